import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { SyntaxFailure, syntaxOf, type CommentToken, type Script, type Source, type Suppression, type SyntaxNode } from '#model';
import { comments } from '../../../src/facts/comments.ts';
import { eagerReads, type EagerRead } from '../../../src/facts/eager-reads.ts';
import { guards } from '../../../src/facts/guards.ts';
import { imports, type ImportWritten } from '../../../src/facts/imports.ts';
import { parseWithOxc } from '../../../src/facts/parsers/oxc.ts';
import type { Dialect } from '../../../src/facts/parsers/standalone.ts';
import { commentTokens, parseWithTypeScript } from '../../../src/facts/parsers/typescript.ts';
import { scriptBlocks } from '../../../src/facts/script-blocks.ts';
import { sourceOf } from '../../../src/facts/source.ts';
import { suppressions } from '../../../src/facts/suppressions.ts';
import { uses } from '../../../src/facts/uses.ts';

export interface Facts {
  readonly comments: readonly CommentToken[];
  readonly imports: readonly ImportWritten[];
  readonly suppressions: readonly Suppression[];
  readonly uses: readonly (readonly [string, string])[];
  readonly eagerReads: readonly EagerRead[];
  readonly guards: readonly number[];
}

/** The facts of one text by one reader; undefined where that reader says the text is no program. */
export type Reading = Facts | undefined;

export function readByOxc(file: string, text: string): Reading {
  return readBy(file, text, parseWithOxc);
}

export function readByTypeScript(file: string, text: string): Reading {
  return readBy(file, text, (script, dialect) => parseWithTypeScript(script, dialect));
}

/** As the ESLint door does: the tree that ESLint itself asked its parser for. Component files have other parsers there. */
export function readByEslint(file: string, text: string): Reading {
  const syntax = syntaxOf(file) ?? 'javascript';
  let reading: Reading;
  const probe = {
    create: ({ sourceCode }: { sourceCode: { ast: unknown } }) => ({
      Program() {
        const ast = sourceCode.ast as SyntaxNode & { comments?: Parameters<typeof commentTokens>[0] };
        const script: Script = { isTypeScript: syntax === 'typescript', comments: commentTokens(ast.comments ?? []), tree: ast };
        reading = factsOf(sourceOf(syntax, text, () => [script]));
      },
    }),
  };
  const jsx = { parserOptions: { ecmaFeatures: { jsx: syntax === 'javascript' || file.endsWith('x') } } };
  new Linter({ configType: 'flat' }).verify(
    text,
    [
      {
        files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
        plugins: { probe: { rules: { facts: probe as never } } }, // holds: ESLint only calls `create`
        rules: { 'probe/facts': 'error' },
        languageOptions: syntax === 'typescript' ? { ...jsx, parser: typescriptParser as never } : { ...jsx, ...(file.endsWith('.cjs') ? { sourceType: 'commonjs' as const } : {}) },
      },
    ],
    { filename: basename(file) },
  );
  return reading;
}

function readBy(file: string, text: string, parse: (script: string, dialect: Dialect) => Script | undefined): Reading {
  const syntax = syntaxOf(file) ?? 'javascript';
  const blocks = syntax === 'typescript' || syntax === 'javascript' ? undefined : scriptBlocks(syntax, text);
  try {
    const scripts = blocks
      ? blocks.map(({ start, end, isTypeScript }) => parse(blankAround(text, start, end), isTypeScript ? 'tsx-or-ts' : 'jsx'))
      : [parse(text, dialectOf(file))];
    if (scripts.includes(undefined)) return undefined;
    return factsOf(sourceOf(syntax, text, () => scripts.filter((script) => script !== undefined)));
  } catch (error) {
    if (error instanceof SyntaxFailure) return undefined;
    throw error;
  }
}

function factsOf(source: Source): Facts {
  return {
    comments: comments.extract(source),
    imports: imports.extract(source),
    suppressions: suppressions.extract(source),
    uses: uses.extract(source),
    eagerReads: eagerReads.extract(source),
    guards: guards.extract(source),
  };
}

function dialectOf(file: string): Dialect {
  if (/\.[cm]?jsx?$/.test(file)) return file.endsWith('.cjs') ? 'cjs' : 'jsx';
  if (/\.d\.[cm]?ts$/.test(file)) return 'dts';
  return file.endsWith('.tsx') ? 'tsx' : 'ts';
}

const blankAround = (text: string, start: number, end: number): string =>
  text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start, end) + text.slice(end).replace(/[^\r\n]/g, ' ');

/** The files below a folder that any fact reads, in the order of the disk, by path; without a byte order mark. */
export function* scriptFilesBelow(folder: string): Generator<readonly [file: string, text: string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') yield* scriptFilesBelow(path);
    else if (entry.isFile() && syntaxOf(entry.name)) yield [path, readFileSync(path, 'utf8').replace(/^\uFEFF/, '')];
  }
}
