import { compareFindings, fingerprint, identityOf, type ByFile, type Finding, type LineTable, type Severity, type Suppression, type SuppressionUse } from '#model';
import type { ActiveRule } from './check.ts';

export interface SettledFinding extends Finding {
  readonly severity: Severity;
  readonly fingerprint: string;
}

export interface Settled {
  /** In total order. */
  readonly findings: readonly SettledFinding[];
  readonly suppressed: number;
}

interface Terms {
  readonly rules: readonly ActiveRule[];
  readonly written: ByFile<readonly Suppression[]>;
  lines(file: string): LineTable;
  /** A finding is reported when its place or a related place is in such a file. */
  isReported(file: string): boolean;
}

/** Gives findings their severity, order and fingerprint, and takes out what is suppressed or not asked for. */
export function settle(findings: readonly Finding[], { rules, written, lines, isReported }: Terms): Settled {
  const severities = new Map(rules.map(({ rule, severity }) => [rule.id, severity]));
  const seen = new Map<string, number>();
  const kept: SettledFinding[] = [];
  let suppressed = 0;
  for (const finding of [...findings].sort(compareFindings)) {
    const severity = severities.get(finding.rule);
    if (!severity) continue;
    const identity = identityOf(finding);
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    if (suppressionOf(finding, written, lines)) suppressed++;
    else if ([finding.place, ...finding.related.map(({ place }) => place)].some(({ file }) => isReported(file)))
      kept.push({ ...finding, severity, fingerprint: fingerprint(finding, nth) });
  }
  return { findings: kept, suppressed };
}

/** What became of every suppression. Only rules that were in force can leave one unused. */
export function useOfSuppressions(
  findings: readonly Finding[],
  written: ByFile<readonly Suppression[]>,
  active: readonly string[],
  lines: (file: string) => LineTable,
): SuppressionUse[] {
  const used = new Set(findings.map((finding) => suppressionOf(finding, written, lines)));
  const isActive = new Set(active);
  return [...written].flatMap(([file, list]) =>
    list.map((suppression): SuppressionUse => {
      const judged = suppression.rule === '*' ? active.length > 0 : isActive.has(suppression.rule);
      return { file, suppression, status: used.has(suppression) ? 'used' : judged ? 'unused' : 'notJudged' };
    }),
  );
}

function suppressionOf(finding: Finding, written: ByFile<readonly Suppression[]>, lines: (file: string) => LineTable): Suppression | undefined {
  const list = written.get(finding.place.file);
  if (!list || list.length === 0) return undefined;
  const { line } = lines(finding.place.file).at(finding.place.start);
  return list.find(
    ({ rule, reason, fromLine, toLine }) =>
      reason !== '' && (rule === '*' || rule === finding.rule) && fromLine <= line && line <= toLine,
  );
}
