import { SyntaxFailure, type Script, type Source, type Syntax } from '#model';
import { scriptBlocks } from './script-blocks.ts';
import { parseScript, type Dialect } from './parsers/standalone.ts';

/**
 * Opens a file's text for facts. Nothing is parsed before `scripts` is read, and then once, whatever the number of facts.
 * @param file path, for the dialect only (`.tsx`, `.d.ts`, `.cjs`)
 * @param text the whole text without byte order mark
 */
export function openSource(file: string, syntax: Syntax, text: string): Source {
  return sourceOf(syntax, text, () => {
    if (syntax === 'typescript' || syntax === 'javascript') return [parseScript(text, dialectOf(file, syntax))];
    if (syntax !== 'vue' && syntax !== 'svelte' && syntax !== 'astro') return [];
    return scriptBlocks(syntax, text).map((block) =>
      parseScript(blankAround(text, block.start, block.end), block.isTypeScript ? 'tsx-or-ts' : 'jsx'),
    );
  });
}

/** A source whose scripts another parser has already read, such as the tree that ESLint holds. */
export function sourceOf(syntax: Syntax, text: string, read: () => readonly Script[]): Source {
  let scripts: readonly Script[] | undefined;
  let failure: unknown;
  return {
    syntax,
    text,
    get scripts() {
      if (failure !== undefined) throw failure;
      try {
        return (scripts ??= read());
      } catch (error) {
        failure = error instanceof SyntaxFailure ? error : new SyntaxFailure(`the parser failed: ${String(error)}`, 0);
        throw failure;
      }
    },
  };
}

function dialectOf(file: string, syntax: Syntax): Dialect {
  if (syntax === 'javascript') return file.endsWith('.cjs') ? 'cjs' : 'jsx';
  if (/\.d\.[cm]?ts$/.test(file)) return 'dts';
  return file.endsWith('.tsx') ? 'tsx' : 'ts';
}

/** The text with everything outside the block blanked, line breaks kept, so that offsets stay the file's. */
function blankAround(text: string, start: number, end: number): string {
  const blank = (part: string): string => part.replace(/[^\r\n\u2028\u2029]/g, ' ');
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}
