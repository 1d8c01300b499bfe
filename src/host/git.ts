import { spawnSync } from 'node:child_process';
import { compareText } from '#model';
import { environment } from './git-environment.ts';
import { parseBatch, parseBlame, parseRaw, seenOnDisk, type GitChange } from './git-output.ts';
import { indexListed, indexOnDisk, type GitIndex, type IndexPlace } from './git-staged.ts';
import { logArguments, parseLog, type LoggedCommit } from './git-log.ts';
import { DEEPEN, explain, trouble, type GitTrouble } from './git-trouble.ts';
import type { Text } from './read.ts';
import { isThroughNeverRead, mayHoldUntracked } from './untracked.ts';

export type { GitChange } from './git-output.ts';
export { isTrouble, type GitTrouble } from './git-trouble.ts';

/** A ref that was found, and where history parted from it. */
export interface GitBase {
  /** Full hash of the best common ancestor of the ref and HEAD. */
  readonly mergeBase: string;
}

export interface Git {
  /** The merge base of a ref and HEAD: one process where all is well. */
  base(ref: string): GitBase | GitTrouble;
  /** What differs between a commit and the work tree, untracked files included, or the index. In code-unit order of paths. */
  changes(commit: string, from: 'work tree' | 'index'): readonly GitChange[] | GitTrouble;
  /** The texts of contents by their object ids, in one process; an id without a text is left out. */
  texts(ids: readonly string[]): ReadonlyMap<string, Text>;
  /** What is staged. */
  index(): GitIndex;
  /**
   * The day, `YYYY-MM-DD` in UTC, on which each line of a file on disk was last written, by its number from 1; changes of blanks and moves
   * within the file count as none. Lines that are not committed, or are older than a history that is cut off, are left out.
   */
  blame(path: string): ReadonlyMap<number, string>;
  /**
   * What the last commits before HEAD changed below the folder, newest first, without merges: one process. `shallow` where the history is cut off
   * within them.
   * @param most how many commits
   */
  log(most: number): readonly LoggedCommit[] | GitTrouble;
  /** Whether the history here is cut off. */
  isShallow(): boolean;
}

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
  const variables = environment(env, folder);
  const run = (args: readonly string[], input?: string): Answer => {
    const { status, stdout, stderr, error } = spawnSync('git', [...HARMLESS, ...args], { cwd: folder, env: variables, maxBuffer: MOST_BYTES, windowsHide: true, ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }) });
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
  const bases = new Map<string, GitBase | GitTrouble>();
  let place: IndexPlace | undefined;
  let staged: { readonly index: GitIndex; readonly paths: ReadonlySet<string> | undefined } | undefined;

  /** The full hash of the ref and of the commit where HEAD parted from it, and where the index is: one process. */
  const look = (ref: string): GitBase | GitTrouble => {
    const answer = run(['rev-parse', '--is-shallow-repository', ...WHERE, `${ref}^{commit}...HEAD`]);
    if ('error' in answer) return explain(answer, ref, isShallow);
    const [shallow, ...rest] = answer.out.toString('utf8').trimEnd().split('\n');
    const firstHash = rest.findIndex((line) => /^\^?[0-9a-f]{40,64}$/.test(line));
    const mergeBase = rest.slice(firstHash).find((hash) => hash.startsWith('^'))?.slice(1);
    if (firstHash === WHERE_LINES) place = { prefix: rest[0] ?? '', path: rest[1] ?? '', idBytes: (rest[firstHash]?.replace('^', '').length ?? 0) / 2 };
    if (mergeBase !== undefined) return { mergeBase };
    if (shallow === 'true') return trouble('shallow', `the history here is cut off before HEAD and \`${ref}\` meet`, DEEPEN);
    return trouble('no-merge-base', `HEAD and \`${ref}\` have no common history`, 'Name a base that this branch comes from.');
  };
  const readStaged = (): NonNullable<typeof staged> => {
    const read = place && indexOnDisk(folder, place);
    if (read) return (staged = read);
    const dirty = new Set(list(['diff-files', '-z', '--name-only', '--ignore-submodules=all', '--relative']));
    return (staged = { index: indexListed(list(['ls-files', '-z', '--stage']), dirty), paths: undefined });
  };
  /** Files that nobody has added yet: one process, and none where the disk holds nothing that the index does not. */
  const untracked = (): GitChange[] => {
    const { paths } = staged ?? readStaged();
    if (paths && !mayHoldUntracked(folder, (path) => paths.has(path))) return [];
    return list(['ls-files', '-z', '--others', '--exclude-standard']).filter((path) => !isThroughNeverRead(path)).map((path) => ({ path, kind: 'added' }));
  };

  return {
    base(ref) {
      // a name that begins with a dash would be a flag, and a range is no name
      if (ref === '' || ref.startsWith('-') || ref.includes('..') || /[\0-\x20\x7f]/.test(ref)) return trouble('unknown-ref', `\`${ref}\` cannot be the name of a commit`, 'Name a branch, a tag or a commit.');
      const known = bases.get(ref) ?? look(ref);
      bases.set(ref, known);
      return known;
    },

    changes(commit, from) {
      const answer = run(['diff-index', '-z', '--raw', '--no-abbrev', '--no-renames', '--ignore-submodules=all', '--relative', ...(from === 'index' ? ['--cached'] : []), commit, '--']);
      if ('error' in answer) return explain(answer, commit, isShallow);
      const tracked = parseRaw(answer.out.toString('utf8')).flatMap((change) => (from === 'index' || change.kind === 'deleted' ? [change] : seenOnDisk(change, folder)));
      return [...tracked, ...(from === 'index' ? [] : untracked())].sort((a, b) => compareText(a.path, b.path));
    },

    texts(ids) {
      const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f]{40,64}$/.test(id));
      const answer = wanted.length === 0 ? { out: Buffer.alloc(0) } : run(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
      return 'out' in answer ? parseBatch(answer.out) : new Map(wanted.map((id) => [id, { skipped: `git has no text of it (${answer.error.split('\n', 1)[0] ?? ''})` }]));
    },

    index: () => (staged ?? readStaged()).index,

    blame(path) {
      const answer = run([...withoutFilters(list), 'blame', '--no-textconv', '-w', '-M', '--porcelain', '--', path]);
      return 'out' in answer ? parseBlame(answer.out.toString('utf8'), isShallow()) : new Map();
    },

    log(most) {
      const answer = run(logArguments(most));
      return 'out' in answer ? parseLog(answer.out.toString('utf8')) : explain(answer, 'HEAD', isShallow);
    },

    isShallow,
  };
}

type Answer = { readonly out: Buffer } | { readonly error: string; readonly isMissing: boolean };

/** Where the folder is in the work tree, and where the index is; a line each. */
const WHERE = ['--show-prefix', '--git-path', 'index'];
const WHERE_LINES = 2;

/** Settings by which no filter of the repository is run on a file that is read from disk, as blame does. */
function withoutFilters(list: (args: readonly string[]) => string[]): string[] {
  const names = list(['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|smudge|process|required)$']);
  const drivers = new Set(names.map((name) => name.slice('filter.'.length, name.lastIndexOf('.'))));
  return [...drivers].flatMap((driver) => ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((setting) => ['-c', `filter.${driver}.${setting}`]));
}
