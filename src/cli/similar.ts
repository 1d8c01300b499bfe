import { UserError } from '#model';
import { similarToJson, similarToText, visible } from '#report';
import { writeReport } from '#host';
import { similarTo, type SimilarQuestion } from '#api';
import type { Flags } from './flags.ts';
import { outputsOf } from './outputs.ts';
import { finallyDo, progressLine } from './progress.ts';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';

/** `arch-lint similar FILE[:LINE]`, `arch-lint similar --name WORDS`: what may be used instead of writing another function. */
export function similar(paths: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const outputs = outputsOf(flags, ['pretty', 'json']);
  const { question, file } = questionOf(paths, flags);
  const progress = progressLine(shell);
  const { answers, skipped, notices } = finallyDo(() => similarTo(question, { ...requestOf(flags, shell), paths: file === undefined ? [] : [file], progress: progress.step }), progress.end);
  for (const { format, file: output } of outputs) {
    const text = format === 'json' ? similarToJson(answers) : similarToText(answers);
    if (output === undefined) shell.out(text);
    else writeReport(output, text);
  }
  for (const notice of notices) shell.err(`arch-lint: ${notice}\n`);
  for (const one of skipped) shell.err(`arch-lint: not compared: ${visible(one.file)}: ${visible(one.reason)}\n`);
  return skipped.length > 0 ? 3 : 0;
}

/** @throws {UserError} `flag-value` */
function questionOf(paths: readonly string[], { name }: Flags): { readonly question: SimilarQuestion; readonly file?: string } {
  const [path, ...others] = paths;
  if (name !== undefined && path !== undefined) throw new UserError('flag-value', '`--name` and a file ask for different things. Give one of them.');
  if (name !== undefined) {
    if (!/[\p{L}\p{N}]/u.test(name)) throw new UserError('flag-value', `\`--name ${name}\` holds no word. Write what the function would be called: \`--name "parse date"\`.`);
    return { question: { name } };
  }
  if (path === undefined || others.length > 0) throw new UserError('flag-value', '`arch-lint similar` takes one file, or a line of one, or words: `src/dates.ts`, `src/dates.ts:12`, `--name "parse date"`.');
  const [, file = path, line] = /^(.+):(\d+)(?::\d+)?$/.exec(path) ?? [];
  return { question: { line: line === undefined ? undefined : Number(line) }, file };
}
