import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { spanOf } from './nodes.ts';

/** What a name refers to. */
export interface Definition {
  readonly kind: 'import' | 'own';
  readonly name: string;
  /** The declarator, function, class or import specifier. */
  readonly node: TSESTree.Node;
  readonly isConst: boolean;
}

/** What the identifiers of a file refer to, by their start offsets; those of globals and of ambient names are left out. */
export type References = ReadonlyMap<number, Definition>;

/** Full scope analysis, for the few files in which it matters which of two things of one name is meant. Loaded on first need. */
export function referencesOf(program: TSESTree.Program): References {
  const { analyze } = createRequire(import.meta.url)('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager');
  complete(program);
  const found = new Map<number, Definition>();
  for (const scope of analyze(program, { sourceType: 'module', lib: [] }).scopes) {
    for (const { name, defs, references } of scope.variables) {
      const def = defs.findLast(({ node, parent }) => !isAmbient(node) && !(parent && isAmbient(parent)));
      if (!def) continue;
      const isConst = def.parent?.type === 'VariableDeclaration' && def.parent.kind === 'const';
      const definition: Definition = { kind: defs.some(({ type }) => (type as string) === 'ImportBinding') ? 'import' : 'own', name, node: def.node, isConst };
      for (const { identifier } of references) found.set(spanOf(identifier).start, definition);
    }
  }
  return found;
}

/** `declare const require: NodeRequire` and the like only tell the compiler of what is there anyway. */
function isAmbient(node: TSESTree.Node): boolean {
  return node.type === 'TSDeclareFunction' || ('declare' in node && node.declare);
}

/**
 * The analysis needs `range` on every node, which one of the parsers leaves out, and lists that trees of JavaScript parsers leave out:
 * the empty ones that it gets are hidden from whoever walks that tree after us.
 */
function complete(program: TSESTree.Program): void {
  const stack: object[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { type, range, start, end } = node as { type: string; range?: unknown; start?: number; end?: number };
    if (range === undefined) Object.assign(node, { range: [start, end] });
    for (const key of visitorKeys[type] ?? []) {
      const child = (node as Record<string, unknown>)[key];
      if (Array.isArray(child)) stack.push(...child.filter((one): one is object => typeof one === 'object' && one !== null));
      else if (typeof child === 'object' && child !== null) stack.push(child);
      else if (child === undefined && (key === 'decorators' || key === 'implements')) Object.defineProperty(node, key, { value: [], configurable: true, writable: true });
    }
  }
}
