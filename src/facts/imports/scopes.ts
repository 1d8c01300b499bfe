import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { spanOf } from './walk.ts';

interface ModuleReferences {
  /** Start offsets of the identifiers that refer to an import of the module. */
  readonly ofImports: ReadonlySet<number>;
  /** Start offsets of `require` identifiers that refer to something of the file's own. */
  readonly shadowedRequires: ReadonlySet<number>;
}

/**
 * Full scope analysis, for the few files in which an imported name (or `require`) is declared a second time.
 * Loaded on first need.
 */
export function moduleReferences(program: TSESTree.Program): ModuleReferences {
  const { analyze } = createRequire(import.meta.url)('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager');
  addRanges(program);
  const manager = analyze(program, { sourceType: 'module', lib: [] });
  const ofImports = new Set<number>();
  const shadowedRequires = new Set<number>();
  for (const scope of manager.scopes) {
    for (const variable of scope.variables) {
      const isImport = variable.defs.some((def) => def.type === 'ImportBinding');
      const hidesRequire = variable.name === 'require' && variable.defs.length > 0 && !variable.defs.some((def) => isCreateRequire(def.node));
      for (const { identifier } of variable.references) {
        if (isImport) ofImports.add(spanOf(identifier).start);
        if (hidesRequire) shadowedRequires.add(spanOf(identifier).start);
      }
    }
  }
  return { ofImports, shadowedRequires };
}

/** `const require = createRequire(import.meta.url)` is the real one. */
function isCreateRequire(node: TSESTree.Node): boolean {
  if (node.type !== 'VariableDeclarator' || node.init?.type !== 'CallExpression') return false;
  const { callee } = node.init;
  if (callee.type === 'Identifier') return callee.name === 'createRequire';
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'createRequire';
}

/** The analysis needs `range` on every node, which one of the parsers leaves out. */
function addRanges(program: TSESTree.Program): void {
  const stack: object[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { type, range, start, end } = node as { type: string; range?: unknown; start?: number; end?: number };
    if (range === undefined) Object.assign(node, { range: [start, end] });
    for (const key of visitorKeys[type] ?? []) {
      const child = (node as Record<string, unknown>)[key];
      if (Array.isArray(child)) stack.push(...child.filter((one): one is object => typeof one === 'object' && one !== null));
      else if (typeof child === 'object' && child !== null) stack.push(child);
    }
  }
}
