import type { Place } from '#model';
import type { Blame } from '#facts/blame';
import type { Changes } from '#facts/changes';
import { isChange, type Change, type NoChange } from '../change.ts';
import type { Git } from '../git.ts';

/** A change as the fact tells it; undefined where nobody named a base. */
export function changesOf(found: Change | NoChange | undefined): Changes | undefined {
  if (!found) return undefined;
  if (!isChange(found)) return { base: { missing: `${found.trouble.reason}. ${found.trouble.remedy}` }, files: [], textAtBase: () => undefined };
  const { git, base, files } = found;
  return {
    base,
    files,
    textAtBase(path) {
      const text = git.textIn(base.commit, path);
      return 'text' in text ? text.text : undefined;
    },
  };
}

/** Who last changed a line when; one process for each file that is asked about. */
export function blameOf(git: Git, lineOf: (place: Place) => number): Blame & { forget(file: string): void; /** Whether something was asked of a history that is not all here. */ isCutOff(): boolean } {
  const known = new Map<string, ReadonlyMap<number, string>>();
  return {
    lastChanged(place) {
      let lines = known.get(place.file);
      if (!lines) known.set(place.file, (lines = git.blame(place.file)));
      return lines.get(lineOf(place));
    },
    isCutOff: () => known.size > 0 && git.isShallow(),
    forget: (file) => void known.delete(file),
  };
}
