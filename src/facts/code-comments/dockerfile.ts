import { isShellCode } from './shell.ts';

/** Instructions with the shape of what follows them. A word of a sentence in capitals has another. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['FROM', /^(?:--platform=\S+\s+)?[\w$][\w./:@${}-]*(?:\s+[Aa][Ss]\s+[\w.-]+)?$/],
  ['ENV', /^\w+=\S|^[A-Z_][A-Z0-9_]*\s+[\w./$:"'-]+$/],
  ['ARG', /^[A-Z_][A-Z0-9_]*(?:=\S*)?$/],
  ['EXPOSE', /^\$?\{?\w+\}?(?:\/(?:tcp|udp))?(?:\s+\d+(?:\/(?:tcp|udp))?)*$/],
  ['WORKDIR', /^[/$.]\S*$/],
  ['USER', /^[\w$][\w:${}-]*$/],
  ['VOLUME', /^(?:[/$]\S*|\[.*\])$/],
  ['CMD', /^\[.*\]$/],
  ['ENTRYPOINT', /^\[.*\]$/],
  ['HEALTHCHECK', /^(?:NONE|(?:--\S+\s+)*CMD\s.+)$/],
  ['LABEL', /^[\w.-]+=/],
  ['SHELL', /^\[.*\]$/],
  ['STOPSIGNAL', /^(?:SIG[A-Z]+|\d+)$/],
];
const INSTRUCTION = new RegExp(`^(${[...SHAPES.map(([word]) => word), 'RUN', 'COPY', 'ADD'].join('|')})\\s+(\\S.*)$`);

/** From where and where to, each with a mark of a path. */
function isCopied(rest: string): boolean {
  if (/^\[.*\]$/.test(rest)) return true;
  const paths = rest.split(/\s+/).filter((one) => !one.startsWith('--'));
  return paths.length > 1 && paths.every((one) => /[./$*]/.test(one));
}

export const isDockerLike = (line: string): boolean => INSTRUCTION.test(line.trim()) || /\\$/.test(line.trim());

/** Whether lines are instructions of a Dockerfile, each of its shape; what RUN is given must be commands. */
export function isDockerCode(lines: readonly string[]): boolean {
  const instructions: string[][] = [];
  let goesOn = false;
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    if (goesOn) instructions.at(-1)?.push(text);
    else instructions.push([text]);
    goesOn = /(?:\\|&&)$/.test(text);
  }
  return !goesOn && instructions.length > 0 && instructions.every(isInstruction);
}

function isInstruction([first = '', ...more]: readonly string[]): boolean {
  const [, word = '', rest = ''] = INSTRUCTION.exec(first) ?? [];
  if (word === '') return false;
  const commands = [rest.replace(/^(?:--\S+\s+){0,4}/, ''), ...more];
  if (word === 'RUN') return isShellCode(commands) || (commands.length > 1 && isShellCode(commands.slice(-1)));
  const whole = commands.length > 1 ? [rest, ...more].map((one) => one.replace(/\\$/, '').trim()).join(' ') : rest;
  if (word === 'COPY' || word === 'ADD') return isCopied(whole);
  return SHAPES.some(([name, shape]) => name === word && shape.test(whole));
}
