import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '#model';
import { decode, type Text } from './read.ts';

/** What a path of a change is now, compared with the base. Renames are told as a file gone and a file added, with the same `id`. */
export interface GitChange {
  /** Relative to the folder that git was asked in. */
  readonly path: string;
  readonly kind: 'added' | 'modified' | 'deleted';
  /** The content's object id before and after; undefined where there is none, or where the file on disk was not hashed. */
  readonly idBefore?: string;
  readonly idAfter?: string;
}

/** A ref that was found, and where history parted from it. */
export interface GitBase {
  /** Full hash of the best common ancestor of the ref and HEAD. */
  readonly mergeBase: string;
}

/** Why git has no answer. `remedy` says what to do, in one sentence. */
export interface GitTrouble {
  readonly code: 'no-git' | 'no-repository' | 'not-trusted' | 'no-commits' | 'unknown-ref' | 'shallow' | 'no-merge-base' | 'failed';
  readonly reason: string;
  readonly remedy: string;
}

export interface Git {
  /** The merge base of a ref and HEAD: one process where all is well. */
  base(ref: string): GitBase | GitTrouble;
  /** What differs between a commit and the work tree, untracked files included, or the index. In code-unit order of paths. */
  changes(commit: string, from: 'work tree' | 'index'): readonly GitChange[] | GitTrouble;
  /** The text of a file in a commit, or in the index where the commit is ''. */
  textIn(commit: string, path: string): Text;
  /** Paths of the files in a commit below a folder, in code-unit order; all files of the index where the commit is ''. */
  pathsIn(commit: string, under: string): readonly string[];
  /**
   * The day, `YYYY-MM-DD` in UTC, on which each line of a file on disk was last written, by its number from 1; changes of blanks and moves
   * within the file count as none. Lines that are not committed, or are older than a history that is cut off, are left out.
   */
  blame(path: string): ReadonlyMap<number, string>;
  /** Whether the history here is cut off. */
  isShallow(): boolean;
  /** Paths whose content on disk differs from the index, deleted ones included, in code-unit order. */
  dirty(): readonly string[];
}

export const isTrouble = (answer: object): answer is GitTrouble => 'remedy' in answer;

/** Settings of the repository that would run its programs, ask the network or wait for somebody. */
const HARMLESS = [
  'core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.untrackedCache=false', 'core.pager=cat', 'core.sshCommand=false', 'core.gitProxy=', 'core.alternateRefsCommand=',
  'diff.external=', 'diff.trustExitCode=false', 'protocol.allow=never', 'gc.auto=0', 'maintenance.auto=false', 'submodule.recurse=false', 'status.submoduleSummary=false', 'credential.helper=',
].flatMap((setting) => ['-c', setting]);

const MOST_BYTES = 512_000_000;

/**
 * Git in a folder. Every call is a process with a list of arguments, never a shell; what the repository's configuration
 * would run (hooks, file monitors, external differences, lazy fetches) is switched off, and nothing is written.
 * @param folder absolute path; paths are relative to it
 * @param env the environment of the process; variables that make git run or trace something are left out
 */
export function openGit(folder: string, env: Readonly<Record<string, string | undefined>> = process.env): Git {
  const run = (args: readonly string[]): { readonly out: Buffer } | { readonly error: string; readonly isMissing: boolean } => {
    const { status, stdout, stderr, error } = spawnSync('git', [...HARMLESS, ...args], { cwd: folder, env: environment(env), maxBuffer: MOST_BYTES, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
    if (error) return { error: error.message, isMissing: (error as NodeJS.ErrnoException).code === 'ENOENT' };
    return status === 0 ? { out: stdout } : { error: stderr.toString('utf8').trim(), isMissing: false };
  };
  const list = (args: readonly string[]): string[] => {
    const answer = run(args);
    return 'out' in answer ? answer.out.toString('utf8').split('\0').filter((path) => path !== '').sort(compareText) : [];
  };
  const isShallow = (): boolean => {
    const answer = run(['rev-parse', '--is-shallow-repository']);
    return 'out' in answer && answer.out.toString('utf8').trim() === 'true';
  };

  return {
    base(ref) {
      // a name that begins with a dash would be a flag, and a range is no name
      if (ref === '' || ref.startsWith('-') || ref.includes('..') || /[\0-\x20\x7f]/.test(ref)) return trouble('unknown-ref', `\`${ref}\` cannot be the name of a commit`, 'Name a branch, a tag or a commit.');
      const answer = run(['rev-parse', '--is-shallow-repository', `${ref}^{commit}...HEAD`]);
      if ('error' in answer) return explain(answer, ref, isShallow);
      const [shallow, ...hashes] = answer.out.toString('utf8').trim().split('\n');
      const mergeBase = hashes.find((hash) => hash.startsWith('^'))?.slice(1);
      if (mergeBase !== undefined) return { mergeBase };
      if (shallow === 'true') return trouble('shallow', `the history here is cut off before HEAD and \`${ref}\` meet`, DEEPEN);
      return trouble('no-merge-base', `HEAD and \`${ref}\` have no common history`, 'Name a base that this branch comes from.');
    },

    changes(commit, from) {
      const answer = run(['diff-index', '-z', '--raw', '--no-abbrev', '--no-renames', '--ignore-submodules=all', '--relative', ...(from === 'index' ? ['--cached'] : []), commit, '--']);
      if ('error' in answer) return explain(answer, commit, isShallow);
      const tracked = parseRaw(answer.out.toString('utf8')).flatMap((change) => (from === 'index' || change.kind === 'deleted' ? [change] : seenOnDisk(change, folder)));
      const added = from === 'index' ? [] : list(['ls-files', '-z', '--others', '--exclude-standard']).map((path): GitChange => ({ path, kind: 'added' }));
      return [...tracked, ...added].sort((a, b) => compareText(a.path, b.path));
    },

    textIn(commit, path) {
      const answer = run(['cat-file', 'blob', `${commit}:./${path}`]);
      return 'out' in answer ? decode(answer.out) : { skipped: `git has no text of it (${answer.error.split('\n', 1)[0] ?? ''})` };
    },

    pathsIn: (commit, under) => (commit === '' ? list(['ls-files', '-z', '--cached', '--', ...(under === '' ? [] : [`:(literal)${under}`])]) : list(['ls-tree', '-r', '-z', '--name-only', commit, '--', ...(under === '' ? [] : [`${under}/`])])),

    blame(path) {
      const answer = run([...withoutFilters(list), 'blame', '--no-textconv', '-w', '-M', '--porcelain', '--', path]);
      return 'out' in answer ? parseBlame(answer.out.toString('utf8'), isShallow()) : new Map();
    },

    isShallow,

    dirty: () => list(['diff-files', '-z', '--name-only', '--ignore-submodules=all', '--relative']),
  };
}

const DEEPEN = 'Fetch the whole history: `fetch-depth: 0` in actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` elsewhere.';

function explain({ error, isMissing }: { readonly error: string; readonly isMissing: boolean }, ref: string, isShallow: () => boolean): GitTrouble {
  if (isMissing) return trouble('no-git', 'git is not installed', 'Install git, or leave out what compares with a base.');
  if (/dubious ownership/.test(error)) return trouble('not-trusted', 'git does not trust this folder, as it belongs to somebody else', 'Run `git config --global --add safe.directory <folder>` for it.');
  if (/not a git repository/i.test(error)) return trouble('no-repository', 'this is no git repository', 'Run it in a checkout.');
  if (/ambiguous argument|unknown revision|bad revision|Needed a single revision|Not a valid object name/i.test(error)) {
    if (/'HEAD'|^HEAD$/m.test(error) || ref === 'HEAD') return trouble('no-commits', 'there is no commit yet', 'Commit something first.');
    if (isShallow()) return trouble('shallow', `\`${ref}\` is not here, and the history is cut off`, DEEPEN);
    return trouble('unknown-ref', `there is no commit \`${ref}\` here`, `Fetch it (\`git fetch origin ${ref.replace(/^origin\//, '')}\`), or name another base.`);
  }
  return trouble('failed', `git failed (${error.split('\n', 1)[0] ?? ''})`, 'Run `git status` there to see what is wrong.');
}

const trouble = (code: GitTrouble['code'], reason: string, remedy: string): GitTrouble => ({ code, reason, remedy });

/** Lines of `git diff-index --raw -z`: `:mode mode id id letter NUL path NUL`. Submodules are no files. */
function parseRaw(text: string): GitChange[] {
  const parts = text.split('\0');
  const changes: GitChange[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [modeBefore, modeAfter, idBefore = '', idAfter = '', letter] = (parts[index] ?? '').replace(/^:/, '').split(' ');
    const path = parts[index + 1] ?? '';
    if (modeBefore === '160000' || modeAfter === '160000') continue;
    const known = { ...(isNone(idBefore) ? {} : { idBefore }), ...(isNone(idAfter) ? {} : { idAfter }) };
    changes.push({ path, kind: letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'modified', ...known });
  }
  return changes;
}

const isNone = (id: string): boolean => /^0*$/.test(id);

/** Git tells a file as changed whose time is new. It is so if its content is: git's own comparison would run filters of the repository. */
function seenOnDisk(change: GitChange, folder: string): GitChange[] {
  if (change.idAfter !== undefined || change.idBefore === undefined) return [change];
  const idAfter = idOnDisk(join(folder, change.path), change.idBefore.length);
  return idAfter === change.idBefore ? [] : [{ ...change, ...(idAfter === undefined ? {} : { idAfter }) }];
}

/** Git's id of a file as it is on disk: the hash of `blob`, the length, NUL and the content. SHA-1, or SHA-256 where ids have 64 digits. */
function idOnDisk(path: string, digits: number): string | undefined {
  try {
    const content = lstatSync(path).isSymbolicLink() ? Buffer.from(readlinkSync(path)) : readFileSync(path);
    return createHash(digits === 64 ? 'sha256' : 'sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  } catch {
    return undefined;
  }
}

/** Settings by which no filter of the repository is run on a file that is read from disk, as blame does. */
function withoutFilters(list: (args: readonly string[]) => string[]): string[] {
  const names = list(['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|smudge|process|required)$']);
  const drivers = new Set(names.map((name) => name.slice('filter.'.length, name.lastIndexOf('.'))));
  return [...drivers].flatMap((driver) => ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((setting) => ['-c', `filter.${driver}.${setting}`]));
}

/** Groups of `git blame --porcelain`: a line with the commit and the number of the line, what is known of a commit where it is met first, then the line itself. */
function parseBlame(text: string, isShallow: boolean): ReadonlyMap<number, string> {
  const days = new Map<string, string>();
  const boundaries = new Set<string>();
  const lines = new Map<number, string>();
  let commit = '';
  let line = 0;
  for (const row of text.split('\n')) {
    const [, hash, number] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row) ?? [];
    if (row.startsWith('\t')) lines.set(line, commit);
    else if (hash !== undefined && number !== undefined) [commit, line] = [hash, Number(number)];
    else if (row.startsWith('committer-time ')) days.set(commit, new Date(Number(row.slice('committer-time '.length)) * 1000).toISOString().slice(0, 10));
    else if (row === 'boundary') boundaries.add(commit);
  }
  const isKnown = (hash: string): boolean => !isNone(hash) && !(isShallow && boundaries.has(hash));
  return new Map([...lines].flatMap(([number, hash]) => (isKnown(hash) && days.has(hash) ? [[number, days.get(hash) ?? '']] : [])));
}

/** Variables that change what paths mean, or what git runs. */
const UNWANTED = /^GIT_(?:EXTERNAL_DIFF|NAMESPACE|PREFIX|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE\w*)$/;

function environment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !UNWANTED.test(name)));
  // in a hook these are relative to the folder that git started it in
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR']) if (kept[name] !== undefined && kept[name] !== '') kept[name] = resolve(kept[name]);
  return { ...kept, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', GIT_ATTR_NOSYSTEM: '1' };
}
