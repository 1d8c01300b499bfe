import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Source, Span } from '#model';
import { bare, isNode, spanOf } from '../imports/nodes.ts';
import { Hash } from './hashes.ts';
import { attributesOf, isErased, literalOf, TYPE_KEYS } from './script-nodes.ts';
import { BINDING, isBody, isFunctionLike, isNothing, LABEL, modeOf, USE, weightOf } from './script-roles.ts';
import { StatementWriter, type CloneTokens } from './statements.ts';

type Node = TSESTree.Node;

/** A list of statements, with the depth that they stand at. */
interface Pending {
  readonly node: Node;
  readonly depth: number;
  readonly isFirst: boolean;
  readonly owner: Span | undefined;
}

const BLOCK = 0x0b10c;
const ABSENT = 0x0ab5e;

/** The statements of all scripts of a file. */
export function scriptStatements(source: Source): CloneTokens {
  const writer = new StatementWriter();
  // holds: both parsers give a TS-ESTree
  for (const { tree } of source.scripts) new ScriptReader(writer).read((tree as TSESTree.Program).body);
  return writer.finish(source.text);
}

/** Reads a tree into statements: without recursion, as texts may be hostile. */
class ScriptReader {
  private readonly writer: StatementWriter;
  private readonly pending: Pending[] = [];
  /** Nodes of the statement at hand that are still to be read, the next one last, with how they are meant and what they weigh. */
  private readonly nodes: Node[] = [];
  private readonly modes: number[] = [];
  /** Blocks of the statement at hand, in order. */
  private blocks: { readonly body: readonly Node[]; readonly owner: Span | undefined }[] = [];
  private isLight = false;
  /** What a function is called by, where that is more than the function itself. */
  private readonly owners = new Map<Node, Node>();

  constructor(writer: StatementWriter) {
    this.writer = writer;
  }

  read(body: readonly Node[]): void {
    this.push(body, 0, undefined);
    for (let next = this.pending.pop(); next; next = this.pending.pop()) this.statement(next);
  }

  private push(body: readonly Node[], depth: number, owner: Span | undefined): void {
    const kept = body.filter((node) => !isErased(node));
    for (let i = kept.length - 1; i >= 0; i--) {
      const node = kept[i];
      if (node) this.pending.push({ node, depth, isFirst: i === 0, owner: i === 0 ? owner : undefined });
    }
  }

  private statement({ node, depth, isFirst, owner }: Pending): void {
    const inner = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? (node.declaration ?? node) : node;
    if (inner !== node) this.owners.set(inner, node);
    this.writer.begin(withDecorators(node, inner), depth, isFirst, owner);
    this.blocks = [];
    // a field that holds no function is a declaration, with all its decorators; an enumeration is data
    this.isLight = inner.type === 'TSEnumDeclaration' || (inner.type === 'PropertyDefinition' && !(inner.value && isFunctionLike(bare(inner.value))));
    this.schedule(inner, USE, 1);
    while (this.nodes.length > 0) {
      const mode = this.modes.pop() ?? 0;
      const next = this.nodes.pop();
      if (next) this.node(next, mode & 3, this.isLight ? 0 : mode >> 2);
    }
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      const block = this.blocks[i];
      if (block) this.push(block.body, depth + 1, block.owner);
    }
  }

  private schedule(node: Node, mode: number, weight: number): void {
    this.nodes.push(node);
    this.modes.push(mode | (weight << 2));
  }

  private node(given: Node, mode: number, weight: number): void {
    const node = bare(given);
    const { writer } = this;
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        if (mode === LABEL) return writer.text(node.name, weight);
        if (mode === BINDING) writer.declare(node.name);
        return writer.name(node.name, weight);
      case 'PrivateIdentifier':
        return writer.text(`#${node.name}`, weight);
      case 'Literal':
      case 'TemplateElement':
      case 'JSXText':
        return writer.text(literalOf(node), weight);
    }
    writer.token(codeOf(node.type), weight);
    for (const attribute of attributesOf(node)) writer.text(attribute, 0);
    const from = this.nodes.length;
    for (const key of keysOf(node.type)) {
      const child = (node as unknown as Record<string, unknown>)[key]; // holds: visitor keys are keys
      if (this.isName(node, key, mode)) continue;
      if (Array.isArray(child)) {
        const list = key === 'params' || key === 'children' ? child.filter((one) => !isNode(one) || !isNothing(one)) : child;
        if (key === 'body' && (node.type === 'BlockStatement' || node.type === 'ClassBody' || node.type === 'StaticBlock' || node.type === 'TSModuleBlock')) this.block(list.filter(isNode), undefined);
        else if (key === 'consequent') this.block(list.filter(isNode), undefined);
        else {
          writer.token(list.length, 0);
          for (const one of list) {
            if (isNode(one)) this.schedule(one, modeOf(node, key, mode), weightOf(node, one, weight));
            else writer.token(ABSENT, 0);
          }
        }
      } else if (!isNode(child)) writer.token(ABSENT, 0);
      else if (isBody(node, key)) this.body(node, child);
      else this.schedule(child, modeOf(node, key, mode), weightOf(node, child, weight));
    }
    // the first of them is read next
    reverse(this.nodes, from);
    reverse(this.modes, from);
  }

  /** The body of a function or of a statement; an arrow's expression stays where it is. */
  private body(node: Node, child: Node): void {
    const isFunction = node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
    if (isFunction && child.type !== 'BlockStatement') return this.schedule(child, USE, 1);
    let outer: Node = node;
    if (isFunction) for (let next = this.owners.get(outer); next; next = this.owners.get(outer)) outer = next;
    this.block(child.type === 'BlockStatement' ? child.body : [child], isFunction ? spanOf(outer) : undefined);
  }

  private block(body: readonly Node[], owner: Span | undefined): void {
    this.writer.token(BLOCK, 0);
    this.writer.token(body.filter((one) => !isErased(one)).length, 0);
    this.blocks.push({ body, owner });
  }

  /** A function's own name: copies have others. It is no token, but it is the file's. */
  private isName(node: Node, key: string, mode: number): boolean {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        if (key !== 'id') return false;
        if (node.id) this.writer.declare(node.id.name);
        return true;
      case 'VariableDeclaration':
        if (node.declarations.length === 1 && node.declarations[0]) this.owners.set(node.declarations[0], node);
        return false;
      case 'VariableDeclarator': {
        const init = node.init && bare(node.init);
        if (key !== 'id' || !init || !isFunctionLike(init) || node.id.type !== 'Identifier') return false;
        this.owners.set(init, node);
        this.writer.declare(node.id.name);
        return true;
      }
      case 'MethodDefinition':
      case 'PropertyDefinition': {
        const isMethod = node.value !== null && isFunctionLike(bare(node.value));
        if (key !== 'key' || !isMethod || node.computed) return false;
        if (node.value) this.owners.set(bare(node.value), node);
        return node.type !== 'MethodDefinition' || node.kind !== 'constructor';
      }
      case 'Property':
        if (isFunctionLike(node.value)) this.owners.set(node.value, node);
        // `{ total }` of an expression is a use; in a pattern its key names what is taken
        return key === 'key' && node.shorthand && mode === USE;
    }
    return false;
  }
}

/** Turns the end of a list round in place. */
function reverse<T>(list: T[], from: number): void {
  for (let i = from, j = list.length - 1; i < j; i++, j--) [list[i], list[j]] = [list[j] as T, list[i] as T]; // holds: both are in the list
}

/** Where a statement stands, from its first decorator on: the parsers begin `@A() export class B {}` at the word `export`. */
function withDecorators(node: Node, inner: Node): Span {
  const { start, end } = spanOf(node);
  const first = inner.type === 'ClassDeclaration' ? inner.decorators?.[0] : undefined;
  return { start: first ? Math.min(start, spanOf(first).start) : start, end };
}

const keys = new Map<string, readonly string[]>();

function keysOf(type: string): readonly string[] {
  let known = keys.get(type);
  if (!known) keys.set(type, (known = (visitorKeys[type] ?? []).filter((key) => !TYPE_KEYS.has(key))));
  return known;
}

const codes = new Map<string, number>();

function codeOf(type: string): number {
  let code = codes.get(type);
  if (code === undefined) {
    const hash = new Hash();
    hash.addText(type);
    codes.set(type, (code = hash.value >>> 0));
  }
  return code;
}
