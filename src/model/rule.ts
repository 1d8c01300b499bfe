import type { FileFact, FileGiven, Given, Needs } from './fact.ts';
import type { Data, Related, Suggestion } from './finding.ts';
import type { Options, OptionValues } from './options.ts';
import type { Place, Span } from './place.ts';

export type Severity = 'error' | 'warn';

/** What a preset makes of a rule: its severity, and options that differ from their defaults. */
export type PresetSetting = Severity | readonly [Severity, Data];

interface Presets {
  readonly recommended?: PresetSetting;
  readonly strict?: PresetSetting;
}

/** Message texts by id; `{{slot}}` is filled from the finding's data. */
export type Messages = Readonly<Record<string, string>>;

/** The slot names in a message's type. */
export type Slots<M extends string> = M extends `${string}{{${infer Slot}}}${infer Rest}` ? Slot | Slots<Rest> : never;

type SlotData<M extends string> = { readonly [S in Slots<M>]: string | number } & Data;

/** A rule whose needs are all file facts judges one file at a time. */
export type Reach<N extends Needs> = N[keyof N] extends FileFact<infer _> ? 'file' : 'project';

/**
 * Says a finding: which message, where, with which data, which other places belong to it,
 * what it is the same finding by, where that is not its data, and which changes would mend it.
 */
export type Reporter<M extends Messages, At> = <Id extends keyof M & string>(
  messageId: Id,
  at: At,
  data: SlotData<M[Id]>,
  related?: readonly Related[],
  identity?: Data,
  suggestions?: readonly Suggestion[],
) => void;

/** What the facts of other files can do to a rule's findings in a file: `nothing`, or only `silence` them. */
export type Others = 'nothing' | 'silence';

export interface RuleDefinition<N extends Needs, O extends Options, M extends Messages> {
  /** Begins with `no-`, `require-` or `max-`. */
  readonly id: string;
  /** One sentence: the law. */
  readonly summary: string;
  /** How it is set in the presets that switch it on; absent means the rule is only in `all`. */
  readonly presets: Presets;
  /** Some of its suggestions are safe. */
  readonly hasFixes?: true;
  readonly options: O;
  readonly messages: M;
  readonly needs: N;
  /** Of a project rule, where it is so: an editor may then judge the open file by itself. Absent, they can do anything. */
  readonly others?: Others;
  check(
    given: Reach<N> extends 'file' ? FileGiven<N> : Given<N>,
    report: Reporter<M, Reach<N> extends 'file' ? Span : Place>,
    options: OptionValues<O>,
  ): void;
}

/** A rule of any shape, as the engine and the doors see it. */
export interface Rule {
  readonly id: string;
  readonly summary: string;
  readonly presets: Presets;
  readonly hasFixes?: true;
  readonly options: Options;
  readonly messages: Messages;
  readonly needs: Needs;
  readonly reach: 'file' | 'project';
  readonly others?: Others;
  check(given: never, report: Reporter<Messages, never>, options: never): void;
}

/**
 * Declares a rule. Its reach is derived from `needs`.
 * @throws {Error} when the id does not begin with `no-`, `require-` or `max-`
 */
export function defineRule<const N extends Needs, const O extends Options, const M extends Messages>(
  definition: RuleDefinition<N, O, M>,
): Rule {
  if (!/^(?:no|require|max)(?:-[a-z0-9]+)+$/.test(definition.id))
    throw new Error(`Rule id \`${definition.id}\` must be kebab-case and begin with no-, require- or max-.`);
  const reach = Object.values(definition.needs).every((fact) => fact.kind === 'file') ? 'file' : 'project';
  // holds: the engine hands `check` exactly what `needs` and `options` declare, so erasing their types loses nothing
  return { ...definition, reach } as unknown as Rule;
}
