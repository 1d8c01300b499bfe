import type { ModuleRecord } from '#model';
import { readImportCall, readRequire } from './skim-calls.ts';
import { readExport } from './skim-exports.ts';
import { readImport, STRING } from './skim-imports.ts';
import type { Scanned } from './nesting-scan.ts';

export type StaticImport = ModuleRecord['staticImports'][number];
export type StaticExport = ModuleRecord['staticExports'][number];

/**
 * The module record of a text of which every token is known, without a parse: what the native parser would give, for the
 * plain statements that nearly all modules are made of.
 * @returns undefined where any statement is not plain: the parser must be asked
 */
export function skim(text: string, { words, importCalls, requires, isSound, hasInner, ambients }: Scanned): ModuleRecord | undefined {
  if (!isSound) return undefined;
  const dynamicImports = importCalls.map((start) => readImportCall(text, start));
  if (!dynamicImports.every((one) => one !== undefined)) return undefined;
  const called = new Set(importCalls);
  const required = requires.map((start) => (start < 0 ? undefined : readRequire(text, start)));
  const staticImports: StaticImport[] = [];
  const staticExports: StaticExport[] = [];
  for (const { start, hasComma } of words) {
    const isImport = text.charCodeAt(start) === 105;
    if (isImport && (called.has(start) || IMPORT_META.test(text.slice(start, start + 50)))) continue;
    if (isImport) {
      const one = readImport(text, start);
      if (!one) return undefined;
      staticImports.push(one);
    } else {
      const one = readExport(text, start, hasComma);
      if (!one) return undefined;
      staticExports.push(one);
    }
  }
  return { staticImports, staticExports, dynamicImports, ...(required.every((one) => one !== undefined) ? { requires: required } : {}), ...(hasInner ? {} : { ambient: ambients.flatMap((end) => ambientName(text, end)) }) };
}

/** The name of an ambient module, behind the word `module`. */
function ambientName(text: string, end: number): string[] {
  AMBIENT_NAME.lastIndex = end;
  const [, name] = AMBIENT_NAME.exec(text) ?? [];
  return name === undefined ? [] : [name.slice(1, -1)];
}

const AMBIENT_NAME = new RegExp(`[ \\t]*(${STRING})`, 'y');
const IMPORT_META = /^import\s*\.\s*meta\b/;
