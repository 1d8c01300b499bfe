import { syntaxOf } from '#model';
import { baseNamed } from './base.ts';
import { isTrouble, type Git, type GitChange, type GitTrouble } from './git.ts';
import { readText, type Text } from './read.ts';

/** A change: what is there now, compared with where it parted from its base. */
export interface Change {
  readonly git: Git;
  readonly base: ChangeBase;
  readonly files: readonly GitChange[];
  /** The text of a file at the base. All that have changed are read at once, with the first. */
  textAtBase(path: string): Text;
}

export interface ChangeBase {
  /** As it was named, by a person or by the CI. */
  readonly name: string;
  /** What named it: `--base`, a variable of the CI. */
  readonly from: string;
  /** Full hash of the merge base. */
  readonly commit: string;
}

export interface NoChange {
  readonly trouble: GitTrouble;
  readonly name: string;
  readonly from: string;
}

export interface ChangeRequest {
  readonly base?: string | undefined;
  /** Compare the index instead of the work tree. Without a base of any kind it is compared with HEAD. */
  readonly isStaged?: boolean | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The change that a run is about; undefined where neither the caller nor the CI names a base. */
export function changeOf(root: string, git: Git, { base, isStaged = false, env }: ChangeRequest): Change | NoChange | undefined {
  const named = baseNamed(base, env) ?? (isStaged ? { refs: ['HEAD'], from: '--staged' } : undefined);
  if (!named) return undefined;
  const [name = ''] = named.refs.map((ref) => ref.replace(/^refs\/(?:heads|remotes)\//, ''));
  let first: GitTrouble | undefined;
  for (const ref of named.refs) {
    const found = git.base(ref);
    const files = isTrouble(found) ? found : git.changes(found.mergeBase, isStaged ? 'index' : 'work tree');
    if (!isTrouble(found) && !isTrouble(files)) return { git, base: { name, from: named.from, commit: found.mergeBase }, files, textAtBase: textsAtBase(root, git, files) };
    first ??= isTrouble(found) ? found : isTrouble(files) ? files : undefined;
  }
  if (!first) return undefined;
  const head = isStaged ? git.base('HEAD') : first;
  return isTrouble(head) && head.code === 'no-commits' && isStaged ? { trouble: head, name, from: '--staged' } : { trouble: first, name, from: named.from };
}

export const isChange = (found: Change | NoChange): found is Change => 'files' in found;

/** Whether what is staged is the first commit: there is nothing to compare it with, and all of it is new. */
export const isFirstCommit = (found: Change | NoChange): boolean => !isChange(found) && found.from === '--staged' && found.trouble.code === 'no-commits';

/** What has not changed is at the base as it is now; so is what is staged of it, where the work tree has another. */
function textsAtBase(root: string, git: Git, files: readonly GitChange[]): (path: string) => Text {
  const idsBefore = new Map(files.map(({ path, idBefore = '' }) => [path, idBefore]));
  let changed: ReadonlyMap<string, Text> | undefined;
  return (path) => {
    const before = idsBefore.get(path);
    if (before !== undefined) {
      const wanted = files.flatMap(({ path: one, idBefore }) => (idBefore !== undefined && (one === path || syntaxOf(one) !== undefined) ? [idBefore] : []));
      if (!changed?.has(before)) changed = git.texts(wanted);
      return changed.get(before) ?? NOT_THERE;
    }
    const staged = git.index().files.get(path);
    if (!staged) return NOT_THERE;
    return staged.differs() ? (git.texts([staged.id()]).get(staged.id()) ?? NOT_THERE) : readText(root, path);
  };
}

const NOT_THERE: Text = { skipped: 'it is not there at the base' };
