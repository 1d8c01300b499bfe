import { describe, expect, it } from 'vitest';
import { run } from '../../../src/run.ts';
import { faultOfSpecifier, fitsSpecifier } from '../../../src/facts/locks/python-specifiers.ts';
import { inProject } from '../../examples.ts';

describe('specifiers', () => {
  it.each(['', '*', '==1.0', '>=1,<2', '>= 1 , < 2', '~=1.4', '==1.*', '!=1.5.*', '===2024b', '(>=1,<2)', '>=1,', '==1.0.post1', '==1.0+cpu', '<=2.0.0rc1', '>=v1', '==1!2.0', '>=2.0.dev0', '=={{ version }}', '==$VERSION', '>=1,!=1.3,<2'])('%j of PEP 440', (text) => {
    expect(faultOfSpecifier(text, 'pep508')).toBeUndefined();
  });

  it.each([['^1.2', '>=1.2'], ['=1.0', '==1.0'], ['1.2', '==1.2'], ['==1.O', '==1.0'], ['>=1 <2', undefined], ['>=1.*', undefined], ['==1.x', undefined], ['~=1', undefined], ['>=', undefined], ['=>1', undefined], ['>=1,<', undefined]] as const)('%j is none', (text, meant) => {
    const fault = faultOfSpecifier(text, 'pep508');
    expect(fault?.reason).toBe('is no version specifier (PEP 440)');
    if (meant !== undefined) expect(fault?.advice).toContain(`\`${meant}\``);
  });

  it.each(['^1.2', '~1.2', '1.2.3', '1.*', '*', '>=1,<2', '>=1 <2', '^1.2 || ^2', '^1|^2', '>= 3.9, < 4.0', '==1.0', '~=1.4', '^1.0.0b1', '!=1.2', '^2.0.0-alpha.1', '=1.2'])('%j of Poetry', (text) => {
    expect(faultOfSpecifier(text, 'poetry')).toBeUndefined();
  });
  it.each(['^1.O.2', '^^1', '^', '~>1.2.x', '>=1,<<2', '1..2'])('%j is none of Poetry', (text) => expect(faultOfSpecifier(text, 'poetry')).toBeDefined());
  it('leaves conda alone', () => expect(faultOfSpecifier('=1.2=py_0', 'conda')).toBeUndefined());

  it.each([
    ['1.9.0', '^1.2', 'poetry', true], ['2.0.0', '^1.2', 'poetry', false], ['0.3.0', '^0.2.3', 'poetry', false], ['0.2.9', '^0.2.3', 'poetry', true], ['0.0.4', '^0.0.3', 'poetry', false], ['1.3.0', '~1.2', 'poetry', false], ['1.9', '~1', 'poetry', true], ['1.2.9', '1.2.*', 'poetry', true],
    ['1.2.4', '1.2.3', 'poetry', false], ['3.0', '^1 || ^3', 'poetry', true], ['0.5', '^0', 'poetry', true], ['1.5', '>=1,<2', 'pep508', true], ['2.0', '>=1,<2', 'pep508', false], ['2.0rc1', '>=1,<2', 'pep508', true], ['1.0+cpu', '==1.0', 'pep508', true], ['x', '==1', 'pep508', true], ['1', '*', 'pipfile', true],
  ] as const)('%s in %s of %s: %s', (version, range, style, is) => expect(fitsSpecifier(version, range, style)).toBe(is));

  it('takes time in proportion to them', () => {
    const start = performance.now();
    for (const one of ['1.', '^', '||', ' ', '>=', ',', '1|', '*', '-', 'a', '(', '1,']) for (const times of [100, 490, 100_000]) for (const style of ['poetry', 'pep508'] as const) faultOfSpecifier(one.repeat(times), style);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

const found = (files: Readonly<Record<string, string>>): string[] =>
  inProject(new Map(Object.entries({ 'main.py': '', ...files })), (root) => run({ cwd: root, only: ['require-valid-version'] }).report.findings.map(({ file, line, messageId, data }) => `${file}:${line} ${String(data['subject'])} ${messageId}`));

const project = (dependencies: readonly string[], more = ''): string => `[project]\nname = "pay"\nversion = "1"\ndependencies = [\n${dependencies.map((one) => `  "${one}",\n`).join('')}]\n${more}`;
const uv = (requests: string, ...packages: readonly (readonly [string, string])[]): string =>
  `version = 1\n\n[[package]]\nname = "pay"\nversion = "1"\nsource = { virtual = "." }\n\n[package.metadata]\nrequires-dist = [${requests}]\n${packages.map(([name, version]) => `\n[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://pypi.org/simple" }\n`).join('')}`;
const poetryLock = (...packages: readonly (readonly [string, string])[]): string => `${packages.map(([name, version]) => `[[package]]\nname = "${name}"\nversion = "${version}"\n\n`).join('')}[metadata]\nlock-version = "2.1"\ncontent-hash = "ab"\n`;

describe('a Python manifest and its lock file', () => {
  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['uv: absent, outside, within, another spelling', { 'pyproject.toml': project(['httpx>=0.27', 'idna>=3', 'PyYAML>=6', 'typing_extensions']), 'uv.lock': uv('{ name = "idna" }, { name = "pyyaml" }, { name = "typing-extensions" }', ['idna', '2.1'], ['pyyaml', '6.0.2'], ['typing-extensions', '4.1']) }, ['pyproject.toml:5 httpx lockfile', 'pyproject.toml:6 idna lockfile']],
    ['uv: of a member, the lock file of the workspace', { 'pyproject.toml': '[tool.uv.workspace]\nmembers = ["pay"]\n', 'pay/pyproject.toml': project(['httpx']), 'other/pyproject.toml': project(['httpx']), 'uv.lock': uv('').replace('virtual = "."', 'editable = "pay"') }, ['pay/pyproject.toml:5 httpx lockfile']],
    ['Poetry', { 'pyproject.toml': '[tool.poetry]\nname = "pay"\n[tool.poetry.dependencies]\npython = "^3.11"\nhttpx = "^0.27"\nidna = "^3"\nrich = "^13"\nmoney = { path = "../money" }\n', 'poetry.lock': poetryLock(['idna', '2.1'], ['rich', '13.9.4']) }, ['pyproject.toml:5 httpx lockfile', 'pyproject.toml:6 idna lockfile']],
    ['Pipenv', { Pipfile: '[packages]\nhttpx = "*"\nidna = "==3.1"\nrich = ">=13"\n', 'Pipfile.lock': '{"_meta": {"pipfile-spec": 6}, "default": {"idna": {"version": "==3.0"}, "rich": {"version": "==13.1"}}, "develop": {}}' }, ['Pipfile:2 httpx lockfile', 'Pipfile:3 idna lockfile']],
    ['several requirements for one package', { 'pyproject.toml': project(["numpy<2 ; python_version < '3.12'", "numpy>=2 ; python_version >= '3.12'"]), 'uv.lock': uv('{ name = "numpy" }', ['numpy', '1.26.4']) }, []],
    ['two lock files', { 'pyproject.toml': project(['httpx']), 'uv.lock': uv(''), 'poetry.lock': poetryLock() }, []],
    ['requirements are locked by nothing', { 'requirements.txt': 'httpx\n', 'uv.lock': uv('') }, []],
    ['what is written twice over', { 'requirements.txt': 'httpx=0.27\n-r more.txt\n', 'more.txt': '' }, ['requirements.txt:1 httpx invalid']],
  ])('%s', (_, files, faults) => expect(found(files)).toEqual(faults));
});
