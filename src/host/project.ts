import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, lineTable, SyntaxFailure, syntaxOf, type FileFact, type LineTable, type ToolFact } from '#model';
import type { Gathered, Ports } from '#engine';
import { openSource } from '#facts/source';
import { packageApis } from '#facts/package-apis';
import { resolutions } from '#facts/resolutions';
import { testFiles } from '#facts/test-files';
import { discover, type Discovered } from './discover.ts';
import { readText } from './read.ts';
import { folderOf, upward } from './resolve/folders.ts';
import { createResolver, type Resolver } from './resolve/resolver.ts';
import { testFilesOf } from './test-files.ts';
import { packageApisOf, type AskedApis } from './tools/ts-morph.ts';

/** Texts are kept for code frames up to this many UTF-16 units in all, and read again beyond. */
const MOST_KEPT = 64_000_000;

/** A project on disk, as the engine's ports and what the doors tell besides. */
export interface Project extends Ports {
  readonly root: string;
  readonly discovered: Discovered;
  /** The text of a source, or undefined where it cannot be read. */
  text(file: string): string | undefined;
  /** Drops what is remembered of a file that has changed on disk. */
  forget(file: string): void;
  /** Project files that could be used only in part, as far as resolution came across them. */
  degraded(): Resolver['degraded'];
  /** What a tool was asked and could not answer, by the id of its fact. */
  unanswered(): readonly { readonly fact: string; readonly reason: string }[];
  /** What changes when a file that resolution depends on, or the list of sources, changes. */
  readonly shape: string;
}

/** The part of the settings that says what a project's files are. */
export interface FileSettings {
  /** Selectors of files that are not read. */
  readonly ignore: readonly string[];
  /** Selectors of test code; the usual names where absent or empty. */
  readonly tests?: readonly string[];
}

/**
 * Opens a project: lists its files, reads and parses each at most once when asked for its facts.
 * @param root absolute real path
 * @param progress called before each file
 */
export function openProject(root: string, { ignore, tests = [] }: FileSettings, progress?: Ports['progress']): Project {
  const discovered = discover(root, ignore);
  const kept = new Map<string, string>();
  const tables = new Map<string, LineTable>();
  let size = 0;
  let resolver: Resolver | undefined;
  let apis: AskedApis | undefined;

  const text = (file: string): string | undefined => {
    const known = kept.get(file);
    if (known !== undefined) return known;
    const read = readText(root, file);
    return 'text' in read ? read.text : undefined;
  };
  const gather = (file: string, facts: readonly FileFact<unknown>[]): Gathered => {
    const syntax = syntaxOf(file);
    const wanted = facts.filter((fact) => syntax && fact.syntax.includes(syntax));
    if (!syntax || wanted.length === 0) return undefined;
    const read = readText(root, file);
    if ('skipped' in read) return read;
    if (!kept.has(file) && size + read.text.length <= MOST_KEPT) {
      kept.set(file, read.text);
      size += read.text.length;
    }
    const source = openSource(file, syntax, read.text);
    return extractAll(wanted, source);
  };
  const resolve = (): Resolver => (resolver ??= createResolver({ root, ...discovered, ignore, read: text }));
  const packageFolder = (file: string): string => upward(folderOf(file)).find((folder) => discovered.projectFiles.includes(join(folder, 'package.json'))) ?? '';
  return {
    root,
    discovered,
    files: [...discovered.sources, ...discovered.others].sort(compareText),
    gather,
    text,
    ask(tool: ToolFact<unknown>) {
      if (tool.id === resolutions.id) return resolve();
      if (tool.id === testFiles.id) return testFilesOf(tests);
      if (tool.id === packageApis.id) return (apis ??= packageApisOf(root, packageFolder));
      throw new Error(`The host has no answer for \`${tool.id}\`.`);
    },
    lines(file) {
      let table = tables.get(file);
      if (!table) tables.set(file, (table = lineTable(text(file) ?? '')));
      return table;
    },
    forget(file) {
      size -= kept.get(file)?.length ?? 0;
      kept.delete(file);
      tables.delete(file);
    },
    degraded: () => resolver?.degraded ?? [],
    unanswered: () => (apis?.unknown() ?? []).map(({ specifier, reason }) => ({ fact: packageApis.id, reason: `what \`${specifier}\` exports is not known, as ${reason}` })),
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
