import type { Source } from '#model';

/** Words of one's own that say a function is not there yet. */
export const NOT_IMPLEMENTED = /\bnot?[\s_-]{1,3}(?:yet[\s_-]{1,3}|been[\s_-]{1,3}|currently[\s_-]{1,3})?implemented\b|\bunimplemented\b|\bimplement[\s_-]me\b|\bto be implemented\b|\bimplementation (?:is )?(?:pending|missing)\b/i;

/** Cheap signs that a script may hold a stub; without any of them its tree is not asked for. All quantifiers are bounded. */
const SCRIPT_SIGNS: readonly RegExp[] = [
  NOT_IMPLEMENTED,
  /NotImplemented/,
  // an empty body after parameters
  /[^(\s]\s{0,5}\)(?:\s{0,5}:[^{};()\n]{1,80})?\s{0,5}(?:=>)?\s{0,5}\{\s{0,20}\}/,
  // a literal, or something called a mock, handed out
  /\b(?:find|fetch|load|lookup|query|search|get|list|read)[A-Z_][^;{}]{1,200}\{\s{0,20}(?:return\s{1,5}[[{]|(?:const|let)\s|await\s{1,5}(?:sleep|delay|wait|new\s{1,5}Promise)\b)|\b(?:find|fetch|load|lookup|query|search|get|list|read)[A-Z_][^;{}]{1,200}=>\s{0,5}(?:\(\{|\[)/,
  /\breturn\s{1,5}(?:await\s{1,5})?(?:mock|dummy|fake|MOCK_|DUMMY_|FAKE_)/,
  /\bsetTimeout\s{0,5}\([^;]{0,80}\bres(?:olve)?\b/,
  /\bsimulat|\bpretend|\b(?:fake|mock)(?:ed)? (?:delay|latency|network|api)/i,
  /(?:\{\s{0,5}\}|\[\s{0,5}\]|null|undefined)\)?\s{1,5}as\s{1,5}(?:any|unknown|never)\b|<any>\s{0,5}[{[n]/,
  /\b501\b/,
  /\bsuccess['"]?\s{0,3}:\s{0,3}true\b/,
];

const PYTHON_SIGNS: readonly RegExp[] = [/(?:\bpass|\.\.\.)[ \t]{0,20}(?:#|\r?\n|$)/, /NotImplementedError/, NOT_IMPLEMENTED, /\bsleep\(/, /\bdef[ \t]{1,9}(?:find|fetch|load|lookup|query|search|retrieve|list|get|read)_/, /\b501\b/, /["']success["'][ \t]{0,9}:[ \t]{0,9}True\b/, /\bcast\(|#[ \t]{0,9}(?:type|pyright):[ \t]{0,9}ignore/];

/** Whether it is worth a closer look. */
export function mayHoldStub({ text, syntax }: Source): boolean {
  return (syntax === 'python' ? PYTHON_SIGNS : SCRIPT_SIGNS).some((sign) => sign.test(text));
}
