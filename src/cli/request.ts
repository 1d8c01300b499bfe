import { parseSetting } from '#host';
import type { RunRequest } from '#api';
import type { Flags } from './flags.ts';
import type { Shell } from './shell.ts';

/** What the flags ask of a run, the same for every command that judges. */
export function requestOf(flags: Flags, shell: Shell): RunRequest {
  return {
    cwd: shell.cwd,
    config: flags['no-config'] ? false : flags.config,
    only: flags.only?.flatMap((list) => list.split(',')).map((id) => id.trim()).filter((id) => id !== ''),
    overrides: (flags.rule ?? []).map((text) => ({ data: parseSetting(text), origin: `--rule "${text}"` })),
  };
}

/** Colours on a terminal, unless `NO_COLOR` or a flag says otherwise. */
export function isColoured(flags: Flags, { isTerminal, env }: Shell): boolean {
  if (flags['no-color']) return false;
  if (flags.color) return true;
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
