import type { TSESTree } from '@typescript-eslint/types';
import type { DeclaredKind } from '../exports.ts';
import { namesBoundBy } from '../imports/nodes.ts';
import { stronger } from './names.ts';

/** A name that a statement declares; without kind where it stands for something else (`import A = N.B`). */
interface Declared {
  readonly name: string;
  readonly kind?: DeclaredKind;
}

/** The names that a statement declares in its scope. */
export function declarationsIn(statement: TSESTree.Node): Declared[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id }) => namesBoundBy(id)).map(({ name }) => ({ name, kind: 'value' }));
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return statement.id ? [{ name: statement.id.name, kind: 'function' }] : [];
    case 'ClassDeclaration':
      return statement.id ? [{ name: statement.id.name, kind: 'value' }] : [];
    case 'TSEnumDeclaration':
      return [{ name: statement.id.name, kind: statement.const ? 'const-enum' : 'value' }];
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [{ name: statement.id.name, kind: 'type' }];
    case 'TSModuleDeclaration': {
      const name = statement.kind === 'global' ? undefined : outermostName(statement.id);
      return name === undefined ? [] : [{ name, kind: instanceOf(statement) }];
    }
    case 'TSImportEqualsDeclaration':
      return [{ name: statement.id.name }];
    default:
      return [];
  }
}

function outermostName(id: TSESTree.Node): string | undefined {
  if (id.type === 'TSQualifiedName') return outermostName(id.left);
  return id.type === 'Identifier' ? id.name : undefined;
}

/** What a namespace is at run time, from what it holds (`getModuleInstanceState` of TypeScript's binder). */
function instanceOf(namespace: TSESTree.TSModuleDeclaration): DeclaredKind {
  const { body } = namespace;
  if (!body) return 'value';
  if ((body as TSESTree.Node).type === 'TSModuleDeclaration') return instanceOf(body as unknown as TSESTree.TSModuleDeclaration);
  return body.body.map(kindOfStatement).reduce<DeclaredKind>(stronger, 'type');
}

function kindOfStatement(statement: TSESTree.Node): DeclaredKind {
  const isExported = statement.type === 'ExportNamedDeclaration';
  const inner = isExported && statement.declaration ? statement.declaration : statement;
  switch (inner.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return 'type';
    case 'TSImportEqualsDeclaration':
      return isExported ? 'value' : 'type';
    case 'TSEnumDeclaration':
      return inner.const ? 'const-enum' : 'value';
    case 'TSModuleDeclaration':
      return instanceOf(inner);
    default:
      return 'value';
  }
}
