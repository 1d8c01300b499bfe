import { impactToJson, impactToText, visible } from '#report';
import { writeReport } from '#host';
import { impactOf } from '#api';
import type { Flags } from './flags.ts';
import { outputsOf } from './outputs.ts';
import { finallyDo, progressLine } from './progress.ts';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';

/** `arch-lint impact --base REF`: what a change touches, and which tests reach it. */
export function impact(paths: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const outputs = outputsOf(flags, ['pretty', 'json']);
  const progress = progressLine(shell);
  const { impact, skipped, notices } = finallyDo(() => impactOf({ ...requestOf(flags, shell), paths, progress: progress.step }), progress.end);
  for (const { format, file } of outputs) {
    const text = format === 'json' ? impactToJson(impact) : impactToText(impact);
    if (file === undefined) shell.out(text);
    else writeReport(file, text);
  }
  for (const notice of notices) shell.err(`arch-lint: ${notice}\n`);
  for (const { file, reason } of skipped) shell.err(`arch-lint: not in the graph: ${visible(file)}: ${visible(reason)}\n`);
  return skipped.length > 0 ? 3 : 0;
}
