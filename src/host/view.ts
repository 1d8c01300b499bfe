import { scriptSyntaxOf, sorted, syntaxOf } from '#model';
import { isProjectFile, whyNotRead, type Discovered } from './discover.ts';
import type { Change } from './change.ts';
import type { Git } from './git.ts';
import type { Text } from './read.ts';

/** A state of the project other than that on disk: the index, or a commit. */
export interface View {
  /** Whether a file that may be on disk is in this state. */
  has(file: string): boolean;
  /** Files of this state that are not among those that were found on disk. */
  extra(found: ReadonlySet<string>): readonly string[];
  /** Whether a file's text is another than on disk. */
  differs(file: string): boolean;
  /** The text of a file that differs. */
  text(file: string): Text;
}

/** The files of a state: what was found on disk and is in it, and what is only in it, if it is to be read. */
export function seenIn(view: View, discovered: Discovered, root: string, ignore: readonly string[]): Discovered {
  const isExtra = (file: string): boolean => syntaxOf(file) !== undefined && whyNotRead(root, ignore, file) === undefined;
  const onDisk = new Set([...discovered.sources, ...discovered.others, ...discovered.projectFiles]);
  const extra = view.extra(onDisk).filter(isExtra);
  const joined = (files: readonly string[], more: (file: string) => boolean): string[] => sorted(new Set([...files.filter((file) => view.has(file)), ...extra.filter(more)]));
  return {
    ...discovered,
    sources: joined(discovered.sources, (file) => scriptSyntaxOf(file) !== undefined),
    others: joined(discovered.others, (file) => scriptSyntaxOf(file) === undefined),
    projectFiles: joined(discovered.projectFiles, isProjectFile),
    foreign: discovered.foreign.filter((file) => view.has(file)),
  };
}

/** What is staged: tracked files only, each as the index holds it. */
export function viewOfIndex(git: Git): View {
  const { files } = git.index();
  let texts: ReadonlyMap<string, Text> | undefined;
  const differs = remembered((file: string) => files.get(file)?.differs() ?? false);
  const idOf = (file: string): string => files.get(file)?.id() ?? '';
  return {
    has: (file) => files.has(file),
    extra: (found) => [...files.keys()].filter((file) => syntaxOf(file) !== undefined && !found.has(file) && differs(file)),
    differs,
    text(file) {
      // all at once, as each time is a process
      if (!texts?.has(idOf(file))) texts = git.texts([...files.keys()].filter((one) => one === file || (syntaxOf(one) !== undefined && differs(one))).map(idOf));
      return texts.get(idOf(file)) ?? { skipped: idOf(file) === '' ? 'it is in conflict with what is merged' : 'it is not in this state' };
    },
  };
}

/** What the base of a change holds. */
export function viewOfBase({ files, textAtBase }: Pick<Change, 'files' | 'textAtBase'>): View {
  const kinds = new Map(files.map(({ path, kind }) => [path, kind]));
  return {
    has: (file) => kinds.get(file) !== 'added',
    differs: (file) => kinds.has(file),
    extra: () => files.flatMap(({ path, kind }) => (kind === 'deleted' ? [path] : [])),
    text: textAtBase,
  };
}

function remembered(ask: (file: string) => boolean): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    const found = known.get(file) ?? ask(file);
    known.set(file, found);
    return found;
  };
}
