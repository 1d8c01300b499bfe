import { distance } from 'fastest-levenshtein';
import { folderOf, sorted, upward, type ByFile } from '#model';
import type { LockFile } from '../lock-files.ts';
import { modulesBroughtBy, type Module } from './distributions.ts';
import type { PythonProject } from './projects.ts';
import { normalName } from './requirements-line.ts';
import { removedIn } from './standard-library.ts';

/** Packages of npm that everybody knows, and that are nothing in Python, or something else. */
const NPM: ReadonlySet<string> = new Set(
  ('express lodash axios chalk react react_dom vue angular moment next nuxt svelte webpack vite rollup eslint prettier typescript jest mocha chai sinon cypress commander yargs ' +
    'inquirer dotenv_expand cors helmet morgan mongoose sequelize prisma knex passport jsonwebtoken bcryptjs nodemailer multer socket_io ws uuidv4 nanoid zod yup joi rxjs redux ' +
    'zustand immer tailwindcss styled_components jquery underscore ramda bluebird cheerio puppeteer fs_extra rimraf glob_parent nodemon pm2 date_fns dayjs').split(' '),
);

/** What else is known of an undeclared module, as sentences, each with a blank before it. */
export function hintFor({ names, subject }: Module, project: PythonProject, file: string, locks: ByFile<LockFile>): string {
  const removed = removedIn(subject);
  if (removed !== undefined) return ` Python ${removed} has it no longer.`;
  if (NPM.has(subject)) return ` \`${subject.replaceAll('_', '-')}\` is a package of npm.`;
  const lock = lockFor(file, locks);
  const read = lock === undefined ? undefined : locks.get(lock);
  if (lock === undefined || !read) return '';
  const locked = new Map(read.packages.map((name) => [normalName(name), name] as const));
  const name = names.map((one) => locked.get(one)).find((one) => one !== undefined);
  if (name === undefined) return ` It is not in \`${lock}\` either.`;
  const declared = new Set(project.requires.map(({ normal }) => normal));
  const by = read.dependents.find(([one]) => one === name)?.[1].find((one) => declared.has(normalName(one)));
  return by === undefined ? ` It is in \`${lock}\` only because another package needs it.` : ` It is installed only because \`${by}\` needs it, as \`${lock}\` says.`;
}

/** The nearest lock file of Python above a file. */
function lockFor(file: string, locks: ByFile<LockFile>): string | undefined {
  return upward(folderOf(file)).flatMap((folder) => LOCKS.map((name) => (folder === '' ? name : `${folder}/${name}`))).find((path) => locks.has(path) && locks.get(path)?.error === undefined);
}

/**
 * Whether the lock file in force says that other packages need one.
 * @param own normalised names of the project's packages, which need what they declare
 */
export function holds(locks: ByFile<LockFile>, own: ReadonlySet<string>): (file: string, normal: string) => boolean {
  const needed = new Map<string, ReadonlySet<string>>();
  return (file, normal) => {
    const lock = lockFor(file, locks);
    if (lock === undefined) return false;
    let names = needed.get(lock);
    if (!names) needed.set(lock, (names = new Set(locks.get(lock)?.dependents.filter(([, by]) => by.some((one) => !own.has(normalName(one)))).map(([name]) => normalName(name)))));
    return names.has(normal);
  };
}

const LOCKS = ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock'];

/** The name that is declared, or a module of it, one letter away from an imported one. */
export function nearDeclared(subject: string, project: PythonProject): string | undefined {
  const known = new Set(project.requires.flatMap(({ normal }) => modulesBroughtBy(normal)));
  return sorted(known).find((one) => isNear(subject, one));
}

/** One letter more, less or other, or two that changed places; of short names nothing can be said. */
function isNear(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 4) return false;
  const edits = distance(a, b);
  return edits === 1 || (edits === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join(''));
}
