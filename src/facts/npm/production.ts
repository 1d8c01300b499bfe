import { groupBy, type Given } from '#model';
import { isRuntime, kindWithoutUses } from '../graph/edge-kind.ts';
import type { links } from '../links.ts';
import type { resolutions } from '../resolutions.ts';
import type { testFiles } from '../test-files.ts';
import { within, type Boundaries, type Boundary } from './declared.ts';
import { isDevelopmentPath } from './development.ts';
import { isPacked, startsByTool } from './production-built.ts';
import { entriesOf } from './production-entries.ts';

type Needs = { links: typeof links; resolutions: typeof resolutions; testFiles: typeof testFiles };

export interface Production {
  /**
   * Whether some install leaves development dependencies of a package out and runs its code as it is: not where a bundler packs
   * it, where a development tool runs it, at the root of a workspace, where nothing is told apart, and in a private library of
   * which only such packages make use.
   */
  isOf(boundary: Boundary): boolean;
  /** Whether a file may be part of what is shipped, by its path. */
  isShippable(file: string, boundary: Boundary): boolean;
  /** The modules that entries of packages reach by imports that run, without leaving the package, through code that may be shipped. */
  shipped(packages: ReadonlySet<Boundary>): ReadonlySet<string>;
}

export function productionOf({ links: { links, modules }, resolutions, testFiles }: Given<Needs>, boundaries: Boundaries): Production {
  const known = new Map<Boundary, boolean>();
  const isShippable: Production['isShippable'] = (file, { folder }) => !testFiles.has(file) && !isDevelopmentPath(within(folder, file));

  const decide = (boundary: Boundary): boolean => {
    const { file, folder, manifest } = boundary;
    const { name, declared, isPrivate, entries, hasWorkspaces } = manifest;
    if (isPacked(manifest) || startsByTool(manifest) || (isPrivate && declared.every(({ section }) => section === 'devDependencies'))) return false;
    const workspace = resolutions.workspaceOf?.(file);
    if (!workspace) return !hasWorkspaces;
    if (workspace.folder === folder) return !hasWorkspaces && workspace.members.size < 2;
    if (!isPrivate || entries.length === 0 || name === undefined) return true;
    return boundaries.all.some((one) => one !== boundary && one.names.has(name) && !isPacked(one.manifest));
  };

  return {
    isShippable,
    isOf(boundary) {
      const is = known.get(boundary) ?? decide(boundary);
      known.set(boundary, is);
      return is;
    },
    shipped(packages) {
      const own = groupBy(modules, (file) => boundaries.of(file));
      const next = groupBy(links, ({ from }) => from);
      const shipped = new Set<string>();
      for (const boundary of packages) {
        const open = entriesOf(boundary, own.get(boundary) ?? []).filter((file) => isShippable(file, boundary));
        for (let file = open.pop(); file !== undefined; file = open.pop()) {
          if (shipped.has(file)) continue;
          shipped.add(file);
          for (const link of next.get(file) ?? []) {
            const { target } = link;
            if (target.kind === 'file' && isRuntime(kindWithoutUses(link)) && boundaries.of(target.file) === boundary && isShippable(target.file, boundary)) open.push(target.file);
          }
        }
      }
      return shipped;
    },
  };
}
