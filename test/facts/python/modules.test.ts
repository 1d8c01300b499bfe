import { describe, expect, test } from 'vitest';
import type { ByFile } from '#model';
import { pythonImports } from '#facts/python-imports';
import { pythonManifests } from '#facts/python-manifests';
import { pythonMissingNames } from '#facts/python-missing-names';
import { pythonModules, type PythonModules } from '#facts/python-modules';
import { pythonNames } from '#facts/python-names';
import { pythonPaths } from '#facts/python-paths';
import { openSource } from '#facts/source';
import { syntaxOf, type FileFact } from '#model';

type Files = Readonly<Record<string, string>>;

function gather<T>(fact: FileFact<T>, files: Files): ByFile<T> {
  return new Map(
    Object.entries(files).sort().flatMap(([file, text]) => {
      const syntax = syntaxOf(file);
      return syntax && fact.syntax.includes(syntax) ? [[file, fact.extract(openSource(file, syntax, text))] as const] : [];
    }),
  );
}

const facts = (files: Files) => ({ pythonImports: gather(pythonImports, files), pythonManifests: gather(pythonManifests, files), pythonPaths: gather(pythonPaths, files), pythonNames: gather(pythonNames, files) });
const modulesOf = (files: Files): PythonModules => pythonModules.derive(facts(files));
const empty = (...files: readonly string[]): Files => Object.fromEntries(files.map((file) => [file, '']));
/** `certain`, `possible` or `foreign`. */
const standing = (modules: PythonModules, file: string, module: string): string => (modules.isLocal(file, module) ? 'certain' : modules.mayBeLocal(file, module) ? 'possible' : 'foreign');

describe('what an absolute import means', () => {
  const layout = empty('pyproject.toml', 'src/acme/__init__.py', 'src/acme/models.py', 'src/acme/tldextract.py', 'src/acme/api/__init__.py', 'src/acme/api/redis.py', 'scripts/run.py', 'scripts/helpers.py', 'tests/__init__.py', 'tests/conftest.py', 'tests/factories.py', 'tests/unit/test_models.py');
  test.each([
    ['a package of the source root', 'src/acme/models.py', 'acme', 'certain'],
    ['a module of it, from a script', 'scripts/run.py', 'acme.models', 'certain'],
    ['a script beside it', 'scripts/run.py', 'helpers', 'certain'],
    ['no module beside it in a package, unless it is a script', 'src/acme/models.py', 'tldextract', 'possible'],
    ['never itself', 'src/acme/tldextract.py', 'tldextract', 'foreign'],
    ['no module of another folder', 'src/acme/models.py', 'redis', 'foreign'],
    ['no script of another folder', 'src/acme/models.py', 'helpers', 'foreign'],
    ['tests by their package', 'tests/unit/test_models.py', 'tests.factories', 'certain'],
    ['a folder above, if it is on the path', 'tests/unit/test_models.py', 'factories', 'possible'],
    ['a folder with Python, by its path from the root', 'src/acme/models.py', 'scripts.run', 'certain'],
    ['nothing', 'src/acme/models.py', 'requests', 'foreign'],
  ])('%s', (_, file, module, expected) => expect(standing(modulesOf(layout), file, module)).toBe(expected));

  test('modules beside a module in a folder that is no package', () => {
    const modules = modulesOf(empty('app/main.py', 'app/db.py', 'app/routes/users.py'));
    expect(['db', 'app.db', 'routes.users', 'routes', 'users'].map((module) => standing(modules, 'app/main.py', module))).toEqual(['certain', 'certain', 'certain', 'certain', 'foreign']);
    expect(['db', 'app.db', 'routes.users'].map((module) => standing(modules, 'app/routes/users.py', module))).toEqual(['certain', 'certain', 'certain']);
  });

  test('a namespace goes on below, where it is of the project', () => {
    const modules = modulesOf(empty('pyproject.toml', 'src/google/cloud/storage/__init__.py', 'src/google/cloud/storage/logging.py', 'src/google/cloud/logging/__init__.py'));
    expect(['google', 'google.cloud', 'google.cloud.storage', 'google.cloud.storage.nothing', 'google.cloud.bigquery', 'google.auth'].map((module) => standing(modules, 'src/google/cloud/storage/__init__.py', module))).toEqual(['certain', 'certain', 'certain', 'certain', 'foreign', 'foreign']);
    expect(standing(modules, 'src/google/cloud/storage/__init__.py', 'logging')).toBe('possible');
  });

  test('folders without Python are nothing', () => {
    expect(standing(modulesOf(empty('main.py', 'redis/compose.txt')), 'main.py', 'redis')).toBe('foreign');
    expect(standing(modulesOf(empty('main.py', 'redis/backup/run.py')), 'main.py', 'redis')).toBe('certain');
  });

  test('the roots that a manifest declares, and its own folder', () => {
    const modules = modulesOf({ ...empty('services/a/lib/python/shared/__init__.py', 'services/a/app/__init__.py', 'services/a/__init__.py', 'services/a/app/main.py', 'services/b/main.py'), 'services/a/pyproject.toml': '[project]\nname = "a"\n[tool.pytest.ini_options]\npythonpath = ["lib/python"]\n' });
    expect(['shared', 'app.main'].map((module) => standing(modules, 'services/a/app/main.py', module))).toEqual(['certain', 'certain']);
    expect(['shared', 'app.main'].map((module) => standing(modules, 'services/b/main.py', module))).toEqual(['possible', 'possible']);
  });

  test('a folder that is a package is no source root', () => {
    expect(standing(modulesOf(empty('pyproject.toml', 'src/__init__.py', 'src/acme/__init__.py', 'scripts/run.py')), 'scripts/run.py', 'acme')).toBe('foreign');
  });

  test('a changed path makes everything possible, for its file or for the project', () => {
    const files = empty('tools/vendored/toolkit.py', 'tools/__init__.py', 'tools/vendored/__init__.py', 'tests/test_a.py');
    expect(standing(modulesOf({ ...files, 'a.py': 'import sys\nsys.path.insert(0, "x")\n', 'b.py': '' }), 'a.py', 'toolkit')).toBe('possible');
    expect(standing(modulesOf({ ...files, 'a.py': 'import sys\nsys.path.insert(0, "x")\n', 'b.py': '' }), 'b.py', 'toolkit')).toBe('foreign');
    expect(standing(modulesOf({ ...files, 'tests/conftest.py': 'def apps(monkeypatch): monkeypatch.syspath_prepend("x")\n' }), 'tests/test_a.py', 'toolkit')).toBe('possible');
  });
});

describe('the file that an import means', () => {
  const modules = modulesOf(empty('app/__init__.py', 'app/db.py', 'app/db/__init__.py', 'app/api/users.py', 'app/api/types.pyi', 'main.py', 'logging.py', 'lib/app/__init__.py', 'other/main.py', 'other/app.py'));
  test.each([
    ['a module', 'app/api/users.py', 'users', 0, undefined],
    ['a package before a module', 'main.py', 'app.db', 0, undefined],
    ['a relative module', 'app/api/users.py', 'types', 1, 'app/api/types.pyi'],
    ['a relative package', 'app/api/users.py', 'db', 2, 'app/db/__init__.py'],
    ['a package itself', 'app/db.py', '', 1, 'app/__init__.py'],
    ['a folder without __init__', 'app/api/users.py', '', 1, undefined],
    ['above the root', 'main.py', 'a', 2, undefined],
    ['of the standard library', 'main.py', 'logging', 0, undefined],
    ['one of two', 'other/main.py', 'app', 0, undefined],
    ['nothing', 'main.py', 'app.nothing', 0, undefined],
  ])('%s', (_, file, module, level, expected) => expect(modules.find(file, module, level)).toBe(expected));

  test('a module has no modules below, whatever stands there', () => {
    expect(modulesOf(empty('app/__init__.py', 'app/db.py', 'app/db/x.py', 'main.py')).find('main.py', 'app.db.x', 0)).toBeUndefined();
  });

  test('one of two packages, where the path is changed', () => {
    const files = { ...empty('app/__init__.py', 'other/x/app/__init__.py', 'other/x/tools.py', 'tools/__init__.py'), 'main.py': 'import sys\nsys.path.append("x")\n' };
    expect([modulesOf(files).find('main.py', 'app', 0), modulesOf(files).find('main.py', 'tools', 0), modulesOf({ ...files, 'main.py': '' }).find('main.py', 'app', 0)]).toEqual([undefined, 'tools/__init__.py', 'app/__init__.py']);
  });

  test('an absolute module', () => {
    const plain = modulesOf(empty('app/__init__.py', 'app/db.py', 'main.py', 'tests/test_db.py'));
    expect([plain.find('main.py', 'app.db', 0), plain.find('tests/test_db.py', 'app', 0), plain.find('app/db.py', 'app.db', 0), plain.find('main.py', 'main', 0)]).toEqual(['app/db.py', 'app/__init__.py', undefined, undefined]);
  });
});

describe('names that a module does not define', () => {
  function missing(files: Files): string[] {
    const all = facts(files);
    return pythonMissingNames.derive({ ...all, pythonModules: pythonModules.derive(all) }).map(({ at, module, name, near }) => {
      expect(files[at.file]?.slice(at.start, at.end)).toBe(name);
      return `${at.file}: ${name} of ${module}${near === undefined ? '' : `, ${near}?`}`;
    });
  }
  const base = { 'shop/__init__.py': 'VERSION = "1"\n', 'shop/orders.py': 'class Order: pass\ndef place_order(order): ...\n', 'shop/sub/thing.py': '' };
  test.each<[string, Files, string[]]>([
    ['a misspelt function', { ...base, 'main.py': 'from shop.orders import Order, place_orders\n' }, ['main.py: place_orders of shop/orders.py, place_order?']],
    ['an invented class, relative', { ...base, 'shop/api.py': 'from .orders import (\n  Order as O,\n  Basket,\n)\n' }, ['shop/api.py: Basket of shop/orders.py']],
    ['of a package', { ...base, 'main.py': 'from shop import VERSION, orders, sub, baskets, __doc__, _speedups, version\n' }, ['main.py: baskets of shop/__init__.py']],
    ['through stars', { ...base, 'shop/all.py': 'from .orders import *\nfrom . import *\n', 'main.py': 'from shop.all import Order, VERSION, Basket\n' }, ['main.py: Basket of shop/all.py']],
    ['through a star of another package', { ...base, 'shop/all.py': 'from pydantic import *\n', 'main.py': 'from shop.all import Basket\n' }, []],
    ['through stars in a ring', { ...base, 'shop/a.py': 'from .b import *\nx = 1\n', 'shop/b.py': 'from .a import *\ny = 1\n', 'main.py': 'from shop.a import x, y, zebra\n' }, ['main.py: zebra of shop/a.py']],
    ['a module that is open', { ...base, 'shop/lazy.py': 'def __getattr__(name): ...\n', 'main.py': 'from shop.lazy import Basket\n' }, []],
    ['what may fail', { ...base, 'main.py': 'try:\n  from shop.orders import Basket\nexcept ImportError: pass\nif TYPE_CHECKING: from shop.orders import Bag\nif sys.version_info > (3,): from shop.orders import Box\n' }, []],
    ['in a function', { ...base, 'main.py': 'def f():\n  from shop.orders import Basket\n' }, ['main.py: Basket of shop/orders.py']],
    ['stubs and what has them', { ...base, 'shop/fast.pyi': 'a: int\n', 'shop/orders.pyi': 'a: int\n', 'main.py': 'from shop.fast import b\nfrom shop.orders import Basket\n' }, []],
    ['what a tool writes', { ...base, 'shop/orders_pb2.py': 'x = 1\n', 'main.py': 'from shop.orders_pb2 import Basket\n' }, []],
    ['what is there to be copied', { ...base, 'templates/main.py': 'from shop.orders import Basket\n', '.ci/main.py': 'from shop.orders import Basket\n' }, []],
    ['a package that is compiled', { ...base, 'setup.py': 'from setuptools import Extension, setup\n', 'main.py': 'from shop import speedups\nfrom shop.orders import Basket\n' }, ['main.py: Basket of shop/orders.py']],
    ['data beside tests', { ...base, 'tests/unit/__init__.py': '', 'tests/unit/test_a.py': 'from . import data01\nfrom .. import data02\n', 'tests/__init__.py': '' }, []],
    ['what another module sets', { ...base, 'shop/late.py': 'from . import orders\norders.basket = orders.bag = 1\n', 'main.py': 'from shop.orders import basket, bag\n' }, []],
    ['a module that cannot be read as a whole', { ...base, 'shop/broken.py': 'a = (1\n', 'main.py': 'from shop.broken import b\n' }, []],
    ['names in every branch', { ...base, 'shop/x.py': 'try: import json as j\nexcept ImportError: k = 1\nif a: l = 1\nelse:\n  def m(): global n\n', 'main.py': 'from shop.x import j, k, l, m, n\n' }, []],
  ])('%s', (_, files, expected) => expect(missing(files)).toEqual(expected));
});
