import type { Token } from './tokens.ts';

/** The names that an assignment to this target binds: `a, (b, *c)`, not those of `d.e` and `f[0]`. Operators of `+=` may follow. */
export function namesOfTarget(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const previous = tokens[at - 1];
    if (token?.kind === 'name' && previous?.text !== '.' && !/^\d/.test(token.text) && !isUsed(tokens[at + 1])) names.push(token.text);
    else if ((token?.text === '(' || token?.text === '[') && previous && (previous.kind !== 'mark' || previous.text === ')' || previous.text === ']')) at = closing(tokens, at);
  }
  return names;
}

/** The attribute that an assignment to `a.b` sets. */
export function attributeOfTarget(tokens: readonly Token[]): string | undefined {
  const [first, dot, name] = tokens;
  return tokens.length === 3 && first?.kind === 'name' && dot?.text === '.' && name?.kind === 'name' ? name.text : undefined;
}

/** What follows a name that is not bound itself, but has an attribute, an item or a result. */
const isUsed = (next: Token | undefined): boolean => next?.text === '.' || next?.text === '[' || next?.text === '(' || next?.kind === 'string';

/** The index of the bracket that closes this one, or the last. */
function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    depth += turn(tokens[at]);
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** 1 for a bracket that opens, -1 for one that closes. */
function turn(token: Token | undefined): number {
  if (token?.kind !== 'mark') return 0;
  return '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0;
}

/** Of `for a, b in c:`. */
export function namesOfFor(tokens: readonly Token[]): string[] {
  let depth = 0;
  const end = tokens.findIndex((token) => {
    depth += turn(token);
    return depth === 0 && token.text === 'in';
  });
  return end < 0 ? [] : namesOfTarget(tokens.slice(1, end));
}

/** Of `with a as b, (c as (d, e)):`; `as` stands nowhere else there. */
export function namesOfWith(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isAs(tokens[at])) continue;
    const start = at + 1;
    for (let depth = 0; at + 1 < tokens.length; at++) {
      const token = tokens[at + 1];
      if (isAs(token) || (depth === 0 && token?.kind === 'mark' && ',):'.includes(token.text))) break;
      depth += turn(token);
    }
    for (const name of namesOfTarget(tokens.slice(start, at + 1))) names.push(name);
  }
  return names;
}

const isAs = (token: Token | undefined): boolean => token?.text === 'as' && token.kind === 'name';

/** The names that a pattern of `case` captures: neither values (`a.b`), classes (`A()`) nor their keywords (`A(b=c)`). */
export function namesOfPattern(tokens: readonly Token[]): string[] {
  const guard = tokens.findIndex(({ text, kind }) => kind === 'name' && text === 'if');
  return tokens.slice(1, guard < 0 ? undefined : guard).flatMap(({ text, kind }, index) => {
    const [previous, next] = [tokens[index], tokens[index + 2]];
    if (kind !== 'name' || /^(?:_|as|None|True|False|\d.*)$/.test(text) || previous?.text === '.') return [];
    return next?.text === '.' || next?.text === '(' || next?.text === '=' ? [] : [text];
  });
}
