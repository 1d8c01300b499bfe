import type { EnvironmentEntry } from '../deployments.ts';

/** Variables of an `.env` file: `NAME=value`, `export NAME="value"`; the value without quotes and without a comment behind it. */
export function readEnv(text: string): EnvironmentEntry[] {
  const found: EnvironmentEntry[] = [];
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end).replace(/\r$/, '');
    const head = /^[ \t]{0,100}(?:export[ \t]{1,20})?([\w.-]{1,200})[ \t]{0,20}=[ \t]{0,20}/.exec(line);
    const name = head?.[1];
    if (head && name !== undefined) {
      const { value, from } = valueOf(line.slice(head[0].length));
      const at = start + head[0].length + from;
      found.push({ name, value, at: value === '' ? { start: start + line.indexOf(name), end: start + line.indexOf(name) + name.length } : { start: at, end: at + value.length } });
    }
    start = end + 1;
  }
  return found;
}

function valueOf(rest: string): { readonly value: string; readonly from: number } {
  const quote = rest[0];
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = rest.indexOf(quote, 1);
    return { value: rest.slice(1, end < 0 ? rest.length : end), from: 1 };
  }
  const comment = rest.search(/(?:^|[ \t])#/);
  return { value: (comment < 0 ? rest : rest.slice(0, comment)).trimEnd(), from: 0 };
}
