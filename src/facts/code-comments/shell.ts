/** Programs that scripts call, as far as their names are no words of a sentence. */
const PROGRAMS =
  'apk|apt|apt-get|awk|aws|az|bash|brew|bun|bundle|cargo|cd|chmod|chown|cmake|composer|conda|cp|curl|deno|dnf|docker|docker-compose|dpkg|echo|eval|export|gcloud|gem|getent|git|go|gpg|groupadd|gunzip|gzip|helm|husky|java|jest|jq|kubectl|ln|ls|make|mkdir|mkfifo|mktemp|mv|mvn|nc|node|npm|npx|nvm|openssl|pip|pip3|pipenv|playwright|pnpm|podman|poetry|popd|printf|psql|pushd|pytest|python|python3|redis-cli|rm|rmdir|rsync|ruby|scp|sed|sh|ssh|sudo|supervisorctl|systemctl|tar|terraform|touch|tsc|tsx|tee|ulimit|unset|unzip|useradd|usermod|uv|uvicorn|wget|xargs|yarn|zip';
const CALL = new RegExp(`^(?:sudo\\s+)?(?:[A-Z_][A-Z0-9_]*=\\S*\\s+){0,5}(?:${PROGRAMS})\\s+\\S`);
const ASSIGNMENT = /^(?:export\s+|local\s+|readonly\s+|declare\s+(?:-\w+\s+)?)?[A-Za-z_]\w{0,80}\+?=(?:"[^"]*"|'[^']*'|\$\([^()]*\)|[\w./:@%+,$*{}-]*)$/;
const OPENING = /^(?:if\s+(?:!\s+)?(?:\[\[?\s|test\s|command\s|\w+\s).*;\s*then|if\s+(?:!\s+)?\[\[?\s.*\]|elif\s+\[\[?\s.*|for\s+\w+\s+in\s.*|while\s+(?:\[\[?\s|read\s|!|true\b|:).*|case\s+.*\sin|(?:function\s+)?[\w-]+\s?\(\)\s*\{)$/;
const CLOSING = /^(?:fi|done|esac|then|else|do|\}|;;)$/;
const PATH_CALL = /^(?:\.{1,2}\/|\/|\$\{?\w+\}?\/)[\w./${}-]+(?:\s|$)/;
/** What prose does not have. */
const STRONG = /\$[\w{(]|\s--?[a-zA-Z][\w-]*|["'|]|&&|\s>{1,2}\s?\S|=\S|\s\.{0,2}\/\w|\s\.\/?\s*$/;

/** Four words of a sentence in a row, or its full stop. */
const SENTENCE = /(?:^|\s)(?:[a-z]{2,}\s+){3}[a-z]{2,}|\b(?:the|this|that|which|will|should|because|when|so that|is|are|was)\b|[a-z]\.$/;

export const isShellLike = (line: string): boolean => {
  const text = line.trim();
  return ASSIGNMENT.test(text) || OPENING.test(text) || CLOSING.test(text) || isCall(text) || /\\$/.test(text);
};

const isCall = (text: string): boolean => CALL.test(text) || PATH_CALL.test(text);

/** Whether lines are commands: each is a call, an assignment or a keyword, quotes and blocks close, and one at least has what prose has not. */
export function isShellCode(lines: readonly string[]): boolean {
  const commands = joined(lines);
  if (!commands || commands.length === 0) return false;
  if (!commands.every((one) => isCommand(one)) || !isBalanced(commands)) return false;
  return commands.some((one) => (isCall(one) && STRONG.test(one)) || (ASSIGNMENT.test(one) && /["'$]|^(?:export|local|readonly)\s/.test(one)) || (OPENING.test(one) && commands.length > 1));
}

function isCommand(command: string): boolean {
  if (ASSIGNMENT.test(command) || CLOSING.test(command)) return true;
  return (isCall(command) || OPENING.test(command)) && !SENTENCE.test(withoutQuotes(command));
}

/** Lines joined where a backslash or an operator goes on; undefined where the last one does. */
function joined(lines: readonly string[]): string[] | undefined {
  const found: string[] = [];
  let open = '';
  for (const line of lines) {
    const text = line.trim().replace(/\s+#\s.*$/, '');
    if (text === '' && open === '') continue;
    const whole = open === '' ? text : `${open} ${text}`;
    const goesOn = /(?:\\|&&|\|\|?)$/.test(text);
    open = goesOn ? whole.replace(/\\$/, '').trimEnd() : '';
    if (!goesOn) found.push(...whole.split(/\s+&&\s+|\s*;\s+(?=\w)/).filter((one) => one !== '' && !/^(?:then|do)$/.test(one)));
    if (whole.length > 4_000) return undefined;
  }
  return open === '' ? found : undefined;
}

const withoutQuotes = (command: string): string => command.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""');

/** Quotes close, and so does every block that is opened. */
function isBalanced(commands: readonly string[]): boolean {
  if (commands.some((one) => /["']/.test(withoutQuotes(one).replaceAll('""', '')))) return false;
  const count = (pattern: RegExp): number => commands.filter((one) => pattern.test(one)).length;
  return count(/^if\s/) === count(/^fi$/) && count(/^(?:for|while)\s/) === count(/^done$/) && count(/^case\s/) === count(/^esac$/) && count(/\{$/) === count(/^\}$/);
}
