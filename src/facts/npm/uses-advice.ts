import { distance } from 'fastest-levenshtein';
import { sorted, type Given } from '#model';
import type { Undeclared } from '../dependency-uses.ts';
import type { lockFiles } from '../lock-files.ts';
import type { resolutions } from '../resolutions.ts';
import { nearest } from '../spelling.ts';
import { isDeclared, typesPackageOf, type Boundaries, type Boundary } from './declared.ts';
import { governingLocks, type GoverningLock } from './governing-locks.ts';
import type { versionSettings } from './version-settings.ts';

type Needs = { lockFiles: typeof lockFiles; versionSettings: typeof versionSettings; resolutions: typeof resolutions };

/** What is known of an import that nothing declares. */
export interface Question {
  readonly subject: string;
  readonly specifier: string;
  readonly boundary: Boundary;
  readonly member: string | undefined;
  readonly isType: boolean;
  readonly isDevelopment: boolean;
}

type Advice = Pick<Undeclared, 'add' | 'manifest' | 'section' | 'near' | 'hint'>;

/** Python packages with a name that no package for JavaScript that people mean has. */
const OF_PYTHON: ReadonlySet<string> = new Set(['numpy', 'pandas', 'flask', 'django', 'fastapi', 'pydantic', 'requests', 'sqlalchemy', 'scipy', 'matplotlib', 'sklearn', 'scikit-learn', 'tensorflow', 'torch', 'celery', 'boto3', 'pytest', 'beautifulsoup4', 'bs4', 'psycopg2', 'uvicorn', 'gunicorn', 'aiohttp', 'httpx']);

/** Says how to mend an import: what to add to which part of which manifest, which name may be meant, and what else is known. */
export function createAdvice({ lockFiles, versionSettings, resolutions }: Given<Needs>, boundaries: Boundaries): (question: Question) => Advice {
  const locks = governingLocks(lockFiles, versionSettings, resolutions);
  const opened = new Map<string, Lock | undefined>();
  const lockOf = (file: string): Lock | undefined => {
    if (!opened.has(file)) opened.set(file, open(locks.of(file)));
    return opened.get(file);
  };
  return ({ subject, specifier, boundary, member, isType, isDevelopment }) => {
    const { file: manifest } = boundary;
    const near = specifier.startsWith(subject) ? nearName(subject, [...boundary.names.keys(), ...(resolutions.workspaceOf?.(manifest)?.members.keys() ?? [])]) : undefined;
    const hints = [typesHint(subject, isType, boundary), memberHint(member), pythonHint(subject), member === undefined ? (neighbourHint(subject, boundary, boundaries) ?? lockHint(subject, lockOf(manifest))) : undefined];
    return {
      add: isType && member === undefined ? typesOf(subject, lockOf(manifest)) : [subject],
      manifest,
      section: isType || isDevelopment ? 'devDependencies' : 'dependencies',
      ...(near === undefined ? {} : { near }),
      hint: hints.flatMap((hint) => (hint === undefined ? [] : [` ${hint}`])).join(''),
    };
  };
}

/** What may give the types of a package: as the lock file has it, or, where it has neither, the package itself or that of DefinitelyTyped. */
function typesOf(subject: string, lock: Lock | undefined): readonly string[] {
  const apart = typesPackageOf(subject);
  if (lock?.packages.has(apart)) return [apart];
  return lock?.packages.has(subject) || subject.startsWith('@') ? [subject] : [subject, apart];
}

/** The known name that a written one is a slip of: in the same scope, or of a scope that is itself misspelt. */
function nearName(written: string, known: readonly string[]): string | undefined {
  const [scope, rest] = inParts(written);
  return nearest(written, known.filter((name) => {
    const [otherScope, other] = inParts(name);
    return name !== written && ((scope === otherScope && isSlip(rest, other)) || (rest === other && isSlip(scope, otherScope)));
  }));
}

/** One letter wrong, two that changed places, or two wrong of eight and more. Names of packages have at most 214 letters. */
function isSlip(one: string, other: string): boolean {
  if (one.length < 4 || one.length > 214 || Math.abs(one.length - other.length) > 2) return false;
  const edits = distance(one, other);
  return edits <= (one.length < 8 ? 1 : 2) || (edits === 2 && sorted(one).join('') === sorted(other).join(''));
}

function inParts(name: string): readonly [scope: string, rest: string] {
  const slash = name.indexOf('/');
  return slash < 0 ? ['', name] : [name.slice(0, slash), name.slice(slash + 1)];
}

const typesHint = (subject: string, isType: boolean, boundary: Boundary): string | undefined =>
  !isType && isDeclared(boundary, typesPackageOf(subject)) ? `What is declared, \`${typesPackageOf(subject)}\`, has its types only.` : undefined;

const memberHint = (member: string | undefined): string | undefined => (member === undefined ? undefined : `It is the package in \`${member === '' ? '.' : member}\`.`);

const pythonHint = (subject: string): string | undefined => (OF_PYTHON.has(subject) ? `\`${subject}\` is known as a package of Python.` : undefined);

interface Lock extends Pick<GoverningLock, 'file'> {
  readonly packages: ReadonlySet<string>;
  readonly dependents: ReadonlyMap<string, readonly string[]>;
}

function open(governing: GoverningLock | undefined): Lock | undefined {
  if (!governing || governing.lock.packages.length === 0) return undefined;
  const { file, lock } = governing;
  return { file, packages: new Set(lock.packages), dependents: new Map(lock.dependents) };
}

function lockHint(subject: string, lock: Lock | undefined): string | undefined {
  if (!lock) return undefined;
  if (!lock.packages.has(subject)) return `It is absent from \`${lock.file}\` too.`;
  const [first, ...others] = lock.dependents.get(subject) ?? [];
  return first === undefined ? undefined : `\`${lock.file}\` has it only as a dependency of \`${first}\`${others.length > 0 ? ' and others' : ''}.`;
}

/** Another package of the project that declares it for itself. */
function neighbourHint(subject: string, { file }: Boundary, { all }: Boundaries): string | undefined {
  const other = all.find((one) => one.file !== file && isDeclared(one, subject));
  return other && `\`${other.file}\` declares it, for its own package.`;
}
