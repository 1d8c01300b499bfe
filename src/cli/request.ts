import { resolve } from 'node:path';
import { UserError } from '#model';
import { parseSetting, userCacheFolder } from '#host';
import type { RunRequest } from '#api';
import type { Flags } from './flags.ts';
import type { Shell } from './shell.ts';

/** What the flags ask of a run, the same for every command that judges. */
export function requestOf(flags: Flags, shell: Shell): RunRequest {
  return {
    cwd: shell.cwd,
    config: flags['no-config'] ? false : flags.config,
    only: flags.only?.flatMap((list) => list.split(',')).map((id) => id.trim()).filter((id) => id !== ''),
    base: flags.base,
    isNew: flags.new,
    isStaged: flags.staged,
    today: dayOf(flags.now),
    env: shell.env,
    cache: flags['no-cache'] ? undefined : flags['cache-dir'] === undefined ? userCacheFolder(shell.env) : resolve(shell.cwd, flags['cache-dir']),
    overrides: (flags.rule ?? []).map((text) => ({ data: parseSetting(text), origin: `--rule "${text}"` })),
  };
}

/**
 * The day of `--now`, in UTC.
 * @throws {UserError} `flag-value`
 */
function dayOf(now: string | undefined): string | undefined {
  if (now === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.test(now) ? Date.parse(now) : NaN;
  if (Number.isNaN(time)) throw new UserError('flag-value', `\`--now ${now}\` is no time. Write it as in \`--now 2026-05-01\`.`);
  return new Date(time).toISOString().slice(0, 10);
}

/** Colours on a terminal, unless `NO_COLOR` or a flag says otherwise. */
export function isColoured(flags: Flags, { isTerminal, env }: Shell): boolean {
  if (flags['no-color']) return false;
  if (flags.color) return true;
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
