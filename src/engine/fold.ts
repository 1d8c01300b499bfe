import type { AskedFact, ByFile, Fact, Needs, ToolFact } from '#model';
import type { Plan } from './plan.ts';

/** The values of all project-wide facts of a run. A fact whose computation failed gives its error when asked for. */
export interface Folded {
  /** @throws the error that its computation, or that of one of its needs, ended with */
  valueOf(fact: Fact): unknown;
  given(needs: Needs): Readonly<Record<string, unknown>>;
}

/** What a fold asks of the world: the answer of a tool, and an asked fact of one file. */
export interface Answers {
  ask(tool: ToolFact<unknown>, given: Readonly<Record<string, unknown>>): unknown;
  askFile(fact: AskedFact<unknown>, file: string): unknown;
}

/**
 * Computes the planned folds over file facts, each once, when first asked for.
 * @param byFile values of the kept file facts: fact id, then path
 * @param verdicts values of verdict facts, where already known
 */
export function foldFacts(
  plan: Plan,
  byFile: ReadonlyMap<string, ByFile<unknown>>,
  answers: Answers,
  verdicts: ReadonlyMap<string, unknown> = new Map(),
): Folded {
  const known = new Map<string, { readonly value: unknown } | { readonly error: unknown }>();
  const planned = new Set(plan.folds);

  const compute = (fact: Fact): unknown => {
    if (fact.kind === 'file') return byFile.get(fact.id) ?? new Map();
    if (fact.kind === 'verdict') {
      if (!verdicts.has(fact.id)) throw new Error(`\`${fact.id}\` is known only after all other rules.`);
      return verdicts.get(fact.id);
    }
    if (fact.kind === 'asked') return { get: remembered((file) => answers.askFile(fact, file)) };
    if (!planned.has(fact)) throw new Error(`\`${fact.id}\` is not in the plan.`);
    return fact.kind === 'tool' ? answers.ask(fact, given(fact.needs)) : fact.derive(given(fact.needs) as never);
  };
  const valueOf = (fact: Fact): unknown => {
    let result = known.get(fact.id);
    if (!result) {
      try {
        result = { value: compute(fact) };
      } catch (error) {
        result = { error };
      }
      known.set(fact.id, result);
    }
    if ('error' in result) throw result.error;
    return result.value;
  };
  const given = (needs: Needs): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(needs).map(([name, fact]) => [name, valueOf(fact)]));
  return { valueOf, given };
}

function remembered<T>(find: (file: string) => T): (file: string) => T {
  const known = new Map<string, T>();
  return (file) => {
    if (!known.has(file)) known.set(file, find(file));
    return known.get(file) as T; // holds: set right above
  };
}
