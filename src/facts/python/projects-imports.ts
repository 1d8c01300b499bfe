import { folderOf, type ByFile } from '#model';
import type { PythonImport } from '../python-imports.ts';
import type { PythonModules } from '../python-modules.ts';
import { modulesOf, type Module } from './distributions.ts';
import { OWN_NAME } from './distributions-known.ts';
import type { PythonProject, PythonProjects } from './projects.ts';
import { isProvided, isStandard } from './standard-library.ts';

/** An import of something that is neither of Python nor, for certain, of the project. */
export interface ForeignImport {
  readonly file: string;
  readonly written: PythonImport;
  readonly module: Module;
  readonly project: PythonProject | undefined;
  /** In a function of a file that asks whether modules are there (`find_spec`), by a name that may be a variable. */
  readonly isProbed: boolean;
  /** Whether it may be of the project all the same, depending on how the file is run. Dear: to be asked where a finding turns on it. */
  mayBeLocal(): boolean;
}

export interface Reading {
  readonly imports: ByFile<readonly PythonImport[]>;
  readonly modules: PythonModules;
  readonly projects: PythonProjects;
}

/** Every foreign import in order of files and places; of a statement, one for each subject. */
export function foreignImports({ imports, modules, projects }: Reading): ForeignImport[] {
  const found: ForeignImport[] = [];
  const holders = moduleHolders(imports);
  for (const [file, list] of imports) {
    const project = projects.of(file);
    const probes = list.some(({ module, names }) => module === 'importlib.util' || names.includes('find_spec') || (module === 'importlib' && names.includes('util')));
    let last: { readonly subject: string; readonly end: number } | undefined;
    for (const written of list) {
      const { module, level, names, at } = written;
      const top = module.split('.', 1)[0] ?? '';
      if (level > 0 || top === '' || top.startsWith('_')) continue;
      if (project ? isStandard(top, project.versions, 'somewhere') : isStandard(top, { first: 0, last: 99 }, 'somewhere')) continue;
      if (isProvided(top) || modules.isLocal(file, module)) continue;
      const mayBeLocal = (): boolean => mayBeOfProject(file, module, modules, holders);
      for (const one of modulesOf(module, names)) {
        // `import redis, redis.client` is one statement: no second one fits between
        const isRepeated = last?.subject === one.subject && at.start - last.end < 8 && at.start !== last.end;
        last = { subject: one.subject, end: at.end };
        if (!isRepeated) found.push({ file, written, module: one, project, isProbed: probes && written.isLocal, mayBeLocal });
      }
    }
  }
  return found;
}

/** A submodule that is named like a well-known distribution is not what an absolute import beside it means; in doubt, what may be local is. */
function mayBeOfProject(file: string, module: string, modules: PythonModules, holders: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (!modules.mayBeLocal(file, module)) return false;
  const top = module.split('.', 1)[0] ?? '';
  const folder = folderOf(file);
  const held = holders.get(top);
  return !(OWN_NAME.has(top) && held?.size === 1 && held.has(folder) && holders.get('__init__')?.has(folder) === true);
}

/** In which folders a module or a package of a name stands. */
function moduleHolders(imports: ByFile<unknown>): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  const note = (name: string, folder: string): void => {
    const known = holders.get(name);
    if (known) known.add(folder);
    else holders.set(name, new Set([folder]));
  };
  for (const file of imports.keys()) {
    const folder = folderOf(file);
    note(file.slice(file.lastIndexOf('/') + 1).replace(/\.pyi?$/, ''), folder);
    if (folder !== '') note(folder.slice(folder.lastIndexOf('/') + 1), folderOf(folder));
  }
  return holders;
}
