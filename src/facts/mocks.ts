import { askedFact, SCRIPT_SYNTAXES } from '#model';

/** A call of a test runner that puts something else in a module's place: `jest.mock('./x', factory)`, `vi.mock(import('./x'), factory)`. */
const MOCK = /\b(?:mock|doMock|setMock|mockModule|unstable_mockModule)\s{0,9}(?:<[^;{}]{0,200}?>)?\(\s{0,99}(?:import\(\s{0,9})?(['"`])([^'"`\n]{1,500})\1\s{0,9}\)?\s{0,99},/g;

/**
 * Specifiers that a file puts something of its own in the place of, so that there need be no such module, in code-unit order.
 * Read from the text, comments included: who asks only wants to know where to stay silent.
 */
export const mocks = askedFact<readonly string[]>({
  id: 'mocks',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ text }) => [...new Set([...text.matchAll(MOCK)].map(([, , specifier = '']) => specifier))].sort(),
});
