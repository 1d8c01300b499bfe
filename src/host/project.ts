import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, lineTable, SyntaxFailure, syntaxOf, type FileFact, type LineTable } from '#model';
import type { Gathered, Ports } from '#engine';
import { openSource } from '#facts/source';
import { answersOf, type Answers } from './answers.ts';
import type { FactCache } from './cache/facts.ts';
import type { Change, NoChange } from './change.ts';
import { discover, type Discovered } from './discover.ts';
import type { Json } from './json.ts';
import { openTexts } from './texts.ts';
import { seenIn, type View } from './view.ts';

/** A project on disk, as the engine's ports and what the doors tell besides. */
export interface Project extends Ports {
  readonly root: string;
  readonly discovered: Discovered;
  /** The text of a source, or undefined where it cannot be read. */
  text(file: string): string | undefined;
  /** Drops what is remembered of a file that has changed on disk. */
  forget(file: string): void;
  degraded: Answers['degraded'];
  unanswered: Answers['unanswered'];
  /** What changes when a file that resolution depends on, or the list of sources, changes. */
  readonly shape: string;
}

/** The part of the settings that says what a project's files are. */
export interface FileSettings {
  /** Selectors of files that are not read. */
  readonly ignore: readonly string[];
  /** Selectors of test code; the usual names where absent or empty. */
  readonly tests?: readonly string[];
  /** All other values of the configuration. */
  readonly values?: Json;
  /** The configuration file that says each of them. */
  readonly files?: ReadonlyMap<string, string>;
}

export interface Opening {
  /** Called before each file. */
  readonly progress?: Ports['progress'] | undefined;
  /** The state to judge, where it is not that on disk. What is not text (which files are installed, what a link leads to) is as on disk. */
  readonly view?: View | undefined;
  /** The day that counts as today, `YYYY-MM-DD`; without it no rule can ask. */
  readonly today?: string | undefined;
  /** What the present state is compared with; nothing where absent. */
  readonly change?: (() => Change | NoChange | undefined) | undefined;
  /** No other program may be started: an editor waits. */
  readonly startsNothing?: boolean;
  /** Facts of earlier runs. */
  readonly cache?: FactCache | undefined;
}

/**
 * Opens a project: lists its files, reads and parses each at most once when asked for its facts.
 * @param root absolute real path
 */
export function openProject(root: string, { ignore, tests = [], values = {}, files = new Map() }: FileSettings, { progress, view, today, change, startsNothing = false, cache }: Opening = {}): Project {
  const onDisk = discover(root, ignore);
  const discovered = view ? seenIn(view, onDisk, root, ignore) : onDisk;
  const texts = openTexts(root, view);
  const tables = new Map<string, LineTable>();
  const gather = (file: string, facts: readonly FileFact<unknown>[]): Gathered => {
    const syntax = syntaxOf(file);
    const wanted = facts.filter((fact) => syntax && fact.syntax.includes(syntax));
    if (!syntax || wanted.length === 0) return undefined;
    const stored = view?.differs(file) ? undefined : cache; // which knows files as they are on disk
    const stamp = stored ? stampOf(root, file) : '';
    const asBefore = stored?.byState(file, stamp, wanted);
    if (asBefore) return { values: asBefore };
    const found = texts.read(file);
    if ('skipped' in found) return found;
    const known = stored?.byText(file, stamp, found.text, wanted);
    if (known) return { values: known };
    const gathered = extractAll(wanted, openSource(file, syntax, found.text));
    if ('values' in gathered) stored?.add(file, found.text, wanted, gathered.values);
    return gathered;
  };
  const lines = (file: string): LineTable => {
    let table = tables.get(file);
    if (!table) tables.set(file, (table = lineTable(texts.of(file) ?? '')));
    return table;
  };
  const answers = answersOf({
    root, discovered, ignore, tests, changelog: values['changelog'], services: values['services'], values, saidIn: files, today, startsNothing,
    change: () => change?.(),
    read: (file) => texts.of(file),
    lineOf: ({ file, start }) => lines(file).at(start).line,
  });
  return {
    root,
    discovered,
    files: [...discovered.sources, ...discovered.others].sort(compareText),
    gather,
    text: (file) => texts.of(file),
    ask: (tool, given) => answers.ask(tool, given),
    lines,
    forget(file) {
      texts.forget(file);
      tables.delete(file);
      answers.forget(file);
    },
    degraded: () => answers.degraded(),
    unanswered: () => answers.unanswered(),
    get shape() {
      return [...discovered.sources, ...discovered.others, ...discovered.projectFiles.map((file) => `${file}\0${stampOf(root, file)}`)].join('\n');
    },
    ...(progress ? { progress } : {}),
  };
}

/** Takes all wanted facts from one source: one read, one parse. */
export function extractAll(facts: readonly FileFact<unknown>[], source: Parameters<FileFact<unknown>['extract']>[0]): Exclude<Gathered, undefined> {
  const values = new Map<string, unknown>();
  for (const fact of facts) {
    try {
      values.set(fact.id, fact.extract(source));
    } catch (error) {
      if (error instanceof SyntaxFailure) {
        const { line, column } = lineTable(source.text).at(error.offset);
        return { skipped: `it cannot be parsed (line ${line}, column ${column}: ${firstLine(error.message)})` };
      }
      return { skipped: `the fact \`${fact.id}\` crashed on it (${firstLine(String(error))})` };
    }
  }
  return { values };
}

/** What tells that a file has changed: size, time and inode, or that it is gone. */
export function stampOf(root: string, file: string): string {
  try {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(join(root, file));
    return `${size}:${mtimeMs}:${ctimeMs}:${ino}`;
  } catch {
    return 'gone';
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
