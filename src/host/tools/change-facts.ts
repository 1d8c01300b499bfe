import type { Place } from '#model';
import type { Blame } from '#facts/blame';
import type { Changes } from '#facts/changes';
import { isChange, type Change, type NoChange } from '../change.ts';
import type { Git } from '../git.ts';

/** A change as the fact tells it; undefined where nobody named a base. */
export function changesOf(found: Change | NoChange | undefined): Changes | undefined {
  if (!found) return undefined;
  if (!isChange(found)) return { base: { missing: `${found.trouble.reason}. ${found.trouble.remedy}` }, files: [], textAtBase: () => undefined };
  const { base, files, textAtBase } = found;
  return {
    base,
    files,
    textAtBase(path) {
      const text = textAtBase(path);
      return 'text' in text ? text.text : undefined;
    },
  };
}

/**
 * Who last changed a line when; git is asked once for each file that is asked about.
 * @param read the text of a file on disk, which is what git compares
 */
export function blameOf(git: Git, lineOf: (place: Place) => number, read: (file: string) => string | undefined): Blame & { forget(file: string): void; /** Whether something was asked of a history that is not all here. */ isCutOff(): boolean } {
  const known = new Map<string, ReadonlyMap<number, string>>();
  return {
    lastChanged(place, written) {
      // an open file may be ahead of the disk: what is not there has no age
      if (read(place.file)?.slice(place.start, place.start + written.length) !== written) return undefined;
      let lines = known.get(place.file);
      if (!lines) known.set(place.file, (lines = git.blame(place.file)));
      return lines.get(lineOf(place));
    },
    isCutOff: () => known.size > 0 && git.isShallow(),
    forget: (file) => void known.delete(file),
  };
}
