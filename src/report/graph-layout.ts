import { compareText } from '#model';
import { joinedArrows, type Box, type Scene } from './graph-boxes.ts';
import type { Arrow } from './graph-drawing.ts';
import { layersOf } from './graph-layers.ts';

/** A box with its place, in pixels from the top left of the picture. */
export interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Folders before what is in them. */
  readonly placed: readonly Placed[];
  /** Arrows between neighbours in one folder, in the place of those between what is inside the neighbours. */
  readonly joined: readonly Arrow[];
  readonly width: number;
  readonly height: number;
}

const [ROW, GAP, PADDING, TITLE] = [24, 14, 12, 20];
const [LETTER, WIDE_LETTER] = [6.3, 12.2]; // pixels of a letter at 11 px, and of one as wide as it is high
const LONGEST_LABEL = 34;
/** Room between layers for what is written beside arrows. */
const LABEL = { width: 60, height: 26 };

type Sized = { readonly box: Box; readonly width: number; readonly height: number; readonly kids: readonly { readonly sized: Sized; readonly x: number; readonly y: number }[] };

/**
 * Boxes inside boxes, importers above or left of what they import: in each folder what is in it stands in layers, so that
 * arrows lead one way but for those that close a ring.
 */
export function layoutOf({ root, arrows, isLabelled }: Scene): Layout {
  const joined: Arrow[] = [];
  const between = neighbours(root, arrows);
  const size = (box: Box): Sized => {
    if (box.kids.length === 0) return { box, width: Math.max(34, textWidth(shortLabel(box.label)) + 16), height: ROW, kids: [] };
    const own = between.get(box.id) ?? [];
    joined.push(...own);
    return arranged(box, box.kids.map(size), own, isLabelled ? LABEL : undefined);
  };
  const whole = size(root);
  const placed: Placed[] = [];
  const place = ({ box, width, height, kids }: Sized, x: number, y: number): void => {
    placed.push({ box, x: round(x), y: round(y), width: round(width), height: round(height) });
    for (const kid of kids) place(kid.sized, x + kid.x, y + kid.y);
  };
  place(whole, 0, 0);
  return { placed, joined, width: Math.ceil(whole.width), height: Math.ceil(whole.height) };
}

/** For each folder the arrows between the boxes in it. */
function neighbours(root: Box, arrows: readonly Arrow[]): Map<string, Arrow[]> {
  const chainOf = new Map<string, readonly string[]>();
  const walk = (box: Box, above: readonly string[]): void => {
    const chain = [...above, box.id];
    chainOf.set(box.id, chain);
    for (const kid of box.kids) walk(kid, chain);
  };
  walk(root, []);
  const lifted = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const [from, to] = [chainOf.get(arrow.from) ?? [], chainOf.get(arrow.to) ?? []];
    const depth = from.findIndex((id, index) => to[index] !== id);
    const [folder, a, b] = [from[depth - 1], from[depth], to[depth]];
    if (folder === undefined || a === undefined || b === undefined) continue;
    const list = lifted.get(folder);
    if (list) list.push({ ...arrow, from: a, to: b });
    else lifted.set(folder, [{ ...arrow, from: a, to: b }]);
  }
  const same = new Map([...chainOf.keys()].map((id) => [id, id]));
  return new Map([...lifted].map(([folder, list]) => [folder, joinedArrows(list, same)]));
}

/** Width to height that a screen has, about. */
const SCREEN = 1.6;

/** Layers from above or from the left, whichever fits a screen better. */
function arranged(box: Box, kids: readonly Sized[], arrows: readonly Arrow[], label = { width: 0, height: 0 }): Sized {
  const byId = new Map(kids.map((kid) => [kid.box.id, kid]));
  const layers = layersOf(kids.map((kid) => kid.box.id), arrows).map((layer) => layer.flatMap((id) => byId.get(id) ?? []));
  const room = Math.min(1, arrows.length / 80); // many arrows need room between the boxes
  const [down, across] = [stacked(layers, { ...DOWN, gap: DOWN.gap + label.height, spread: label.width }, room), stacked(layers, { ...ACROSS, gap: ACROSS.gap + label.width, spread: label.height / 2 }, room)];
  const need = ({ width, height }: Stack): number => Math.max(width / SCREEN, height);
  const { width, height, kids: places } = need(across) < need(down) * 0.9 ? across : down; // down where it matters little: one reads so
  const title = box.label === '' ? 0 : TITLE;
  const whole = Math.max(width, textWidth(shortLabel(box.label)) + 8);
  const left = PADDING + (whole - width) / 2;
  return { box, width: whole + 2 * PADDING, height: height + title + 2 * PADDING, kids: places.map((kid) => ({ ...kid, x: kid.x + left, y: kid.y + title + PADDING })) };
}

interface Stack {
  readonly width: number;
  readonly height: number;
  readonly kids: Sized['kids'];
}

/** How a layer runs: `along` is the side of a box that lies in the layer, `over` the one that layers are stacked by. */
interface Direction {
  readonly along: (size: { readonly width: number; readonly height: number }) => number;
  readonly over: (size: { readonly width: number; readonly height: number }) => number;
  readonly shape: number;
  readonly gap: number;
  /** Room beside a box of the layer, besides the usual one. */
  readonly spread?: number;
  readonly point: (along: number, over: number) => { readonly x: number; readonly y: number };
}

const DOWN: Direction = { along: ({ width }) => width, over: ({ height }) => height, shape: SCREEN, gap: 34, point: (along, over) => ({ x: along, y: over }) };
const ACROSS: Direction = { along: ({ height }) => height, over: ({ width }) => width, shape: 1 / SCREEN, gap: 46, point: (along, over) => ({ x: over, y: along }) };

function stacked(layers: readonly (readonly Sized[])[], { along, over, shape, gap: least, spread = 0, point }: Direction, room: number): Stack {
  const [gap, between] = [least * (1 + room), GAP * (1 + 1.5 * room) + spread];
  const lengthOf = (row: readonly Sized[]): number => row.reduce((sum, one) => sum + along(one) + between, -between);
  const area = layers.flat().reduce((sum, one) => sum + (along(one) + between) * (over(one) + gap), 0);
  const wanted = Math.max(...layers.flat().map(along), Math.sqrt(area * shape));
  const rows = layers.flatMap((layer) => wrapped(layer, wanted, lengthOf, along).map((row, index, all) => ({ row, gap: index === all.length - 1 ? gap : between })));
  const length = Math.max(...rows.map(({ row }) => lengthOf(row)));
  const kids: { sized: Sized; x: number; y: number }[] = [];
  let [far, after] = [0, 0];
  for (const { row, gap: next } of rows) {
    let near = (length - lengthOf(row)) / 2;
    const depth = Math.max(...row.map(over));
    for (const sized of row) {
      kids.push({ sized, ...point(near, far + after + (depth - over(sized)) / 2) });
      near += along(sized) + between;
    }
    far += after + depth;
    after = next;
  }
  const end = point(length, far);
  return { width: end.x, height: end.y, kids };
}

/** A layer in as many rows as it takes. */
function wrapped(layer: readonly Sized[], wanted: number, lengthOf: (row: readonly Sized[]) => number, along: Direction['along']): Sized[][] {
  const rows: Sized[][] = [];
  for (const kid of layer) {
    const row = rows.at(-1);
    if (row && lengthOf(row) + GAP + along(kid) <= wanted) row.push(kid);
    else rows.push([kid]);
  }
  return rows;
}

/** A label that fits into a box; the end of a name says more than its middle. */
export function shortLabel(label: string): string {
  const letters = [...label];
  return letters.length <= LONGEST_LABEL ? label : `${letters.slice(0, LONGEST_LABEL / 2 - 1).join('')}…${letters.slice(-LONGEST_LABEL / 2).join('')}`;
}

/** Pixels that a text takes in the font of boxes, about. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (compareText(letter, '\u2e80') > 0 ? WIDE_LETTER : LETTER), 0);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
