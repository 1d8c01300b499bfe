import type { Given, Place } from '#model';
import type { judged } from '#facts/judged';
import type { packageManifests } from '#facts/package-manifests';
import type { pythonManifests } from '#facts/python-manifests';

type Needs = { packageManifests: typeof packageManifests; pythonManifests: typeof pythonManifests; judged: typeof judged };

/** The entries whose version is one of those forbidden, `x` and nothing at all being the same as `*`. */
export function forbiddenVersions({ packageManifests, pythonManifests, judged }: Given<Needs>, forbid: readonly string[]): readonly { readonly at: Place; readonly subject: string; readonly version: string }[] {
  if (forbid.length === 0) return [];
  const plain = (version: string): string => (['', 'x', 'X'].includes(version.trim()) ? '*' : version.trim());
  const forbidden = new Set(forbid.map(plain));
  const isForbidden = (file: string, version: string): boolean => forbidden.has(plain(version)) && judged.has(file);
  const ofNpm = [...packageManifests].flatMap(([file, { declared }]) =>
    declared.flatMap(({ name, section, version, versionAt: { start, end } }) => (section !== 'peerDependencies' && isForbidden(file, version) ? [{ at: { file, start, end }, subject: name, version }] : [])),
  );
  const ofPython = [...pythonManifests].flatMap(([file, manifest]) =>
    (manifest?.requires ?? []).flatMap(({ name, version, kind, source, at: { start, end } }) => (source === undefined && kind !== 'build' && isForbidden(file, version) ? [{ at: { file, start, end }, subject: name, version }] : [])),
  );
  return [...ofNpm, ...ofPython];
}
