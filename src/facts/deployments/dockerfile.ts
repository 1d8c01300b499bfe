import type { EnvironmentEntry, Port, Unit } from '../deployments.ts';

interface Instruction {
  readonly word: string;
  readonly rest: string;
  /** Where `rest` begins in the file. */
  readonly start: number;
}

/**
 * What a Dockerfile makes: one unit with the image that its last stage stands on, what it copies in, listens on and starts.
 * @see https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(text: string): Unit | undefined {
  const stages = new Map<string, string>();
  const ports: Port[] = [];
  const environment: EnvironmentEntry[] = [];
  const copied: string[] = [];
  let image: Unit['image'];
  let [command, entry] = [undefined as string | undefined, undefined as string | undefined];
  for (const { word, rest, start } of instructionsOf(text)) {
    if (word === 'FROM') {
      const [, flags = '', base = '', , name] = /^((?:--\S{1,200}[ \t]{1,20}){0,5})(\S{1,500})(?:[ \t]{1,20}(as)[ \t]{1,20}(\S{1,200}))?/i.exec(rest) ?? [];
      const real = stages.get(base.toLowerCase()) ?? base;
      if (name !== undefined) stages.set(name.toLowerCase(), real);
      image = { text: real, at: { start: start + flags.length, end: start + flags.length + base.length } };
      [command, entry] = [undefined, undefined];
    } else if (word === 'EXPOSE') ports.push(...rest.split(/\s{1,20}/).flatMap((one) => portOf(one)));
    else if (word === 'ENV') environment.push(...variablesOf(rest, start));
    else if (word === 'COPY' || word === 'ADD') copied.push(...sourcesOf(rest));
    else if (word === 'CMD') command = wordsOf(rest);
    else if (word === 'ENTRYPOINT') entry = wordsOf(rest);
  }
  if (!image) return undefined;
  const started = [entry, command].filter((one) => one !== undefined).join(' ');
  return {
    form: 'image', name: '', at: image.at, aliases: [], image, ...(started === '' ? {} : { command: started }), ...(copied.length > 0 ? { copied } : {}),
    environment, environmentFiles: [], environmentFrom: [], ports, dependsOn: [], labels: [],
  };
}

function instructionsOf(text: string): Instruction[] {
  const found: Instruction[] = [];
  for (let start = 0; start < text.length; ) {
    let end = lineEnd(text, start);
    const head = /^[ \t]{0,100}([A-Za-z]{2,20})[ \t]{1,100}/.exec(text.slice(start, Math.min(end, start + 250)));
    const from = start + (head?.[0].length ?? 0);
    let rest = text.slice(from, end);
    while (/\\[ \t\r]{0,20}$/.test(rest.slice(-25)) && end < text.length) {
      const next = lineEnd(text, end + 1);
      rest = text.slice(from, next);
      end = next;
    }
    if (head?.[1] !== undefined && !/^[ \t]*#/.test(head[0])) found.push({ word: head[1].toUpperCase(), rest: rest.replace(/\\[ \t]{0,20}\r?\n/g, (all) => ' '.repeat(all.length)).trimEnd(), start: from });
    start = end + 1;
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** `A=1 B="two words"`, or `A all that follows`. */
function variablesOf(rest: string, start: number): EnvironmentEntry[] {
  const pairs = [...rest.matchAll(/([\w.-]{1,200})=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)];
  const [first] = pairs;
  if (first && first.index === 0)
    return pairs.map(({ index, 1: name = '', 2: value = '' }) => {
      const quote = /^["']/.test(value) ? 1 : 0;
      const from = start + index + name.length + 1 + quote;
      return { name, value: value.slice(quote, value.length - quote), at: { start: from, end: from + value.length - 2 * quote } };
    });
  const blank = rest.search(/[ \t]/);
  if (blank <= 0) return [];
  const value = rest.slice(blank).trim();
  const from = start + rest.indexOf(value, blank);
  return [{ name: rest.slice(0, blank), value, at: { start: from, end: from + value.length } }];
}

/** What is copied out of the context: everything but flags and the last word; nothing where it comes from another stage. */
function sourcesOf(rest: string): string[] {
  if (/(?:^|\s)--from=/.test(rest)) return [];
  const words = rest.startsWith('[') ? listOf(rest) : rest.split(/\s{1,50}/);
  return words.filter((word) => !word.startsWith('--') && word !== '').slice(0, -1).map((word) => word.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, ''));
}

function wordsOf(rest: string): string {
  return rest.startsWith('[') ? listOf(rest).join(' ') : rest;
}

/** A JSON list of words; what is none reads as nothing. */
function listOf(rest: string): string[] {
  try {
    const words: unknown = JSON.parse(rest);
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
  } catch {
    return [];
  }
}

function portOf(text: string): Port[] {
  const digits = /^(\d{1,5})(?:\/\w{1,8})?$/.exec(text)?.[1];
  return digits === undefined ? [] : [{ inside: Number(digits) }];
}
