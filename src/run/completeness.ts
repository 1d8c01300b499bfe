import { compareText, type Completeness, type Needs, type Rule } from '#model';
import type { ActiveRule, Judgement } from '#engine';
import type { DependencyUses, Doubt } from '#facts/dependency-uses';
import { links, type Links } from '#facts/links';
import { lockDoubts } from '#facts/lock-doubts';
import { npmUses } from '#facts/npm-uses';
import { pypiUses } from '#facts/pypi-uses';
import type { Project, Settings } from '#host';

/** Configuration keys that only a rule can enforce. Where nobody has said anything of that rule, the run says that it was not run. */
const ENFORCED_BY = { layers: 'no-upward-import', boundaries: 'no-forbidden-import', changelog: 'require-changelog-entry' } as const;

/** How much was judged, and what was not. */
export function completenessOf(judgement: Judgement, project: Project, settings: Settings, excluded: Completeness['excluded'], active: readonly ActiveRule[]): Completeness {
  const resolved = judgement.knownOf(links) as Links | undefined; // holds: the fact's own value; undefined where no rule needs it
  const skipped = skippedOf(judgement, project);
  return {
    files: judgement.parsed + skipped.length,
    parsed: judgement.parsed,
    imports: resolved?.coverage ?? { total: 0, resolved: 0, external: 0, unresolved: 0, unresolvedBy: {} },
    skipped,
    crashed: judgement.crashes.map(({ rule, file, error, more }) => ({
      rule,
      ...(file === undefined ? {} : { file }),
      reason: `${firstLine(error)}${more > 0 ? ` (and on ${more} more files)` : ''}`,
    })),
    notRun: [
      ...Object.entries(ENFORCED_BY)
        .filter(([key, rule]) => settings.origins.has(key) && !settings.rules.has(rule))
        .map(([key, rule]) => ({ rule, reason: `\`${key}\` is configured (${settings.origins.get(key)}), and nothing switches on the rule that holds the project to it` })),
      ...active.flatMap(({ rule }) => unansweredOf(rule, project)),
    ],
    excluded: [...project.discovered.excluded, ...excluded],
    degraded: [...project.degraded(), ...doubtsOf(judgement)].sort((a, b) => compareText(a.file, b.file)),
  };
}

/** Manifests and lock files of which a part is not known, where that is nobody's mistake; the mistakes are findings. */
function doubtsOf(judgement: Judgement): Completeness['degraded'] {
  // holds: the facts' own values; undefined where no rule needs them
  const uses = [npmUses, pypiUses].flatMap((fact) => (judgement.knownOf(fact) as DependencyUses | undefined)?.doubts ?? []);
  const locks = (judgement.knownOf(lockDoubts) as readonly Doubt[] | undefined) ?? [];
  return [...uses, ...locks].flatMap(({ file, reason, at }) => (at ? [] : [{ file, reason }]));
}

/** What a rule could not judge, in one sentence, as the tools that it asks did not know. */
function unansweredOf({ id, needs }: Rule, project: Project): Completeness['notRun'] {
  const ids = neededBy(needs);
  const [first, ...more] = project.unanswered().filter(({ fact }) => ids.has(fact)).map(({ reason }) => reason);
  if (first === undefined) return [];
  return [{ rule: id, reason: more.length === 0 ? first : `${first}, and the same of ${more.length} more` }];
}

/** The facts that a rule rests on, however deep. */
function neededBy(needs: Needs, found = new Set<string>()): ReadonlySet<string> {
  for (const fact of Object.values(needs)) {
    if (found.has(fact.id)) continue;
    found.add(fact.id);
    if (fact.kind === 'project' || fact.kind === 'tool') neededBy(fact.needs, found);
  }
  return found;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

/** Files that could not be judged, and folders that could not be listed. */
export function skippedOf({ skipped }: Judgement, { discovered: { unreadable } }: Project): Completeness['skipped'] {
  return [...skipped, ...unreadable].sort((a, b) => compareText(a.file, b.file));
}
