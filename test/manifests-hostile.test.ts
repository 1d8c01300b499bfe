import { describe, expect, it } from 'vitest';
import { isComplete } from '#model';
import { run } from '../src/run.ts';
import { tempFolder } from './host/temp-folder.ts';

const RULES = ['no-undeclared-dependency', 'no-misplaced-dependency', 'no-unused-dependency', 'require-valid-version'];

function judge(files: Readonly<Record<string, string | object>>) {
  const { report } = run({ cwd: tempFolder(files), only: RULES });
  return { found: report.findings.map(({ file, line, rule, messageId, data }) => `${file}:${line} ${rule}/${messageId} ${String(data['subject'])}`), report };
}

describe('manifests that nobody means well with', () => {
  it('are one finding when broken, and everything else is still judged', () => {
    const { found, report } = judge({
      'a/package.json': '{ "name": "a", "dependencies": { "pino": "^9.0.0", }\n  "oops"',
      'a/index.js': "require('pino'); require('express');\n",
      'b/package.json': { name: 'b', dependencies: {} },
      'b/index.js': "require('express');\n",
      'c/pyproject.toml': '[project]\nname = "c"\ndependencies = [\n  "flask"\n',
      'c/app.py': 'import httpx\n',
      'd/requirements.txt': 'flask\n',
      'd/app.py': 'import flask\nimport httpx\n',
    });
    expect(found.filter((one) => one.startsWith('a/'))).toEqual(['a/package.json:2 no-undeclared-dependency/brokenManifest a/package.json']);
    expect(found.filter((one) => one.startsWith('c/'))).toHaveLength(1);
    expect(found.filter((one) => /^[bd]\//.test(one))).toEqual(['b/index.js:1 no-undeclared-dependency/undeclared express', 'd/app.py:2 no-undeclared-dependency/undeclared httpx']);
    expect(report.completeness.crashed).toEqual([]);
  });

  it('may name the prototype of all objects', () => {
    const { found, report } = judge({
      'package.json': '{ "name": "p", "__proto__": { "dependencies": { "express": "1.0.0" } }, "dependencies": { "__proto__": "1.0.0", "constructor": "^1.0.0", "toString": "x y z" } }',
      'index.js': "require('express'); require('constructor'); require('hasOwnProperty');\n",
    });
    expect(found.filter((one) => one.startsWith('index.js')).map((one) => one.split(' ').at(-1))).toEqual(['express', 'hasOwnProperty']);
    expect(isComplete(report.completeness)).toBe(true);
  });

  it('may include each other in a circle, and depend on each other', () => {
    const { found, report } = judge({
      'py/requirements.txt': '-r more.txt\nflask\n',
      'py/more.txt': '-r requirements.txt\n-r more.txt\nhttpx\n',
      'py/app.py': 'import flask\nimport httpx\nimport redis\n',
      'package.json': { private: true, workspaces: ['packages/*', '.', 'packages/*/..'] },
      'packages/a/package.json': { name: 'a', version: '1.0.0', dependencies: { b: '^1.0.0' } },
      'packages/a/index.js': "require('b');\n",
      'packages/b/package.json': { name: 'b', version: '1.0.0', dependencies: { a: '^1.0.0' } },
      'packages/b/index.js': "require('a');\n",
    });
    expect(found).toEqual(['py/app.py:3 no-undeclared-dependency/undeclared redis']);
    expect(isComplete(report.completeness)).toBe(true);
  });

  it('may be very long, or nest very deeply', () => {
    const packages = Object.fromEntries([...Array(60_000).keys()].map((n) => [`node_modules/package-${n}`, { version: '1.0.0', resolved: `https://registry.example/package-${n}/-/package-${n}-1.0.0.tgz`, integrity: 'sha512-' + 'a'.repeat(60), dependencies: { [`package-${n + 1}`]: '^1.0.0' } }]));
    const { found, report } = judge({
      'package.json': { name: 'long', version: '1.0.0', dependencies: { 'package-1': '^2.0.0' } },
      'package-lock.json': { name: 'long', lockfileVersion: 3, packages: { '': { name: 'long', version: '1.0.0', dependencies: { 'package-1': '^1.0.0' } }, ...packages } },
      'index.js': "require('package-1');\n",
      'deep/package.json': `{ "name": "deep", "dependencies": ${'['.repeat(100_000)}`,
      'deep/index.js': '',
    });
    expect(found.filter((one) => one.startsWith('package.json'))).toEqual(['package.json:1 require-valid-version/lockfile package-1']);
    expect(found.filter((one) => one.startsWith('deep/'))).toEqual(['deep/package.json:1 no-undeclared-dependency/brokenManifest deep/package.json']);
    expect(report.completeness.crashed).toEqual([]);
  });
});
