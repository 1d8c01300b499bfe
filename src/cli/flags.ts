import { parseArgs } from 'node:util';
import { UserError } from '#model';
import { nearest } from '#host';

const OPTIONS = {
  format: { type: 'string', multiple: true, short: 'f' },
  output: { type: 'string', short: 'o' },
  config: { type: 'string', short: 'c' },
  'no-config': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  file: { type: 'string' },
  level: { type: 'string' },
  focus: { type: 'string' },
  depth: { type: 'string' },
  reaches: { type: 'string', multiple: true },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The values of all flags that were given. */
export type Flags = ReturnType<typeof parse>['values'];

/**
 * Reads a command line. `--only a,b` is the same as `--only a --only b`.
 * @throws {UserError} `unknown-flag` or `flag-value`
 */
export function parseFlags(argv: readonly string[]): { readonly flags: Flags; readonly positionals: readonly string[] } {
  try {
    const { values, positionals } = parse(argv);
    return { flags: values, positionals };
  } catch (error) {
    throw explained(error, argv);
  }
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
}

function explained(error: unknown, argv: readonly string[]): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const flag = /'(-[^']*)'/.exec(message)?.[1] ?? argv.find((one) => one.startsWith('-')) ?? '';
    const near = nearest(flag.replace(/^-+/, ''), Object.keys(OPTIONS));
    return new UserError('unknown-flag', `There is no flag \`${flag}\`.${near === undefined ? '' : ` Did you mean \`--${near}\`?`} \`arch-lint help\` lists them all.`);
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return new UserError('flag-value', `${message.split('\n', 1)[0] ?? ''} \`arch-lint help\` shows how each flag is written.`);
  return error;
}
