import { readText, type Text } from './read.ts';
import type { View } from './view.ts';

/** Texts are kept for code frames up to this many UTF-16 units in all, and read again beyond. */
const MOST_KEPT = 64_000_000;

/** The texts of a project's files. */
export interface Texts {
  /** Reads a file, and keeps its text for whoever asks next. */
  read(file: string): Text;
  /** The text of a file, or undefined where it cannot be read. */
  of(file: string): string | undefined;
  forget(file: string): void;
}

/** @param view the state to read, where it is not that on disk */
export function openTexts(root: string, view?: View): Texts {
  const kept = new Map<string, string>();
  let size = 0;
  const find = (file: string): Text => (view?.differs(file) ? view.text(file) : readText(root, file));
  return {
    read(file) {
      const found = find(file);
      if ('text' in found && !kept.has(file) && size + found.text.length <= MOST_KEPT) {
        kept.set(file, found.text);
        size += found.text.length;
      }
      return found;
    },
    of(file) {
      const known = kept.get(file);
      if (known !== undefined) return known;
      const found = find(file);
      return 'text' in found ? found.text : undefined;
    },
    forget(file) {
      size -= kept.get(file)?.length ?? 0;
      kept.delete(file);
    },
  };
}
