import { askedFor, loadSettings } from '#host';
import { rules } from '#rules';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';
import type { Flags } from './flags.ts';

/** `arch-lint rules`: every rule, its severity in this project, and its law. */
export function listRules(args: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const { root } = askedFor(args, shell.cwd);
  const settings = loadSettings({ ...requestOf(flags, shell), root: root.path, rules });
  const width = Math.max(...rules.map(({ id }) => id.length));
  for (const { id, summary } of rules) shell.out(`${id.padEnd(width)}  ${(settings.rules.get(id)?.severity ?? 'off').padEnd(5)}  ${summary}\n`);
  return 0;
}
