/** Lines that are Python wherever they stand. */
const STATEMENT: readonly RegExp[] = [
  /^(?:async\s+)?def\s+\w{1,80}\s?\(.*$/,
  /^class\s+\w{1,80}\s?(?:\(.*\))?:$/,
  /^(?:if|elif|while)\s.*(?:[=!<>]=|[<>]|\bnot\s|\bin\s|\bis\s|\w\(|\.\w|\w_\w).*:$/,
  /^(?:async\s+)?for\s+[\w,\s()]{1,80}\sin\s.{1,200}:$/,
  /^(?:async\s+)?with\s.*\w\(.*:$/,
  /^(?:else|try|finally):$/,
  /^except(?:\s+\(?[\w.,\s]{1,100}\)?(?:\s+as\s+\w{1,40})?)?:$/,
  /^from\s+[\w.]{1,100}\s+import\s+[\w(*][\w,\s()*]{0,400}$/,
  /^import\s+\w[\w.]{0,100}(?:\s+as\s+\w{1,40})?(?:,\s?\w[\w.]{0,100}){0,9}$/,
  /^(?:return|yield|raise|await|del|assert)\s+\S.*[\w)\]}"']$/,
  /^[A-Za-z_][\w.]{0,100}(?:\[.{1,100}\])?(?:,\s?[A-Za-z_][\w.]{0,60}){0,5}(?::\s?[\w.[\], |]{1,80})?\s?(?:[-+*/|&%@]|\/\/|\*\*)?=\s?[^=\s].*$/,
  /^(?:await\s+)?[A-Za-z_][\w.]{0,100}\(.*$/,
  /^@[A-Za-z_][\w.]{0,100}(?:\(.*\))?$/,
  /^(?:pass|break|continue)$/,
];

const isContinued = (line: string): boolean => /^[)\]}]{1,5}[,:]?(?:\s*#.*)?$/.test(line) || /^["'\w].*,$/.test(line);

export const isPythonLike = (line: string): boolean => {
  const trimmed = withoutComment(line.trim());
  return STATEMENT.some((pattern) => pattern.test(trimmed)) || isContinued(trimmed);
};

/** Whether lines are Python: every logical line is a statement, brackets close, and one at least is more than a mention or a formula. */
export function isPythonCode(lines: readonly string[]): boolean {
  const logical = logicalLines(lines);
  if (!logical || logical.length === 0) return false;
  if (!logical.every((line) => STATEMENT.some((pattern) => pattern.test(line)) && !isSentence(line))) return false;
  const strong = logical.filter(isStrong).length;
  return strong > 0 && (strong * 2 >= logical.length);
}

/** Lines joined where brackets are open; undefined where they do not close. */
function logicalLines(lines: readonly string[]): string[] | undefined {
  const logical: string[] = [];
  let open = '';
  let depth = 0;
  for (const line of lines) {
    const trimmed = withoutComment(line.trim());
    if (trimmed === '' && depth === 0) continue;
    const quoted = withoutStrings(trimmed);
    for (const character of quoted) {
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
    }
    if (depth < 0) return undefined;
    open = open === '' ? trimmed : `${open} ${trimmed}`;
    if (depth > 0) continue;
    logical.push(open);
    open = '';
  }
  return depth === 0 && open === '' ? logical : undefined;
}

const withoutComment = (line: string): string => line.replace(/\s{1,20}#[^'"]*$/, '');
const withoutStrings = (line: string): string => line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');

/** Prose that looks like a statement: `return the first of them`, `less(1) (common)`. */
function isSentence(line: string): boolean {
  const bare = withoutStrings(line);
  if (bare.includes('`') || hasWordsSideBySide(bare)) return true; // backquotes are no Python, but markup
  if (/^(?:return|yield|raise|await|del|assert)\s/.test(bare)) return /^\w+\s+(?:not\s+)?[A-Za-z]+\s+(?!and\b|or\b|is\b|in\b|not\b|if\b|else\b|for\b|from\b)[A-Za-z]/.test(bare) || /^return\s+\w+$/.test(bare);
  const call = /^(?:await\s+)?[\w.]{1,100}\(/.exec(bare);
  if (call) {
    let depth = 0;
    for (let at = call[0].length - 1; at < bare.length; at++) {
      if (bare[at] === '(') depth++;
      else if (bare[at] === ')' && --depth === 0) return !/^(?:$|[.[])/.test(bare.slice(at + 1));
    }
    return true;
  }
  const assigned = /^[^=]*=\s?(.*)$/.exec(bare)?.[1] ?? '';
  return /^[A-Za-z]+(?:\s+[A-Za-z]+){1,30}$/.test(assigned) && !/\b(?:and|or|not|is|in|if|else|await|lambda)\b/.test(assigned);
}

const KEYWORDS: ReadonlySet<string> = new Set('False None True and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield print'.split(' '));

/** Two words with nothing but blanks between them, neither of which is a keyword: no Python has that. Constants are no keywords here. */
function hasWordsSideBySide(bare: string): boolean {
  const isKeyword = (word: string): boolean => KEYWORDS.has(word) && !/^[TFN]/.test(word);
  for (const { 0: before, index } of bare.matchAll(/[\w"]{1,100}(?=\s)/g)) {
    const after = /^\s{1,20}(\w{1,100}|\()/.exec(bare.slice(index + before.length, index + before.length + 130))?.[1];
    if (after === undefined || isKeyword(before)) continue;
    if (after === '(' ? /^(?:True|False|None|\d+)$/.test(before) : !isKeyword(after)) return true;
  }
  return false;
}

/** More than a formula or a mention. */
function isStrong(line: string): boolean {
  const bare = withoutStrings(line);
  if (/^(?:async\s+)?def\s.*:|^class\s|^from\s|^import\s|^(?:if|elif|while|for|with|async|except)\b.*:$|^raise\s+\w+\(|^@\w*[_.(]/.test(bare)) return true;
  if (/^(?:return|await|yield|assert)\s/.test(bare)) return /[([{"=.]/.test(bare);
  if (/^(?:[a-z_]\w{0,60}\.)?[A-Z][a-z]\w{0,80}\(/.test(bare) || /^[A-Z][a-z]\w{0,60}\s?=/.test(bare)) return false; // a value that is shown, or a name that stands for one
  if (/^(?:await\s+)?[\w.]{1,100}\(/.test(bare)) return /\.\w+\(|^print\(|["=[{]/.test(bare) || line.includes('"') || line.includes("'");
  if (/^[^=]*=\s?[^=]*[^=!<>]=\s/.test(bare)) return false; // an equation goes on: `a = b - c = 3`
  return /=\s?(?:await\s|[\w.]{1,100}\(|["'[{(]|[fr]"|self\.|lambda\b|not\s)/.test(line) || /^[a-z_.]+\s=\s(?:True|False|None)$/.test(line);
}
