import { parseArgs } from 'node:util';
import { UserError } from '#model';
import { nearest } from '#facts/spelling';

const OPTIONS = {
  format: { type: 'string', multiple: true, short: 'f' },
  output: { type: 'string', short: 'o' },
  config: { type: 'string', short: 'c' },
  'no-config': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  base: { type: 'string' },
  new: { type: 'boolean' },
  staged: { type: 'boolean' },
  now: { type: 'string' },
  cache: { type: 'boolean' },
  'no-cache': { type: 'boolean' },
  'cache-dir': { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  file: { type: 'string' },
  level: { type: 'string' },
  focus: { type: 'string' },
  depth: { type: 'string' },
  reaches: { type: 'string', multiple: true },
  name: { type: 'string' },
  type: { type: 'string' },
  text: { type: 'string' },
  release: { type: 'string' },
  'dry-run': { type: 'boolean' },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Flags that only one command knows. */
const COMMAND_OF: ReadonlyMap<string, string> = new Map([
  ['level', 'graph'],
  ['focus', 'graph'],
  ['depth', 'graph'],
  ['reaches', 'graph'],
  ['file', 'config'],
  ['name', 'similar'],
  ['type', 'changelog'],
  ['text', 'changelog'],
  ['release', 'changelog'],
  ['dry-run', 'changelog'],
]);

/** The values of all flags that were given. */
export type Flags = ReturnType<typeof parse>['values'];

/**
 * Reads a command line. `--only a,b` is the same as `--only a --only b`, and `--reaches a b` as `--reaches a --reaches b`.
 * @throws {UserError} `unknown-flag` or `flag-value`, with all that is wrong, a line each
 */
export function parseFlags(argv: readonly string[]): { readonly flags: Flags; readonly positionals: readonly string[] } {
  const wrong = wrongFlags(argv);
  const [first] = wrong;
  if (first) throw new UserError(first.code, `${[...new Set(wrong.map(({ message }) => message))].join('\n')}${wrong.length === 1 ? ' ' : '\n'}\`arch-lint help\` lists all flags and how they are written.`);
  return withBothEnds(parse(argv));
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true, tokens: true });
}

function wrongFlags(argv: readonly string[]): UserError[] {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true });
  const command = tokens.find((token) => token.kind === 'positional')?.value ?? '';
  return tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const message = wrongFlag(token, command);
    return message === undefined ? [] : [new UserError(isKnown(token.name) ? 'flag-value' : 'unknown-flag', message)];
  });
}

function wrongFlag({ name, rawName, value, inlineValue }: { readonly name: string; readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined }, command: string): string | undefined {
  if (!isKnown(name)) {
    const near = nearest(name, Object.keys(OPTIONS));
    return `There is no flag \`${rawName}\`.${near === undefined ? '' : ` Did you mean \`--${near}\`?`}`;
  }
  const only = COMMAND_OF.get(name);
  const misplaced = only === undefined || only === command ? undefined : `\`${rawName}\` belongs to \`arch-lint ${only}\`.`;
  if (OPTIONS[name].type === 'boolean') return inlineValue ? `\`${rawName}\` takes no value, and is given \`${value ?? ''}\`.` : misplaced;
  if (value === undefined) return `\`${rawName}\` needs a value.`;
  if (!inlineValue && /^-./.test(value)) return `\`${rawName}\` needs a value, and \`${value}\` looks like a flag. If it is the value, write \`${rawName}=${value}\`.`;
  return misplaced;
}

function isKnown(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

/** `--reaches` given once takes the next word that is no flag, and not the command, as its other end. */
function withBothEnds({ values, positionals, tokens }: ReturnType<typeof parse>): { readonly flags: Flags; readonly positionals: readonly string[] } {
  const at = tokens.findIndex((token) => token.kind === 'option' && token.name === 'reaches');
  const words = tokens.flatMap((token, index) => (token.kind === 'positional' ? [index] : []));
  const other = words.findIndex((index, place) => index > at && place > 0);
  const end = positionals[other];
  if (values.reaches?.length !== 1 || end === undefined) return { flags: values, positionals };
  return { flags: { ...values, reaches: [...values.reaches, end] }, positionals: positionals.filter((_, place) => place !== other) };
}
