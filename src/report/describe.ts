import { fillMessage, sorted, type Completeness, type Finding, type LineTable, type Located, type Place, type Report, type ReportedFinding, type ReportedSuggestion, type Rule, type Suggestion } from '#model';
import type { SettledFinding } from '#engine';

export interface DescribeRequest {
  readonly findings: readonly SettledFinding[];
  readonly suppressed: number;
  readonly completeness: Completeness;
  readonly rules: readonly Rule[];
  readonly version: string;
  lines(file: string): LineTable;
  docs(rule: string): string;
}

/** Puts a run into words: the report that every format prints. */
export function describeRun({ findings, suppressed, completeness, rules, version, lines, docs }: DescribeRequest): Report {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const words = (finding: Finding, messageId: string, data: Finding['data']): string => fillMessage(byId.get(finding.rule)?.messages[messageId] ?? '', data);
  const suggested = (finding: Finding, suggestions: readonly Suggestion[]): ReportedSuggestion[] =>
    suggestions.map(({ messageId, data, at, text }) => {
      const { line, column, endLine, endColumn } = locate({ file: finding.place.file, ...at }, lines);
      return { message: words(finding, messageId, data), line, column, endLine, endColumn, text };
    });
  const reported = findings.map((finding): ReportedFinding => ({
    rule: finding.rule,
    messageId: finding.messageId,
    severity: finding.severity,
    message: words(finding, finding.messageId, finding.data),
    ...locate(finding.place, lines),
    data: finding.data,
    fingerprint: finding.fingerprint,
    docs: docs(finding.rule),
    related: finding.related.map(({ messageId, place, data }) => {
      const { file, line, column } = locate(place, lines);
      return { file, line, column, message: words(finding, messageId, data) };
    }),
    ...(finding.suggestions ? { suggestions: suggested(finding, finding.suggestions) } : {}),
  }));
  const count = (rule: string): number => findings.filter((finding) => finding.rule === rule).length;
  return {
    schemaVersion: 1,
    tool: { name: 'arch-lint', version },
    findings: reported,
    summary: {
      errors: reported.filter(({ severity }) => severity === 'error').length,
      warnings: reported.filter(({ severity }) => severity === 'warn').length,
      suppressed,
      baselined: 0,
      byRule: Object.fromEntries(sorted(new Set(findings.map(({ rule }) => rule))).map((rule) => [rule, count(rule)])),
    },
    completeness,
  };
}

function locate({ file, start, end }: Place, lines: (file: string) => LineTable): Located {
  const table = lines(file);
  const from = table.at(start);
  const to = table.at(end);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

