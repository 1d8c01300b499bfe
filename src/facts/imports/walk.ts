import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Span } from '#model';
import type { ImportForm } from '../imports.ts';
import type { Use } from '../uses.ts';
import { keptByMetadata } from './metadata.ts';

/** One mention of an imported name. */
export interface Occurrence {
  readonly name: string;
  readonly start: number;
  readonly use: Use;
}

/** An import written as an expression or a type. */
export interface WrittenCall {
  readonly form: ImportForm;
  readonly specifier: string;
  readonly at: Span;
  readonly isDeferred: boolean;
  /** Start of the callee, to look it up in the scopes. */
  readonly calleeStart: number;
}

export interface Walked {
  readonly occurrences: readonly Occurrence[];
  readonly calls: readonly WrittenCall[];
  /** Import and export statements below the top level, in namespaces and ambient modules. */
  readonly nested: readonly TSESTree.Node[];
  /** `import Line = Order.Line` at the top level: a use of the one is a use of the other. The last comes first. */
  readonly aliases: readonly { readonly name: string; readonly of: TSESTree.Node }[];
  /** Names that the file declares itself, among the imported ones and `require`. */
  readonly declared: ReadonlySet<string>;
}

/** Where a node stands, as bits. */
const IN_TYPE = 1;
const DEFERRED = 2;
const BINDING = 4;

/** The span of a node of either parser. */
export function spanOf(node: TSESTree.Node): Span {
  const { start, end, range } = node as { start?: number; end?: number; range: [number, number] };
  return start === undefined || end === undefined ? { start: range[0], end: range[1] } : { start, end };
}

/**
 * One walk over a tree, without recursion, that tells mentions of imported names apart as TypeScript does
 * when it decides which imports to keep (values, metadata of decorated members, exports, types).
 */
export function walkScript(program: TSESTree.Program, imported: ReadonlySet<string>): Walked {
  const occurrences: Occurrence[] = [];
  const calls: WrittenCall[] = [];
  const nested: TSESTree.Node[] = [];
  const aliases: { readonly name: string; readonly of: TSESTree.Node }[] = [];
  const declared = new Set<string>();
  const nodes: TSESTree.Node[] = [program];
  const bits: number[] = [0];

  const push = (child: unknown, bit: number): void => {
    if (Array.isArray(child)) for (const one of child) push(one, bit);
    else if (isNode(child)) {
      nodes.push(child);
      bits.push(bit);
    }
  };
  const pushAll = (node: TSESTree.Node, bit: number, except: readonly string[] = []): void => {
    for (const key of visitorKeys[node.type] ?? []) {
      if (except.includes(key)) continue;
      const own = TYPE_KEYS.has(key) ? (bit | IN_TYPE) & ~BINDING : key === 'decorators' ? bit & ~BINDING : bit;
      push((node as unknown as Record<string, unknown>)[key], own);
    }
  };
  const mention = (node: { name: string } & TSESTree.Node, use: Use): void => {
    if (imported.has(node.name)) occurrences.push({ name: node.name, start: spanOf(node).start, use });
  };
  /** Elements may be compiled to calls of `React`; where they are not, to keep it does no harm. */
  const mentionReact = (node: TSESTree.Node): void => {
    if (imported.has('React')) occurrences.push({ name: 'React', start: spanOf(node).start, use: 'value' });
  };
  const call = (form: ImportForm, source: unknown, bit: number, calleeStart: number): void => {
    const specifier = literalText(source);
    if (specifier !== undefined) calls.push({ form, specifier, at: spanOf(source as TSESTree.Node), isDeferred: (bit & DEFERRED) !== 0, calleeStart });
  };

  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const bit = bits.pop() ?? 0;
    const plain = bit & ~BINDING;
    switch (node.type) {
      case 'Identifier':
        if (bit & BINDING) {
          if (imported.has(node.name) || node.name === 'require') declared.add(node.name);
        } else mention(node, bit & IN_TYPE ? 'type' : 'value');
        push(node.decorators, plain);
        push(node.typeAnnotation, plain | IN_TYPE);
        break;
      case 'JSXIdentifier':
        mention(node, 'value');
        break;
      case 'JSXOpeningFragment':
        mentionReact(node);
        break;
      case 'JSXOpeningElement':
        mentionReact(node);
        if (!(node.name.type === 'JSXIdentifier' && /^[a-z]/.test(node.name.name))) push(node.name, plain);
        push(node.attributes, plain);
        push(node.typeArguments, plain | IN_TYPE);
        break;
      case 'JSXClosingElement':
        break;
      case 'JSXAttribute':
        push(node.value, plain);
        break;
      case 'JSXMemberExpression':
        push(node.object, plain);
        break;
      case 'MemberExpression':
        push(node.object, plain);
        if (node.computed) push(node.property, plain);
        break;
      case 'MetaProperty':
      case 'BreakStatement':
      case 'ContinueStatement':
        break;
      case 'LabeledStatement':
        push(node.body, plain);
        break;
      case 'Property':
        if (node.computed) push(node.key, plain);
        push(node.value, bit);
        break;
      case 'AssignmentPattern':
        push(node.left, bit);
        push(node.right, plain);
        break;
      case 'VariableDeclaration':
        push(node.declarations, node.declare ? plain | IN_TYPE : plain);
        break;
      case 'VariableDeclarator':
      case 'CatchClause':
        push(node.type === 'VariableDeclarator' ? node.id : node.param, plain | BINDING);
        push(node.type === 'VariableDeclarator' ? node.init : node.body, plain);
        break;
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'TSDeclareFunction':
      case 'TSEmptyBodyFunctionExpression': {
        const inside = plain | DEFERRED;
        push(node.id, inside | BINDING);
        push(node.params, inside | BINDING);
        push(node.body, inside);
        push(node.typeParameters, inside | IN_TYPE);
        push(node.returnType, inside | IN_TYPE);
        break;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const own = node.declare ? plain | IN_TYPE : plain;
        push(node.id, own | BINDING);
        push(node.superClass, own);
        push(node.decorators, own);
        push(node.body, own);
        push([node.typeParameters, node.superTypeArguments, node.implements], own | IN_TYPE);
        if (node.type === 'ClassDeclaration') for (const { name, use } of keptByMetadata(node)) mention(name, use);
        break;
      }
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'TSAbstractMethodDefinition':
      case 'TSAbstractPropertyDefinition':
      case 'TSAbstractAccessorProperty':
        if (node.computed) push(node.key, plain);
        // an instance field's initialiser runs when an object is made
        push(node.value, node.static ? plain : plain | DEFERRED);
        push(node.decorators, plain);
        push((node as { typeAnnotation?: unknown }).typeAnnotation, plain | IN_TYPE);
        break;
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration': {
        const own = node.declare ? plain | IN_TYPE : plain;
        if (node.id.type === 'Identifier') push(node.id, own | BINDING);
        push(node.body, own);
        break;
      }
      case 'TSEnumMember':
        // a name in brackets can only be a literal
        if (node.id.type === 'Identifier') push(node.id, plain | BINDING);
        push(node.initializer, plain);
        break;
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        if (!program.body.includes(node)) nested.push(node);
        break;
      case 'ExportNamedDeclaration':
        if (node.source) {
          if (!program.body.includes(node)) nested.push(node);
          break;
        }
        for (const one of node.specifiers)
          if (one.local.type === 'Identifier') mention(one.local, bit & IN_TYPE || node.exportKind === 'type' || one.exportKind === 'type' ? 'type' : 'exported');
        if (node.declaration?.type === 'TSImportEqualsDeclaration') mention(node.declaration.id, 'exported');
        push(node.declaration, plain);
        break;
      case 'ExportDefaultDeclaration':
        if (node.declaration.type === 'Identifier') mention(node.declaration, bit & IN_TYPE ? 'type' : 'exported');
        else push(node.declaration, plain);
        break;
      case 'TSExportAssignment':
        if (node.expression.type === 'Identifier') mention(node.expression, bit & IN_TYPE ? 'type' : 'exported');
        else push(node.expression, plain);
        break;
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference') {
          if (!program.body.includes(node)) nested.push(node);
        } else if (program.body.includes(node)) aliases.push({ name: node.id.name, of: leftmost(node.moduleReference) });
        else push(leftmost(node.moduleReference), plain);
        break;
      case 'ImportExpression':
        call('dynamic', node.source, bit, -1);
        push([node.source, node.options], plain);
        break;
      case 'TSImportType':
        call('import-type', node.source ?? (node as { argument?: { literal?: unknown } }).argument?.literal, bit, -1);
        push(node.typeArguments, plain | IN_TYPE);
        break;
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'require' && node.arguments.length === 1)
          call('require', node.arguments[0], bit, spanOf(node.callee).start);
        pushAll(node, plain);
        break;
      case 'TSQualifiedName':
        push(leftmost(node), plain);
        break;
      case 'TSPropertySignature':
      case 'TSMethodSignature':
        // TypeScript keeps what a computed name in a type refers to
        if (node.computed) push(node.key, plain & ~IN_TYPE);
        pushAll(node, plain | IN_TYPE, ['key']);
        break;
      case 'TSTypeParameter':
        push(node.name, plain | BINDING);
        pushAll(node, plain | IN_TYPE, ['name']);
        break;
      case 'TSMappedType':
        push(node.key, plain | BINDING);
        pushAll(node, plain | IN_TYPE, ['key']);
        break;
      case 'TSNamedTupleMember':
        pushAll(node, plain | IN_TYPE, ['label']);
        break;
      case 'TSTypePredicate':
        push(node.typeAnnotation, plain | IN_TYPE);
        break;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        pushAll(node, plain | IN_TYPE, ['id']);
        break;
      default:
        pushAll(node, isTypeNode(node.type) ? plain | IN_TYPE : bit);
    }
  }
  aliases.sort((a, b) => spanOf(b.of).start - spanOf(a.of).start);
  return { occurrences, calls, nested, declared, aliases };
}

/** TypeScript's nodes that stand for expressions, statements or parameters rather than types. */
const VALUE_NODES = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression', 'TSEnumBody', 'TSModuleBlock', 'TSParameterProperty', 'TSExternalModuleReference']);

const isTypeNode = (type: string): boolean => type.startsWith('TS') && !VALUE_NODES.has(type);

/** Keys of value nodes that hold types. */
const TYPE_KEYS = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'implements', 'superTypeArguments']);

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function leftmost(name: TSESTree.EntityName | TSESTree.TSExternalModuleReference): TSESTree.Node {
  let node: TSESTree.Node = name;
  while (node.type === 'TSQualifiedName') node = node.left;
  return node;
}

/** The text of a string literal, or of a template without substitutions. */
function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  if (node.type === 'TSLiteralType') return literalText(node.literal);
  return undefined;
}
