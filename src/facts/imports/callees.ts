import type { TSESTree } from '@typescript-eslint/types';
import type { Callee, WrittenCall } from './calls.ts';
import { requiredBy } from './calls.ts';
import { bare, isImportMeta, keyName } from './nodes.ts';
import type { Definition, References } from './scopes.ts';

/** A name that an import statement brings in. */
export interface ImportedName {
  readonly specifier: string;
  /** `default` and `*` for default and namespace. */
  readonly imported: string;
}

/**
 * Whether a call calls what it looks like, so that it is an import: the `require` of the module system or of `createRequire`,
 * the global `URL` and `Worker` or those of Node's modules.
 * @param references where the file declares the callee's name itself
 */
export function isReal({ form, callee }: Pick<WrittenCall, 'form' | 'callee'>, imported: ReadonlyMap<string, ImportedName>, references: References | undefined): boolean {
  if (!callee) return true;
  const known = references?.get(callee.start);
  const own = known?.kind === 'own' ? known : undefined;
  const from = own || (references && !known) ? undefined : imported.get(callee.name);
  if (form === 'require' || form === 'resolve') return callee.name === 'require' && (own ? isCreateRequire(own.node) : !from);
  if (form === 'url') return own ? memberOfModule(own, URL_MODULE) === 'URL' : !from || (from.imported === 'URL' && URL_MODULE.test(from.specifier));
  return isWorker(callee, own, from);
}

const WORKER_MODULE = /^(?:node:)?worker_threads$/;
const URL_MODULE = /^(?:node:)?url$/;

function isWorker({ name, member }: Callee, own: Definition | undefined, from: ImportedName | undefined): boolean {
  if (!own && !from) return member === undefined ? name === 'Worker' || name === 'SharedWorker' : /^(?:window|self|globalThis)$/.test(name) && /^(?:Shared)?Worker$/.test(member);
  const what = own ? memberOfModule(own, WORKER_MODULE) : from && WORKER_MODULE.test(from.specifier) ? from.imported : undefined;
  return member === undefined ? what === 'Worker' : member === 'Worker' && (what === '*' || what === 'default');
}

/** What `const x = require('module')` or `const { x } = require('module')` makes a name stand for. */
function memberOfModule({ node, name }: Definition, module: RegExp): string | undefined {
  if (node.type !== 'VariableDeclarator' || !module.test(requiredBy(node.init ?? undefined) ?? '')) return undefined;
  if (node.id.type === 'Identifier') return '*';
  if (node.id.type !== 'ObjectPattern') return undefined;
  const property = node.id.properties.find((one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === name);
  return property?.type === 'Property' ? keyName(property) : undefined;
}

/** `const require = createRequire(import.meta.url)` is the real one; for another place it is not. */
function isCreateRequire(node: TSESTree.Node): boolean {
  const call = node.type === 'VariableDeclarator' && node.init ? bare(node.init) : undefined;
  if (call?.type !== 'CallExpression') return false;
  const { callee } = call;
  const name = callee.type === 'Identifier' ? callee : callee.type === 'MemberExpression' ? callee.property : undefined;
  if (name?.type !== 'Identifier' || name.name !== 'createRequire') return false;
  const [place] = call.arguments;
  return isImportMeta(place, 'url') || isImportMeta(place, 'filename') || (place?.type === 'Identifier' && place.name === '__filename');
}
