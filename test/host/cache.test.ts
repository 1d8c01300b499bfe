import { chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileFact, type FileFact } from '#model';
import { openFactCache } from '../../src/host/cache/facts.ts';
import { userCacheFolder } from '../../src/host/cache/folder.ts';
import { openProject } from '../../src/host/project.ts';
import { addFiles, tempFolder } from './temp-folder.ts';

const LATER = Date.now() + 100_000;

/** A fact that counts how often it is taken. */
function counted(id = 'words', version = 1): { readonly fact: FileFact<unknown>; readonly taken: string[] } {
  const taken: string[] = [];
  return { taken, fact: fileFact({ id, version, syntax: ['typescript', 'javascript'], extract: ({ text }) => (taken.push(text), text === 'none' ? undefined : text.split(' ')) }) };
}

/** Takes the facts of all files as a run does, and tells how often each had to be taken anew. */
function runOnce(root: string, folder: string, facts: readonly ReturnType<typeof counted>[] = [counted()], version = '1', now = LATER) {
  const cache = openFactCache({ folder, root, version, now });
  const project = openProject(root, { ignore: [] }, { cache });
  const values = project.files.map((file) => project.gather(file, facts.map(({ fact }) => fact)));
  const trouble = cache.save();
  return { values: values.map((one) => (one && 'values' in one ? Object.fromEntries(one.values) : one)), taken: facts.flatMap(({ taken }) => taken), trouble };
}

const cacheFile = (folder: string): string => join(folder, readdirSync(folder)[0] ?? '');

describe('the cache of facts', () => {
  it('takes nothing twice, and gives the same values, undefined ones too', () => {
    const root = tempFolder({ 'a.ts': 'a b', 'b.ts': 'none', 'c.js': 'a b' });
    const folder = tempFolder();
    const cold = runOnce(root, folder);
    expect(cold.taken.sort()).toEqual(['a b', 'a b', 'none']);
    const warm = runOnce(root, folder);
    expect(warm.taken).toEqual([]);
    expect(warm.values).toEqual(cold.values);
  });

  it('takes again what has changed, also under the same size and time', () => {
    const root = tempFolder({ 'a.ts': 'one', 'b.ts': 'b' });
    const folder = tempFolder();
    runOnce(root, folder);
    writeFileSync(join(root, 'a.ts'), 'two');
    utimesSync(join(root, 'a.ts'), 1, 1);
    expect(runOnce(root, folder).taken).toEqual(['two']);
    const now = Date.now();
    runOnce(root, tempFolder(), [counted()], '1', now);
    const racy = tempFolder();
    addFiles(root, { 'a.ts': 'ten' });
    runOnce(root, racy, [counted()], '1', Date.now()); // a file as young as the run is not trusted by its time
    expect(readFileSync(cacheFile(racy), 'utf8')).toContain('["a.ts","",');
  });

  it('knows a content under another name and time, but not in another language', () => {
    const root = tempFolder({ 'a.ts': 'same' });
    const folder = tempFolder();
    runOnce(root, folder);
    addFiles(root, { 'moved/b.ts': 'same', 'c.js': 'same', 'd.d.ts': 'same' });
    expect(runOnce(root, folder).taken).toHaveLength(2);
  });

  it('takes a fact again whose version is another, and only that', () => {
    const root = tempFolder({ 'a.ts': 'a' });
    const folder = tempFolder();
    runOnce(root, folder, [counted('x'), counted('y')]);
    const [x, y] = [counted('x'), counted('y', 2)];
    const values = runOnce(root, folder, [x, y]).values;
    expect(y.taken).toEqual(['a']);
    expect(values).toEqual([{ x: ['a'], y: ['a'] }]);
    expect(runOnce(root, folder, [counted('x')], '2').taken).toEqual(['a']);
  });

  it.each<[string, (file: string) => void]>([
    ['is empty', (file) => writeFileSync(file, '')],
    ['is cut off', (file) => truncateSync(file, 90)],
    ['is of another version', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('arch-lint 1 ', 'arch-lint 0 '))],
    ['has one letter changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('["a"', '["b"'))],
    ['is no text', (file) => writeFileSync(file, Buffer.from([0, 255, 10, 254, 10]))],
    ['holds other JSON', (file) => writeFileSync(file, 'arch-lint 1 x\n{"a":1}\n')],
  ])('counts as empty when it %s', (_, spoil) => {
    const root = tempFolder({ 'a.ts': 'a' });
    const folder = tempFolder();
    const cold = runOnce(root, folder);
    spoil(cacheFile(folder));
    const after = runOnce(root, folder);
    expect(after.taken).toEqual(['a']);
    expect(after.values).toEqual(cold.values);
    expect(runOnce(root, folder).taken).toEqual([]);
  });

  it('says that it cannot be written, and leaves no part behind', () => {
    const root = tempFolder({ 'a.ts': 'a' });
    const folder = tempFolder({ blocked: 'a file' });
    expect(runOnce(root, join(folder, 'blocked')).trouble).toMatch(/cannot be written \((?:ENOTDIR|EEXIST)\)$/);
    mkdirSync(join(folder, 'sealed'));
    chmodSync(join(folder, 'sealed'), 0o500);
    runOnce(root, join(folder, 'sealed'));
    expect(readdirSync(join(folder, 'sealed')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps the facts of another branch for a few runs, then drops them', () => {
    const root = tempFolder({ 'a.ts': 'main' });
    const folder = tempFolder();
    runOnce(root, folder);
    for (const n of [1, 2, 3, 4, 5, 6]) {
      addFiles(root, { 'a.ts': `branch ${n}` });
      runOnce(root, folder);
      expect(readFileSync(cacheFile(folder), 'utf8').includes('["main"]')).toBe(n <= 4);
    }
  });

  it('lies with the user, not in the project', () => {
    expect(userCacheFolder({ HOME: '/home/ann' }, 'linux')).toBe('/home/ann/.cache/arch-lint');
    expect(userCacheFolder({ HOME: '/home/ann', XDG_CACHE_HOME: '/var/cache' }, 'linux')).toBe('/var/cache/arch-lint');
    expect(userCacheFolder({ HOME: '/Users/ann' }, 'darwin')).toBe('/Users/ann/Library/Caches/arch-lint');
  });
});
