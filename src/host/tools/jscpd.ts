import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isGenerated } from '#facts/clones/generated';
import { FOREIGN_FORMATS, foreignExtension, type ForeignClass, type ForeignClones } from '#facts/foreign-clones';
import { ownText } from '../read.ts';
import { classesOfReport } from './jscpd-report.ts';

/** Above this many bytes of a file it is left out, as a file that people write is shorter. */
const LARGEST = '1mb';
/** jscpd counts marks as well, which are about every second token. */
const TOKENS_PER_SIZE = 2;
/** In milliseconds. */
const LONGEST_RUN = 600_000;

type TextOf = (file: string) => string | undefined;

export interface AskedForeign extends ForeignClones {
  /** Why nothing could be compared, in one clause; undefined where all was. */
  unknown(): string | undefined;
}

/**
 * Asks jscpd for equal code in the languages that we do not read. It is run in a folder of its own that holds copies of the files and
 * nothing else, so no configuration of the analysed repository reaches it, and it sees the state that is judged.
 * @param files those in other languages, in code-unit order
 */
export function foreignClonesOf(root: string, files: readonly string[], read: (file: string) => string | undefined): AskedForeign {
  const known = new Map<string, readonly ForeignClass[]>();
  let trouble: string | undefined;
  const isForeign = new Set(files);
  const take = (report: string, floor: { readonly size: number; readonly lines: number }, textOf: TextOf, what: string): ForeignClass[] => {
    const classes = classesOfReport(report, floor, textOf);
    if (!classes) trouble = `${what} is no report of jscpd`;
    return classes ?? [];
  };
  const find = (size: number, lines: number, reports: readonly string[]): ForeignClass[] => {
    const textOf = remembered((file) => {
      const text = isForeign.has(file) ? read(file) : undefined;
      return text === undefined || isGenerated(text) ? undefined : text;
    });
    if (reports.length > 0) return reports.flatMap((path) => take(ownText(root, path), { size, lines }, textOf, `\`${path}\``));
    if (files.length === 0) return [];
    const said = runJscpd(files, textOf, size * TOKENS_PER_SIZE, lines);
    if ('trouble' in said) trouble = said.trouble;
    return 'report' in said ? take(said.report, { size, lines }, textOf, 'what jscpd wrote') : [];
  };
  return {
    above(size, lines, reports) {
      const key = JSON.stringify([size, lines, reports]);
      let classes = known.get(key);
      if (!classes) known.set(key, (classes = find(size, lines, reports)));
      return classes;
    },
    unknown: () => trouble,
  };
}

/** Each text is read once for one question, and kept no longer. */
function remembered(read: TextOf): TextOf {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, read(file));
    return texts.get(file);
  };
}

function runJscpd(files: readonly string[], read: TextOf, tokens: number, lines: number): { readonly report: string } | { readonly trouble: string } {
  const entry = entryOfJscpd();
  if (entry === undefined) return { trouble: 'jscpd is not installed. Install it beside arch-lint: `npm install --save-dev jscpd@5.3.3`' };
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'arch-lint-jscpd-'));
    const [sources, output, settings] = [join(folder, 'sources'), join(folder, 'report'), join(folder, 'settings.json')];
    mkdirSync(sources);
    writeFileSync(settings, '{}');
    for (const file of files) {
      const text = read(file);
      if (text === undefined) continue;
      mkdirSync(join(sources, dirname(file)), { recursive: true });
      writeFileSync(join(sources, file), text);
    }
    const formats = new Set(files.map((file) => FOREIGN_FORMATS.get(foreignExtension(file) ?? '') ?? ''));
    const args = ['--config', settings, '--format', [...formats].sort().join(','), '--min-tokens', String(tokens), '--min-lines', String(lines), '--mode', 'weak', '--max-size', LARGEST, '--reporters', 'json', '--output', output, '--no-gitignore', '--no-colors', '--workers', '1', '.'];
    const { status, error, stderr } = spawnSync(process.execPath, [entry, ...args], { cwd: sources, env: allowed(process.env), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: LONGEST_RUN, maxBuffer: 10_000_000 });
    if (error || status !== 0) return { trouble: `jscpd failed (${firstLine(error ? String(error) : stderr)}). Install it again: \`npm install --save-dev jscpd@5.3.3\`` };
    return { report: readFileSync(join(output, 'jscpd-report.json'), 'utf8') };
  } catch (error) {
    return { trouble: `jscpd could not be run (${firstLine(String(error))})` };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The script of the package: what starts the right binary for this machine. */
function entryOfJscpd(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('jscpd/run-jscpd.js');
  } catch {
    return undefined;
  }
}

/** What a program needs to start, and nothing that steers one. */
function allowed(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME', 'USERPROFILE'].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

const firstLine = (text: string): string => text.trim().split('\n', 1)[0]?.slice(0, 200) ?? '';
