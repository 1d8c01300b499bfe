import type { AskedFact, Fact, FileFact, Needs, Rule } from '#model';

/** Which facts a set of rules needs, in an order in which each comes after its own needs. */
export interface Plan {
  readonly fileFacts: readonly FileFact<unknown>[];
  /** The file facts that must be kept for folds; the others are dropped when the file's rules have judged. */
  readonly keptFacts: ReadonlySet<string>;
  /** File facts that are taken only when a fold asks for a file. */
  readonly askedFacts: readonly AskedFact<unknown>[];
  /** Project and tool facts, needs first. */
  readonly folds: readonly Exclude<Fact, FileFact<unknown> | AskedFact<unknown>>[];
}

/**
 * @param rules the rules in force
 * @param also facts that the caller wants besides, such as suppressions
 * @throws {Error} when facts need each other in a ring, or two facts share an id
 */
export function planFor(rules: readonly Rule[], also: Needs = {}): Plan {
  const order: Fact[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const known = new Map<string, Fact>();
  const visit = (fact: Fact): void => {
    const twin = known.get(fact.id);
    if (twin && twin !== fact) throw new Error(`Two facts are called \`${fact.id}\`.`);
    known.set(fact.id, fact);
    if (state.get(fact.id) === 'done') return;
    if (state.get(fact.id) === 'open') throw new Error(`The fact \`${fact.id}\` needs itself.`);
    state.set(fact.id, 'open');
    for (const need of needsOf(fact)) visit(need);
    state.set(fact.id, 'done');
    order.push(fact);
  };
  const wanted = [...rules.flatMap((rule) => Object.values(rule.needs)), ...Object.values(also)];
  wanted.forEach(visit);

  const folds = order.filter((fact) => fact.kind !== 'file' && fact.kind !== 'asked');
  const held = [...folds.flatMap(needsOf), ...rules.filter((rule) => rule.reach === 'project').flatMap((rule) => Object.values(rule.needs)), ...Object.values(also)];
  return {
    fileFacts: order.filter((fact) => fact.kind === 'file'),
    keptFacts: new Set(held.filter((fact) => fact.kind === 'file').map((fact) => fact.id)),
    askedFacts: order.filter((fact) => fact.kind === 'asked'),
    folds,
  };
}

function needsOf(fact: Fact): Fact[] {
  return fact.kind === 'project' || fact.kind === 'tool' ? Object.values<Fact>(fact.needs) : [];
}
