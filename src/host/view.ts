import { scriptSyntaxOf, sorted, syntaxOf } from '#model';
import { isProjectFile, whyNotRead, type Discovered } from './discover.ts';
import type { Git, GitChange } from './git.ts';
import type { Text } from './read.ts';

/** A state of the project other than that on disk: the index, or a commit. */
export interface View {
  /** Whether a file that may be on disk is in this state. */
  has(file: string): boolean;
  /** Files that are in this state and not on disk. */
  readonly extra: readonly string[];
  /** Whether a file's text is another than on disk. */
  differs(file: string): boolean;
  /** The text of a file that differs. */
  text(file: string): Text;
}

/** The files of a state: what was found on disk and is in it, and what is only in it, if it is to be read. */
export function seenIn(view: View, discovered: Discovered, root: string, ignore: readonly string[]): Discovered {
  const isExtra = (file: string): boolean => syntaxOf(file) !== undefined && whyNotRead(root, ignore, file) === undefined;
  const extra = view.extra.filter(isExtra);
  const joined = (files: readonly string[], more: (file: string) => boolean): string[] => sorted(new Set([...files.filter((file) => view.has(file)), ...extra.filter(more)]));
  return {
    ...discovered,
    sources: joined(discovered.sources, (file) => scriptSyntaxOf(file) !== undefined),
    others: joined(discovered.others, (file) => scriptSyntaxOf(file) === undefined),
    projectFiles: joined(discovered.projectFiles, isProjectFile),
  };
}

/** What is staged: tracked files only, each as the index holds it. */
export function viewOfIndex(git: Git): View {
  const staged = new Set(git.pathsIn('', ''));
  const dirty = new Set(git.dirty());
  return viewOf({ has: (file) => staged.has(file), differs: (file) => dirty.has(file), extra: [...dirty].filter((file) => staged.has(file)), text: (file) => git.textIn('', file) });
}

/** What a commit holds, told by what has changed since. */
export function viewOfCommit(git: Git, commit: string, changes: readonly GitChange[]): View {
  const kinds = new Map(changes.map(({ path, kind }) => [path, kind]));
  return viewOf({
    has: (file) => kinds.get(file) !== 'added',
    differs: (file) => kinds.has(file),
    extra: changes.flatMap(({ path, kind }) => (kind === 'deleted' ? [path] : [])),
    text: (file) => git.textIn(commit, file),
  });
}

function viewOf({ has, differs, extra, text }: View): View {
  const known = new Map<string, Text>();
  return {
    has,
    extra,
    differs,
    text(file) {
      const found = known.get(file) ?? (has(file) ? text(file) : { skipped: 'it is not in this state' });
      known.set(file, found);
      return found;
    },
  };
}
