import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A place where an example says that a finding belongs. */
export interface Expected {
  readonly rule: string;
  readonly messageId: string;
  readonly file: string;
  readonly line: number;
}

/** One section of a rule's README: a little project. */
export interface Example {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
}

/** Reads the examples of a README: every section with titled code blocks is one; `finds: messageId` marks the next line. */
export function examplesOf(rule: string, readme: string): Example[] {
  return readme.split(/^## /m).slice(1).flatMap((section) => {
    const blocks = [...section.matchAll(/^```\w+ title="([^"]+)"\n(.*?)^```$/gms)];
    if (blocks.length === 0) return [];
    const files = new Map(blocks.map(([, path = '', text = '']) => [path, text]));
    const expected = [...files].flatMap(([file, text]) => expectedIn(rule, file, text));
    return [{ title: section.split('\n', 1)[0] ?? '', files, expected }];
  });
}

function expectedIn(rule: string, file: string, text: string): Expected[] {
  const marks: Expected[] = [];
  let waiting: string[] = [];
  text.split('\n').forEach((content, index) => {
    const mark = /\bfinds: (\S+)$/.exec(content)?.[1];
    if (mark !== undefined) return void waiting.push(mark);
    for (const one of waiting) {
      const [first = '', second] = one.split('/');
      marks.push({ rule: second === undefined ? rule : first, messageId: second ?? first, file, line: index + 1 });
    }
    waiting = [];
  });
  return marks;
}

/** Writes a project to a fresh folder, hands it over, and removes it. */
export function inProject<T>(files: ReadonlyMap<string, string>, use: (root: string) => T): T {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
  const clean = (): void => rmSync(root, { recursive: true, force: true });
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const result = use(root);
    if (result instanceof Promise) return result.finally(clean) as T; // holds: the same promise, with the clean-up behind it
    clean();
    return result;
  } catch (error) {
    clean();
    throw error;
  }
}
