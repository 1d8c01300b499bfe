import { compareText } from '#model';
import { folderOfModule } from '#facts/module-graph';
import type { Excess } from './law.ts';

/** What the messages say of a component. */
export function inWords(excess: Excess) {
  const { measure, level, value, limit, median, coupling } = excess;
  const isCount = measure === 'fanOut' || measure === 'fanIn';
  const shown = (share: number): number => (isCount ? Math.floor(share) : Math.round(share * 100) / 100);
  return {
    count: shown(value),
    limit: shown(limit),
    others: `${level === 'file' ? 'module' : `other ${level}`}${value === 1 ? '' : 's'}`,
    why: median === undefined ? 'not allowed' : `unusual in this repository (the middle is ${shown(median)})`,
    ties: tiesInWords(excess),
    advice: adviceOn(excess),
    ...{ ca: coupling.ca, ce: coupling.ce },
  };
}

function tiesInWords({ measure, level, coupling: { ca, ce, abstractness } }: Excess): string {
  const ties = `${ca} ${level}${ca === 1 ? ' depends' : 's depend'} on it, it depends on ${ce}`;
  return measure === 'distance' ? `abstractness ${Math.round((abstractness ?? 0) * 100) / 100}; ${ties}` : ties;
}

function adviceOn({ measure, level, others, coupling: { abstractness, instability } }: Excess): string {
  switch (measure) {
    case 'fanOut': {
      const groups = level === 'file' ? largestFolders(others) : [];
      return groups.length === 0 ? 'Split it by what it works with.' : `Split it by what it works with: ${groups.join(', ')}.`;
    }
    case 'fanIn':
      return 'Split it, so that each of its users depends on the part that it needs.';
    case 'instability':
      return 'Move what others use to a part of its own that imports less.';
    default:
      return (abstractness ?? 0) + (instability ?? 0) < 1 ? 'Put an interface between it and those who use it, or have it depend on fewer that use it.' : 'Take out abstractions that nobody builds on.';
  }
}

/** The folders that most imports lead to: `` 9 are in `src/domain` ``. */
function largestFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(folderOfModule(file), (counts.get(folderOfModule(file)) ?? 0) + 1);
  const largest = [...counts].filter(([, count]) => count > 1).sort(([a, left], [b, right]) => right - left || compareText(a, b));
  return largest.slice(0, 3).map(([folder, count]) => `${count} are in \`${folder}\``);
}
