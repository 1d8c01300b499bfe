import type { ByFile } from '#model';
import { nearest } from '../spelling.ts';
import { compiledPackages } from './compiled-packages.ts';
import type { PythonImport } from '../python-imports.ts';
import type { PythonManifest } from '../python-manifests.ts';
import type { MissingName } from '../python-missing-names.ts';
import type { PythonModules } from '../python-modules.ts';
import type { PythonNames } from '../python-names.ts';

interface Given {
  readonly pythonImports: ByFile<readonly PythonImport[]>;
  readonly pythonNames: ByFile<PythonNames>;
  readonly pythonModules: PythonModules;
  readonly pythonManifests: ByFile<PythonManifest | undefined>;
}

/** Code that a tool writes, or that is there to be copied or to be broken. */
const NOT_JUDGED = /_pb2(?:_grpc)?\.pyi?$|(?:^|\/)(?:\.[^/]+|venv|env|site-packages|dist-packages|templates?|cookiecutter[^/]*|\{\{[^/]*|testdata|test_data|fixtures|snippets|_vendor|vendor|vendored|third_party)\//;

/** Every module has these. */
const IMPLICIT = /^__\w+__$/;

/** Submodules that are often compiled, or made on each machine, so that no repository has them. */
const UNSEEN = /^_|^(?:version|local|local_settings|settings_local|secrets?|credentials)$|_pb2(?:_grpc)?$|^generated|generated$/;

const TEST = /(?:^|\/)(?:tests?|testing)\//;

const isPackage = (module: string): boolean => /(?:^|\/)__init__\.pyi?$/.test(module);

export function missingNames({ pythonImports, pythonNames, pythonModules, pythonManifests }: Given): MissingName[] {
  const compiles = compiledPackages(pythonImports, pythonManifests);
  const setElsewhere = new Set([...pythonNames.values()].flatMap(({ attributes }) => attributes));
  const definedIn = new Map<string, ReadonlySet<string> | undefined>();
  /** All names of a module with those of its stars, or undefined where they cannot be told. */
  const namesOf = (module: string): ReadonlySet<string> | undefined => {
    if (!definedIn.has(module)) definedIn.set(module, gather(module));
    return definedIn.get(module);
  };
  const gather = (module: string): ReadonlySet<string> | undefined => {
    const [names, seen, open] = [new Set<string>(), new Set([module]), [module]];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      const written = pythonNames.get(file);
      if (!written || written.isOpen || file.endsWith('.pyi') || pythonNames.has(`${file}i`)) return undefined;
      for (const name of written.names) names.add(name);
      for (const star of written.stars) {
        const target = pythonModules.find(file, star.module, star.level);
        if (target === undefined) return undefined;
        if (!seen.has(target)) open.push(target);
        seen.add(target);
      }
    }
    return names;
  };
  return [...pythonImports].flatMap(([file, imports]) => (NOT_JUDGED.test(file) ? [] : imports.flatMap((written) => {
    if (written.form !== 'from' || written.isGuarded || written.isTypeChecking || written.isVersionGated || written.names[0] === '*') return [];
    const module = pythonModules.find(file, written.module, written.level);
    if (module === undefined || module === file || NOT_JUDGED.test(module) || /(?:^|\/)conftest\.py$/.test(module)) return [];
    const names = namesOf(module);
    if (!names) return [];
    return written.names.flatMap((name, index): MissingName[] => {
      const span = written.nameSpans[index];
      if (!span || names.has(name) || IMPLICIT.test(name) || setElsewhere.has(name) || pythonModules.hasSubmodule(module, name)) return [];
      if (isPackage(module) && written.module === '' && TEST.test(file)) return []; // data beside tests may be a package without Python
      if (isPackage(module) && (UNSEEN.test(name) || compiles(module))) return [];
      const near = nearest(name, [...names]);
      return [{ at: { file, ...span }, module, name, ...(near === undefined ? {} : { near }) }];
    });
  })));
}
