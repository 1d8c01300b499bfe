import { UserError } from '#model';
import { visible } from '#report';
import { check } from './check.ts';
import { config } from './config.ts';
import { explain } from './explain.ts';
import { parseFlags, type Flags } from './flags.ts';
import { help } from './help.ts';
import { listRules } from './rules.ts';

/** The process, as far as the command line needs it. */
export interface Shell {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Milliseconds of any clock that only runs forward; for the progress line alone. */
  now(): number;
}

/** 0 nothing at error severity, 1 findings, 2 wrong usage or configuration, 3 could not judge completely. */
export type ExitCode = 0 | 1 | 2 | 3;

type Command = (args: readonly string[], flags: Flags, shell: Shell) => ExitCode;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', check],
  ['config', config],
  ['explain', explain],
  ['help', help],
  ['rules', listRules],
]);

/** Runs one command line. */
export function main(argv: readonly string[], shell: Shell): ExitCode {
  const isDebug = argv.includes('--debug');
  try {
    const { flags, positionals } = parseFlags(argv);
    if (flags.version || flags.help) return help([], flags, shell);
    const [first, ...others] = positionals;
    const command = first === undefined ? undefined : COMMANDS.get(first);
    return command ? command(others, flags, shell) : check(positionals, flags, shell);
  } catch (error) {
    if (error instanceof UserError) {
      shell.err(`arch-lint: ${error.message.split('\n').map(visible).join('\n')}\n`);
      return error.code === 'output-failed' ? 3 : 2;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const text = isDebug ? (stack ?? message) : `${message.split('\n', 1)[0] ?? ''}\nThis is a bug in arch-lint. Run again with --debug and report what it prints.`;
    shell.err(`arch-lint crashed: ${text.split('\n').map(visible).join('\n')}\n`);
    return 3;
  }
}

/** Names of the commands, for help and for the nearest spelling. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];
