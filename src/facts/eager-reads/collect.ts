import type { TSESTree } from '@typescript-eslint/types';
import type { EagerPlace, EagerRead } from '../eager-reads.ts';
import { isReal, type ImportedName } from '../imports/callees.ts';
import { spanOf } from '../imports/nodes.ts';
import { requiresDeclared } from '../imports/require-bindings.ts';
import type { Definition, References } from '../imports/scopes.ts';

/** What is known of the names of a file. */
interface Names {
  readonly program: TSESTree.Program;
  readonly names: ReadonlyMap<string, ImportedName>;
  /** Undefined where no imported name is declared a second time. */
  readonly known: References | undefined;
  references(): References;
}

/** Takes in mentions of names that are evaluated, and keeps those of imported ones, and of names that a `require` at the top gives. */
export function collectReads({ program, names, known, references }: Names) {
  const required = requiresDeclared(program).filter(({ call }) => isReal({ form: 'require', callee: { name: 'require', ...spanOf(call.callee) } }, names, known));
  const isRequired = new Set(required.flatMap((one) => one.names.map(({ local }) => local.name)));
  const declarators = new Set<TSESTree.Node>(required.map(({ declarator }) => declarator));
  const found = new Map<string, EagerRead>();
  const add = (local: string, at: TSESTree.Node, where: EagerPlace, member?: string): void => {
    const read = { local, ...spanOf(at), ...(member !== undefined && { member }), where };
    found.set(`${read.start} ${member ?? ''}`, read);
  };
  // `const { total } = require('./orders')` reads `total` when it gets the module
  for (const { declarator, names } of required)
    for (const one of names) if (one.imported !== '*') add(one.local.name, one.local, declarator.id.type === 'Identifier' ? 'expression' : 'destructuring');
  return {
    mention(name: TSESTree.Identifier | TSESTree.JSXIdentifier, where: EagerPlace, member: string | undefined): void {
      const imported = names.get(name.name);
      if (!known && imported && imported.specifier !== '') return add(name.name, name, where, member);
      if (!imported && !isRequired.has(name.name)) return;
      const definition = references().get(spanOf(name).start);
      if (definition && (isImported(definition) || declarators.has(definition.node))) add(name.name, name, where, member);
    },
    inOrder: (): EagerRead[] => [...found.values()].sort((a, b) => a.start - b.start),
  };
}

/** An `import Line = Order.Line` is no import but a name for part of one. */
function isImported({ kind, node }: Definition): boolean {
  return kind === 'import' && !(node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type !== 'TSExternalModuleReference');
}
