/** A JSON schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One option of a rule: its schema (with the words) and its default. */
export interface Option<T> {
  readonly schema: JsonSchema;
  readonly default: T;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options of every type live in one record; `OptionValues` gives the types back
export type Options = Readonly<Record<string, Option<any>>>;

/** The values a check is handed for its options. */
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

/**
 * A switch.
 * @param description one sentence for the schema and the docs
 */
export function flag(description: string, fallback: boolean): Option<boolean> {
  return { schema: { type: 'boolean', description, default: fallback }, default: fallback };
}

/**
 * A list of strings, each once.
 * @param description one sentence for the schema and the docs
 */
export function stringList(description: string, fallback: readonly string[] = []): Option<readonly string[]> {
  const items = { type: 'string', minLength: 1 };
  return { schema: { type: 'array', items, uniqueItems: true, description, default: fallback }, default: fallback };
}

/**
 * Some of a few known strings, each once.
 * @param description one sentence for the schema and the docs
 */
export function choices<const C extends string>(description: string, all: readonly C[], fallback: readonly NoInfer<C>[]): Option<readonly C[]> {
  return { schema: { type: 'array', items: { enum: all }, uniqueItems: true, minItems: 1, description, default: fallback }, default: fallback };
}

/** All options of a rule with the given values laid over the defaults. */
export function withDefaults<O extends Options>(options: O, given: Readonly<Record<string, unknown>>): OptionValues<O> {
  const entries = Object.entries(options).map(([key, option]) => [
    key,
    Object.hasOwn(given, key) ? given[key] : option.default,
  ]);
  return Object.fromEntries(entries) as OptionValues<O>; // holds: one entry per key, values validated against each schema
}

/**
 * The JSON schema of a rule's options object.
 * @param defaults false leaves the defaults out, for a validator that would fill them in
 */
export function optionsSchema(options: Options, { defaults = true }: { readonly defaults?: boolean } = {}): JsonSchema {
  const schemaOf = ({ schema: { default: fallback, ...schema } }: Options[string]): JsonSchema => (defaults ? { ...schema, default: fallback } : schema);
  const properties = Object.fromEntries(Object.entries(options).map(([key, option]) => [key, schemaOf(option)]));
  return { type: 'object', properties, additionalProperties: false };
}
