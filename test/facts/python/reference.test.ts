import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comments } from '#facts/comments';
import { openSource } from '#facts/source';
import { importsOf, lineOf, namesOf } from './support/facts-of.ts';

interface Answer {
  readonly file: string;
  readonly imports: readonly (readonly [line: number, level: number, module: string, names: readonly string[], isLocal: boolean, isChecking: boolean])[];
  readonly names: readonly string[];
  readonly comments: readonly number[] | null;
}

const script = new URL('support/reference.py', import.meta.url).pathname;
const samples = new URL('samples', import.meta.url).pathname;

/** What CPython says, a file a line. */
function ask(...folders: readonly string[]): Answer[] {
  const { stdout } = spawnSync('python3', ['-I', '-S', script, ...folders], { encoding: 'utf8', maxBuffer: 1 << 29 });
  return (stdout ?? '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Answer);
}

function ours(file: string): Omit<Answer, 'file'> {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const line = lineOf(text);
  const imports = importsOf(text).filter(({ form }) => form !== 'dynamic').map(({ at, level, module, names, isLocal, isTypeChecking }) => [line(at.start), level, module, names, isLocal, isTypeChecking] as const);
  return { imports, names: [...namesOf(text).names].sort(), comments: comments.extract(openSource('stock.py', 'python', text)).map(({ start }) => line(start)) };
}

/** In one order, whatever the parser's. */
const inOrder = (imports: Answer['imports']): string[] => imports.map((one) => JSON.stringify(one)).sort();
const byCodeUnit = (names: readonly string[]): string[] => [...names].sort();

function compare({ file, ...theirs }: Answer): void {
  const found = ours(file);
  same({ file, imports: inOrder(found.imports), names: found.names }, { file, imports: inOrder(theirs.imports), names: byCodeUnit(theirs.names) });
  if (theirs.comments) same({ file, comments: found.comments }, { file, comments: theirs.comments });
}

/** Quicker than to compare every number of thousands of files. */
function same(ours: object, theirs: object): void {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours).toEqual(theirs);
}

const hasPython = spawnSync('python3', ['-I', '-S', '-c', 'import sys; sys.exit(sys.version_info < (3, 10))'], { encoding: 'utf8' }).status === 0;

describe.skipIf(!hasPython)('CPython reads the same', () => {
  test('in its standard library', () => {
    const answers = ask();
    expect(answers.length).toBeGreaterThan(500);
    answers.forEach(compare);
  }, 300_000);

  test('in the samples, as their snapshot says', () => {
    const answers = ask(samples);
    const known = snapshot().filter(({ file }) => answers.some((answer) => answer.file === `${samples}/${file}`)); // an older one may not know all syntax
    expect(known.length).toBeGreaterThan(2);
    expect(answers.map(({ file, ...rest }) => ({ file: file.slice(samples.length + 1), ...rest }))).toEqual(known);
  });
});

/** Of a machine with Python: `python3 -I -S support/reference.py samples`, with paths relative to the samples. */
function snapshot(): Answer[] {
  return JSON.parse(readFileSync(`${samples}/expected.json`, 'utf8')) as Answer[];
}

test.each(snapshot().map((answer) => [answer.file, answer] as const))('what CPython said of %s', (file, answer) => {
  compare({ ...answer, file: `${samples}/${file}` });
});
