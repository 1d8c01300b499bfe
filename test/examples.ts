import { execFileSync } from 'node:child_process';
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
  /** The files of the commit that the project is compared with: blocks marked `base`. Empty where the example needs none. */
  readonly base: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
}

/** Reads the examples of a README: every section with titled code blocks is one; `finds: messageId` marks the next line. */
export function examplesOf(rule: string, readme: string): Example[] {
  return sectionsOf(readme).flatMap((section) => {
    const blocks = [...section.matchAll(/^```\w+ title="([^"]+)"( base)?\n(.*?)^```$/gms)].map(([, path = '', mark, text = '']) => ({ path, text, isBase: mark !== undefined }));
    if (blocks.length === 0) return [];
    const filesOf = (isBase: boolean): Map<string, string> => new Map(blocks.flatMap((one) => (one.isBase === isBase ? [[one.path, one.text]] : [])));
    const files = filesOf(false);
    const expected = [...files].flatMap(([file, text]) => expectedIn(rule, file, text));
    return [{ title: section.split('\n', 1)[0] ?? '', files, base: filesOf(true), expected }];
  });
}

/** The parts below headings of the second level; what looks like one inside of a code block is none. */
function sectionsOf(readme: string): string[] {
  const sections: string[][] = [];
  let isCode = false;
  for (const line of readme.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    if (!isCode && line.startsWith('## ')) sections.push([line.slice(3)]);
    else sections.at(-1)?.push(line);
  }
  return sections.map((lines) => lines.join('\n'));
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

const GIT = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };

/** Puts a commit with other files, tagged `base`, below the files that stand in a folder. */
export function commitBase(root: string, base: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>): void {
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, env: GIT, stdio: 'ignore' });
  const write = (all: ReadonlyMap<string, string>): void => {
    for (const [path, text] of all) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  git('init', '-q', '-b', 'main');
  for (const path of files.keys()) rmSync(join(root, path));
  write(base);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'base');
  git('tag', 'base');
  for (const path of base.keys()) rmSync(join(root, path));
  write(files);
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
