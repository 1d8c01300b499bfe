import { type Span } from '#model';
import type { ClassWritten } from '#facts/classes';
import { groupsOfMethods } from '#facts/graph/lcom';

/** Methods that could leave the class together with their fields. */
export interface Separable {
  readonly methods: readonly string[];
  /** Fields that they share, in code-unit order. */
  readonly fields: readonly string[];
  /** The name of the first method. */
  readonly at: Span;
}

/**
 * The groups of LCOM4 that are classes of their own: each has state of its own, which the constructor is not handed, and two methods or more that do more than give or set a field.
 * None where the class is not only its own master: what it extends may tie its methods, and what it implements wants them together.
 * None where `this` leaves a method whole, because then it may use any member; none of a class that is told what it is by a decorator,
 * such as a controller, whose methods belong together by what they answer.
 */
export function separable({ base, contracts, decorators, fields, injected, methods, initialisers }: ClassWritten): Separable[] {
  if (base !== undefined || contracts.length > 0 || decorators.some((name) => !SERVICES.has(name)) || methods.some(({ isOpen }) => isOpen)) return [];
  const own = new Set(fields);
  const handed = new Set(injected);
  // a first value that is computed from other members ties them, and a field as such is no method
  const names = groupsOfMethods([...methods, ...initialisers]);
  const groups = names.flatMap((group): Separable[] => {
    const members = new Set(group);
    const inside = methods.filter(({ name }) => members.has(name));
    const used = [...own].filter((field) => inside.some(({ uses }) => uses.includes(field)));
    const working = new Set(inside.filter(({ isPlainAccess }) => !isPlainAccess).map(({ name }) => name));
    const [first] = inside;
    return first && used.some((field) => !handed.has(field)) && working.size >= 2 ? [{ methods: [...new Set(inside.map(({ name }) => name))], fields: used, at: { start: first.start, end: first.end } }] : [];
  });
  return groups;
}

/** Decorators that only say that a class is made by a container. */
const SERVICES: ReadonlySet<string> = new Set(['Injectable', 'injectable', 'Service', 'singleton', 'autoInjectable', 'inject', 'Singleton', 'Instrument', 'Instrumented', 'Traceable']);
