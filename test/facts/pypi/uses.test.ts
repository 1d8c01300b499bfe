import { describe, expect, test } from 'vitest';
import { usesOf } from './uses-of.ts';

const PROJECT = '[project]\nname = "orders"\ndependencies = ["fastapi", "httpx"]\n[dependency-groups]\ndev = ["pytest", "freezegun"]\n';

describe('undeclared', () => {
  test.each([
    ['a declared one', 'import httpx\n', []],
    ['one that nothing declares', 'import redis\n', ['app.py:1 redis']],
    ['what a declared one brings', 'from starlette.requests import Request\n', ['app.py:1 starlette']],
    ['a guarded one', 'try:\n    import redis\nexcept ImportError:\n    redis = None\n', []],
    ['one for types', 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import redis\n', []],
    ['one of some versions', 'import sys\nif sys.version_info < (3, 11):\n    import tomli\n', []],
    ['one in a function', 'def f():\n    import redis\n', ['app.py:2 redis']],
    ['one that is probed by a variable', 'from importlib.util import find_spec\ndef f(name):\n    if find_spec(name):\n        import redis\n', []],
    ['one by a literal', 'import importlib\nimportlib.import_module("redis.client")\n', ['app.py:2 redis']],
    ['one of a setting', 'from django.conf import settings\nif settings.DEBUG:\n    import debug_toolbar\nelse:\n    import redis\n', ['app.py:1 django']],
    ['one that a type checker is told about', 'import redis  # type: ignore[import-not-found]\nimport yaml  # type: ignore[import-untyped]\n', ['app.py:2 yaml']],
    ['one of a test of something else', 'import os\nif os.name:\n    import redis\nif x > 1:\n    import redis\n', ['app.py:5 redis']],
    ['the standard library', 'import os, json, xml.etree, tomllib, telnetlib\n', []],
    ['private ones and the main one', 'import _winapi_x\nimport __main__\n', []],
    ['what a program gives its scripts', 'import bpy\nimport gdb\n', []],
    ['two of one statement', 'import redis, redis.client\nimport redis\n', ['app.py:1 redis', 'app.py:2 redis']],
    ['two parts of a shared package', 'from google.cloud import storage, bigquery\n', ['app.py:1 google.cloud.storage', 'app.py:1 google.cloud.bigquery']],
    ['itself', 'import orders.models\n', []],
    ['what installers bring', 'import pkg_resources\nimport pip\n', []],
  ])('%s', (_, text, expected) => {
    expect(usesOf({ 'pyproject.toml': PROJECT, 'app.py': text }).undeclared).toEqual(expected);
  });

  test('where and what to add', () => {
    const one = (texts: Readonly<Record<string, string>>) => usesOf(texts).uses.undeclared.map(({ add, manifest, section, near }) => ({ add, manifest, section, ...(near === undefined ? {} : { near }) }));
    expect(one({ 'pyproject.toml': PROJECT, 'app.py': 'import yaml' })).toEqual([{ add: ['pyyaml'], manifest: 'pyproject.toml', section: '[project] dependencies' }]);
    expect(one({ 'pyproject.toml': PROJECT, 'tests/test_app.py': 'import yaml' })).toEqual([{ add: ['pyyaml'], manifest: 'pyproject.toml', section: '[dependency-groups] dev' }]);
    expect(one({ 'requirements.txt': 'fastapi', 'app.py': 'import fastapy' })).toEqual([{ add: ['fastapy'], manifest: 'requirements.txt', section: '', near: 'fastapi' }]);
    expect(one({ 'requirements.txt': 'flask', 'requirements-dev.txt': 'pytest', 'conftest.py': 'import yaml' })).toEqual([{ add: ['pyyaml'], manifest: 'requirements-dev.txt', section: '' }]);
    expect(one({ 'requirements/base.txt': 'flask', 'requirements/docs.txt': 'sphinx', 'tests/a.py': 'import yaml' })).toEqual([{ add: ['pyyaml'], manifest: 'requirements/base.txt', section: '' }]);
    expect(one({ 'd/pyproject.toml': '[project]\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = { file = ["reqs/all.txt"] }\n', 'd/reqs/all.txt': 'flask', 'd/a.py': 'import yaml\nimport flask' })).toEqual([{ add: ['pyyaml'], manifest: 'd/reqs/all.txt', section: '' }]);
    expect(one({ 'pyproject.toml': '[tool.poetry.dependencies]\nflask = "*"\n', 'a.py': 'import yaml' })).toEqual([{ add: ['pyyaml'], manifest: 'pyproject.toml', section: '[tool.poetry.dependencies]' }]);
    expect(one({ Pipfile: '[packages]\nflask = "*"\n', 'a.py': 'import yaml', 'tests/t.py': 'import yaml' })).toEqual([{ add: ['pyyaml'], manifest: 'Pipfile', section: '[packages]' }, { add: ['pyyaml'], manifest: 'Pipfile', section: '[dev-packages]' }]);
  });

  test('what else is known', () => {
    const hints = (texts: Readonly<Record<string, string>>): string[] => usesOf(texts).uses.undeclared.map(({ hint }) => hint);
    const lock = 'version = 1\n[[package]]\nname = "fastapi"\nversion = "1"\ndependencies = [{ name = "starlette" }]\n[[package]]\nname = "starlette"\nversion = "1"\n';
    expect(hints({ 'pyproject.toml': PROJECT, 'uv.lock': lock, 'a.py': 'import starlette\nimport invented\n' })).toEqual([' It is installed only because `fastapi` needs it, as `uv.lock` says.', ' It is not in `uv.lock` either.']);
    expect(hints({ 'pyproject.toml': `${PROJECT}[tool.poetry.dependencies]\npython = ">=3.13"\n`, 'a.py': 'import telnetlib\n' })).toEqual([' Python 3.13 has it no longer.']);
    expect(hints({ 'requirements.txt': 'flask', 'a.py': 'import lodash\n' })).toEqual([' `lodash` is a package of npm.']);
  });

  test('an installed environment explains, and accuses nobody', () => {
    const installed = new Map([['odd', ['acme-tools']], ['yaml', ['pyyaml']]]);
    expect(usesOf({ 'requirements.txt': 'acme-tools', 'a.py': 'import odd\nimport yaml\n' }, { installed }).undeclared).toEqual(['a.py:2 yaml']);
    expect(usesOf({ 'requirements.txt': 'acme-tools', 'a.py': 'import odd\n' }).undeclared).toEqual(['a.py:1 odd']);
  });

  test('a submodule does not hide the distribution of its name; a module that may be on the path does', () => {
    const texts = { 'requirements.txt': 'flask', 'svc/__init__.py': '', 'svc/redis.py': '', 'svc/a.py': 'import redis\n', 'tools/helpers.py': '', 'tools/b.py': 'import helpers\n' };
    expect(usesOf(texts).undeclared).toEqual(['svc/a.py:1 redis']);
  });
});

test('examples need what their reader installs, unless they say it', () => {
  expect(usesOf({ 'pyproject.toml': PROJECT, 'examples/chat/server.py': 'import redis\n' }).undeclared).toEqual([]);
  expect(usesOf({ 'pyproject.toml': PROJECT, 'examples/chat/requirements.txt': 'flask', 'examples/chat/server.py': 'import redis\n' }).undeclared).toEqual(['examples/chat/server.py:1 redis']);
});

describe('which manifests are in force', () => {
  test('the nearest that declares', () => {
    expect(usesOf({ 'requirements.txt': 'flask', 'a/requirements.txt': 'redis', 'a/m.py': 'import flask\nimport redis\n', 'b/m.py': 'import flask\nimport redis\n' }).undeclared).toEqual(['a/m.py:1 flask', 'b/m.py:2 redis']);
    expect(usesOf({ 'requirements.txt': 'flask', 'a/pyproject.toml': '[tool.black]\nline-length = 99\n', 'a/m.py': 'import flask\n' }).undeclared).toEqual([]);
    expect(usesOf({ 'm.py': 'import flask\n' }).undeclared).toEqual([]);
  });
  test('all of one folder, and the folder of its lists', () => {
    expect(usesOf({ 'pyproject.toml': PROJECT, 'requirements/extra.txt': 'redis', 'environment.yml': 'dependencies:\n  - numpy\n', 'm.py': 'import httpx, redis, numpy\n' }).undeclared).toEqual([]);
  });
  test('a list for the tests alone leaves the rest to the folders above', () => {
    expect(usesOf({ 'requirements.txt': 'flask', 'tests/requirements.txt': 'pytest', 'tests/t.py': 'import flask, pytest\n', 'm.py': 'import pytest\n' })).toMatchObject({ undeclared: ['m.py:1 pytest'], misplaced: [] });
  });
  test('development files use what the root has for development', () => {
    const texts = { 'pyproject.toml': PROJECT, 'packages/a/pyproject.toml': '[project]\nname = "a"\ndependencies = []\n', 'packages/a/tests/t.py': 'import pytest\n', 'packages/a/m.py': 'import pytest\n' };
    expect(usesOf(texts).undeclared).toEqual(['packages/a/m.py:1 pytest']);
  });
  test('a script with its own list', () => {
    const head = '# /// script\n# dependencies = ["rich"]\n# ///\n';
    expect(usesOf({ 'requirements.txt': 'flask', 'run.py': `${head}import rich\nimport flask\n`, 'other.py': 'import rich\n' }).undeclared).toEqual(['other.py:1 rich', 'run.py:5 flask']);
  });
  test('what is included counts, constraints do not, and a circle ends', () => {
    const texts = { 'requirements.txt': '-r reqs/main.txt\n-c limits.txt\n', 'reqs/main.txt': '-r more.txt\nflask', 'reqs/more.txt': '-r main.txt\nhttpx', 'limits.txt': 'redis<6', 'm.py': 'import flask, httpx\nimport redis\n' };
    expect(usesOf(texts)).toMatchObject({ undeclared: ['m.py:2 redis'], doubts: [] });
  });
  test('what setup.py builds with is for setup.py', () => {
    const texts = { 'pyproject.toml': '[build-system]\nrequires = ["setuptools", "pybind11"]\n[project]\nname = "a"\ndependencies = []\n', 'setup.py': 'import pybind11\nimport redis\n', 'm.py': 'import pybind11\n' };
    expect(usesOf(texts).undeclared).toEqual(['m.py:1 pybind11', 'setup.py:2 redis']);
  });
});

describe('what is not known', () => {
  test.each([
    ['a setup script that computes', { 'setup.py': 'from setuptools import setup\nsetup(install_requires=read())\n' }, ['setup.py it does not list all of its dependencies as data']],
    ['a file out of the root', { 'requirements.txt': '-r ../../other.txt\n', 'other.txt': 'redis' }, ['requirements.txt it includes `../../other.txt`, which cannot be read']],
    ['a file that is not there', { 'requirements.txt': '-r missing.txt\n' }, ['requirements.txt it includes `missing.txt`, which cannot be read']],
    ['broken TOML', { 'pyproject.toml': '[project\n' }, ['pyproject.toml it is not valid TOML']],
    ['broken YAML', { 'environment.yml': 'dependencies:\n  - a\n - b: [\n' }, ['environment.yml it is not valid YAML']],
  ])('%s', (_, manifests, doubts) => {
    const texts: Record<string, string> = { ...manifests, 'm.py': 'import redis\n', 'b/requirements.txt': 'flask', 'b/m.py': 'import redis\n' };
    expect(usesOf(texts)).toMatchObject({ undeclared: ['b/m.py:1 redis'], doubts });
  });
  test('a broken one has a place, one that computes has none', () => {
    expect(usesOf({ 'pyproject.toml': 'a = 1\n[project\n', 'm.py': 'import redis\n' }).uses.doubts[0]?.at).toEqual({ file: 'pyproject.toml', start: 6, end: 6 });
    expect(usesOf({ 'setup.py': 'from setuptools import setup\nsetup(install_requires=read())\n', 'm.py': 'import redis\n' }).uses.doubts[0]?.at).toBeUndefined();
  });
  test('what pyproject leaves to setup.py', () => {
    const texts = { 'pyproject.toml': '[project]\nname = "a"\ndynamic = ["dependencies"]\n', 'setup.py': 'from setuptools import setup\nsetup(install_requires=["flask"])\n', 'm.py': 'import flask\nimport redis\n' };
    expect(usesOf(texts)).toMatchObject({ undeclared: ['m.py:2 redis'], doubts: [] });
  });
});

describe('misplaced', () => {
  test.each([
    ['production code', 'app/web.py', 'import freezegun\n', ['app/web.py:1 freezegun']],
    ['a migration', 'app/migrations/a.py', 'import freezegun\n', ['app/migrations/a.py:1 freezegun']],
    ['a test', 'tests/test_web.py', 'import freezegun\n', []],
    ['a script', 'scripts/seed.py', 'import freezegun\n', []],
    ['settings for development', 'app/settings/local.py', 'import freezegun\n', []],
    ['tasks of invoke', 'tasks.py', 'import invoke\nimport freezegun\n', []],
    ['tasks of a queue', 'app/tasks.py', 'import freezegun\n', ['app/tasks.py:1 freezegun']],
    ['a command that loads it when called', 'app/cli.py', 'def f():\n    import freezegun\n', []],
    ['one below a test', 'app/web.py', 'if x:\n    import freezegun\n', []],
    ['one behind a test', 'app/web.py', 'if x:\n    pass\nimport freezegun\n', ['app/web.py:3 freezegun']],
    ['a guarded one', 'app/web.py', 'try:\n    import freezegun\nexcept ImportError:\n    pass\n', []],
  ])('%s', (_, file, text, expected) => {
    expect(usesOf({ 'pyproject.toml': PROJECT, 'app/__init__.py': '', [file]: text }).misplaced).toEqual(expected);
  });
  test('a helper of tests', () => {
    const texts = { 'pyproject.toml': PROJECT, 'app/__init__.py': '', 'app/asserts.py': 'import pytest\n', 'tests/t.py': 'from app.asserts import x\n' };
    expect(usesOf(texts).misplaced).toEqual([]);
    expect(usesOf({ ...texts, 'app/web.py': 'import app.asserts\n' }).misplaced).toEqual(['app/asserts.py:1 pytest']);
  });
  test('not what is declared elsewhere too, or an extra of use', () => {
    const more = (line: string): string[] => usesOf({ 'pyproject.toml': `${PROJECT}${line}`, 'web.py': 'import freezegun\n' }).misplaced;
    expect(more('[project.optional-dependencies]\nclock = ["freezegun"]\n')).toEqual([]);
    expect(more('[project.optional-dependencies]\nlint = ["freezegun"]\n')).toEqual(['web.py:1 freezegun']);
  });
  test('from where to where', () => {
    const { uses } = usesOf({ 'requirements.txt': 'flask', 'requirements-dev.txt': '-r requirements.txt\npytest', 'web.py': 'import flask\nimport pytest\n' });
    expect(uses.misplaced).toEqual([{ at: { file: 'web.py', start: 20, end: 26 }, subject: 'pytest', declared: { file: 'requirements-dev.txt', start: 20, end: 26 }, from: 'requirements-dev.txt', to: 'requirements.txt' }]);
  });
});

describe('unused', () => {
  test.each([
    ['one that nothing imports', 'colorlog\nflask', 'import flask\n', ['requirements.txt:1 colorlog']],
    ['one that a test imports', 'colorlog', 'import colorlog\n', []],
    ['one under another name', 'PyYAML', 'import yaml\n', []],
    ['servers and drivers', 'gunicorn\npsycopg2-binary\npytest-cov\ntypes-redis', '', []],
    ['a folder of the project', '-e ./libs/shared', '', []],
    ['one of some platforms', 'colorlog; sys_platform == "win32"', '', []],
    ['a part of another', 'django-thing\ndjango-thing-extras', 'import django_thing\n', []],
    ['the standard library', 'asyncio\ndataclasses', 'import flask\n', ['requirements.txt:1 asyncio', 'requirements.txt:2 dataclasses']],
    ['what a tool wrote', '# via\ncolorlog==1\n    # via x\n', '', []],
  ])('%s', (_, list, text, expected) => {
    expect(usesOf({ 'requirements.txt': list, 'tests/m.py': text }).unused).toEqual(expected);
  });
  test('what is named elsewhere is used', () => {
    const texts = { 'requirements.txt': 'django-widget-thing\ndjango-waffle', 'm.py': '' };
    expect(usesOf(texts).unused).toEqual(['requirements.txt:1 django-widget-thing', 'requirements.txt:2 django-waffle']);
    expect(usesOf(texts, { mentioned: ['waffle'] }).unused).toEqual(['requirements.txt:1 django-widget-thing']);
  });
  test('a list for development, and one beside a manifest, say nothing of production', () => {
    expect(usesOf({ 'requirements.txt': 'flask', 'requirements-dev.txt': 'colorlog', 'm.py': 'import flask' }).unused).toEqual([]);
    expect(usesOf({ 'pyproject.toml': PROJECT, 'requirements.txt': 'colorlog', 'm.py': 'import fastapi' }).unused).toEqual([]);
  });
  test('a line that holds the version of what others need', () => {
    const lock = 'version = 1\n[[package]]\nname = "fastapi"\nversion = "1"\ndependencies = [{ name = "colorlog" }]\n[[package]]\nname = "colorlog"\nversion = "1"\n[[package]]\nname = "orders"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "logbook" }]\n[[package]]\nname = "logbook"\nversion = "1"\n';
    const manifest = '[project]\nname = "orders"\ndependencies = ["fastapi", "colorlog", "logbook"]\n';
    expect(usesOf({ 'pyproject.toml': manifest, 'uv.lock': lock, 'm.py': 'import fastapi' }).unused).toEqual(['pyproject.toml:3 logbook']);
  });
});

test('names that mean something to JavaScript', () => {
  const texts = { 'pyproject.toml': '[tool.poetry.dependencies]\nconstructor = "*"\nflask = "*"\n', 'm.py': 'import __proto__\nimport constructor\nimport toString\nimport hasOwnProperty.x\n' };
  expect(usesOf(texts).undeclared).toEqual(['m.py:3 toString', 'm.py:4 hasOwnProperty']);
});

test('thousands of manifests and files', () => {
  const texts: Record<string, string> = {};
  for (let i = 0; i < 1500; i++) {
    texts[`s${i}/requirements.txt`] = `flask\n-r ../s${i ^ 1}/requirements.txt\n`;
    texts[`s${i}/m.py`] = `import flask\n${i % 100 === 0 ? 'import redis\n' : ''}`;
  }
  const start = performance.now();
  expect(usesOf(texts).undeclared).toHaveLength(15);
  expect(performance.now() - start).toBeLessThan(5000);
  const chain = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`c${i}/requirements.txt`, `flask\n-r ../c${i + 1}/requirements.txt\n`]));
  expect(usesOf({ ...chain, 'c0/m.py': 'import redis\n' })).toMatchObject({ undeclared: [], doubts: ['c0/requirements.txt it includes more files than are read'] });
});
