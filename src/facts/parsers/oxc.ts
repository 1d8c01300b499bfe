import { createRequire } from 'node:module';
import type { CommentToken, ModuleRecord, Script, SyntaxNode } from '#model';
import type { Dialect } from './standalone.ts';

type Oxc = typeof import('oxc-parser');

/** undefined = not yet asked for, null = there is no native binding for this machine */
let oxc: Oxc | null | undefined;

/** Parses with oxc-parser, or undefined where it reports errors or its native binding is not installed. */
export function parseWithOxc(text: string, dialect: Dialect): Script | undefined {
  oxc ??= load();
  if (!oxc) return undefined;
  for (const lang of languages(dialect)) {
    const result = oxc.parseSync('source', text, {
      lang,
      astType: 'ts',
      preserveParens: false,
      sourceType: dialect === 'cjs' ? 'commonjs' : dialect === 'jsx' ? 'unambiguous' : 'module',
    });
    if (result.errors.every(({ message }) => HARMLESS.has(message))) return lazyScript(result, lang !== 'jsx');
  }
  return undefined;
}

/** What the TypeScript parser lets pass, too: the tree is whole. */
const HARMLESS: ReadonlySet<string> = new Set(["A 'declare' modifier cannot be used in an already ambient context."]);

function load(): Oxc | null {
  try {
    // a native module; required here because most of the doors' commands never parse
    return createRequire(import.meta.url)('oxc-parser');
  } catch {
    return null;
  }
}

function languages(dialect: Dialect): readonly ('ts' | 'tsx' | 'dts' | 'jsx')[] {
  if (dialect === 'tsx-or-ts') return ['ts', 'tsx'];
  return [dialect === 'cjs' ? 'jsx' : dialect];
}

/** The getters of oxc's result decode on first use; the tree is the dear one. */
function lazyScript(result: ReturnType<Oxc['parseSync']>, isTypeScript: boolean): Script {
  return {
    isTypeScript,
    get comments(): readonly CommentToken[] {
      return result.comments.map(({ type, value, start, end }) => ({ block: type === 'Block', value, start, end }));
    },
    get record(): ModuleRecord {
      return result.module;
    },
    get tree(): SyntaxNode {
      return result.program;
    },
  };
}
