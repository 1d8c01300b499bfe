import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../src/run.ts';
import { addFiles } from './host/temp-folder.ts';

const RULES = ['no-undeclared-dependency', 'no-unresolved-import', 'no-misplaced-dependency', 'no-unused-dependency', 'require-valid-version'];
const cases = new URL('../fixtures/cases/deps/', import.meta.url).pathname;
const temp = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

const findings = (cwd: string): string[] => run({ cwd, only: RULES }).report.findings.map(({ file, line, column, rule, message, fingerprint }) => `${file}:${line}:${column} ${rule} ${message} ${fingerprint}`);

interface Expectation {
  readonly subject?: string;
}

/** What package managers and builds would leave behind: every package that the case speaks of installed at the top, and output beside every manifest. */
function install(root: string, subjects: readonly string[]): void {
  const packages = subjects.filter((one) => /^(?:@[\w.-]+\/)?[\w.-]+$/.test(one));
  addFiles(root, {
    ...Object.fromEntries(packages.flatMap((name) => [[`node_modules/${name}/package.json`, { name, version: '9.9.9', main: 'index.js', types: 'index.d.ts' }], [`node_modules/${name}/index.js`, "require('ghost');"], [`node_modules/${name}/index.d.ts`, 'export {};']])),
    'node_modules/.package-lock.json': { name: 'svc', lockfileVersion: 3, packages: {} },
    '.venv/pyvenv.cfg': 'home = /usr/bin\n',
    ...Object.fromEntries(packages.flatMap((name) => [[`.venv/lib/python3.11/site-packages/${name}-9.9.9.dist-info/top_level.txt`, `${name}\n`], [`.venv/lib/python3.11/site-packages/${name}/__init__.py`, 'import ghost\n']])),
  });
  for (const folder of ['', ...readdirSync(root, { recursive: true, encoding: 'utf8' })]) {
    if (/(?:^|\/)(?:node_modules|\.venv)(?:\/|$)/.test(folder) || !existsSync(join(root, folder, 'package.json'))) continue;
    addFiles(root, { [join(folder, 'dist/index.js')]: "require('ghost');", [join(folder, 'build/lib/x.py')]: 'import ghost\n' });
  }
}

describe.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'expected.json'))))('deps/%s', (name) => {
  it('gives the same findings before and after an install and a build', () => {
    const root = join(temp, name);
    cpSync(join(cases, name), root, { recursive: true });
    const before = findings(root);
    const { expect: expected } = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as { expect: readonly Expectation[] };
    install(root, expected.flatMap(({ subject }) => subject ?? []));
    expect(findings(root)).toEqual(before);
  });
});
