import { asObject } from '../json.ts';
import type { Conditions } from './conditions.ts';

/**
 * The targets that a `package.json` map (`exports` or `imports`) gives for a key, such as `.`, `./sub` or `#db`, likeliest first:
 * paths beginning with `./`, package specifiers (in `imports`), `null` where the map forbids it,
 * or undefined where it has no such entry. Follows PACKAGE_IMPORTS_EXPORTS_RESOLVE of Node's documentation:
 * an exact key first, then the pattern with the longest text before its `*`; conditions in the order they are written.
 * Node ends at the first target; TypeScript goes on to the next where one leads to no file.
 * @param conditions the conditions that hold, `default` included
 * @returns never an empty list
 */
export function mapTargets(map: unknown, key: string, conditions: ReadonlySet<string>): readonly string[] | null | undefined {
  const entries = asObject(map);
  const isConditional = !entries || !Object.keys(entries).some((entry) => entry.startsWith('.') || entry.startsWith('#'));
  if (isConditional) return key === '.' ? pickTargets(map, '', conditions) : undefined;
  if (Object.hasOwn(entries, key) && !key.includes('*')) return pickTargets(entries[key], '', conditions);

  const patterns = Object.keys(entries).filter((entry) => entry.split('*').length === 2 || entry.endsWith('/'));
  patterns.sort((a, b) => baseOf(b).length - baseOf(a).length || b.length - a.length);
  for (const pattern of patterns) {
    const base = baseOf(pattern);
    const tail = pattern.endsWith('/') ? '' : pattern.slice(base.length + 1);
    if (key.startsWith(base) && key.endsWith(tail) && key.length > base.length + tail.length)
      return pickTargets(entries[pattern], key.slice(base.length, key.length - tail.length), conditions, pattern.endsWith('/'));
  }
  return undefined;
}

/** The targets by several sets of conditions, those of the first set first. None where the map has no such entry or forbids it. */
export function targetsBy(map: unknown, key: string, conditions: Conditions): readonly string[] {
  return [...new Set(conditions.flatMap((set) => mapTargets(map, key, set) ?? []))];
}

function baseOf(pattern: string): string {
  const star = pattern.indexOf('*');
  return star < 0 ? pattern : pattern.slice(0, star);
}

/** Conditions within conditions, deeper than any package has them. */
const DEEPEST = 100;

function pickTargets(target: unknown, match: string, conditions: ReadonlySet<string>, isFolder = false, depth = 0): readonly string[] | null | undefined {
  if (typeof target === 'string') return [isFolder ? target + match : target.replaceAll('*', () => match)];
  if (target === null) return null;
  if (depth > DEEPEST) return undefined;
  const pick = (one: unknown): readonly string[] | null | undefined => pickTargets(one, match, conditions, isFolder, depth + 1);
  if (Array.isArray(target)) {
    const picks = target.map(pick);
    const found = picks.flatMap((picked) => picked ?? []);
    return found.length > 0 ? found : picks.includes(null) ? null : undefined;
  }
  const found: string[] = [];
  for (const [condition, value] of Object.entries(asObject(target) ?? {})) {
    if (!conditions.has(condition)) continue;
    const picked = pick(value);
    if (picked === null) return found.length > 0 ? found : null;
    found.push(...(picked ?? []));
  }
  return found.length > 0 ? found : undefined;
}
