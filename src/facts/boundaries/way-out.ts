import { sorted } from '#model';
import { isErasedAsStated } from '../graph/edge-kind.ts';
import { nameOf, type ImportArrow } from '../import-arrows.ts';
import type { Origins } from '../origins.ts';
import type { WayOut } from './crossing.ts';

interface Around {
  readonly origins: Origins;
  /** Modules that the boundary lets through, in code-unit order. */
  readonly doors: readonly string[];
  /** Whether a module may be imported and leads to nothing forbidden. */
  isFree(file: string): boolean;
  /** Whether a module is of the parts that the boundary is about. */
  isOfFrom(file: string): boolean;
  /** The imports of a file. */
  importsOf(file: string): readonly ImportArrow[];
  readonly part: string;
  readonly denied: string | undefined;
}

/** So many doors are looked at: whoever excepts more than that means no doors. */
const MOST_DOORS = 50;
/** Where more modules than these import the same, none of them is likely to be the one to ask. */
const MOST_ASKED = 2;

export function wayOutOf(arrow: ImportArrow, { origins, doors, isFree, isOfFrom, importsOf, part, denied = '' }: Around): WayOut {
  const { to, symbols, link } = arrow;
  if ('file' in to) {
    const file = to.file;
    const wanted = symbols.includes('*') ? [] : sorted(new Set(symbols));
    const declaring = wanted.map((name) => origins.find(file, name));
    const [first] = declaring;
    if (first?.kind === 'found' && first.file !== file && isFree(first.file) && declaring.every((one, index) => one.kind === 'found' && one.file === first.file && one.name === wanted[index])) return { kind: 'door', symbols: wanted, file: first.file };
    const isSame = (door: string): boolean => wanted.every((name, index) => {
      const [here, there] = [declaring[index], origins.find(door, name)];
      return here?.kind === 'found' && there.kind === 'found' && here.file === there.file && here.name === there.name;
    });
    const door = wanted.length === 0 ? undefined : doors.slice(0, MOST_DOORS).find((one) => one !== file && isSame(one));
    if (door !== undefined) return { kind: 'door', symbols: wanted, file: door };
  }
  if (arrow.isType || (link && isErasedAsStated(link, origins))) return { kind: 'type' };
  const name = nameOf(to);
  const isAskable = (file: string): boolean => isFree(file) && !isOfFrom(file);
  const asked = denied.startsWith('package:') ? [] : importsOf(arrow.from).flatMap(({ to: middle, isType }) => (!isType && 'file' in middle && isAskable(middle.file) && importsOf(middle.file).some((one) => !one.isType && nameOf(one.to) === name) ? [middle.file] : []));
  const files = sorted(new Set(asked));
  if (files.length > 0 && files.length <= MOST_ASKED) return { kind: 'ask', files };
  if ('package' in to) return { kind: 'package' };
  return { kind: part.startsWith('service:') && denied.startsWith('service:') ? 'service' : 'invert' };
}
