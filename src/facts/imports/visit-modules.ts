import type { TSESTree } from '@typescript-eslint/types';
import { leftmost } from './nodes.ts';
import { IN_TYPE, type Visitors, type Walk } from './visit.ts';

/** Import and export statements. They stand where no names are declared. */
export const modules: Visitors = {
  ImportDeclaration: addNested,
  ExportAllDeclaration: addNested,
  ExportNamedDeclaration(node, bits, walk) {
    if (node.source) return addNested(node, bits, walk);
    for (const { local, exportKind } of node.specifiers)
      if (local.type === 'Identifier') walk.mention(local.name, local, bits & IN_TYPE || node.exportKind === 'type' || exportKind === 'type' ? 'type' : 'exported');
    if (node.declaration?.type === 'TSImportEqualsDeclaration') walk.mention(node.declaration.id.name, node.declaration.id, 'exported');
    walk.push(node.declaration, bits);
  },
  ExportDefaultDeclaration: (node, bits, walk) => passOn(node.declaration, bits, walk),
  TSExportAssignment: (node, bits, walk) => passOn(node.expression, bits, walk),
  TSImportEqualsDeclaration(node, bits, walk) {
    if (node.moduleReference.type === 'TSExternalModuleReference') addNested(node, bits, walk);
    else if (walk.isAtTop(node)) walk.found.aliases.push({ name: node.id.name, of: leftmost(node.moduleReference) });
    else walk.push(leftmost(node.moduleReference), bits);
  },
};

function addNested(node: TSESTree.Node, _: number, { found, isAtTop }: Walk): void {
  if (!isAtTop(node)) found.nested.push(node);
}

function passOn(node: TSESTree.Node, bits: number, { push, mention }: Walk): void {
  if (node.type === 'Identifier') mention(node.name, node, bits & IN_TYPE ? 'type' : 'exported');
  else push(node, bits);
}
