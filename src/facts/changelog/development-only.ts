import { canonical, type ByFile } from '#model';
import type { ChangedFile, Changes } from '../changes.ts';
import { readManifest } from '../npm/manifest.ts';
import type { PackageManifest } from '../package-manifests.ts';

/** Whether a change of a `package.json` is one of its `devDependencies` alone, which nobody gets who installs the package. */
export function isDevelopmentOnly({ path, before, kind }: ChangedFile, changes: Changes, manifests: ByFile<PackageManifest>): boolean {
  const now = kind === 'modified' && before === undefined ? manifests.get(path) : undefined;
  const text = now && !now.error ? changes.textAtBase(path) : undefined;
  const old = text === undefined ? undefined : readManifest(text);
  if (!now || !old || old.error) return false;
  return developmentOf(now) !== developmentOf(old) && restOf(now) === restOf(old);
}

const developmentOf = ({ declared }: PackageManifest): string => canonical(declared.flatMap(({ section, name, version }) => (section === 'devDependencies' ? [[name, version]] : [])));

/** All else that is read of a manifest, without where it stands. */
const restOf = ({ declared, hasSections: _sections, ...rest }: PackageManifest): string => canonical([rest, declared.flatMap(({ at: _at, versionAt: _versionAt, ...one }) => (one.section === 'devDependencies' ? [] : [one]))]);
