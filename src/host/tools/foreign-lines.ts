/** Share of the lines of a fragment that must do something for it to be code and no list of fields or signatures. */
const ACTING = 0.25;
/** Longer lines are judged by what they begin with. */
const LONGEST = 300;

const ANNOTATION = /^[@[]/;
const KEYWORD = /\b(?:return|if|else|for|foreach|while|throw|raise|switch|case|when|match|try|catch|rescue|defer|go|await|yield|panic|unless|loop)\b/;
/** What one declares with brackets: a type or a word before the name, as of methods of an interface and of functions. */
const SIGNATURE = /^(?:[\w<>[\],.?*&]+\s+)+\w+\s*\(/;
const CALL = /[\w)\]>!?]\s*\(/;
const ASSIGNMENT = /^[\w.$>[\]*-]+\s*(?::=|[-+*/|&]?=[^=>])/;

function isActing(line: string): boolean {
  const text = line.trim().slice(0, LONGEST);
  if (ANNOTATION.test(text)) return false;
  if (KEYWORD.test(text) || ASSIGNMENT.test(text)) return true;
  const signature = SIGNATURE.exec(text);
  return signature ? signature[0].includes('=') : CALL.test(text);
}

/**
 * Whether lines of code only say of what something is made: fields of a struct or record, signatures of an interface. Copies of these
 * are agreements between programs, as types are.
 */
export function isDeclaration(lines: readonly string[]): boolean {
  return lines.filter(isActing).length < lines.length * ACTING;
}
