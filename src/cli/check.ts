import { isComplete, UserError, type Report } from '#model';
import { toJson, toPretty } from '#report';
import { nearest, parseSetting, writeReport } from '#host';
import { run, type Run, type RunRequest } from '#api';
import type { ExitCode, Shell } from './command.ts';
import { COMMAND_NAMES } from './command.ts';
import type { Flags } from './flags.ts';
import { progressLine } from './progress.ts';

const FORMATS: Readonly<Record<string, (run: Run, report: Report, isColoured: boolean) => string>> = {
  pretty: ({ lines }, report, isColoured) => toPretty(report, lines, isColoured),
  json: (_, report) => toJson(report),
};

/** `arch-lint [check] [paths...]`: judges, prints, and says by its exit code what came out. */
export function check(paths: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const outputs = outputsOf(flags);
  const limit = warningLimit(flags);
  const progress = progressLine(shell);
  let done: Run;
  try {
    done = run({ ...requestOf(flags, shell), paths, progress: progress.step });
  } catch (error) {
    throw error instanceof UserError && error.code === 'path-missing' ? maybeCommand(error, paths) : error;
  } finally {
    progress.end();
  }
  const { report } = done;
  const shown = flags.quiet ? { ...report, findings: report.findings.filter(({ severity }) => severity === 'error') } : report;
  for (const { format, file } of outputs) {
    const text = FORMATS[format]?.(done, shown, file === undefined && isColoured(flags, shell)) ?? '';
    if (file === undefined) shell.out(text);
    else writeReport(file, text);
  }
  if (flags.debug) for (const error of done.errors) shell.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCode(report, limit, shell);
}

/** What the flags ask of a run, the same for every command that judges. */
export function requestOf(flags: Flags, shell: Shell): RunRequest {
  return {
    cwd: shell.cwd,
    config: flags['no-config'] ? false : flags.config,
    only: flags.only?.flatMap((list) => list.split(',')).map((id) => id.trim()).filter((id) => id !== ''),
    overrides: (flags.rule ?? []).map((text) => ({ data: parseSetting(text), origin: `--rule "${text}"` })),
  };
}

/** Colours on a terminal, unless `NO_COLOR` or a flag says otherwise. */
export function isColoured(flags: Flags, { isTerminal, env }: Shell): boolean {
  if (flags['no-color']) return false;
  if (flags.color) return true;
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** Incomplete comes first: whoever reads 1 as "some findings" must be able to trust that these are all. */
function exitCode({ summary, completeness }: Report, limit: number, shell: Shell): ExitCode {
  if (!isComplete(completeness)) return 3;
  if (summary.errors > 0) return 1;
  if (summary.warnings <= limit) return 0;
  shell.err(`arch-lint: ${summary.warnings} warnings are more than --max-warnings ${limit} allows.\n`);
  return 1;
}

function outputsOf({ format = ['pretty'], output }: Flags): { format: string; file: string | undefined }[] {
  const outputs = format.map((text) => {
    const [name = '', ...rest] = text.split('=');
    if (!Object.hasOwn(FORMATS, name)) {
      const near = nearest(name, Object.keys(FORMATS));
      throw new UserError('unknown-format', `There is no format \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`} Formats: ${Object.keys(FORMATS).join(', ')}.`);
    }
    return { format: name, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  const open = outputs.filter(({ file }) => file === undefined);
  if (open.length > 1) throw new UserError('two-outputs', `${open.map((one) => `\`${one.format}\``).join(' and ')} would both go to ${output ?? 'standard output'}. Give all but one a file, as in \`--format json=report.json\`.`);
  return outputs.map((one) => (one.file === undefined ? { ...one, file: output } : one));
}

function warningLimit({ 'max-warnings': text }: Flags): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) throw new UserError('flag-value', `\`--max-warnings ${text}\` is no number. Give the most warnings that are allowed, such as \`--max-warnings 0\`.`);
  return Number(text);
}

function maybeCommand(error: UserError, [first = '']: readonly string[]): UserError {
  const near = nearest(first, COMMAND_NAMES);
  return near === undefined ? error : new UserError(error.code, `${error.message} Or did you mean the command \`${near}\`?`);
}
