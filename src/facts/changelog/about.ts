import type { Bullet, ReleaseLog } from './releases.ts';

/**
 * What a bullet is said to be about, as written: by its own label, by that of the bullet it is nested in,
 * by a heading above it, or by that of its release; the nearest that is a known name counts.
 * @param named the component that a name stands for
 */
export function aboutOf({ bullets, groups, releases }: ReleaseLog, bullet: Bullet, named: (written: string) => string | undefined): string[] {
  const found = (labels: readonly string[]): string[] => labels.flatMap((label) => named(label) ?? []);
  for (let one: Bullet | undefined = bullet; one; one = one.parent === undefined ? undefined : bullets[one.parent]) {
    const known = found(one.labels);
    if (known.length > 0) return known;
  }
  for (let at = bullet.group; at !== undefined; at = groups[at]?.parent) {
    const known = found([groups[at]?.text ?? '']);
    if (known.length > 0) return known;
  }
  return found([releases[bullet.release]?.component ?? '']);
}
