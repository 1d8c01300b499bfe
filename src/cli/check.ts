import { isComplete, UserError, type Report } from '#model';
import { toJson, toPretty } from '#report';
import { writeReport } from '#host';
import { run, type Run } from '#api';
import type { Flags } from './flags.ts';
import { outputsOf } from './outputs.ts';
import { finallyDo, progressLine } from './progress.ts';
import { isColoured, requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';

const FORMATS: Readonly<Record<'pretty' | 'json', (run: Run, report: Report, isColoured: boolean) => string>> = {
  pretty: ({ lines }, report, isColoured) => toPretty(report, lines, isColoured),
  json: (_, report) => toJson(report),
};

/** `arch-lint [check] [paths...]`: judges, prints, and says by its exit code what came out. */
export function check(paths: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const outputs = outputsOf(flags, ['pretty', 'json']);
  const limit = warningLimit(flags);
  const progress = progressLine(shell);
  const done = finallyDo(() => run({ ...requestOf(flags, shell), paths, progress: progress.step }), progress.end);
  const { report } = done;
  const shown = flags.quiet ? { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') } : report;
  for (const { format, file } of outputs) {
    const text = FORMATS[format](done, shown, file === undefined && isColoured(flags, shell));
    if (file === undefined) shell.out(text);
    else writeReport(file, text);
  }
  for (const notice of done.notices) shell.err(`arch-lint: ${notice}\n`);
  if (flags.debug) for (const error of done.errors) shell.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCode(report, limit, shell);
}

/** Incomplete comes first: whoever reads 1 as "some findings" must be able to trust that these are all. */
function exitCode({ summary, completeness }: Report, limit: number, shell: Shell): ExitCode {
  if (!isComplete(completeness)) return 3;
  if (summary.errors > 0) return 1;
  if (summary.warnings <= limit) return 0;
  shell.err(`arch-lint: ${summary.warnings} warnings are more than --max-warnings ${limit} allows.\n`);
  return 1;
}

function warningLimit({ 'max-warnings': text }: Flags): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) throw new UserError('flag-value', `\`--max-warnings ${text}\` is no number. Give the most warnings that are allowed, such as \`--max-warnings 0\`.`);
  return Number(text);
}
