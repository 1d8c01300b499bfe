import type { Given } from '#model';
import type { links as linksFact } from '../links.ts';
import type { origins as originsFact } from '../origins.ts';
import type { pythonImports as pythonImportsFact } from '../python-imports.ts';
import type { pythonModules as pythonModulesFact } from '../python-modules.ts';
import type { Services } from '../services.ts';
import type { TestFiles } from '../test-files.ts';

type Needs = Given<{ links: typeof linksFact; origins: typeof originsFact; pythonImports: typeof pythonImportsFact; pythonModules: typeof pythonModulesFact }> & { readonly services: Services; readonly testFiles: TestFiles };

/** Which services run a file. */
export interface Users {
  /** The service that owns it; of a shared library, the services that import a name of it, directly or through other libraries. */
  of(file: string): readonly string[];
}

/** Names are followed through re-exports to the file that declares them, so that a barrel does not make everybody a user of everything. */
export function usersOf({ links, origins, pythonImports, pythonModules, services, testFiles }: Needs): Users {
  let importers: Map<string, Set<string>> | undefined;
  const collect = (): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>();
    const add = (from: string, to: string): void => {
      const list = found.get(to);
      if (list) list.add(from);
      else found.set(to, new Set([from]));
    };
    for (const { from, written, target } of links.links) {
      if (target.kind !== 'file' || written.isType || written.form === 'export' || services.of(target.file) !== undefined || testFiles.has(from)) continue;
      const names = written.bindings.filter(({ isType }) => !isType);
      if (names.length === 0) add(from, target.file);
      for (const { imported } of names) {
        const origin = imported === '*' ? undefined : origins.find(target.file, imported);
        add(from, origin?.kind === 'found' ? origin.file : target.file);
      }
    }
    for (const [from, list] of pythonImports) {
      if (testFiles.has(from)) continue;
      for (const { module, level, names, isTypeChecking } of list) {
        if (isTypeChecking) continue;
        for (const name of names.length === 0 ? [''] : names) {
          const file = (name === '' ? undefined : pythonModules.find(from, module === '' ? name : `${module}.${name}`, level)) ?? pythonModules.find(from, module, level);
          if (file !== undefined && services.of(file) === undefined) add(from, file);
        }
      }
    }
    return found;
  };
  const known = new Map<string, readonly string[]>();
  return {
    of(file) {
      const own = services.of(file)?.name;
      if (own !== undefined) return [own];
      const memo = services.all.length === 0 ? [] : known.get(file);
      if (memo) return memo;
      const users = reached(file, (importers ??= collect()), services);
      known.set(file, users);
      return users;
    },
  };
}

/** Modules of Nest and Angular name all that can be injected; who injects it imports it as well. */
const IS_WIRING = /\.module\.[cm]?[jt]s$/;

function reached(file: string, importers: ReadonlyMap<string, ReadonlySet<string>>, services: Services): readonly string[] {
  const seen = new Set([file]);
  const users = new Set<string>();
  const waiting = [file];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const importer of importers.get(one) ?? []) {
      const service = services.of(importer)?.name;
      if (service !== undefined) users.add(service);
      else if (!seen.has(importer) && !IS_WIRING.test(importer)) {
        seen.add(importer);
        waiting.push(importer);
      }
    }
  }
  return [...users].sort();
}

