import type { LockManager } from '../lock-files.ts';
import type { DeclaredPackage } from '../package-manifests.ts';
import type { VersionFault } from '../version-faults.ts';
import type { GoverningLock } from './governing-locks.ts';
import { fits, registryRange } from './version-ranges.ts';

type Said = Pick<VersionFault, 'reason' | 'advice'>;

/** How to write the lock file anew. */
const INSTALL: Readonly<Record<LockManager, string>> = {
  npm: 'npm install', pnpm: 'pnpm install', yarn: 'yarn install', 'yarn-berry': 'yarn install', bun: 'bun install',
  uv: 'uv lock', poetry: 'poetry lock', pdm: 'pdm lock', pipenv: 'pipenv lock',
};

/** The way out for every disagreement. */
export function lockAdvice(manager: LockManager): string {
  return `Run \`${INSTALL[manager]}\` and commit what it writes.`;
}

/** Written down as they are, or not at all, depending on versions and settings of the package manager. */
const LEFT_OUT = /^(?:link|file|portal|patch|exec|catalog):/;

/** What a lock file says otherwise than a manifest about one entry. Peers are not asked: each manager treats them in its own way. */
export function lockFault({ name, section, version: written }: DeclaredPackage, governing: GoverningLock, isMember: boolean): Said | undefined {
  const { file, lock } = governing;
  const { manager } = lock;
  if (section === 'peerDependencies' || LEFT_OUT.test(written) || lock.isFreer || lock.overridden?.includes(name)) return undefined;
  const say = (reason: string): Said => ({ reason: `\`${file}\` ${reason}`, advice: lockAdvice(manager) });
  const isMissable = section === 'optionalDependencies'; // some managers leave out what does not fit the machine
  if (manager === 'yarn') {
    if (isMember || registryRange(written) === undefined || written !== written.trim() || written === '' || written.includes(', ')) return undefined;
    const found = governing.ranges(name);
    if (found.includes(written) || (found.length === 0 && isMissable)) return undefined;
    return say(found.length === 0 ? 'does not have it' : `has it as ${listed(found)}`);
  }
  const request = governing.request(name);
  if (request === undefined && manager === 'npm') {
    const range = registryRange(written);
    const versions = governing.versions(name); // brought in by others, one may be found from here all the same
    if (isMissable || range === undefined || !governing.hasRequests || versions.some((version) => fits(version, range))) return undefined;
    return say(versions.length === 0 ? 'does not have it' : `has only ${versions.slice(0, 3).join(', ')}`);
  }
  if (request === undefined) return isMissable || !governing.hasRequests ? undefined : say('does not have it');
  const { specifier, version } = request;
  const isOther = specifier !== undefined && !/^[>|]-?$/.test(specifier) && plain(specifier) !== plain(written);
  if (manager !== 'npm') return isOther ? say(`has it as \`${specifier}\``) : undefined;
  // npm installs from a lock file whose ranges are other ones, as long as what it chose is in those of the manifest
  const range = registryRange(written);
  if (range === undefined) return undefined;
  if (version === undefined) return isOther && !isMissable ? say(`has it as \`${specifier}\``) : undefined;
  // a link to a package of the project is no version, and fits
  return fits(version, range) ? undefined : say(`chose ${version}, which is outside of it`);
}

/** A range as later yarns write it is the same as without its protocol. */
function plain(specifier: string): string {
  const text = specifier.trim();
  return /^npm:[^@]*$/.test(text) && registryRange(text) !== undefined ? text.slice('npm:'.length) : text;
}

const listed = (ranges: readonly string[]): string => ranges.slice(0, 3).map((one) => `\`${one}\``).join(', ');
