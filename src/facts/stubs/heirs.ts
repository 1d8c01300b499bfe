/** Names of what a file's classes build on. Read from the text, comments included: who asks only wants to know where to stay silent. */
export interface Heirs {
  /** Classes that are extended, each once, in code-unit order. */
  readonly extended: readonly string[];
  /** Interfaces that classes implement, once for each class that does, in code-unit order. */
  readonly implemented: readonly string[];
  /** Interfaces that are declared here. */
  readonly interfaces: readonly string[];
}

const NO_HEIRS: Heirs = { extended: [], implemented: [], interfaces: [] };
const EXTENDS = /\bextends\s{1,9}(?:[\w$]{1,80}\()?(?:[\w$]{1,80}\.)?([\w$]{1,80})/g;
const IMPLEMENTS = /\bimplements\s{1,9}([\w$.,\s<>|]{1,300})/g;
const INTERFACE = /\binterface\s{1,9}([\w$]{1,80})/g;

export function scriptHeirs(text: string): Heirs {
  const hasClass = text.includes('extends') || text.includes('implements');
  if (!hasClass && !text.includes('interface')) return NO_HEIRS;
  return {
    extended: once(named(text, EXTENDS)),
    implemented: [...text.matchAll(IMPLEMENTS)].flatMap(([, list = '']) => namesOf(list)).sort(),
    interfaces: once(named(text, INTERFACE)),
  };
}

const BASES = /^[ \t]{0,40}class[ \t]{1,9}[\w]{1,80}[ \t]{0,9}\(([^()]{0,400})/gm;

export function pythonHeirs(text: string): Heirs {
  if (!text.includes('class ')) return NO_HEIRS;
  return { ...NO_HEIRS, extended: once([...text.matchAll(BASES)].flatMap(([, list = '']) => namesOf(list.replace(/\[[^\]]{0,100}\]/g, '')))) };
}

const named = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The last words of dotted names, type arguments left out. */
function namesOf(list: string): string[] {
  return list.replace(/<[^<>]{0,100}>/g, '').split(',').flatMap((one) => /[\w$]+$/.exec(one.trim().split(/\s/, 1)[0] ?? '')?.[0] ?? []);
}

const once = (names: readonly string[]): string[] => [...new Set(names)].sort();
