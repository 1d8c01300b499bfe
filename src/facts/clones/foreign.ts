import type { Changes } from '../changes.ts';
import type { CloneClass, CloneFloor } from '../clones.ts';
import { foreignExtension, type ForeignClass, type ForeignClones } from '../foreign-clones.ts';
import type { ProductionFiles } from '../production-files.ts';
import type { Boundaries } from './boundaries.ts';
import { isGeneratedPath } from './generated.ts';
import { Hash } from './hashes.ts';
import { added } from './newcomers.ts';

/** Classes in the languages that jscpd reads, as those of our own: of production code, with the members that a change adds. */
export function foreignClasses(foreign: ForeignClones, { size, lines, hasTests, reports }: CloneFloor, isLeftOut: (file: string) => boolean, productionFiles: ProductionFiles, changes: Changes | undefined, boundaries: Boundaries): CloneClass[] {
  return foreign.above(size, lines, reports).flatMap((one): CloneClass[] => {
    const members = one.members.filter(({ file }) => !isLeftOut(file) && !isGeneratedPath(file) && (hasTests || productionFiles.has(file)));
    if (members.length < 2) return [];
    const places = members.map(({ file, start, end, line, endLine }) => ({ at: { file, start, end }, line, endLine }));
    const newMembers = changes && !('missing' in changes.base) ? newOf({ ...one, members }, changes).flatMap((index) => places[index] ?? []) : undefined;
    const print = new Hash();
    print.addText(one.code);
    return [{ kind: 'exact', members: places, ...(newMembers ? { newMembers } : {}), size: one.tokens, similarity: 1, ...boundaries(members.map(({ file }) => file)), print: print.value.toString(36) }];
  });
}

/** How often the code stands in the texts of the base, line by line, tells which members are new. */
function newOf({ members, code }: ForeignClass, { files, textAtBase }: Changes): number[] {
  const changed = files.filter(({ path }) => foreignExtension(path) !== undefined);
  const oldPaths = new Map(changed.flatMap(({ path, before = path, kind }) => (kind === 'deleted' ? [] : [[path, before]])));
  const suspects = members.flatMap(({ file }, index) => (oldPaths.has(file) ? [{ file, index }] : []));
  if (suspects.length === 0) return [];
  const before = new Map(changed.flatMap(({ path, before = path, kind }) => (kind === 'added' ? [] : [[before, timesIn(textAtBase(before) ?? '', code)]])));
  return added(suspects, before, oldPaths);
}

function timesIn(text: string, code: string): number {
  const plain = text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
  return code === '' ? 0 : plain.split(code).length - 1;
}
