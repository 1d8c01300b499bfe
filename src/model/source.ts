import type { Span } from './place.ts';

/** What a file is written in. */
export type Syntax = ScriptSyntax | 'python' | ManifestSyntax | LockSyntax | OtherSyntax;

export type ScriptSyntax = 'typescript' | 'javascript' | 'vue' | 'svelte' | 'astro';
/** Files that say what a package is made of. `text` may be a list of requirements, if another one includes it. */
export type ManifestSyntax = 'package-json' | 'pnpm-workspace' | 'requirements' | 'pyproject' | 'setup-cfg' | 'pipfile' | 'conda';
/** Files in which a package manager writes what it has chosen. `toml-lock`: of uv, Poetry and PDM. */
export type LockSyntax = 'npm-lock' | 'pnpm-lock' | 'yarn-lock' | 'bun-lock' | 'toml-lock' | 'pipfile-lock';

/** Files of which no more is read than comments, prose and values. `env`: `.env` and what is called like it. */
export type OtherSyntax = 'markdown' | 'yaml' | 'jsonc' | 'sql' | 'shell' | 'dockerfile' | 'procfile' | 'tiltfile' | 'html' | 'env' | 'prisma' | 'text';

/** The syntaxes whose scripts are TypeScript or JavaScript modules. */
export const SCRIPT_SYNTAXES: readonly ScriptSyntax[] = ['typescript', 'javascript', 'vue', 'svelte', 'astro'];

/** A node of a TS-ESTree, as far as everybody needs to know it. */
export interface SyntaxNode {
  readonly type: string;
}

/** A comment as it is written. `value` has no delimiters; the span has them. */
export interface CommentToken extends Span {
  readonly block: boolean;
  readonly value: string;
}

/** What a parser can tell of a module's imports without a tree. Offsets are the file's. */
export interface ModuleRecord {
  readonly staticImports: readonly {
    readonly start: number;
    readonly moduleRequest: RecordName;
    readonly entries: readonly { readonly importName: RecordName; readonly localName: { readonly value: string }; readonly isType: boolean }[];
  }[];
  readonly staticExports: readonly {
    readonly start: number;
    readonly end: number;
    readonly entries: readonly { readonly start: number; readonly end: number; readonly moduleRequest: RecordName | null; readonly importName: RecordName; readonly exportName: RecordName; readonly localName: RecordName; readonly isType: boolean }[];
  }[];
  readonly dynamicImports: readonly { readonly moduleRequest: Span }[];
  /** All of `require`, where every token is known and there is no more of it than statements `const a = require('x')` outside of all brackets. */
  readonly requires?: readonly { readonly moduleRequest: Span & { readonly value: string }; readonly bindings: readonly { readonly imported: string; readonly local: string; readonly isType: boolean }[] }[];
  /** Names of `declare module '...'`, where they are known, and nothing is imported or exported inside of any bracket. */
  readonly ambient?: readonly string[];
}

/** A name or a specifier of a module record; `kind` where there may be none. */
export interface RecordName {
  readonly kind?: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** One parsed script: a whole file, or one script block of a component file. Offsets are the file's. */
export interface Script {
  readonly isTypeScript: boolean;
  readonly comments: readonly CommentToken[];
  /** Only from a parser that makes one besides its tree. */
  readonly record?: ModuleRecord;
  /** The `Program` node of a TS-ESTree. Asking for it may cost as much again as parsing did. */
  readonly tree: SyntaxNode;
}

/** One file to take facts from. Reading `scripts` parses, once; it throws `SyntaxFailure` when that fails. */
export interface Source {
  readonly syntax: Syntax;
  readonly text: string;
  readonly scripts: readonly Script[];
}

/** The text cannot be parsed by any parser at hand. */
export class SyntaxFailure extends Error {
  readonly offset: number;

  /**
   * @param message what the parser expected
   * @param offset UTF-16 offset in the file's text
   */
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'SyntaxFailure';
    this.offset = offset;
  }
}

const SYNTAX_BY_EXTENSION: ReadonlyMap<string, Syntax> = new Map<string, Syntax>([
  ['ts', 'typescript'],
  ['tsx', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['js', 'javascript'],
  ['jsx', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['vue', 'vue'],
  ['svelte', 'svelte'],
  ['astro', 'astro'],
  ['py', 'python'],
  ['pyi', 'python'],
  ['txt', 'text'],
  ['in', 'text'],
  ['pip', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['jsonc', 'jsonc'],
  ['json5', 'jsonc'],
  ['sql', 'sql'],
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['zsh', 'shell'],
  ['html', 'html'],
  ['htm', 'html'],
  ['prisma', 'prisma'],
]);

const SYNTAX_BY_NAME: ReadonlyMap<string, Syntax> = new Map<string, Syntax>([
  ['package.json', 'package-json'],
  ['pnpm-workspace.yaml', 'pnpm-workspace'],
  ['pyproject.toml', 'pyproject'],
  ['setup.cfg', 'setup-cfg'],
  ['Pipfile', 'pipfile'],
  ['Procfile', 'procfile'],
  ['Tiltfile', 'tiltfile'],
  ['environment.yml', 'conda'],
  ['environment.yaml', 'conda'],
  ['package-lock.json', 'npm-lock'],
  ['npm-shrinkwrap.json', 'npm-lock'],
  ['pnpm-lock.yaml', 'pnpm-lock'],
  ['yarn.lock', 'yarn-lock'],
  ['bun.lock', 'bun-lock'],
  ['uv.lock', 'toml-lock'],
  ['poetry.lock', 'toml-lock'],
  ['pdm.lock', 'toml-lock'],
  ['Pipfile.lock', 'pipfile-lock'],
]);

const SYNTAX_BY_FORM: readonly (readonly [RegExp, Syntax])[] = [
  [/^(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|\.[dD]ockerfile$/, 'dockerfile'],
  [/^\.env(?:\.[\w.-]+)?$|\.env$/, 'env'],
  [/^[tj]sconfig[\w.-]*\.json$/, 'jsonc'],
];

/** `requirements.txt`, `dev-requirements.txt`, `requirements/base.txt`, `constraints.in`. */
const REQUIREMENTS = /(?:^|\/)(?:[\w.-]*(?:requirements|constraints)[\w.-]*|(?:requirements|reqs|requires)\/[\w.-]+)\.(?:txt|in|pip)$/i;

/** The syntax of a file by its name, or undefined when no fact can read it. */
export function syntaxOf(file: string): Syntax | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const syntax = SYNTAX_BY_NAME.get(name) ?? SYNTAX_BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1)) ?? SYNTAX_BY_FORM.find(([form]) => form.test(name))?.[1];
  return syntax === 'text' && REQUIREMENTS.test(file) ? 'requirements' : syntax;
}

/** The syntax of a file whose scripts are TypeScript or JavaScript modules, or undefined for any other file. */
export function scriptSyntaxOf(file: string): ScriptSyntax | undefined {
  const syntax = syntaxOf(file);
  return SCRIPT_SYNTAXES.find((one) => one === syntax);
}
