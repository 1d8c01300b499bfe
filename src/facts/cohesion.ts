import { askedFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { classes } from './classes.ts';
import { lcom4 } from './graph/lcom.ts';

/** How well the methods of a class belong together. The span is that of its name. */
export interface ClassCohesion extends Span {
  /** Empty where it has none. */
  readonly name: string;
  /** Instance methods and accessors with a body; a getter and a setter of one name are one. */
  readonly methods: number;
  /** LCOM4: 1 is a class whose methods belong together; null where it has no methods. */
  readonly lcom4: number | null;
}

/** LCOM4 of every class of a file, in order of place. */
export const cohesion = askedFact<readonly ClassCohesion[]>({
  id: 'cohesion',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => classes.extract(source).map(({ name, start, end, methods }) => ({ name, start, end, methods: new Set(methods.map((one) => one.name)).size, lcom4: lcom4(methods) })),
});
