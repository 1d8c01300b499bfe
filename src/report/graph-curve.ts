import type { Placed } from './graph-layout.ts';

export type Point = readonly [x: number, y: number];
type Bezier = readonly [start: Point, first: Point, second: Point, end: Point];

/** A path of SVG, and how far it reaches, in pixels. */
export interface Curve {
  readonly path: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Points on it, from its start to its end. */
  readonly points: readonly Point[];
}

/** How far, in pixels, a curve leaves the straight way to get around boxes, the least first. */
const BOWS = [0, 26, -26, 52, -52, 90, -90, 140, -140, 220, -220];
const SAMPLES = 14;
const CLEARANCE = 3;

/**
 * The path of an arrow from the edge of one box to the edge of another: of several bows the first that runs behind the
 * fewest other boxes.
 * @param solid the boxes that hide what is behind them
 */
export function curveBetween(from: Placed, to: Placed, solid: readonly Placed[]): Curve {
  const others = solid.filter((one) => one !== from && one !== to && !isInside(one, from) && !isInside(one, to));
  let [best, fewest] = [curve(from, to, 0), Infinity];
  for (const bow of BOWS) {
    const candidate = curve(from, to, bow);
    const hits = hitsOf(candidate, others);
    if (hits < fewest) [best, fewest] = [candidate, hits];
    if (hits === 0) break;
  }
  const [start, first, second, end] = best.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  const points = samplesOf(best);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { path: `M${start}C${first} ${second} ${end}`, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), points };
}

function curve(from: Placed, to: Placed, bow: number): Bezier {
  const [right, left] = [to.x - (from.x + from.width), from.x - (to.x + to.width)];
  const [below, above] = [to.y - (from.y + from.height), from.y - (to.y + to.height)];
  if (Math.max(below, above) >= Math.max(right, left)) {
    const isBelow = below >= above;
    const shift = isBelow ? 0 : 8; // so that two arrows between the same boxes do not hide each other
    const [x1, x2] = [leaning(from.x, from.width, to.x + to.width / 2, shift + bow * 0.4), leaning(to.x, to.width, from.x + from.width / 2, shift + bow * 0.4)];
    const [y1, y2] = isBelow ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
    const bend = (y2 - y1) * 0.4;
    return [[x1, y1], [x1 + bow, y1 + bend], [x2 + bow, y2 - bend], [x2, y2]];
  }
  const isRight = right >= left;
  const shift = isRight ? 0 : 5;
  const [y1, y2] = [leaning(from.y, from.height, to.y + to.height / 2, shift + bow * 0.4), leaning(to.y, to.height, from.y + from.height / 2, shift + bow * 0.4)];
  const [x1, x2] = isRight ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
  const bend = (x2 - x1) * 0.4;
  return [[x1, y1], [x1 + bend, y1 + bow], [x2 - bend, y2 + bow], [x2, y2]];
}

/** Where on its side a box is touched: from the middle towards the other one, away from the corners. */
function leaning(start: number, length: number, other: number, shift: number): number {
  const most = Math.max(0, length / 2 - 6);
  const middle = start + length / 2;
  return middle + Math.max(-most, Math.min(most, (other - middle) * 0.35 + shift));
}

function hitsOf(bezier: Bezier, others: readonly Placed[]): number {
  const [xs, ys] = [bezier.map(([x]) => x), bezier.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const near = others.filter(({ x, y, width, height }) => x <= right + CLEARANCE && x + width >= left - CLEARANCE && y <= bottom + CLEARANCE && y + height >= top - CLEARANCE);
  if (near.length === 0) return 0;
  const isBehind = ([px, py]: Point): boolean => near.some(({ x, y, width, height }) => px > x - CLEARANCE && px < x + width + CLEARANCE && py > y - CLEARANCE && py < y + height + CLEARANCE);
  return samplesOf(bezier).filter(isBehind).length;
}

function samplesOf([start, first, second, end]: Bezier): Point[] {
  return Array.from({ length: SAMPLES - 1 }, (_, index): Point => {
    const t = (index + 1) / SAMPLES;
    const at = (axis: 0 | 1): number => (1 - t) ** 3 * start[axis] + 3 * (1 - t) ** 2 * t * first[axis] + 3 * (1 - t) * t ** 2 * second[axis] + t ** 3 * end[axis];
    return [at(0), at(1)];
  });
}

function isInside(one: Placed, outer: Placed): boolean {
  return one.x >= outer.x && one.y >= outer.y && one.x + one.width <= outer.x + outer.width && one.y + one.height <= outer.y + outer.height;
}
