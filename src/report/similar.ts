import { print } from './graph.ts';
import { visible } from './visible.ts';

interface FunctionToDescribe {
  readonly name: string;
  readonly owner?: string;
  readonly parameters: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** A question and its answers, best first. */
export interface SimilarToDescribe {
  readonly wanted?: FunctionToDescribe;
  readonly found: readonly (FunctionToDescribe & { readonly body: number | null; readonly words: number; readonly parametersInCommon: readonly string[] })[];
}

/** Answers of each question that a person is shown. */
const MOST = 5;

/** What may be used instead, for people. */
export function similarToText(answers: readonly SimilarToDescribe[]): string {
  const told = answers.filter(({ wanted, found }) => wanted === undefined || found.length > 0);
  if (told.every(({ found }) => found.length === 0)) return 'No function like this is found.\n';
  return `${told.map(({ wanted, found }) => [...(wanted ? [`${headOf(wanted)}  ${placeOf(wanted)}`] : []), ...rows(found, wanted?.name)].join('\n')).join('\n\n')}\n`;
}

function rows(found: SimilarToDescribe['found'], name: string | undefined): string[] {
  const cells = found.slice(0, MOST).map((one) => [evidenceOf(one, name), headOf(one), placeOf(one)]);
  const widths = [0, 1].map((column) => Math.min(60, Math.max(0, ...cells.map((row) => (row[column] ?? '').length))));
  const lines = cells.map(([evidence = '', head = '', place = '']) => `${evidence.padEnd(widths[0] ?? 0)}  ${head.padEnd(widths[1] ?? 0)}  ${place}`);
  const more = found.length > MOST ? [`and ${found.length - MOST} more (--format json lists all)`] : [];
  return [...lines, ...more].map((line) => (name === undefined ? line : `  ${line}`));
}

/** Why it is told of: the share of the body, or that of the name. */
function evidenceOf({ body, words, name }: SimilarToDescribe['found'][number], wanted: string | undefined): string {
  if (body !== null) return body === 1 ? 'the same body' : `${Math.floor(body * 100)} % of the body`;
  if (name === wanted) return 'the same name';
  return words === 1 ? 'the same words' : `${Math.floor(words * 100)} % of the name`;
}

const headOf = ({ name, owner, parameters }: FunctionToDescribe): string => visible(`${owner === undefined ? '' : `${owner}.`}${name}(${parameters.join(', ')})`);
const placeOf = ({ file, line, endLine }: FunctionToDescribe): string => `${visible(file)}:${line}-${endLine}`;

/** The same as JSON, with all that is found. */
export function similarToJson(answers: readonly SimilarToDescribe[]): string {
  const plain = ({ name, owner, parameters, file, line, endLine }: FunctionToDescribe) => ({ name, ...(owner === undefined ? {} : { owner }), parameters, file, line, endLine });
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return print({ answers: answers.map(({ wanted, found }) => ({ ...(wanted ? { function: plain(wanted) } : {}), found: found.map((one) => ({ ...plain(one), body: one.body === null ? null : round(one.body), words: round(one.words), parametersInCommon: one.parametersInCommon })) })) });
}
