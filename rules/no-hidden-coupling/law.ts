import { sorted } from '#model';
import type { History } from '#facts/history';
import { coChanges, type CoChange, type CoChangeLimits } from '#facts/graph/co-changes';
import { groupsOfMethods } from '#facts/graph/lcom';
import type { Links } from '#facts/links';
import type { Metrics } from '#facts/metrics';
import type { Level } from '#facts/module-graph';

/** Texts in several languages change together by their nature, and so do versions. Components of Vue may be used without an import. */
const BY_NATURE = /(?:^|\/)(?:locales?|i18n|l10n|translations?|lang|langs|languages|messages|changelogs?|icons?|assets|migrations?)\/|(?:^|\/)(?:version|versions|changelog)\.[a-z]+$|\.vue$/i;

/** Files that change together, some with the others through a third one. */
export interface Hidden {
  /** In code-unit order. */
  readonly members: readonly string[];
  /** The pair that does so most. */
  readonly closest: CoChange;
}

/** The groups that hidden pairs make, those of the closest pairs first. */
export function groupsOf(pairs: readonly CoChange[]): Hidden[] {
  const ties = groupsOfMethods(pairs.flatMap(({ first, second }) => [{ name: first, uses: [second] }, { name: second, uses: [] }]));
  const groupOf = new Map(ties.flatMap((members) => members.map((member) => [member, members] as const)));
  const closest = new Map<readonly string[], CoChange>();
  for (const pair of pairs) {
    const group = groupOf.get(pair.first);
    if (group && !closest.has(group)) closest.set(group, pair);
  }
  return [...closest].map(([members, pair]) => ({ members: sorted(members), closest: pair }));
}

/**
 * Pairs of production files of different components that change together, and of which no chain of imports leads from either to the other.
 * Left out are those whose changes are explained by what can be seen: in half of the shared commits or more, something changed too that both import.
 */
export function hiddenIn({ commits }: History, { links }: Pick<Links, 'links'>, metrics: Metrics, levels: readonly Level[], limits: CoChangeLimits): CoChange[] {
  const wanted = new Set(metrics.modules.filter((file) => !metrics.isGenerated(file) && !BY_NATURE.test(file)));
  const pairs = coChanges(commits, (file) => wanted.has(file), limits).filter(({ first, second }) => levels.some((level) => metrics.componentOf(level, first) !== metrics.componentOf(level, second)));
  if (pairs.length === 0) return [];
  const targets = targetsIn(links);
  return pairs.filter((pair) => !reaches(pair.first, pair.second, targets) && !reaches(pair.second, pair.first, targets) && !isExplained(pair, commits, targets, limits));
}

type Targets = ReadonlyMap<string, ReadonlySet<string>>;
const NONE: ReadonlySet<string> = new Set();

/** Imports of every kind, also those of assets. */
function targetsIn(links: Links['links']): Targets {
  const targets = new Map<string, Set<string>>();
  for (const { from, target } of links) {
    if (target.kind !== 'file' && target.kind !== 'asset') continue;
    const known = targets.get(from);
    if (known) known.add(target.file);
    else targets.set(from, new Set([target.file]));
  }
  return targets;
}

function reaches(from: string, to: string, targets: Targets): boolean {
  const seen = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const next of targets.get(at) ?? NONE) {
      if (next === to) return true;
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  return false;
}

function isExplained({ first, second, shared }: CoChange, commits: History['commits'], targets: Targets, { files: most }: CoChangeLimits): boolean {
  const others = targets.get(second) ?? NONE;
  const common = new Set([...(targets.get(first) ?? NONE)].filter((file) => others.has(file)));
  if (common.size === 0) return false;
  const explained = commits.filter((files) => files.length <= most && files.includes(first) && files.includes(second) && files.some((file) => common.has(file))).length;
  return explained * 2 >= shared;
}
