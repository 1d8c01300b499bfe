import type { LockManager } from '../lock-files.ts';
import type { RangeFault } from './version-ranges.ts';
import type { VersionSettings } from './version-settings.ts';

/**
 * What is wrong with a version that a catalog is to give. Yarn keeps its catalogs in a file that is not read.
 * @param settings of the manifest and the workspace file at the root of the workspace
 */
export function catalogFault(name: string, written: string, manager: LockManager | undefined, settings: readonly (VersionSettings | undefined)[]): RangeFault | undefined {
  const text = written.trim();
  if (!text.startsWith('catalog:')) return undefined;
  if (manager === 'npm' || manager === 'yarn') return { reason: `is of a catalog, which ${manager === 'npm' ? 'npm' : 'yarn 1'} does not have`, advice: 'Write the range itself.' };
  if ((manager !== 'pnpm' && manager !== 'bun') || settings.some((one) => one?.isReadable === false)) return undefined;
  const asked = text.slice('catalog:'.length).trim();
  const key = asked === 'default' ? '' : asked;
  const catalogs = settings.flatMap((one) => one?.catalogs ?? []).filter(([catalog]) => catalog === key);
  const called = key === '' ? 'default catalog' : `catalog \`${key}\``;
  if (catalogs.length === 0) return { reason: `is of the ${called}, which is not there`, advice: `Add it to ${manager === 'pnpm' ? '`pnpm-workspace.yaml`' : 'the `package.json` at the root'}, or write the range itself.` };
  return catalogs.some(([, packages]) => packages.includes(name)) ? undefined : { reason: `is of the ${called}, which does not have the package`, advice: 'Add it there, or write the range itself.' };
}
