import { isComplete, type Completeness, type LineTable, type Report, type ReportedFinding } from '#model';
import { codeFrame } from './frame.ts';
import { paintWith, type Paint } from './paint.ts';
import { visible, visibleAtLineStart } from './visible.ts';

const MOST_RELATED = 8;

/**
 * The report for people: findings by file, each with its code, then what was counted and what was not judged.
 * @param lines line tables for the code frames
 */
export function toPretty(report: Report, lines: (file: string) => LineTable, isColoured: boolean): string {
  const paint = paintWith(isColoured);
  const files = groupByFile(report.findings);
  const blocks = [...files].map(([file, findings]) =>
    [paint.underline(visibleAtLineStart(file)), ...findings.map((finding) => describeFinding(finding, lines, paint))].join('\n'),
  );
  return `${[...blocks, rulesOf(report, paint), summaryOf(report, paint)].filter((block) => block !== '').join('\n\n')}\n`;
}

function groupByFile(findings: readonly ReportedFinding[]): Map<string, ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const list = files.get(finding.file);
    if (list) list.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

function describeFinding(finding: ReportedFinding, lines: (file: string) => LineTable, paint: Paint): string {
  const { line, column, severity, message, rule, related } = finding;
  const word = severity === 'error' ? paint.red('error') : paint.yellow('warn ');
  const shown = related.slice(0, MOST_RELATED).map((one) => `> ${visible(one.file)}:${one.line}:${one.column}  ${visible(one.message)}`);
  if (related.length > MOST_RELATED) shown.push(`> and ${related.length - MOST_RELATED} more places (--format json lists all)`);
  return [
    `  ${paint.dim(`${line}:${column}`)}  ${word}  ${visible(message)}  ${paint.dim(rule)}`,
    ...codeFrame(finding, lines(finding.file), paint).map((row) => `      ${row}`),
    ...shown.map((row) => `      ${paint.dim(row)}`),
  ].join('\n');
}

function rulesOf({ findings, summary }: Report, paint: Paint): string {
  const docs = new Map(findings.map((finding) => [finding.rule, finding.docs]));
  return [...docs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, url]) => paint.dim(`${rule} (${summary.byRule[rule] ?? 0})  ${url}`)).join('\n');
}

function summaryOf({ findings, summary, completeness }: Report, paint: Paint): string {
  const { errors, warnings, suppressed } = summary;
  const counts = [count(errors, 'error'), count(warnings, 'warning'), ...(suppressed > 0 ? [`${suppressed} suppressed`] : [])].join(', ');
  const where = findings.length === 0 ? '' : ` in ${count(new Set(findings.map(({ file }) => file)).size, 'file')}`;
  const verdict = errors > 0 ? paint.red(counts) : warnings > 0 ? paint.yellow(counts) : findings.length === 0 ? 'No finding' + (suppressed > 0 ? `, ${suppressed} suppressed` : '') : counts;
  return [`${paint.bold(verdict)}${where}. ${judged(completeness)}`, ...notJudged(completeness, paint)].join('\n');
}

function judged({ files, parsed, imports }: Completeness): string {
  const whole = parsed === files ? `${count(files, 'file')} judged` : `${parsed} of ${count(files, 'file')} judged`;
  if (imports.total === 0) return `${whole}.`;
  return `${whole}; ${count(imports.total, 'import')}: ${imports.resolved} resolved, ${imports.external} external, ${imports.unresolved} unresolved.`;
}

function notJudged(completeness: Completeness, paint: Paint): string[] {
  const { skipped, crashed, notRun, excluded, degraded } = completeness;
  const rows = [
    ...skipped.map(({ file, reason }) => `not judged: ${visible(file)}: ${visible(reason)}`),
    ...crashed.map(({ rule, file, reason }) => `crashed: ${rule}${file === undefined ? '' : ` on ${visible(file)}`}: ${visible(reason)}`),
    ...notRun.map(({ rule, reason }) => `not run: ${rule}: ${visible(reason)}`),
  ];
  const notes = [
    ...degraded.map(({ file, reason }) => `${visible(file)}: ${visible(reason)}`),
    ...(excluded.length === 0 ? [] : [`left out: ${some(excluded.map(({ path, reason }) => `${visible(path)} (${reason})`))}`]),
  ];
  const verdict = isComplete(completeness) ? [] : [paint.red('This run is incomplete: what follows was not judged.')];
  return [...verdict, ...rows.map((row) => `  ${row}`), ...notes.map((row) => paint.dim(`  note: ${row}`))];
}

function some(items: readonly string[]): string {
  return items.length <= 5 ? items.join(', ') : `${items.slice(0, 5).join(', ')} and ${items.length - 5} more`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
