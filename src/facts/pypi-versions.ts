import { comparePlaces, projectFact } from '#model';
import { judged } from './judged.ts';
import { lockFiles } from './lock-files.ts';
import { pythonLockFault, pythonLocks } from './locks/python-locks.ts';
import { faultOfSpecifier } from './locks/python-specifiers.ts';
import { pythonManifests } from './python-manifests.ts';
import { testFiles } from './test-files.ts';
import { isTestInput } from './test-inputs.ts';
import type { VersionFault } from './version-faults.ts';

/** Versions in Python manifests that cannot be right, in order of files and places. One requirement has one fault at most. */
export const pypiVersions = projectFact<readonly VersionFault[], { pythonManifests: typeof pythonManifests; lockFiles: typeof lockFiles; judged: typeof judged; testFiles: typeof testFiles }>({
  id: 'pypi-versions',
  version: 1,
  needs: { pythonManifests, lockFiles, judged, testFiles },
  derive({ pythonManifests, lockFiles, judged, testFiles }) {
    const locks = pythonLocks(lockFiles);
    const faults: VersionFault[] = [];
    for (const [file, manifest] of pythonManifests) {
      if (manifest === undefined || manifest.isCompiled || !judged.has(file) || isTestInput(file, testFiles)) continue;
      const { requires, requiresPython, requiresPythonAt } = manifest;
      const lock = manifest.error === undefined ? locks.of(file, manifest) : undefined;
      const counts = new Map<string, number>();
      for (const { name } of requires) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
      for (const requirement of requires) {
        const { name, version, style, at } = requirement;
        const invalid = faultOfSpecifier(version, style);
        // of several requirements for one package, markers say which counts where
        const locked = invalid ?? (lock === undefined || (counts.get(name.toLowerCase()) ?? 0) > 1 ? undefined : pythonLockFault(requirement, lock));
        if (locked) faults.push({ at: { file, start: at.start, end: at.end }, subject: name, version, kind: invalid ? 'invalid' : 'lockfile', ...locked });
      }
      const invalid = requiresPython === undefined ? undefined : faultOfSpecifier(requiresPython, manifest.kind === 'pyproject' && /[\^~*|]/.test(requiresPython) ? 'poetry' : 'pep508');
      if (invalid && requiresPython !== undefined && requiresPythonAt) faults.push({ at: { file, start: requiresPythonAt.start, end: requiresPythonAt.end }, subject: 'python', version: requiresPython, kind: 'invalid', ...invalid });
    }
    return faults.sort((a, b) => comparePlaces(a.at, b.at));
  },
});
