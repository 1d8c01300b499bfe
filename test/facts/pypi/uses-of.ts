import { lineTable, syntaxOf, type Source } from '#model';
import { includedRequirements } from '../../../src/facts/included-requirements.ts';
import { lockFiles } from '../../../src/facts/lock-files.ts';
import { pypiUses } from '../../../src/facts/pypi-uses.ts';
import { pythonConditions } from '../../../src/facts/python-conditions.ts';
import { pythonImports } from '../../../src/facts/python-imports.ts';
import { pythonManifests } from '../../../src/facts/python-manifests.ts';
import { pythonModules } from '../../../src/facts/python-modules.ts';
import { pythonPaths } from '../../../src/facts/python-paths.ts';

export interface World {
  /** Words that stand somewhere in the project. */
  readonly mentioned?: readonly string[];
  /** Modules of an installed environment, and what brought them. */
  readonly installed?: ReadonlyMap<string, readonly string[]>;
}

/** What `pypiUses` makes of a project of texts, each finding as `file:line subject`. */
export function usesOf(texts: Readonly<Record<string, string>>, { mentioned = [], installed = new Map() }: World = {}) {
  const files = Object.keys(texts).sort();
  const sourceOf = (file: string): Source => ({ syntax: syntaxOf(file) ?? 'text', text: texts[file] ?? '', scripts: [] });
  const factOf = <T>(fact: { readonly syntax: readonly string[]; extract(source: Source): T }): Map<string, T> =>
    new Map(files.filter((file) => fact.syntax.includes(sourceOf(file).syntax)).map((file) => [file, fact.extract(sourceOf(file))]));
  const given = { pythonImports: factOf(pythonImports), pythonManifests: factOf(pythonManifests), pythonPaths: factOf(pythonPaths) };
  const uses = pypiUses.derive({
    ...given,
    pythonModules: pythonModules.derive(given),
    pythonConditions: { get: (file) => pythonConditions.extract(sourceOf(file)) },
    includedRequirements: { get: (file) => (file in texts && includedRequirements.syntax.includes(sourceOf(file).syntax) ? includedRequirements.extract(sourceOf(file)) : undefined) },
    testFiles: { has: (file) => /(?:^|\/)tests?\//.test(file) },
    judged: { has: () => true },
    lockFiles: factOf(lockFiles),
    mentions: { isMentioned: (_, name) => mentioned.includes(name) },
    installedPython: { modulesOf: () => installed },
  });
  const shown = ({ at, subject }: { readonly at: { readonly file: string; readonly start: number }; readonly subject: string }): string =>
    `${at.file}:${lineTable(texts[at.file] ?? '').at(at.start).line} ${subject}`;
  return {
    uses,
    undeclared: uses.undeclared.map(shown),
    misplaced: uses.misplaced.map(shown),
    unused: uses.unused.map(shown),
    doubts: uses.doubts.map(({ file, reason }) => `${file} ${reason}`),
  };
}
