import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConda } from '../../../src/facts/python/conda.ts';
import { readToml } from '../../../src/facts/python/manifest-toml.ts';
import { readPipfile } from '../../../src/facts/python/pipfile.ts';
import { readPyproject } from '../../../src/facts/python/pyproject.ts';
import { readSetupCfg } from '../../../src/facts/python/setup-cfg.ts';
import { readSetupPy } from '../../../src/facts/python/setup-py.ts';
import type { PythonManifest } from '../../../src/facts/python-manifests.ts';

const shown = (manifest: PythonManifest | undefined): string[] => (manifest?.requires ?? []).map(({ name, version, group, kind }) => [name, version, group, kind].filter((part) => part !== '').join(' '));

const PROJECT = `[build-system]
requires = ["setuptools>=68"]

[project]
name = "orders"
requires-python = ">=3.11"
dependencies = [
  "fastapi>=0.110", # the web
  'SQLAlchemy[asyncio] ~= 2.0 ; python_version < "4"',
]

[project.optional-dependencies]
redis = ["redis>=5"]
test = ["pytest"]

[dependency-groups]
dev = ["ruff", {include-group = "typing"}]
typing = ["mypy", {include-group = "dev"}]

[tool.uv]
dev-dependencies = ["ipdb"]

[tool.uv.workspace]
members = ["packages/*"]

[tool.pdm.dev-dependencies]
lint = ["black"]

[tool.hatch.envs.docs]
dependencies = ["mkdocs"]

[tool.setuptools.packages.find]
where = ["src"]

[tool.pytest.ini_options]
pythonpath = ["lib", "."]
`;

test('the tables of pyproject.toml', () => {
  const manifest = readPyproject(PROJECT);
  expect(shown(manifest)).toEqual([
    'setuptools >=68 build', 'fastapi >=0.110 runtime', 'SQLAlchemy ~= 2.0 runtime', 'redis >=5 redis optional', 'pytest test development',
    'ruff dev development', 'mypy typing development', 'ipdb dev development', 'black lint development', 'mkdocs docs development',
  ]);
  expect(manifest).toMatchObject({ name: 'orders', requiresPython: '>=3.11', sourceRoots: ['src', 'lib'], members: ['packages/*'], isDynamic: false, section: '[project] dependencies', developmentSection: '[dependency-groups] dev' });
  expect(manifest.requires.map(({ at }) => PROJECT.slice(at.start, at.end))[2]).toBe('SQLAlchemy[asyncio] ~= 2.0 ; python_version < "4"');
});

test('the tables of Poetry', () => {
  const text = `[tool.poetry]\nname = "svc"\n[tool.poetry.dependencies]\npython = "^3.11"\nhttpx = "^0.27"\n"zope.interface" = "*"\nuvicorn = { version = "^0.30", optional = true }\nshared = { path = "../shared" }\ntorch = [{ version = "2.0", markers = "a" }, { version = "2.1" }]\n[tool.poetry.group.test.dependencies]\npytest = "^8"\n[tool.poetry.dev-dependencies]\nblack = "*"\n`;
  const manifest = readPyproject(text);
  expect(shown(manifest)).toEqual(['httpx ^0.27 runtime', 'zope.interface * runtime', 'uvicorn ^0.30 optional', 'shared runtime', 'torch runtime', 'pytest ^8 test development', 'black * dev development']);
  expect(manifest).toMatchObject({ requiresPython: '^3.11', section: '[tool.poetry.dependencies]', developmentSection: '[tool.poetry.dev-dependencies]' });
  expect(manifest.requires.map(({ at }) => text.slice(at.start, at.end))).toContain('uvicorn = { version = "^0.30", optional = true }');
  expect(manifest.requires.map(({ source }) => source)[3]).toBe('../shared');
});

test.each([
  ['only settings of tools', '[tool.black]\nline-length = 100\n', { isDeclaring: false }],
  ['a project without a list', '[project]\nname = "a"\n', { isDeclaring: false }],
  ['an empty list', '[project]\nname = "a"\ndependencies = []\n', { isDeclaring: true, isDynamic: false }],
  ['a dynamic list', '[project]\nname = "a"\ndynamic = ["dependencies"]\n', { isDeclaring: true, isDynamic: true }],
  ['a dynamic list in a file', '[project]\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = { file = ["reqs/main.txt"] }\n', { isDynamic: false, includes: [{ path: 'reqs/main.txt', isConstraint: false, group: '', kind: 'runtime' }] }],
])('%s', (_, text, expected) => {
  expect(readPyproject(text)).toMatchObject(expected);
});

test('broken TOML is one error, at its line', () => {
  const text = '[project]\nname = "a"\ndependencies = [\n  "b"\n';
  expect(readPyproject(text).error?.offset).toBeGreaterThan(0);
  expect(readPipfile('[packages]\nflask = \n')).toMatchObject({ error: { offset: '[packages]\n'.length }, isDynamic: true, requires: [] });
});

test('setup.cfg', () => {
  const text = '[metadata]\nname = b\n\n[options]\npython_requires = >=3.8\npackage_dir =\n    = src\ninstall_requires =\n    requests>=2\n    # a comment\n    PyYAML ; python_version >= "3.8"\ntests_require = pytest; mock\n\n[options.extras_require]\nfast =\n    orjson\n';
  const manifest = readSetupCfg(text);
  expect(shown(manifest)).toEqual(['requests >=2 runtime', 'PyYAML runtime', 'pytest test development', 'mock test development', 'orjson fast optional']);
  expect(manifest.requires.map(({ at }) => text.slice(at.start, at.end))).toEqual(['requests>=2', 'PyYAML ; python_version >= "3.8"', 'pytest', 'mock', 'orjson']);
  expect(manifest).toMatchObject({ name: 'b', requiresPython: '>=3.8', sourceRoots: ['src'], isDynamic: false });
  expect(readSetupCfg('[flake8]\nmax-line-length = 100\n').isDeclaring).toBe(false);
  expect(readSetupCfg('[options]\ninstall_requires = file: base.txt\n').includes.map(({ path }) => path)).toEqual(['base.txt']);
});

test.each([
  ['literals', 'setup(name="a", install_requires=["b>=1", "c" "d"], extras_require={"test": ["pytest"], "fast": ["orjson"]}, python_requires=">=3.9")', ['b >=1 runtime', 'cd runtime', 'pytest test development', 'orjson fast optional'], false],
  ['a list with a name', 'REQUIRED = [\n    "b",  # why\n]\nsetup(install_requires=REQUIRED)', ['b runtime'], false],
  ['a list that is changed', 'REQUIRED = ["b"]\nREQUIRED.append(x())\nsetup(install_requires=REQUIRED)', [], true],
  ['a call', 'setup(install_requires=read())', [], true],
  ['more arguments', 'setup(install_requires=["b"], **more)', ['b runtime'], true],
  ['a sum', 'setup(install_requires=["b"] + more)', [], true],
])('setup.py with %s', (_, call, expected, isDynamic) => {
  const manifest = readSetupPy(`from setuptools import setup\n\n${call}\n`);
  expect(shown(manifest)).toEqual(expected);
  expect(manifest?.isDynamic).toBe(isDynamic);
});

test('setup.py that reads a file of requirements', () => {
  const manifest = readSetupPy('from setuptools import setup\nwith open("requirements.txt") as file:\n    required = file.read().splitlines()\nsetup(install_requires=required)\n');
  expect(manifest).toMatchObject({ isDynamic: false, includes: [{ path: 'requirements.txt' }] });
});

test('modules that set nothing up', () => {
  expect(readSetupPy('import setuptools\nprint(1)\n')).toBeUndefined();
  expect(readSetupPy('def setup():\n    pass\n')).toBeUndefined();
});

test('a script that lists what it needs', () => {
  const text = '# /// script\n# requires-python = ">=3.12"\n# dependencies = [\n#   "rich>=13",\n# ]\n# ///\nimport rich\n';
  const manifest = readSetupPy(text);
  expect(manifest).toMatchObject({ kind: 'script', requiresPython: '>=3.12' });
  expect(manifest?.requires.map(({ at }) => text.slice(at.start, at.end))).toEqual(['rich>=13']);
});

test('Pipfile and environment.yml', () => {
  expect(shown(readPipfile('[packages]\nrequests = "*"\nacme = {git = "https://example.org/acme.git"}\n[dev-packages]\npytest = ">=8"\n[requires]\npython_version = "3.11"\n'))).toEqual(['requests * runtime', 'acme runtime', 'pytest >=8 dev development']);
  const text = 'name: c\ndependencies:\n  - python=3.11\n  - conda-forge::scikit-learn>=1.2\n  - "numpy"\n  - pip:\n      - requests==2.32.3\n      - -r more.txt\n';
  const conda = readConda(text);
  expect(shown(conda)).toEqual(['scikit-learn >=1.2 runtime', 'numpy runtime', 'requests ==2.32.3 runtime']);
  expect(conda?.requires.map(({ at }) => text.slice(at.start, at.end))).toEqual(['conda-forge::scikit-learn>=1.2', 'numpy', 'requests==2.32.3']);
  expect(conda).toMatchObject({ requiresPython: '==3.11.*', includes: [{ path: 'more.txt' }] });
  expect(readConda('name: production\nurl: https://example.org\n')).toBeUndefined();
  expect(readConda('dependencies:\n  - a\n - b: [\n')?.error).toBeDefined();
});

test('names that mean something to JavaScript are names', () => {
  const text = '[tool.poetry.dependencies]\n__proto__ = "^1"\nconstructor = "*"\n[tool.poetry.group.__proto__.dependencies]\nhasOwnProperty = "*"\n';
  expect(shown(readPyproject(text))).toEqual(['constructor * runtime', 'hasOwnProperty * __proto__ optional']);
  expect(({} as Record<string, unknown>)['hasOwnProperty']).toBe(Object.prototype.hasOwnProperty);
  expect(readPyproject('[project]\nname = "a"\n[project.optional-dependencies]\n__proto__ = ["b"]\n').requires.map(({ group }) => group)).toEqual(['__proto__']);
});

test('every string of a TOML text stands where it says', () => {
  const key = fc.stringMatching(/^[a-z]{1,5}$/);
  const string = fc.stringMatching(/^[ -!#-&(-[\]-~]{0,8}$/);
  const quoted = string.chain((text) => fc.constantFrom(`"${text}"`, `'${text}'`, `"""${text}"""`, `'''${text}'''`).map((written) => ({ text, written })));
  const list = fc.array(quoted, { maxLength: 4 });
  fc.assert(fc.property(fc.uniqueArray(fc.tuple(key, list), { selector: ([name]) => name, maxLength: 5 }), fc.constantFrom('', '\n', ' # ] "\n'), (entries, gap) => {
    const text = `[table.inner]\n${entries.map(([name, items]) => `${name} = [${gap}${items.map(({ written }) => written).join(`,${gap}`)}${gap}]`).join('\n')}\n`;
    const toml = readToml(text);
    if ('offset' in toml) throw new Error(text);
    for (const [name, items] of entries) {
      items.forEach((item, index) => {
        const at = toml.place('table', 'inner', name, index);
        expect(text.slice(at?.start, at?.end)).toBe(item.text);
      });
    }
  }));
});

test('deep and endless texts', () => {
  for (const text of ['[', '{a=', '[a.', 'a.', '"', "'''", '#', 'a=[1,']) {
    const start = performance.now();
    readPyproject(`a = ${text.repeat(200_000)}`);
    readPyproject(text.repeat(200_000));
    readPipfile(text.repeat(200_000));
    expect(performance.now() - start, text).toBeLessThan(5000);
  }
  const deep = `[project]\ndependencies = ["b"]\n[tool.x]\na = ${'['.repeat(900)}${']'.repeat(900)}\n`;
  expect(shown(readPyproject(deep))).toEqual(['b runtime']);
  for (const text of ['setup(', 'setup(a=[', 'setup(a={"b":', 'setup(install_requires=[(', 'setup(a="', 'setup(a=#', 'A = [\n']) {
    const start = performance.now();
    readSetupPy(`from setuptools import setup\n${text.repeat(100_000)}`);
    readSetupCfg(text.repeat(100_000));
    expect(performance.now() - start, text).toBeLessThan(5000);
  }
  for (const text of ['- [', '{a: ', '&a *a ', '? ', '- - ', '"']) {
    const start = performance.now();
    readConda(`dependencies:\n  ${text.repeat(20_000)}`);
    expect(performance.now() - start, text).toBeLessThan(5000);
  }
  expect(readConda(`dependencies:\n${'  - a\n'.repeat(200_000)}`)?.error).toBeDefined();
});
