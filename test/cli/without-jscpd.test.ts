import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Report } from '#model';
import { tempFolder } from '../host/temp-folder.ts';

const own = fileURLToPath(new URL('../..', import.meta.url));

it('says what is not compared where jscpd is not installed, and how to mend that', () => {
  const root = tempFolder({ 'package.json': '{}', 'app.ts': '', 'a.go': 'package a\n', 'b.go': 'package b\n' });
  const installed = tempFolder({});
  cpSync(join(own, 'dist'), join(installed, 'dist'), { recursive: true });
  cpSync(join(own, 'package.json'), join(installed, 'package.json'));
  mkdirSync(join(installed, 'node_modules'));
  for (const name of readdirSync(join(own, 'node_modules'))) if (!name.startsWith('jscpd')) symlinkSync(join(own, 'node_modules', name), join(installed, 'node_modules', name));
  const { status, stdout } = spawnSync(process.execPath, [join(installed, 'dist/src/cli/main.js'), '--only', 'no-duplicate-code', '--format', 'json', '--no-cache'], { cwd: root, encoding: 'utf8' });
  expect(status).toBe(3);
  expect((JSON.parse(stdout) as Report).completeness.notRun).toEqual([{ rule: 'no-duplicate-code', reason: 'the 2 files in other languages are not compared: jscpd is not installed. Install it beside arch-lint: `npm install --save-dev jscpd@5.3.3`' }]);
});
