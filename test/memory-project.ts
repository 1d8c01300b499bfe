import { dirname, join } from 'node:path/posix';
import { lineTable, syntaxOf } from '#model';
import type { Ports } from '#engine';
import { openSource } from '#facts/source';
import type { Erasure, Resolutions, Target } from '#facts/resolutions';
import { testFiles } from '#facts/test-files';
import { extractAll } from '#host';

const PLAIN: Erasure = { isVerbatim: false, hasMetadata: false, checksJs: false };

/** A project that is nothing but texts in memory; specifiers are relative, or paths from the root, with or without `.ts`. */
export function memoryProject(texts: ReadonlyMap<string, string>, erasure: Partial<Erasure> = {}): Ports {
  const target = (from: string, specifier: string): Target => {
    const path = specifier.startsWith('.') ? join(dirname(from), specifier) : specifier;
    const file = [path, `${path}.ts`, `${path}/index.ts`].find((one) => texts.has(one));
    return file === undefined ? { kind: 'external', name: specifier } : { kind: 'file', file };
  };
  const resolutions: Resolutions = { target, matching: () => [], erasure: () => ({ ...PLAIN, ...erasure }), packageOf: () => undefined, brokenConfigs: [] };
  return {
    files: [...texts.keys()].sort(),
    gather: (file, facts) => extractAll(facts, openSource(file, syntaxOf(file) ?? 'typescript', texts.get(file) ?? '')),
    ask: ({ id }) => (id === testFiles.id ? { has: () => false } : resolutions),
    lines: (file) => lineTable(texts.get(file) ?? ''),
  };
}
