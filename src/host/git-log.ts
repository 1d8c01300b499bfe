import { DEEPEN, trouble, type GitTrouble } from './git-trouble.ts';

/** What one commit changed, as it was called then. */
export type LoggedCommit = readonly { readonly path: string; readonly kind: 'added' | 'modified' | 'deleted' | 'renamed'; /** Of a rename the old name. */ readonly before?: string }[];

/** What asks git for the last commits before HEAD, newest first, without merges; of each its decoration, which says where a history is cut off. */
export const logArguments = (most: number): readonly string[] => [
  ...['log', '--no-merges', '--topo-order', '-n', String(most), '-z', '--name-status', '-M50%', '-l400', '--root', '--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-mailmap'],
  ...['--no-show-signature', '--decorate=full', '--ignore-submodules=all', '--relative', '--format=>%D', 'HEAD', '--', '.'],
];

const KINDS: ReadonlyMap<string, LoggedCommit[number]['kind']> = new Map([['A', 'added'], ['D', 'deleted'], ['R', 'renamed']]);

/** Parts of `git log -z --name-status`: `>` and the decoration of a commit, then for each path a letter and the path, of a rename the old one first. */
export function parseLog(text: string): readonly LoggedCommit[] | GitTrouble {
  const parts = text.split('\0');
  const commits: LoggedCommit[number][][] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = (parts[index] ?? '').replace(/^\n/, '');
    if (part.startsWith('>')) {
      if (part.slice(1).split(', ').includes('grafted')) return trouble('shallow', 'the history is cut off within the range that is looked at', DEEPEN);
      commits.push([]);
    } else if (part !== '') {
      const letter = part.slice(0, 1);
      const before = letter === 'R' || letter === 'C' ? parts[++index] : undefined;
      commits.at(-1)?.push({ path: parts[++index] ?? '', kind: KINDS.get(letter) ?? 'modified', ...(before === undefined || letter === 'C' ? {} : { before }) });
    }
  }
  return commits;
}
