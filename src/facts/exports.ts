import { fileFact, SCRIPT_SYNTAXES, type Script, type Source } from '#model';
import { exportsOfRecord } from './exports/record.ts';
import { exportsOfTree } from './exports/tree.ts';

/** What a declaration makes: `function` is hoisted, so it is set before its module is evaluated; `type` is nothing at run time. */
export type DeclaredKind = 'value' | 'function' | 'type' | 'const-enum';

/** What an exported name stands for, as far as its own statement says. */
export interface ExportWritten {
  /** `default` for the default export. */
  readonly name: string;
  /** `local`: something that is declared elsewhere in the file, see `declarations`; `passed`: something of another module. */
  readonly kind: DeclaredKind | 'local' | 'passed';
  /** Of `local`: its name in the file. */
  readonly local?: string;
  /** Of `passed`: the specifier, of the statement itself or of the import behind it. */
  readonly from?: string;
  /** Of `passed`: the name there; `default` and `*` for default and namespace. */
  readonly imported?: string;
  /** `type` is written at it, or at the import behind it. */
  readonly isType?: true;
}

export interface ExportsWritten {
  /** Each name once, in order of its first statement. */
  readonly names: readonly ExportWritten[];
  /** `export * from`, in order. */
  readonly stars: readonly { readonly specifier: string; readonly isType: boolean }[];
  /** The statements may not tell all names: `export =`, CommonJS, a component file, a script that declares globals. */
  readonly isOpen: boolean;
  /** Names of `declare module '...'`: ambient modules, with `*` for any text, and modules that are added to. */
  readonly ambient: readonly string[];
}

/** What a file exports, as far as its own statements say. */
export const exports = fileFact<ExportsWritten>({
  id: 'exports',
  version: 2,
  syntax: SCRIPT_SYNTAXES,
  extract(source) {
    if (isComponent(source)) return { names: [], stars: [], isOpen: true, ambient: [] };
    const isOpen = saysMore(source);
    if (!/\bexport\b|(?<![\w$.@'"-]|(?<!\*)\/)module\s*['"]/.test(source.text)) return { names: [], stars: [], isOpen, ambient: [] };
    const found = source.scripts.map((script) => read(script, source.text));
    return { names: found.flatMap(({ names }) => names), stars: found.flatMap(({ stars }) => stars), isOpen: isOpen || found.some((one) => one.isOpen), ambient: found.flatMap(({ ambient }) => ambient) };
  },
});

function read(script: Script, text: string): ExportsWritten {
  return exportsOfRecord(script, text) ?? exportsOfTree(script);
}

/** A component exports what its compiler makes. */
const isComponent = ({ syntax }: Source): boolean => syntax !== 'typescript' && syntax !== 'javascript';

/** Whether more may be exported than statements say: CommonJS, AMD, types of JSDoc, and globals of a script. */
function saysMore({ text, syntax }: Source): boolean {
  if (syntax === 'javascript' && /@(?:typedef|callback|enum)\b/.test(text)) return true;
  if (syntax === 'typescript' && /^[ \t]*(?:import|export)\b/m.test(text)) return /\bexport\s*=/.test(text);
  if (/\bmodule\s*\.\s*exports\b|\bexports\s*[.[=]|\bexport\s*=/.test(text)) return true;
  return !/\b(?:import|export)\b/.test(text) && /\b(?:exports|module|define|declare|require|globalThis|window|self|this)\b/.test(text);
}
