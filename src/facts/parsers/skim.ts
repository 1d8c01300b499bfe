import type { ModuleRecord } from '#model';
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
export function skim(text: string, { words, callsImport, isSound, hasInner, ambients }: Scanned): ModuleRecord | undefined {
  if (callsImport || !isSound) return undefined;
  const staticImports: StaticImport[] = [];
  const staticExports: StaticExport[] = [];
  for (const { start, hasComma } of words) {
    const isImport = text.charCodeAt(start) === 105;
    if (isImport && IMPORT_META.test(text.slice(start, start + 50))) continue;
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
  return { staticImports, staticExports, dynamicImports: [], ...(hasInner ? {} : { ambient: ambients.flatMap((end) => ambientName(text, end)) }) };
}

/** The name of an ambient module, behind the word `module`. */
function ambientName(text: string, end: number): string[] {
  AMBIENT_NAME.lastIndex = end;
  const [, name] = AMBIENT_NAME.exec(text) ?? [];
  return name === undefined ? [] : [name.slice(1, -1)];
}

const AMBIENT_NAME = new RegExp(`[ \\t]*(${STRING})`, 'y');
const IMPORT_META = /^import\s*\.\s*meta\b/;
