import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Report } from '#model';
import { addFiles, tempFolder } from '../host/temp-folder.ts';

const own = fileURLToPath(new URL('../..', import.meta.url));

/** The report of a run by an installation of our own, in which jscpd is changed. */
function reportWith(change: (installed: string) => void, env: Record<string, string> = {}): { readonly status: number | null; readonly notRun: unknown } {
  const root = tempFolder({ 'package.json': '{}', 'app.ts': '', 'a.go': 'package a\n', 'b.go': 'package b\n' });
  const installed = tempFolder({});
  cpSync(join(own, 'dist'), join(installed, 'dist'), { recursive: true });
  cpSync(join(own, 'package.json'), join(installed, 'package.json'));
  mkdirSync(join(installed, 'node_modules'));
  for (const name of readdirSync(join(own, 'node_modules'))) if (!name.startsWith('jscpd')) symlinkSync(join(own, 'node_modules', name), join(installed, 'node_modules', name));
  change(installed);
  const { status, stdout } = spawnSync(process.execPath, [join(installed, 'dist/src/cli/main.js'), '--only', 'no-duplicate-code', '--format', 'json', '--no-cache'], { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
  return { status, notRun: (JSON.parse(stdout) as Report).completeness.notRun };
}

it.each<[string, string, (installed: string) => void, Record<string, string>?]>([
  ['jscpd is not installed', 'jscpd is not installed. Install it beside arch-lint: `npm install --save-dev jscpd@5.3.3`', () => {}],
  ['its binary is missing', 'jscpd failed (no binary for this machine). Install it again: `npm install --save-dev jscpd@5.3.3`', (installed) => addFiles(installed, { 'node_modules/jscpd/package.json': '{}', 'node_modules/jscpd/run-jscpd.js': "console.error('no binary for this machine'); process.exit(1);" })],
  ['it writes no report', 'jscpd could not be run (Error: ENOENT: no such file or directory, open', (installed) => addFiles(installed, { 'node_modules/jscpd/package.json': '{}', 'node_modules/jscpd/run-jscpd.js': '' })],
  ['there is no room for copies', 'jscpd could not be run (Error: ENOENT: no such file or directory, mkdtemp', (installed) => cpSync(join(own, 'node_modules/jscpd'), join(installed, 'node_modules/jscpd'), { recursive: true }), { TMPDIR: '/nowhere' }],
])('says what is not compared where %s', (_, reason, change, env) => {
  const { status, notRun } = reportWith(change, env);
  expect(status).toBe(3);
  expect(notRun).toEqual([{ rule: 'no-duplicate-code', reason: expect.stringContaining(`the 2 files in other languages are not compared: ${reason}`) as string }]);
});
