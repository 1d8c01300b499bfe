import type { Declaring, Requirement } from './projects-requirements.ts';
import type { PythonProject } from './projects.ts';

/** Where a requirement goes: the file, and the part of it. */
export interface Destination {
  readonly manifest: string;
  readonly section: string;
}

/** Lists for everything that work on a project takes, not for its documents or its checks alone. */
const FOR_ALL_WORK = /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|local)(?:[-_./]|$)/i;

const KINDS = ['pyproject', 'setup-cfg', 'setup-py', 'pipfile', 'requirements', 'conda', 'script'] as const;

/** Where a new requirement of a project goes, for production or for development. */
export function destinationOf({ declaring }: PythonProject, isDevelopment: boolean): Destination | undefined {
  if (isDevelopment) {
    const grouped = declaring.find(({ manifest }) => manifest.developmentSection !== undefined && hasUse(manifest.kind, declaring));
    if (grouped) return { manifest: grouped.file, section: grouped.manifest.developmentSection ?? '' };
    const file = best(declaring.filter((one) => one.isDevelopment && FOR_ALL_WORK.test(one.file)));
    if (file) return { manifest: file.file, section: '' };
  }
  const main = best(declaring.filter((one) => !one.isDevelopment));
  if (!main) {
    const [first] = declaring;
    return first && { manifest: first.file, section: first.manifest.section };
  }
  return main.listedIn === undefined ? { manifest: main.file, section: main.manifest.section } : { manifest: main.listedIn, section: '' };
}

/** A Pipfile has a part for development even where nothing is in it yet. */
const hasUse = (kind: Declaring['manifest']['kind'], all: readonly Declaring[]): boolean => kind !== 'pipfile' || all.every(({ manifest }) => manifest.kind === 'pipfile');

/** Of several manifests, the one with a main list, by kind; of files of requirements the one that is written by hand, then the plainest name. */
function best(declaring: readonly Declaring[]): Declaring | undefined {
  const rank = ({ file, manifest, requires }: Declaring): readonly number[] => [
    requires.some(({ kind }) => kind === 'runtime') ? 0 : 1,
    KINDS.indexOf(manifest.kind),
    manifest.isCompiled === true ? 1 : 0,
    /(?:^|\/)(?:requirements|base|main|common|prod|production|dev|requirements-dev|dev-requirements|test)\.(?:txt|in)$/.test(file) ? 0 : 1,
    file.length,
  ];
  return [...declaring].sort((a, b) => compareRanks(rank(a), rank(b)))[0];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The part that a requirement stands in, as a reader finds it; the file where that has no parts. */
export function partOf({ section, file }: Requirement): string {
  return section === '' ? file : section;
}
