import type { Point } from './graph-curve.ts';
import { textWidth, type Placed } from './graph-layout.ts';

/** A label with its place: the middle of its text. */
export interface PlacedLabel {
  readonly at: Point;
  readonly left: number;
  readonly right: number;
}

const HEIGHT = 13;
/** Of the font of labels to that of boxes. */
const SMALLER = 0.92;

/** Places labels on their arrows, each where it hides no box and no other label, as near to the middle of its arrow as it can. */
export function labelPlacer(solid: readonly Placed[]): (label: string, points: readonly Point[]) => PlacedLabel {
  const taken = solid.map(({ x, y, width, height }) => ({ left: x - 2, right: x + width + 2, top: y - 1, bottom: y + height + 1 }));
  return (label, points) => {
    const half = (textWidth(label) * SMALLER) / 2;
    const boxAt = ([x, y]: Point) => ({ left: x - half, right: x + half, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 });
    const middle = (points.length - 1) / 2;
    const near = points.map((point, index) => ({ point, far: Math.abs(index - middle) })).sort((a, b) => a.far - b.far);
    const isFree = ({ point }: (typeof near)[number]): boolean => {
      const box = boxAt(point);
      return !taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
    };
    const at = (near.find(isFree) ?? near[0])?.point ?? [0, 0];
    const box = boxAt(at);
    taken.push(box);
    return { at, left: box.left, right: box.right };
  };
}
