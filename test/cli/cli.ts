import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Report } from '#model';

/** The built command, as users run it. `npm test` builds first. */
export const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `arch-lint` in a folder. */
export function archLint(cwd: string, args: readonly string[], options: { readonly env?: Record<string, string>; readonly uid?: number } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...options.env }, ...(options.uid === undefined ? {} : { uid: options.uid }) });
  return { code: status, out: stdout, err: stderr };
}

/** Runs `arch-lint --format json` and parses what it prints. */
export function reportOf(cwd: string, args: readonly string[] = []): { readonly code: number | null; readonly report: Report } {
  const { code, out } = archLint(cwd, [...args, '--format', 'json']);
  return { code, report: JSON.parse(out) as Report };
}
