import { baseNamed } from './base.ts';
import { isTrouble, openGit, type Git, type GitChange, type GitTrouble } from './git.ts';

/** A change: what is there now, compared with where it parted from its base. */
export interface Change {
  readonly git: Git;
  readonly base: ChangeBase;
  readonly files: readonly GitChange[];
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
export function changeOf(root: string, { base, isStaged = false, env }: ChangeRequest): Change | NoChange | undefined {
  const named = baseNamed(base, env) ?? (isStaged ? { refs: ['HEAD'], from: '--staged' } : undefined);
  if (!named) return undefined;
  const git = openGit(root, env);
  const [name = ''] = named.refs.map((ref) => ref.replace(/^refs\/(?:heads|remotes)\//, ''));
  let first: GitTrouble | undefined;
  for (const ref of named.refs) {
    const found = git.base(ref);
    const files = isTrouble(found) ? found : git.changes(found.mergeBase, isStaged ? 'index' : 'work tree');
    if (!isTrouble(found) && !isTrouble(files)) return { git, base: { name, from: named.from, commit: found.mergeBase }, files };
    first ??= isTrouble(found) ? found : isTrouble(files) ? files : undefined;
  }
  return first && { trouble: first, name, from: named.from };
}

export const isChange = (found: Change | NoChange): found is Change => 'files' in found;
