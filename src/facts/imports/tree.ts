import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import type { Binding, ImportWritten } from '../imports.ts';
import type { Use } from '../uses.ts';
import { isReal } from './callees.ts';
import type { WrittenCall } from './calls.ts';
import { jsdocImports } from './jsdoc.ts';
import { spanOf } from './nodes.ts';
import { requiresDeclared } from './require-bindings.ts';
import { referencesOf } from './scopes.ts';
import { importedNames, importOfStatement } from './statements.ts';
import { walkScript } from './walk.ts';

/** The imports of one parsed script, read from its tree, in order of their place. */
export function importsOfTree(script: Script, text: string): ImportWritten[] {
  const { program, walked, calls } = walk(script);
  const bindings = calls.some(({ form }) => form === 'require') ? bindingsOfRequires(program) : undefined;
  const found = [
    ...program.body.flatMap((statement) => importOfStatement(statement, text)),
    // below the top level only ambient modules import, and an `export import x = require()` is wrapped
    ...walked.nested.flatMap((statement) => importOfStatement(statement, text).map((one) => ({ ...one, isType: one.form !== 'import-equals' || one.isType }))),
    ...calls.map((call) => called(call, bindings?.get(call.callee?.start ?? -1) ?? [])),
    ...(script.isTypeScript ? [] : jsdocImports(script.comments, text)),
  ];
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** What each imported name of one parsed script is used for. */
export function usesOfTree(script: Script): (readonly [string, Use])[] {
  const { names, walked, references } = walk(script);
  const uses = new Map<string, Use>([...names.keys()].map((name) => [name, 'none']));
  for (const { name, start, use } of walked.occurrences) if (!references || !walked.declared.has(name) || references.get(start)?.kind === 'import') strengthen(uses, name, use);
  for (const { name, of } of walked.aliases) if (of.type === 'Identifier') strengthen(uses, of.name, uses.get(name) ?? 'none');
  return [...uses];
}

/** Where the specifiers start of the imports of one parsed script that may fail without harm, in order. */
export function guardsOfTree(script: Script): number[] {
  const { calls } = walk(script);
  return calls.filter(({ form, isGuarded }) => isGuarded && (form === 'require' || form === 'dynamic')).map(({ at }) => at.start).sort((a, b) => a - b);
}

const WALKED = new WeakMap<Script, ReturnType<typeof walkOnce>>();

/** One walk over a script, for all facts that are taken from it. `references` where a name that matters is declared a second time. */
export function walk(script: Script): ReturnType<typeof walkOnce> {
  let walked = WALKED.get(script);
  if (!walked) WALKED.set(script, (walked = walkOnce(script)));
  return walked;
}

function walkOnce(script: Script) {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const names = importedNames(program);
  const walked = walkScript(program, names, pragmasOf(script));
  const isHidden = [...walked.declared.keys()].some((name) => names.has(name)) || walked.calls.some(({ callee }) => callee && walked.declared.has(callee.name));
  const references = isHidden ? referencesOf(program) : undefined;
  const seen = new Set<number>();
  // the call outside comes first: a worker of a URL is one import
  const calls = walked.calls.filter((call) => !seen.has(call.at.start) && isReal(call, names, references) && seen.add(call.at.start));
  return { program, names, walked, calls, references };
}

/** The names that `@jsx` and `@jsxFrag` comments give to what elements are compiled to. */
function pragmasOf({ comments }: Script): string[] {
  return comments.flatMap(({ block, value }) => (block && value.includes('@jsx') ? [...value.matchAll(/@jsx(?:Frag)?\s+([\w$]+)/g)].map(([, name = '']) => name) : []));
}

/** The names that requires give what they get, by the start of their callees. */
function bindingsOfRequires(program: TSESTree.Program): ReadonlyMap<number, readonly Binding[]> {
  return new Map(requiresDeclared(program).map(({ call, names }) => [spanOf(call.callee).start, names.map(({ imported, local }) => ({ imported, local: local.name, isType: false }))]));
}

function called({ form, specifier, at, isPattern, isDeferred }: WrittenCall, bindings: readonly Binding[]): ImportWritten {
  return { specifier, form, at, isType: form === 'import-type', isDeferred: isDeferred && form === 'require', ...(isPattern && { isPattern }), bindings: form === 'require' ? bindings : [] };
}

const STRENGTH: readonly Use[] = ['none', 'type', 'nullable-metadata', 'metadata', 'exported', 'value'];

function strengthen(uses: Map<string, Use>, name: string, use: Use): void {
  if (STRENGTH.indexOf(use) > STRENGTH.indexOf(uses.get(name) ?? 'none')) uses.set(name, use);
}
