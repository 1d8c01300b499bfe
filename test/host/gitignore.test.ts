import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import ignore from 'ignore';
import { describe, expect, it } from 'vitest';
import { sorted } from '#model';
import { discover } from '../../src/host/discover.ts';
import { parseIgnoreFile } from '../../src/host/gitignore.ts';
import { tempFolder } from './temp-folder.ts';

describe('parseIgnoreFile', () => {
  it.each([
    // a name without a slash is looked for at any depth
    ['*.log', 'debug.log', true],
    ['*.log', 'logs/debug.log', true],
    ['*.log', 'debug.logs', undefined],
    ['generated', 'src/generated/', true],
    ['generated', 'src/generated.ts', undefined],
    // a slash at the end means folders
    ['cache/', 'src/cache/', true],
    ['cache/', 'src/cache', undefined],
    // a slash before the end anchors
    ['/notes.ts', 'notes.ts', true],
    ['/notes.ts', 'src/notes.ts', undefined],
    ['src/notes.ts', 'src/notes.ts', true],
    ['src/notes.ts', 'lib/src/notes.ts', undefined],
    ['src/tmp/', 'src/tmp/', true],
    ['src/tmp/', 'lib/src/tmp/', undefined],
    // double stars
    ['**/fixtures', 'fixtures/', true],
    ['**/fixtures', 'test/api/fixtures/', true],
    ['test/**', 'test/api/order.ts', true],
    ['test/**', 'test/', undefined],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', undefined],
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', undefined],
    // comments, blanks, escapes
    ['# notes', '# notes', undefined],
    ['\\# notes', '# notes', true],
    ['', 'a', undefined],
    ['   ', '   ', undefined],
    ['notes.ts   ', 'notes.ts', true],
    ['notes\\ ', 'notes ', true],
    ['notes\\ ', 'notes', undefined],
    ['\\!important', '!important', true],
    ['notes.ts\r', 'notes.ts', true],
    ['\ufeffnotes.ts', 'notes.ts', true],
    // sets; braces mean nothing
    ['*.py[cod]', 'a.pyc', true],
    ['*.py[cod]', 'a.pyx', undefined],
    ['[!a]pi', 'api', undefined],
    ['{a,b}', 'a', undefined],
    ['{a,b}', '{a,b}', true],
    // the last line that matches decides
    ['*.ts\n!keep.ts', 'keep.ts', false],
    ['*.ts\n!keep.ts', 'other.ts', true],
    ['!keep.ts\n*.ts', 'keep.ts', true],
    ['/', 'a', undefined],
    ['!', 'a', undefined],
  ])('%j on %s: %s', (text, path, expected) => {
    const isFolder = path.endsWith('/');
    expect(parseIgnoreFile(text).verdict(path.replace(/\/$/, ''), isFolder)).toBe(expected);
  });

  it('reads a line of many spaces', () => {
    expect(parseIgnoreFile(`a${' '.repeat(200_000)}b`).verdict('a', false)).toBe(undefined);
  }, 5000);

  it('agrees with the package `ignore`', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 3 }).filter((text) => !text.includes('**'));
    const body = fc.array(fc.oneof(name, fc.constant('**')), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const line = fc.tuple(fc.constantFrom('', '!'), fc.constantFrom('', '/'), body, fc.constantFrom('', '/')).map((parts) => parts.join(''));
    const path = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), path, (lines, parts) => {
        expect(isIgnored(lines.join('\n'), parts)).toBe(ignore().add(lines.join('\n')).ignores(parts.join('/')));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('discover beside git', () => {
  const files = {
    '.gitignore': '*.gen.ts\nlogs/\n/secret.ts\ntools/*\n!tools/keep\n',
    'src/app.ts': '', 'src/app.gen.ts': '', 'secret.ts': '', 'src/secret.ts': '', 'logs/a.ts': '', 'src/logs/b.ts': '',
    'tools/a.ts': '', 'tools/keep/a.ts': '', 'tools/drop/a.ts': '',
    'packages/api/.gitignore': '!*.gen.ts\nlocal-*\n!local-config.ts\n/lib/**\n!/lib/index.ts\n',
    'packages/api/client.gen.ts': '', 'packages/api/local-data.ts': '', 'packages/api/local-config.ts': '',
    'packages/api/lib/index.ts': '', 'packages/api/lib/other.ts': '', 'packages/api/lib/deep/index.ts': '',
    'packages/api/src/.gitignore': '*.gen.ts\n', 'packages/api/src/x.gen.ts': '', 'packages/api/src/x.ts': '',
    'packages/web/client.gen.ts': '', 'packages/web/local-data.ts': '', 'packages/web/page [id].ts': '', 'packages/web/ä.ts': '',
  };
  const lsFiles = (folder: string): string[] => {
    const listed = execFileSync('git', ['-c', 'core.excludesFile=/dev/null', 'ls-files', '-z', '-co', '--exclude-standard'], { cwd: folder, encoding: 'utf8' });
    return sorted(listed.split('\0').filter((file) => file.endsWith('.ts')));
  };

  it('lists what git lists', () => {
    const root = tempFolder(files);
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(discover(root, []).sources).toEqual(lsFiles(root));
  });

  it.each(['packages/api', 'packages/api/src', 'packages/web'])('lists what git lists in %s, by the rules above it too', (folder) => {
    const root = tempFolder(files);
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(discover(join(root, folder), []).sources).toEqual(lsFiles(join(root, folder)));
  });

  it('still reads an ignored folder that is itself the root', () => {
    const root = tempFolder({ '.gitignore': 'scratch/**\n', 'scratch/demo/.keep': '', 'scratch/demo/src/app.ts': '' });
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(discover(join(root, 'scratch/demo'), []).sources).toEqual(['src/app.ts']);
  });

  it('asks no .gitignore outside a repository', () => {
    const root = tempFolder({ '.gitignore': '*.ts\n', 'demo/app.ts': '' });
    expect(discover(join(root, 'demo'), []).sources).toEqual(['app.ts']);
  });
});

/** As git asks: the folders above a file first. */
function isIgnored(text: string, parts: readonly string[]): boolean {
  const rules = parseIgnoreFile(text);
  return parts.some((_, depth) => rules.verdict(parts.slice(0, depth + 1).join('/'), depth < parts.length - 1) ?? false);
}
