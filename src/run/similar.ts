import { UserError, type Completeness } from '#model';
import { judge } from '#engine';
import { similarFunctions, type FunctionAt, type Similar, type SimilarFunctions } from '#facts/similar-functions';
import { suppressions } from '#facts/suppressions';
import { whyNotRead } from '#host';
import { skippedOf } from './completeness.ts';
import { open } from './open.ts';
import type { RunRequest } from './request.ts';

/** What is asked for: functions like those of a file, or like the one at a line; or functions that are called like some words. */
export type SimilarQuestion = { readonly line?: number | undefined } | { readonly name: string };

export interface SimilarAnswer {
  /** The function that is compared; undefined where words were given. */
  readonly wanted?: FunctionAt;
  /** Best first. */
  readonly found: readonly Similar[];
}

export interface SimilarRun {
  readonly answers: readonly SimilarAnswer[];
  /** What could not be read, and is not among the answers. */
  readonly skipped: Completeness['skipped'];
  readonly notices: readonly string[];
}

/**
 * Functions of the project that may be used instead of writing another one.
 * @param request its first path is the file of the question
 * @throws {UserError} `path-missing`, `no-function`, and as `run`
 */
export function similarTo(question: SimilarQuestion, request: RunRequest): SimilarRun {
  const { project, paths, root, settings, close } = open(request);
  const judgement = judge({ rules: [], suppressions, also: { similarFunctions } }, project);
  const known = judgement.valueOf(similarFunctions) as SimilarFunctions; // holds: the fact's own value
  const answersOf = (): SimilarAnswer[] => {
    if ('name' in question) return [{ found: known.named(question.name) }];
    const file = paths[0]?.path ?? '';
    if (!project.files.includes(file)) throw new UserError('path-missing', `\`${file}\` is not read: ${whyNotRead(root.path, settings.ignore, file) ?? 'it is no source file'}. Name a TypeScript, JavaScript or Python file of the project.`);
    const wanted = known.in(file, question.line);
    if (wanted.length === 0) throw new UserError('no-function', `There is no function with a name ${question.line === undefined ? 'in' : `at line ${question.line} of`} \`${file}\`. Name a line inside of one, or ask by words: \`--name "parse date"\`.`);
    return wanted.map((one) => ({ wanted: one, found: known.to(one) }));
  };
  return { answers: answersOf(), skipped: skippedOf(judgement, project), notices: close() };
}
