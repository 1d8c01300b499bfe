import type { LineTable, ReportedFinding } from '#model';
import { codeFrame } from './frame.ts';
import { paintWith } from './paint.ts';
import { visible, visibleAtLineStart } from './visible.ts';

/** One finding with all its evidence: every related place with its code. */
export function explainFinding(finding: ReportedFinding, lines: (file: string) => LineTable, isColoured: boolean): string {
  const paint = paintWith(isColoured);
  const evidence = finding.related.flatMap((place) => [
    '',
    `${visibleAtLineStart(place.file)}:${place.line}:${place.column}  ${visible(place.message)}`,
    ...codeFrame({ ...place, endLine: place.line, endColumn: lines(place.file).text(place.line).length + 1 }, lines(place.file), paint).map((row) => `  ${row}`),
  ]);
  return `${[
    `${paint.bold(finding.rule)} ${finding.messageId} ${finding.fingerprint}`,
    visible(finding.message),
    '',
    `${visibleAtLineStart(finding.file)}:${finding.line}:${finding.column}`,
    ...codeFrame(finding, lines(finding.file), paint).map((row) => `  ${row}`),
    ...evidence,
    '',
    `Why this is a rule: ${finding.docs}`,
  ].join('\n')}\n`;
}
