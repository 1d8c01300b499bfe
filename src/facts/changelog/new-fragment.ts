import { countOf } from './comparison.ts';
import { plain } from './lines.ts';

/** A file that is to be written. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Words of a title that make the name of a file. */
const MOST_WORDS = 5;

/** A changeset for some packages, named by its text. */
export function newChangeset(folder: string, packages: readonly string[], bump: string, description: string, isTaken: (path: string) => boolean): NewFile {
  const text = ['---', ...packages.map((name) => `${JSON.stringify(name)}: ${bump}`), '---', '', plain(description), ''].join('\n');
  return { path: free((nth) => `${folder}/${slugOf(description)}${nth}.md`, isTaken), text };
}

export interface Told {
  /** Undefined where the folder is of one component, or of none. */
  readonly component: string | undefined;
  readonly type: string;
  readonly description: string;
  /** The day, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * A fragment in the kind of those that are there: a YAML file of changie, else a file of towncrier that belongs to no ticket (`+title.type.md`).
 * @param others names of the fragments in the folder
 */
export function newFragment(folder: string, { component, type, description, day }: Told, others: readonly string[], isTaken: (path: string) => boolean): NewFile {
  const extension = commonest(others.flatMap((path) => /\.(?:ya?ml|md|rst|txt)$/.exec(path)?.[0] ?? [])) ?? (/(?:^|\/)\.changes\//.test(`${folder}/`) ? '.yaml' : '.md');
  if (/^\.ya?ml$/.test(extension)) {
    const text = [...(component === undefined ? [] : [`component: ${JSON.stringify(component)}`]), `kind: ${JSON.stringify(type)}`, `body: ${JSON.stringify(plain(description))}`, `time: ${day}T00:00:00Z`, ''].join('\n');
    return { path: free((nth) => `${folder}/${[...(component === undefined ? [] : [slugOf(component)]), slugOf(type), day.replaceAll('-', '')].join('-')}${nth}${extension}`, isTaken), text };
  }
  const title = [...(component === undefined ? [] : [component]), slugOf(description)].join('_');
  return { path: free((nth) => `${folder}/+${title}${nth}.${type}${extension}`, isTaken), text: `${plain(description)}\n` };
}

/** The first name that is not taken: without a number, then with `-2`. */
function free(name: (nth: string) => string, isTaken: (path: string) => boolean): string {
  for (let nth = 1; ; nth++) {
    const path = name(nth === 1 ? '' : `-${nth}`);
    if (!isTaken(path)) return path;
  }
}

/** A text as the name of a file: its first words, in small letters; `change` where it has none of the Latin alphabet. */
function slugOf(text: string): string {
  const words = text.slice(0, 200).normalize('NFKD').toLowerCase().match(/[a-z0-9]{1,30}/g) ?? [];
  return words.length === 0 ? 'change' : words.slice(0, MOST_WORDS).join('-');
}

function commonest(words: readonly string[]): string | undefined {
  const counts = countOf(words);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
}
