import type { Source } from '#model';
import type { Literal } from '../literals.ts';
import { mayHoldFiller } from './fillers.ts';

/** `key: value`, `- KEY=value`, `"key": "value"`, `export KEY=value`, `ENV KEY=value`, one a line. */
const PAIR = /^([ \t]{0,60}(?:-[ \t]{1,9})?(?:export[ \t]{1,9}|ENV[ \t]{1,9}|ARG[ \t]{1,9})?["']?([\w./-]{1,80})["']?[ \t]{0,9}[:=][ \t]{0,20})(\S[^\r\n]{0,400})/;

/** Blocks of a template language: what is written there is not what is shipped. */
const TEMPLATE = /\{%|<%|\{\{-?\s{0,5}(?:if|range|with|define)\b/;
/** Variables of a machine on which the program is developed. */
const DEVELOPMENT = /^[ \t]{0,9}(?:export[ \t]{1,9})?(?:\w{1,40}_)?(?:ENV|ENVIRONMENT)[ \t]{0,5}=[ \t]{0,5}["']?(?:dev|development|local|test)\b|\b(?:localhost|127\.0\.0\.1)\b/im;
/** `- name: API_KEY`, whose value stands on the next line. */
const NAMED = /^[ \t]{0,60}-[ \t]{1,9}name:[ \t]{1,9}["']?(\w{1,80})["']?[ \t]{0,20}$/;

/** The values of a configuration file that may hold a place. Comments are none, and what stands on several lines is left out. */
export function configLiterals({ text, syntax }: Source): Literal[] {
  if (TEMPLATE.test(text) || (syntax === 'env' && DEVELOPMENT.test(text))) return [];
  const found: Literal[] = [];
  let start = 0;
  let name: string | undefined;
  for (const line of text.split('\n')) {
    const literal = mayHoldFiller(line) ? literalIn(line, start) : undefined;
    if (literal) found.push(name !== undefined && literal.field === 'value' ? { ...literal, field: name } : literal);
    name = NAMED.exec(line.replace(/\r$/, ''))?.[1];
    start += line.length + 1;
  }
  return found;
}

function literalIn(line: string, lineStart: number): Literal | undefined {
  const [, lead = '', field = '', rest = ''] = PAIR.exec(line) ?? [];
  if (field === '' || rest.startsWith('#') || rest.startsWith('//')) return undefined;
  const quote = /^["']/.exec(rest)?.[0];
  const close = quote === undefined ? -1 : rest.indexOf(quote, 1);
  const written = close > 0 ? rest.slice(0, close + 1) : (rest.split(/[ \t]+#/, 1)[0] ?? '').replace(/[,\s]{1,20}$/, '');
  const value = close > 0 ? written.slice(1, -1) : written;
  const start = lineStart + lead.length;
  return { value: defaultOf(value), field, role: 'field', inside: '', start, end: start + written.length };
}

/** `${NAME:-value}` stands for its default. */
function defaultOf(value: string): string {
  return /^\$\{\w{1,80}:?-([^{}]{0,400})\}$/.exec(value)?.[1] ?? value;
}
