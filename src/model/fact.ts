import type { Source, Syntax } from './source.ts';
import type { SuppressionUse } from './suppression.ts';

/** What one file says: a pure, synchronous function of its text. The result is JSON. */
export interface FileFact<T> {
  readonly kind: 'file';
  readonly id: string;
  /** Raised whenever the same text gives another result. */
  readonly version: number;
  readonly syntax: readonly Syntax[];
  extract(source: Source): T;
}

/**
 * A file fact that costs too much to take from every file: it is taken when a fold asks for a file.
 * That file is then read and parsed a second time, so a fold asks only where the answer turns on it.
 */
export interface AskedFact<T> {
  readonly kind: 'asked';
  readonly id: string;
  readonly version: number;
  readonly syntax: readonly Syntax[];
  extract(source: Source): T;
}

/** A pure fold of other facts over the whole project. */
export interface ProjectFact<T, N extends Needs = Needs> {
  readonly kind: 'project';
  readonly id: string;
  readonly version: number;
  readonly needs: N;
  derive(given: Given<N>): T;
}

/** A key for what only the host can answer (resolution on disk, git, another tool). The host is asked with the needed facts. */
export interface ToolFact<T, N extends Needs = Needs> {
  readonly kind: 'tool';
  readonly id: string;
  readonly version: number;
  readonly needs: N;
  /** Only carries the type of the answer; never set. */
  readonly answer?: T;
}

/** What the engine itself knows once all other rules have judged, such as which suppressions were used. */
export interface VerdictFact<T> {
  readonly kind: 'verdict';
  readonly id: string;
  /** Only carries the type of the value; never set. */
  readonly value?: T;
}

/* `any` below: facts of every type live in one record; `Given` gives each its own type back. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Fact = FileFact<any> | AskedFact<any> | ProjectFact<any, any> | ToolFact<any, any> | VerdictFact<any>;

export type Needs = Readonly<Record<string, Fact>>;

/** A file fact over all files that have it: path to value, in code-unit order of paths. */
export type ByFile<T> = ReadonlyMap<string, T>;

/** An asked fact: the value of one file, or undefined where the file cannot be read. */
export interface Asked<T> {
  get(file: string): T | undefined;
}

/** What a fold, a tool or a project rule is handed for its needs. */
export type Given<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends FileFact<infer T>
    ? ByFile<T>
    : N[K] extends AskedFact<infer T>
      ? Asked<T>
      : N[K] extends ProjectFact<infer T, infer _>
      ? T
      : N[K] extends ToolFact<infer T, infer _>
        ? T
        : N[K] extends VerdictFact<infer T>
          ? T
          : never;
};

/** What a file rule is handed: the values of one file. */
export type FileGiven<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends FileFact<infer T> ? T : never;
};

/** Declares a file fact; gives it back typed. */
export function fileFact<T>(fact: Omit<FileFact<T>, 'kind'>): FileFact<T> {
  return { kind: 'file', ...fact };
}

/** Declares an asked fact; gives it back typed. */
export function askedFact<T>(fact: Omit<AskedFact<T>, 'kind'>): AskedFact<T> {
  return { kind: 'asked', ...fact };
}

/** Declares a project fact; gives it back typed. */
export function projectFact<T, const N extends Needs>(fact: Omit<ProjectFact<T, N>, 'kind'>): ProjectFact<T, N> {
  return { kind: 'project', ...fact };
}

/** Declares a tool fact; gives it back typed. */
export function toolFact<T, const N extends Needs>(fact: Omit<ToolFact<T, N>, 'kind' | 'answer'>): ToolFact<T, N> {
  return { kind: 'tool', ...fact };
}

/** Every suppression of the project and what became of it, in order of files and places. */
export const suppressionUses: VerdictFact<readonly SuppressionUse[]> = { kind: 'verdict', id: 'suppression-uses' };
