/** Words that say that something is a service, and not which. */
const KIND_WORD = /(?:service|svc|server|app|api|container|image)$/;

/** Whether two names are the same but for case, `-`, `_` and `.`. */
export function alike(a: string, b: string): boolean {
  return flat(a) === flat(b);
}

const flat = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `registry/team/rs-cart:1.2@sha256:…` is called `rs-cart`; variables and templates fall away. */
export function imageName(image: string): string {
  const plain = image.replace(/@sha256.*$/, '').replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|\$\w+/g, '');
  const last = plain.slice(plain.lastIndexOf('/') + 1);
  return last.replace(/:.*$/, '').replace(/^[-_.]+|[-_.]+$/g, '');
}

/**
 * The one candidate that a name means: called so, or else what is left of a longer name with parts in front (`rs-cart`),
 * or else but for a word such as `service`. Undefined where none or several are.
 */
export function meantBy<T>(name: string, candidates: readonly T[], calledAs: (candidate: T) => readonly string[]): T | undefined {
  if (flat(name).length < 2) return undefined;
  const parts = name.toLowerCase().split(/[-_.]+/);
  const tails = parts.map((_, index) => flat(parts.slice(index).join('-'))).slice(1);
  const bare = (text: string): string => flat(text).replace(KIND_WORD, '');
  const levels: ((called: string) => boolean)[] = [
    (called) => flat(called) === flat(name),
    (called) => called.length > 1 && tails.includes(flat(called)),
    (called) => bare(called) !== '' && bare(called) === bare(name),
    (called) => bare(called) !== '' && tails.some((tail) => bare(tail) === bare(called)),
  ];
  for (const isMeant of levels) {
    const found = candidates.filter((candidate) => calledAs(candidate).some(isMeant));
    if (found.length === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}
