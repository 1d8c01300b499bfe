import { UserError } from '#model';
import { visible } from '#report';
import { nearest } from '#facts/spelling';
import { changelog } from './changelog.ts';
import { check } from './check.ts';
import { config } from './config.ts';
import { explain } from './explain.ts';
import { parseFlags, type Flags } from './flags.ts';
import { graph } from './graph.ts';
import { impact } from './impact.ts';
import { help } from './help.ts';
import { listRules } from './rules.ts';
import type { ExitCode, Shell } from './shell.ts';
import { similar } from './similar.ts';

type Command = (args: readonly string[], flags: Flags, shell: Shell) => ExitCode | Promise<ExitCode>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['changelog', changelog],
  ['check', check],
  ['config', config],
  ['explain', explain],
  ['graph', graph],
  ['help', help],
  ['impact', impact],
  ['rules', listRules],
  ['similar', similar],
]);

/** What nobody did wrong, and keeps the run from its answer. */
const INCOMPLETE: ReadonlySet<string> = new Set(['output-failed', 'no-history']);

/** Runs one command line. */
export async function main(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  const isDebug = argv.includes('--debug');
  try {
    const { flags, positionals } = parseFlags(argv);
    if (flags.version || flags.help) return await help([], flags, shell);
    const [first, ...others] = positionals;
    const command = first === undefined ? undefined : COMMANDS.get(first);
    return await (command ? command(others, flags, shell) : check(positionals, flags, shell));
  } catch (error) {
    if (error instanceof UserError) {
      shell.err(`arch-lint: ${withCommandHint(error, argv).split('\n').map(visible).join('\n')}\n`);
      return INCOMPLETE.has(error.code) ? 3 : 2;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const text = isDebug ? (stack ?? message) : `${message.split('\n', 1)[0] ?? ''}\nThis is a bug in arch-lint. Run again with --debug and report what it prints.`;
    shell.err(`arch-lint crashed: ${text.split('\n').map(visible).join('\n')}\n`);
    return 3;
  }
}

/** A misspelt command looks like a path that is missing. */
function withCommandHint({ code, message }: UserError, argv: readonly string[]): string {
  const word = argv.find((one) => !one.startsWith('-'));
  const near = code === 'path-missing' && word !== undefined ? nearest(word, [...COMMANDS.keys()]) : undefined;
  return near === undefined ? message : `${message} Or did you mean the command \`${near}\`?`;
}
