import { folderOf, type Asked } from '#model';
import { chainOf, within, type Boundaries, type Boundary } from './declared.ts';
import { isDevelopmentPath } from './development.ts';
import { isGiven, literalOf } from './uses-names-given.ts';

/** Folders below a package from which bundlers may be told to look for names. */
const BASES = ['', 'src/', 'app/', 'source/', 'client/', 'resources/js/', 'web/', 'lib/', 'frontend/'];
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.vue', '.svelte', '.mts', '/index.ts', '/index.tsx', '/index.js', '/index.jsx', '/index.vue'];

/**
 * Tells names that a tool's configuration gives to modules of the project, or takes from elsewhere, and paths that look like
 * those of packages and lead to a file of the package: `components/button.js` of `src/components/button.js`.
 */
export function givenNames(modules: readonly string[], namesGiven: Asked<readonly string[]>, boundaries: Boundaries): (specifier: string, boundary: Boundary) => boolean {
  const known = new Set(modules);
  const configs = configsByBoundary(modules, boundaries);
  const keysByBoundary = new Map<Boundary, ReadonlySet<string>>();
  const keysOf = (boundary: Boundary): ReadonlySet<string> => {
    const keys = keysByBoundary.get(boundary) ?? new Set([...(configs.get(boundary) ?? []).flatMap((file) => namesGiven.get(file) ?? []), ...boundary.manifest.aliases.flatMap(literalOf)]);
    keysByBoundary.set(boundary, keys);
    return keys;
  };
  return (specifier, boundary) => {
    if (chainOf(boundary).some((one) => isGiven(specifier, keysOf(one)))) return true;
    const path = specifier.replace(/^[@~]/, '');
    if (!path.includes('/') && path === specifier) return false; // a single word is more likely a package than a file
    const prefix = boundary.folder === '' ? '' : `${boundary.folder}/`;
    return BASES.some((base) => ENDINGS.some((ending) => known.has(`${prefix}${base}${path}${ending}`)));
  };
}

/** The modules that configure tools: those of development near the top of a package. */
function configsByBoundary(modules: readonly string[], boundaries: Boundaries): ReadonlyMap<Boundary, readonly string[]> {
  const found = new Map<Boundary, string[]>();
  for (const file of modules) {
    if (!/\.[cm]?[jt]s$/.test(file)) continue;
    const boundary = boundaries.of(file);
    if (!boundary) continue;
    const path = within(boundary.folder, file);
    const folder = folderOf(path);
    const isNear = folder === '' || /^(?:\.?[\w-]+)$/.test(folder);
    if (!isNear || /eslint|prettier|stylelint/.test(path) || !(/config|alias|webpack|umirc/i.test(path) || (folder === '' && isDevelopmentPath(path)))) continue;
    const list = found.get(boundary);
    if (list) list.push(file);
    else found.set(boundary, [file]);
  }
  return found;
}
