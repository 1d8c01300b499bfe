import type { Span } from '#model';

/** What an expression stands for when the program runs, as far as its own file says. Plain data, to be worked out with what other files say. */
export type WrittenValue =
  /** `at`: the literal, with its quotes. */
  | { readonly kind: 'text'; readonly text: string; readonly at: Span }
  /** A variable of the environment. */
  | { readonly kind: 'variable'; readonly name: string }
  /** The environment as an object. */
  | { readonly kind: 'environment' }
  /** What a configuration service gives for a key: `config.get('payments.url')`, `config.get(PAYMENTS_URL)`. */
  | { readonly kind: 'setting'; readonly key: WrittenValue }
  /** A name of another module, and members of it; `()` where it is called. */
  | { readonly kind: 'import'; readonly from: string; readonly path: readonly string[] }
  | { readonly kind: 'joined'; readonly parts: readonly WrittenValue[] }
  /** One of several: a value and its default, or the branches of a condition. */
  | { readonly kind: 'either'; readonly options: readonly WrittenValue[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: WrittenValue])[] }
  | { readonly kind: 'list'; readonly items: readonly WrittenValue[] }
  | { readonly kind: 'function'; readonly returns: WrittenValue }
  | { readonly kind: 'unknown' };

export const UNKNOWN: WrittenValue = { kind: 'unknown' };
const MOST_OPTIONS = 8;
const MOST_PARTS = 40;

export const isKnown = (value: WrittenValue): boolean => value.kind !== 'unknown';

/** Parts one after another; what is beyond the first parts is of no account. */
export function joined(parts: readonly WrittenValue[]): WrittenValue {
  const [only, ...others] = parts;
  if (!only || others.length === 0) return only ?? UNKNOWN;
  return parts.every((part) => !isKnown(part)) ? UNKNOWN : { kind: 'joined', parts: parts.slice(0, MOST_PARTS) };
}

export function either(options: readonly WrittenValue[]): WrittenValue {
  const known = options.flatMap((option) => (option.kind === 'either' ? option.options : [option])).slice(0, MOST_OPTIONS);
  if (!known.some(isKnown)) return UNKNOWN;
  return known[0] && known.length === 1 ? known[0] : { kind: 'either', options: known };
}

/** A member of a value, as `.name` gives it. */
export function member(value: WrittenValue, name: string): WrittenValue {
  switch (value.kind) {
    case 'environment':
      // of `envSchema.safeParse(process.env).data`, which is the environment again
      return /^[A-Z][A-Z0-9_]*$/.test(name) ? { kind: 'variable', name } : value;
    case 'import':
      return { ...value, path: [...value.path, name] };
    case 'object':
      return value.entries.find(([key]) => key === name)?.[1] ?? UNKNOWN;
    case 'either':
      return either(value.options.map((option) => member(option, name)));
    default:
      return UNKNOWN;
  }
}

/** What calling a value gives. */
export function called(value: WrittenValue): WrittenValue {
  if (value.kind === 'function') return value.returns;
  return value.kind === 'import' ? { ...value, path: [...value.path, '()'] } : UNKNOWN;
}
