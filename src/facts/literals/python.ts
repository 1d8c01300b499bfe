import type { Source } from '#model';
import type { Literal } from '../literals.ts';
import { scanOf } from '../python/scan.ts';
import { mayHoldFiller } from './fillers.ts';

const OPENING = /^[A-Za-z]{0,2}("""|'''|"|')/;
/** What stands right before a string: `name = `, `name: str = `, `"key": `, `x["key"] = `, `os.getenv("NAME", `, `Field(`. */
const BEFORE: readonly (readonly [RegExp, Literal['role']])[] = [
  [/\b(?:getenv|environ\.get|config|get|env)\(\s{0,9}["']([\w.-]{1,80})["']\s{0,9},\s{0,20}(?:default\s?=\s?)?$/, 'field'],
  [/["']([\w. -]{1,80})["']\s{0,9}:\s{0,20}$/, 'field'],
  [/\[\s{0,3}["']([\w.-]{1,80})["']\s{0,3}\]\s{0,9}=\s{0,9}$/, 'field'],
  [/\b(\w{1,80})\s{0,9}:\s{0,9}[\w.[\], |]{1,80}=\s{0,9}(?:Field\(\s{0,20}(?:default\s?=\s?)?)?$/, 'field'],
  [/(?<![=!<>])\b(\w{1,80})\s{0,9}=\s{0,9}\(?\s{0,20}$/, 'field'],
  [/\b(\w{1,80}(?:\.\w{1,80})?)\(\s{0,20}$/, 'argument'],
];

/** Lines looked at above a string, and names taken from them. */
const MOST_LINES = 300;
const MOST_NAMES = 6;

/** Names of the keys, variables, functions and classes around a string, by indentation from the inside out, joined by dots. */
function namesAround(text: string, start: number): string {
  const names: string[] = [];
  let lineStart = text.lastIndexOf('\n', start - 1) + 1;
  let indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  for (let lines = 0; lines < MOST_LINES && lineStart > 0 && indent > 0 && names.length < MOST_NAMES; lines++) {
    const end = lineStart - 1;
    lineStart = text.lastIndexOf('\n', end - 1) + 1;
    const [, blanks = '', rest = ''] = /^([ \t]*)(\S.{0,200})?/.exec(text.slice(lineStart, Math.min(end, lineStart + 400))) ?? [];
    if (rest === '' || rest.startsWith('#') || blanks.length >= indent) continue;
    indent = blanks.length;
    if (/^if[ \t]+__name__\b/.test(rest)) names.push('demo');
    const name = /^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|^["']?([\w-]+)["']?[ \t]*[:=(]/.exec(rest);
    if (name) names.push(name[1] ?? name[2] ?? '');
  }
  return names.join('.');
}

/** The strings of a Python file that may hold a place, with what they are the value of. Docstrings are none. */
export function pythonLiterals(source: Source): Literal[] {
  const { text } = source;
  const { strings } = scanOf(source);
  const found: Literal[] = [];
  for (let index = 0; index < strings.length; index += 2) {
    const [start = 0, end = 0] = strings.slice(index, index + 2);
    const written = text.slice(start, end);
    const quotes = OPENING.exec(written);
    if (!quotes || !mayHoldFiller(written)) continue;
    const value = written.slice(quotes[0].length, written.length - (quotes[1]?.length ?? 1));
    const before = text.slice(Math.max(0, start - 400), start);
    const near = before.slice(-200);
    const context = BEFORE.map(([pattern, role]) => ({ role, field: pattern.exec(near)?.[1] })).find(({ field }) => field !== undefined);
    found.push({ value, field: context?.field ?? '', role: context?.role ?? 'other', inside: `${namesAround(text, start)}\n${before.trim()}`, start, end });
  }
  return found;
}
