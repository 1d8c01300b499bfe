import { compareText, compileSelector, isGlob, type GlobMatcher } from '#model';

interface Claim {
  readonly component: string;
  /** Length of the part of the selector that is a path without wildcards. */
  readonly depth: number;
  readonly length: number;
  readonly matches: GlobMatcher;
}

/** Whose a file is: of the selectors that match it, the one with the longest path wins, so that `services/orders/**` is above `**`. */
export function ownersBy(components: Readonly<Record<string, string | readonly string[]>>): (file: string) => string | undefined {
  const claims = Object.entries(components).flatMap(([component, selectors]) => (typeof selectors === 'string' ? [selectors] : selectors).map((selector): Claim => ({ component, depth: literalPart(selector).length, length: selector.length, matches: compileSelector(selector) })));
  claims.sort((a, b) => b.depth - a.depth || b.length - a.length || compareText(a.component, b.component));
  return (file) => claims.find(({ matches }) => matches(file))?.component;
}

function literalPart(selector: string): string {
  if (!isGlob(selector)) return selector.replace(/^\.\//, '').replace(/\/+$/, '');
  const parts = selector.replace(/^\.\//, '').split('/');
  const wild = parts.findIndex(isGlob);
  return parts.slice(0, wild).join('/');
}
