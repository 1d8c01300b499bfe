import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { upward } from '#model';
import type { InstalledPython } from '#facts/installed-python';
import { normalName } from '#facts/python/requirements-line';
import { ownText } from '../read.ts';

const ENVIRONMENTS = ['.venv', 'venv', 'env'];

/**
 * Reads what `pip` and `uv` write beside installed packages, when it is asked for, and once a folder. Never behind a link: nothing outside of the root.
 * @param root absolute real path
 */
export function installedPythonOf(root: string): InstalledPython {
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const environmentIn = (folder: string): ReadonlyMap<string, readonly string[]> => {
    let modules = known.get(folder);
    if (!modules) known.set(folder, (modules = readEnvironments(root, folder)));
    return modules;
  };
  return {
    modulesOf: (folder) => upward(folder).map(environmentIn).find((modules) => modules.size > 0) ?? new Map<string, readonly string[]>(),
  };
}

function readEnvironments(root: string, folder: string): ReadonlyMap<string, readonly string[]> {
  const modules = new Map<string, string[]>();
  for (const environment of ENVIRONMENTS) {
    const base = join(folder, environment);
    const sites = [join(base, 'Lib/site-packages'), ...foldersIn(root, join(base, 'lib')).map((name) => join(base, 'lib', name, 'site-packages'))];
    for (const site of sites) for (const name of foldersIn(root, site)) if (name.endsWith('.dist-info')) readDistribution(root, join(site, name), modules);
  }
  return modules;
}

function readDistribution(root: string, folder: string, modules: Map<string, string[]>): void {
  const name = normalName(folder.slice(folder.lastIndexOf('/') + 1).replace(/-[^-]*\.dist-info$/, ''));
  const listed = ownText(root, join(folder, 'top_level.txt')).split('\n').map((line) => line.trim()).filter((line) => /^\w+$/.test(line));
  for (const module of listed.length > 0 ? listed : recordedIn(ownText(root, join(folder, 'RECORD')))) {
    const names = modules.get(module);
    if (names) names.push(name);
    else modules.set(module, [name]);
  }
}

/** The modules and packages at the top of what an installer wrote. */
function recordedIn(record: string): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const line of record.split('\n')) {
    const found = /^(\w+)(?:\/|\.(?:py|pyd|so|[\w-]{1,60}\.(?:so|pyd)),)/.exec(line);
    if (found?.[1] !== undefined && found[1] !== '__pycache__') modules.add(found[1]);
  }
  return modules;
}

/** The folders in a folder that stands in the project itself; none where it cannot be listed. */
function foldersIn(root: string, folder: string): string[] {
  try {
    const path = join(root, folder);
    if (!lstatSync(path).isDirectory() || realpathSync(path) !== path) return [];
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
}
