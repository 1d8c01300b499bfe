import type { ReleaseLog } from './releases.ts';

/** How people write what a bullet is about, `X` for the name. */
const LABELS = ['**X:** ', '**X**: ', '__X:__ ', '__X__: ', '`X`: ', '**[X]** ', '[X] ', '(X) ', 'X: '];

/** The name of a component as the bullets at hand begin with one; `orders: ` where none does. */
export function labelFor(component: string, log: ReleaseLog | undefined): string {
  for (const { text, labels } of log?.bullets ?? []) {
    const [label] = labels;
    const style = label === undefined ? undefined : LABELS.find((one) => text.startsWith(one.replace('X', () => label)));
    if (style !== undefined) return style.replace('X', () => component);
  }
  return `${component}: `;
}

/** The character that begins the first bullet that is not nested. */
export function markOf(text: string, log: ReleaseLog | undefined): string {
  const first = log?.bullets.find(({ parent }) => parent === undefined);
  const line = first ? text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start) : '';
  return /^\s*([*+-])\s/.exec(line)?.[1] ?? '-';
}
