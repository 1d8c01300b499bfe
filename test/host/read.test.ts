import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownText, readText } from '../../src/host/read.ts';
import { addLinks, tempFolder } from './temp-folder.ts';

it.each([
  ['ASCII', 'const total = 1;\n', 'const total = 1;\n'],
  ['UTF-8', 'const größe = "😀";\r\n', 'const größe = "😀";\r\n'],
  ['a byte order mark', '\ufeffconst total = 1;', 'const total = 1;'],
  ['two byte order marks', '\ufeff\ufeffconst total = 1;', '\ufeffconst total = 1;'],
  ['nothing', '', ''],
])('reads %s', (_, written, text) => {
  expect(readText(tempFolder({ 'a.ts': written }), 'a.ts')).toEqual({ text });
});

it.each([
  ['UTF-16', Buffer.from('\ufeffconst total = 1;', 'utf16le'), 'it holds NUL bytes, so it is binary or UTF-16'],
  ['NUL', Buffer.from('const a = "\0";'), 'it holds NUL bytes, so it is binary or UTF-16'],
  ['Latin-1', Buffer.from('const größe = 1;', 'latin1'), 'it is not UTF-8'],
  ['a lone surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'it is not UTF-8'],
])('skips %s and says why', (_, written, skipped) => {
  expect(readText(tempFolder({ 'a.ts': written }), 'a.ts')).toEqual({ skipped });
});

it('skips what is missing, a folder, a pipe and a device', () => {
  const root = tempFolder({ 'src/a.ts': '' });
  execFileSync('mkfifo', [join(root, 'pipe.ts')]);
  addLinks(root, { 'zero.ts': '/dev/zero' });
  expect(readText(root, 'gone.ts')).toEqual({ skipped: 'it cannot be read (ENOENT)' });
  for (const file of ['src', 'pipe.ts', 'zero.ts']) expect(readText(root, file)).toEqual({ skipped: 'it is no ordinary file' });
}, 5000);

it('reads what stands in the project itself, and nothing behind a link', () => {
  const outside = tempFolder({ 'compose.yml': 'services: {}' });
  const root = tempFolder({ 'compose.yml': 'services: {}', 'src/a.ts': '' });
  addLinks(root, { 'link.yml': join(outside, 'compose.yml'), folder: outside });
  execFileSync('mkfifo', [join(root, 'pipe.yml')]);
  expect(['compose.yml', 'link.yml', 'folder/compose.yml', 'pipe.yml', 'src', 'gone.yml'].map((file) => ownText(root, file))).toEqual(['services: {}', '', '', '', '', '']);
}, 5000);
