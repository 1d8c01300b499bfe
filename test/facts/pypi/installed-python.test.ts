import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installedPythonOf } from '../../../src/host/tools/installed-python.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

write('a/.venv/lib/python3.12/site-packages/PyYAML-6.0.dist-info/top_level.txt', '_yaml\nyaml\n');
write('a/.venv/lib/python3.12/site-packages/attrs-24.1.0.dist-info/RECORD', 'attr/__init__.py,sha256=x,1\nattrs/__init__.py,,\nattrs-24.1.0.dist-info/METADATA,,\n../../../bin/x,,\n__pycache__/six.cpython-312.pyc,,\nsingle.py,,\nnative.cpython-312-x86_64-linux-gnu.so,,\n');
write('a/.venv/lib/python3.12/site-packages/six/__init__.py', '');
write('outside/lib/python3.12/site-packages/rich-13.dist-info/top_level.txt', 'rich\n');
write('b/requirements.txt', '');
symlinkSync(join(folder, 'outside'), join(folder, 'b/.venv'));

test('modules and the distributions that brought them', () => {
  const installed = installedPythonOf(join(folder));
  expect(Object.fromEntries(installed.modulesOf('a/src/deep'))).toEqual({ _yaml: ['pyyaml'], yaml: ['pyyaml'], attr: ['attrs'], attrs: ['attrs'], single: ['attrs'], native: ['attrs'] });
  expect(installed.modulesOf('c').size).toBe(0);
});

test('nothing behind a link', () => {
  expect(installedPythonOf(folder).modulesOf('b').size).toBe(0);
});
