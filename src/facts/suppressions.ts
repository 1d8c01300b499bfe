import { fileFact, lineTable, type CommentToken, type Span, type Suppression } from '#model';
import { COMMENTED, commentsOf, scriptComments } from './comments/all.ts';

/**
 * The `arch-lint-disable`, `-disable-line` and `-disable-next-line` comments of a file, with the lines they cover.
 * `arch-lint-enable` ends a block; without rule names it ends all.
 */
export const suppressions = fileFact<readonly Suppression[]>({
  id: 'suppressions',
  version: 3,
  syntax: COMMENTED,
  extract(source) {
    if (!source.text.includes('arch-lint-')) return [];
    const hasMarkup = source.syntax === 'vue' || source.syntax === 'svelte' || source.syntax === 'astro'; // markup around scripts directs nobody
    const directives = (hasMarkup ? scriptComments(source) : commentsOf(source)).flatMap(directiveOf);
    return directives.length === 0 ? [] : withLines(directives, source.text);
  },
});

interface Directive {
  readonly verb: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: Span;
}

const OPENING = /^[\s*]*arch-lint-(disable-next-line|disable-line|disable|enable)(?![\w-])/;

function directiveOf({ value, start, end }: CommentToken): Directive[] {
  const opening = OPENING.exec(value);
  if (!opening) return [];
  const rest = value.slice(opening[0].length);
  const dash = rest.indexOf('--');
  const names = dash < 0 ? rest : rest.slice(0, dash);
  return [
    {
      verb: opening[1] ?? '',
      rules: names.split(/[\s,*]+/).map((name) => name.replace(/^arch-lint\//, '')).filter((name) => name !== ''),
      reason: dash < 0 ? '' : withoutTrailingStars(rest.slice(dash).replace(/^-+/, '')).trim(),
      at: { start, end },
    },
  ];
}

/** A loop, as a pattern that ends in `$` tries every run of stars and takes time squared. */
function withoutTrailingStars(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s*]/.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

function withLines(directives: readonly Directive[], text: string): Suppression[] {
  const lines = lineTable(text);
  const lineOf = (offset: number): number => lines.at(offset).line;
  return directives.flatMap((directive, index) => {
    const { verb, rules, reason, at } = directive;
    if (verb === 'enable') return [];
    const one = (rule: string): Suppression => {
      const line = lineOf(at.start);
      if (verb === 'disable-line') return { at, rule, reason, fromLine: line, toLine: lineOf(at.end) };
      if (verb === 'disable-next-line') return { at, rule, reason, fromLine: lineOf(at.end) + 1, toLine: lineOf(at.end) + 1 };
      const end = directives.slice(index + 1).find((later) => later.verb === 'enable' && (later.rules.length === 0 || later.rules.includes(rule)));
      return { at, rule, reason, fromLine: line, toLine: end ? lineOf(end.at.start) : lines.count };
    };
    return (rules.length === 0 ? ['*'] : rules).map(one);
  });
}
