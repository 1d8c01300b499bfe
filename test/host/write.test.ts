import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeReport } from '#host';
import { addLinks, tempFolder } from './temp-folder.ts';

it('writes a report whole, over an older one, and leaves nothing beside it', () => {
  const root = tempFolder({ 'report.json': 'old' });
  writeReport(join(root, 'report.json'), `{ "größe": "${'x'.repeat(200_000)}" }`);
  expect(readFileSync(join(root, 'report.json'), 'utf8')).toHaveLength(200_000 + 15);
  expect(readdirSync(root)).toEqual(['report.json']);
});

it('refuses a folder, a symbolic link and a folder that is not there', () => {
  const root = tempFolder({ 'out/a.txt': '', 'secret.txt': 'keep' });
  addLinks(root, { 'link.json': 'secret.txt' });
  for (const file of ['out', 'link.json', 'gone/report.json']) expect(() => writeReport(join(root, file), 'new')).toThrow(/cannot be written/);
  expect(readFileSync(join(root, 'secret.txt'), 'utf8')).toBe('keep');
});
