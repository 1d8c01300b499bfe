import { defineRule, flag, stringList, type CommentToken } from '#model';
import { comments } from '#facts/comments';

const TICKET = /\b[A-Z][A-Z0-9]+-\d+\b|#\d+|https?:\/\/\S/;

export default defineRule({
  id: 'no-placeholder-comment',
  summary: 'A comment may not promise work that is not done.',
  presets: { recommended: 'warn', strict: 'error' },
  options: {
    markers: stringList('Words that mark work left undone, in upper case.', ['TODO', 'FIXME', 'XXX', 'HACK']),
    allowTicket: flag('Accept a marker whose line names a ticket: `ABC-123`, `#12` or a URL.', false),
  },
  messages: {
    marker: '`{{marker}}` promises work that is not done. Do it now, or move it to the issue tracker.',
    withoutTicket: '`{{marker}}` names no ticket. Do the work now, or add a reference such as `ABC-123`, `#12` or a URL.',
  },
  needs: { comments },
  check({ comments }, report, { markers, allowTicket }) {
    for (const comment of comments)
      for (const { text, start } of linesOf(comment)) {
        const found = findMarker(text, markers);
        if (!found || (allowTicket && TICKET.test(text))) continue;
        const at = { start: start + found.at, end: start + found.at + found.word.length };
        report(allowTicket ? 'withoutTicket' : 'marker', at, { marker: found.word, text: text.slice(found.at, found.at + 120).trim() });
      }
  },
});

function linesOf({ value, start }: CommentToken): { text: string; start: number }[] {
  let offset = start + 2; // past `//` or `/*`
  return value.split('\n').map((text) => {
    const line = { text, start: offset };
    offset += text.length + 1;
    return line;
  });
}

/**
 * The first marker of a line: an upper-case word that begins the line or is followed by `:` or `(`,
 * or a tag, `@todo` or `todo:`, that begins it. A word inside a sentence or a longer word is none.
 */
function findMarker(line: string, markers: readonly string[]): { word: string; at: number } | undefined {
  const lead = /^[\s*/#!-]*/.exec(line)?.[0].length ?? 0;
  const found = markers.flatMap((marker) => {
    const at = placeOf(line, marker, lead);
    if (at !== undefined) return [{ word: marker, at }];
    const tag = [`@${marker.toLowerCase()}`, `${marker.toLowerCase()}:`].find((form) => line.startsWith(form, lead) && endsWord(line, lead + form.length, form));
    return tag === undefined ? [] : [{ word: tag.replace(/:$/, ''), at: lead }];
  });
  return found.sort((a, b) => a.at - b.at)[0];
}

function placeOf(line: string, marker: string, lead: number): number | undefined {
  for (let at = line.indexOf(marker); at >= 0; at = line.indexOf(marker, at + 1)) {
    const after = line.slice(at + marker.length);
    const isWord = !/[\p{L}\p{N}_`'"-]$/u.test(line.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{N}_`'"-]/u.test(after);
    if (isWord && (at === lead || /^ ?(?::|\([^)]{1,60}\))/.test(after))) return at;
  }
  return undefined;
}

function endsWord(line: string, at: number, form: string): boolean {
  return form.endsWith(':') ? /^\s/.test(line.slice(at)) : !/^[\p{L}\p{N}_-]/u.test(line.slice(at));
}
