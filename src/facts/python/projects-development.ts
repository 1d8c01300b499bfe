import type { ByFile } from '#model';
import type { PythonImport } from '../python-imports.ts';
import type { PythonModules } from '../python-modules.ts';
import type { TestFiles } from '../test-files.ts';

/** Scripts that a tool of development runs, and settings for it. */
const TOOLS = /^(?:conftest|noxfile|fabfile|setup|wscript|locustfile|dodo|duties|pavement|testing|pytest_plugin|tests?)\.py$|^(?:test|tests|testing|dev|bench|benchmark|mock|fake|lint)[-_.]|[-_.](?:tests?|testing|dev|develop|development|local|debug|bench|benchmarks?|mocks?|factories|fixtures|lint|ci)\.py$|^(?:dev|development|local|test|debug|ci|factories|fixtures|mocks)\.py$/i;

/** Folders of what is not installed for production. */
const FOLDERS = /^(?:tests?|testing|test[-_].{1,50}|.{1,50}[-_]tests?|testsuite|scripts?|scripts?[-_].{1,50}|.{1,50}[-_]scripts?|bin|tools?|tooling|dev[-_].{1,50}|ci[-_].{1,50}|examples?|samples?|demos?|benchmarks?|bench|perf|docs?|documentation|notebooks?|e2e|devtools|dev|ci|fixtures|mocks?|cookbook|tutorials?|playground|sandbox|experiments?|stubs|typings|\.\w.{0,50})$/i;

/** Tells what is written for those who work on a project, not for those who run it. */
export interface DevelopmentFiles {
  has(file: string): boolean;
}

/** A module that loads these is a helper of tests, if nothing but tests loads it. */
const TESTING = new Set(['pytest', '_pytest', 'hypothesis', 'nose', 'pytest_django', 'pytest_asyncio']);

/**
 * Test code, by configuration or name; scripts, tools, examples, documents by their folder; and helpers of tests that only such files import.
 * That only tests import a module says nothing by itself: what a server is started with, nothing else imports.
 * Who imports a module is looked up when it is first asked for one that its name does not tell of.
 */
export function developmentFiles(imports: ByFile<readonly PythonImport[]>, modules: PythonModules, tests: TestFiles): DevelopmentFiles {
  const byName = new Map<string, boolean>();
  const isNamedSo = (file: string): boolean => {
    let is = byName.get(file);
    if (is === undefined) byName.set(file, (is = tests.has(file) || isDevelopmentPath(file)));
    return is;
  };
  let importers: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const known = new Map<string, boolean>();
  const isReachedOnlySo = (file: string): boolean => {
    importers ??= importersIn(imports, modules);
    // all files that lead here, each once: production code is among them if one is of no development name and nothing imports it, or it imports itself in a ring
    const seen = new Set([file]);
    const waiting = [file];
    let isImported = false;
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (isNamedSo(one)) continue;
      const from = importers.get(one);
      if (!from) return false;
      isImported = true;
      for (const next of from) if (!seen.has(next)) waiting.push((seen.add(next), next));
    }
    return isImported && [...seen].some(isNamedSo);
  };
  return {
    has(file) {
      if (isNamedSo(file)) return true;
      let is = known.get(file);
      if (is === undefined && file.endsWith('tasks.py') && imports.get(file)?.some(({ module }) => module === 'invoke') === true) known.set(file, (is = true));
      if (is === undefined) known.set(file, (is = imports.get(file)?.some(({ module }) => TESTING.has(module.split('.', 1)[0] ?? '')) === true && isReachedOnlySo(file)));
      return is;
    },
  };
}

function isDevelopmentPath(file: string): boolean {
  const parts = file.split('/');
  const name = parts.pop() ?? '';
  return TOOLS.test(name) || parts[0] === 'contrib' || parts.some((part) => FOLDERS.test(part));
}

function importersIn(imports: ByFile<readonly PythonImport[]>, modules: PythonModules): Map<string, Set<string>> {
  const importers = new Map<string, Set<string>>();
  const note = (target: string | undefined, file: string): void => {
    if (target === undefined || target === file) return;
    const known = importers.get(target);
    if (known) known.add(file);
    else importers.set(target, new Set([file]));
  };
  for (const [file, list] of imports) {
    for (const { module, level, names } of list) {
      note(modules.find(file, module, level), file);
      for (const name of names) if (name !== '*') note(modules.find(file, module === '' ? name : `${module}.${name}`, level), file);
    }
  }
  return importers;
}
