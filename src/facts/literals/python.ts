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
    found.push({ value, field: context?.field ?? '', role: context?.role ?? 'other', inside: before.trim(), start, end });
  }
  return found;
}
