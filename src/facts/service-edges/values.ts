import type { Place } from '#model';
import { interpolated } from '../deployments/interpolation.ts';
import type { Environment } from '../service-addresses.ts';
import { called, member, type WrittenValue } from '../service-calls/values.ts';
import { HOLE } from './address.ts';

/** A text that a value may be, with `HOLE` for what is not known. */
export interface Candidate {
  readonly text: string;
  /** The literal that it begins with, if it begins with one. */
  readonly literal?: Place | undefined;
  /** That literal is what is taken where nothing else is given, or one of several. */
  readonly isDefault: boolean;
  /** Variables of the environment on the way, by name, with where they are set. */
  readonly variables: readonly { readonly name: string; readonly at?: Place }[];
}

/** What other files say of names. */
export interface Surroundings {
  /** What an imported name stands for, and in which file that is written. */
  imported(file: string, from: string, path: readonly string[]): { readonly value: WrittenValue; readonly file: string; readonly rest: readonly string[] } | undefined;
  setting(service: string, key: string): { readonly value: WrittenValue; readonly file: string } | undefined;
  environmentOf(service: string): Environment;
  readonly shared: Environment;
}

const MOST = 8;
const DEEPEST = 12;
const UNKNOWN: Candidate = { text: HOLE, isDefault: false, variables: [] };

/** The texts that a value written in `file` may be when `service` runs it. */
export function candidatesOf(value: WrittenValue, file: string, service: string, around: Surroundings): Candidate[] {
  const work = (one: WrittenValue, at: string, depth: number): Candidate[] => {
    if (depth <= 0) return [UNKNOWN];
    switch (one.kind) {
      case 'text':
        return [{ text: one.text, literal: { file: at, ...one.at }, isDefault: false, variables: [] }];
      case 'variable':
        return ofVariable(one.name, service, around);
      case 'setting': {
        const [key, ...others] = work(one.key, at, depth - 1);
        if (!key || others.length > 0 || key.text.includes(HOLE)) return [UNKNOWN];
        if (/^[A-Z][A-Z0-9_]*$/.test(key.text)) return ofVariable(key.text, service, around);
        const found = around.setting(service, key.text);
        return found ? work(found.value, found.file, depth - 1) : [UNKNOWN];
      }
      case 'import': {
        const found = around.imported(at, one.from, one.path);
        if (!found) return [UNKNOWN];
        const value = found.rest.reduce((known, name) => (name === '()' ? called(known) : member(known, name)), found.value);
        return work(value, found.file, depth - 1);
      }
      case 'joined':
        return one.parts.slice(0, 20).reduce<Candidate[]>((heads, part) => (heads.length === 0 ? work(part, at, depth - 1) : crossed(heads, isOver(heads) ? [UNKNOWN] : work(part, at, depth - 1))), []);
      case 'either':
        return chosen(one.options.map((option) => work(option, at, depth - 1)));
      case 'object':
        return [{ ...UNKNOWN, text: patternOf(one) ?? HOLE }];
      default:
        return [UNKNOWN];
    }
  };
  return work(value, file, DEEPEST);
}

/** Whether enough is known: what follows a path is of no account. */
const isOver = (heads: readonly Candidate[]): boolean => heads.every(({ text }) => /^[a-z0-9+.-]{1,40}:\/\/[^/?#\0]{1,253}\//i.test(text) || text.startsWith(HOLE));

function crossed(heads: readonly Candidate[], tails: readonly Candidate[]): Candidate[] {
  return heads.flatMap((head) => tails.map((tail): Candidate => ({ ...head, ...hostGivenBy(head, tail), text: head.text + tail.text, variables: [...head.variables, ...tail.variables] }))).slice(0, MOST);
}

/** Of `http://` and what follows it, the host is what follows. */
function hostGivenBy({ text, literal }: Candidate, tail: Candidate): Partial<Candidate> {
  const rest = text.replace(/^[a-z][a-z0-9+.-]{0,30}:\/\//i, '');
  if (/^[^/?#:\0]{1,253}[:/?#]/.test(rest)) return {};
  if (rest === '') return { literal: tail.literal, isDefault: tail.isDefault };
  return { literal: tail.literal && !tail.isDefault ? literal : undefined };
}

/** A variable that is set is what it is set to; otherwise a default counts. Of several literals each is one of several. */
function chosen(options: readonly (readonly Candidate[])[]): Candidate[] {
  const all = options.flat();
  const set = all.filter(({ text, literal }) => !literal && !text.startsWith(HOLE));
  if (set.length > 0) return set.slice(0, MOST);
  const variables = all.flatMap((one) => one.variables);
  const known = all.filter(({ text }) => !text.startsWith(HOLE));
  return known.length === 0 ? [{ ...UNKNOWN, variables }] : known.slice(0, MOST).map((one) => ({ ...one, isDefault: true, variables: [...one.variables, ...variables] }));
}

function ofVariable(name: string, service: string, around: Surroundings): Candidate[] {
  const values = around.environmentOf(service).get(name) ?? around.shared.get(name) ?? [];
  const found = values.slice(0, MOST).map(({ value, at }): Candidate => ({ text: expanded(value, name, service, around) ?? HOLE, isDefault: false, variables: [{ name, at }] }));
  const known = found.filter(({ text }) => text !== HOLE && text !== '');
  return known.length > 0 ? known : [{ ...UNKNOWN, variables: [{ name }] }];
}

/** The value of a variable, with what it refers to. */
export function expanded(value: string, name: string, service: string, { environmentOf, shared }: Surroundings): string | undefined {
  if (!value.includes('$')) return value;
  const variables = new Map<string, string>();
  for (const environment of [shared, environmentOf(service)])
    for (const [key, values] of environment) {
      const plain = values.find((one) => !one.value.includes('$'))?.value ?? values.find(() => key !== name)?.value;
      if (plain !== undefined && !variables.has(key)) variables.set(key, plain);
    }
  return interpolated(value, variables);
}

/** A pattern that is no text, such as `{ cmd: 'sum' }` of Nest, written the same by both sides. */
function patternOf(value: WrittenValue): string | undefined {
  if (value.kind !== 'object') return undefined;
  const entries = value.entries.flatMap(([key, one]) => (one.kind === 'text' ? [`${key}:${one.text}`] : []));
  return entries.length === value.entries.length && entries.length > 0 ? `{${entries.sort().join(',')}}` : undefined;
}
