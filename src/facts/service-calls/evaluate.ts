import type { TSESTree } from '@typescript-eslint/types';
import { bare, isImportMeta, keyName, literalText, memberName, spanOf } from '../imports/nodes.ts';
import type { FunctionNode } from '../stubs/functions.ts';
import type { Binding, Scopes } from './scopes.ts';
import { called, either, isKnown, joined, member, UNKNOWN, type WrittenValue } from './values.ts';

type Node = TSESTree.Node;

/** How deep names are followed; each name, call and operator is a step. */
const DEEPEST = 24;
const MOST_ENTRIES = 400;

/** What expressions of one script stand for. */
export interface Evaluator {
  valueOf(node: Node): WrittenValue;
  /** What a name stands for where `from` stands. */
  valueOfName(name: string, from: Node): WrittenValue;
}

/** Works out expressions by the declarations of their own script. */
export function evaluatorOf(scopes: Scopes): Evaluator {
  const known = new Map<Node, WrittenValue>();
  const at = (node: Node | null | undefined, depth: number): WrittenValue => {
    if (!node || depth <= 0) return UNKNOWN;
    const memo = known.get(node);
    if (memo) return memo;
    known.set(node, UNKNOWN); // for a name that leads back to itself
    const value = evaluate(bare(node), depth - 1);
    known.set(node, value);
    return value;
  };
  const evaluate = (node: Node, depth: number): WrittenValue => {
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'string' || typeof node.value === 'number' ? { kind: 'text', text: String(node.value), at: spanOf(node) } : UNKNOWN;
      case 'TemplateLiteral':
        return joined(node.quasis.slice(0, 20).flatMap((quasi, index) => [...(quasi.value.raw === '' ? [] : [textAt(quasi.value.cooked, node)]), ...(node.expressions[index] ? [at(node.expressions[index], depth)] : [])]));
      case 'BinaryExpression':
        return node.operator === '+' ? joined(operands(node).map((part) => at(part, depth))) : UNKNOWN;
      case 'LogicalExpression':
        return node.operator === '&&' ? at(node.right, depth) : either([at(node.left, depth), at(node.right, depth)]);
      case 'ConditionalExpression':
        return either([at(node.consequent, depth), at(node.alternate, depth)]);
      case 'AwaitExpression':
        return at(node.argument, depth);
      case 'AssignmentExpression':
        return at(node.right, depth);
      case 'ObjectExpression':
        return { kind: 'object', entries: node.properties.slice(0, MOST_ENTRIES).flatMap((property) => entriesOf(property, depth)) };
      case 'ArrayExpression':
        return { kind: 'list', items: node.elements.slice(0, MOST_ENTRIES).map((element) => at(element, depth)) };
      case 'Identifier':
        return ofBinding(scopes.bindingOf(node.name, node), depth);
      case 'MemberExpression':
        return ofMember(node, depth);
      case 'CallExpression':
        return ofCall(node, depth);
      case 'NewExpression':
        return ofNew(node, depth);
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'TSEnumDeclaration':
        return { kind: 'object', entries: staticEntries(node, depth) };
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return { kind: 'function', returns: returned(node, depth) };
      default:
        return UNKNOWN;
    }
  };
  const entriesOf = (property: Node, depth: number): [string, WrittenValue][] => {
    if (property.type === 'SpreadElement') {
      const spread = at(property.argument, depth);
      return spread.kind === 'object' ? spread.entries.map(([key, value]) => [key, value]) : [];
    }
    const key = property.type === 'Property' ? keyName(property) : undefined;
    return property.type === 'Property' && key !== undefined ? [[key, at(property.value, depth)]] : [];
  };
  const ofBinding = (binding: Binding, depth: number): WrittenValue => {
    switch (binding.kind) {
      case 'import':
        return { kind: 'import', from: binding.from, path: binding.path };
      case 'value': {
        const value = binding.path.reduce(member, at(binding.init, depth));
        return either([value, ...binding.fallbacks.map((one) => at(one, depth))]);
      }
      case 'parameter':
        return binding.fallback ? either([UNKNOWN, at(binding.fallback, depth)]) : UNKNOWN;
      case 'function':
        return { kind: 'function', returns: returned(binding.node, depth) };
      case 'enum':
      case 'class':
        return { kind: 'object', entries: staticEntries(binding.node, depth) };
      default:
        return UNKNOWN;
    }
  };
  const staticEntries = (node: Node, depth: number): [string, WrittenValue][] => {
    if (node.type === 'TSEnumDeclaration') {
      const { members } = (node as { body?: { members: TSESTree.TSEnumMember[] } }).body ?? node;
      return members.slice(0, MOST_ENTRIES).flatMap(({ id, initializer }): [string, WrittenValue][] => [[id.type === 'Identifier' ? id.name : (literalText(id) ?? ''), at(initializer, depth)]]);
    }
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return [];
    return node.body.body.flatMap((one): [string, WrittenValue][] => (one.type === 'PropertyDefinition' && one.static && one.key.type === 'Identifier' ? [[one.key.name, at(one.value, depth)]] : []));
  };
  const ofMember = (node: TSESTree.MemberExpression, depth: number): WrittenValue => {
    const name = memberName(node);
    if (isImportMeta(node, 'env')) return { kind: 'environment' };
    const { object } = node;
    if (name === 'env' && object.type === 'Identifier' && /^(?:process|Bun)$/.test(object.name)) return { kind: 'environment' };
    if (object.type === 'ThisExpression' && name !== undefined) return ofOwn(node, name, depth);
    if (name === undefined) {
      const options = at(object, depth); // one of several: `TOPICS[kind]`
      return options.kind === 'object' ? either(options.entries.map(([, value]) => value)) : options.kind === 'environment' ? options : UNKNOWN;
    }
    const value = at(object, depth);
    if (TRANSPARENT_MEMBERS.has(name) && value.kind !== 'object' && value.kind !== 'import') return value;
    return member(value, name);
  };
  const ofOwn = (node: Node, name: string, depth: number): WrittenValue => {
    const own = scopes.membersAround(node)?.get(name);
    if (!own) return UNKNOWN;
    if (own.method) return own.isGetter ? returned(own.method, depth) : { kind: 'function', returns: returned(own.method, depth) };
    return either([...(own.isGiven ? [UNKNOWN] : []), ...own.values.slice(0, 4).map((value) => at(value, depth))]);
  };
  const returned = (node: FunctionNode, depth: number): WrittenValue => either(returnsOf(node).map((value) => at(value, depth)));
  const ofCall = (node: TSESTree.CallExpression, depth: number): WrittenValue => {
    const callee = bare(node.callee);
    const [first, second] = node.arguments;
    if (node.arguments.some((one) => at(one, depth).kind === 'environment') || (callee.type === 'Identifier' && /^(?:createEnv|cleanEnv|envsafe|loadEnv)$/.test(callee.name))) return { kind: 'environment' };
    if (callee.type === 'Identifier') {
      if (/^(?:String|Number|parseInt|encodeURI|urlJoin|urljoin)$/.test(callee.name)) return callee.name === 'parseInt' ? at(first, depth) : joined(node.arguments.map((one) => at(one, depth)));
      const result = called(at(callee, depth));
      // `const read = (name) => process.env[name]`
      const key = result.kind === 'environment' && first ? literalText(first) : undefined;
      return key === undefined ? result : { kind: 'variable', name: key };
    }
    if (callee.type === 'ArrowFunctionExpression' || callee.type === 'FunctionExpression') return returned(callee, depth);
    if (callee.type !== 'MemberExpression') return UNKNOWN;
    const method = memberName(callee) ?? '';
    const object = bare(callee.object);
    if (TRANSPARENT_CALLS.has(method)) return at(object, depth);
    if (method === 'join' && object.type === 'ArrayExpression') return joined(object.elements.map((one) => at(one, depth)));
    if (method === 'join' || method === 'resolve') return joined(node.arguments.map((one) => at(one, depth)));
    if (method === 'concat') return joined([object, ...node.arguments].map((one) => at(one, depth)));
    if (/^(?:get|getOrThrow|getString|required|require|string)$/i.test(method) && first && /conf|env|setting|option/i.test(lastName(object))) {
      const key = at(first, depth);
      const value: WrittenValue = key.kind === 'text' && /^[A-Z][A-Z0-9_]*$/.test(key.text) ? { kind: 'variable', name: key.text } : { kind: 'setting', key };
      if (key.kind === 'text' || key.kind === 'import') return either([value, ...(second ? [at(second, depth)] : [])]);
    }
    return called(at(callee, depth));
  };
  const ofNew = (node: TSESTree.NewExpression, depth: number): WrittenValue => {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return UNKNOWN;
    const [path, base] = node.arguments;
    const written = at(path, depth);
    if (!base || (written.kind === 'text' && /^[a-z][a-z+.-]*:\/\//i.test(written.text))) return written;
    const start = at(base, depth);
    return isKnown(start) ? joined([start, { kind: 'text', text: '/', at: spanOf(node) }, written]) : UNKNOWN;
  };
  return { valueOf: (node) => at(node, DEEPEST), valueOfName: (name, from) => ofBinding(scopes.bindingOf(name, from), DEEPEST) };
}

/** Members that say the same thing in other words: the parts of a URL that hold its host, what a validated environment is in. */
const TRANSPARENT_MEMBERS: ReadonlySet<string> = new Set(['href', 'origin', 'host', 'data', 'value', 'parsed']);
const TRANSPARENT_CALLS: ReadonlySet<string> = new Set(['toString', 'trim', 'trimEnd', 'replace', 'replaceAll', 'toLowerCase', 'asString', 'asUrlString', 'required', 'default']);

function textAt(cooked: string | null, node: Node): WrittenValue {
  return cooked === null ? UNKNOWN : { kind: 'text', text: cooked, at: spanOf(node) };
}

/** The operands of `a + b + c`, from the left, without recursion. */
function operands(sum: TSESTree.BinaryExpression): Node[] {
  const parts: Node[] = [];
  let node: Node = sum;
  while (node.type === 'BinaryExpression' && node.operator === '+') {
    parts.push(node.right);
    node = bare(node.left);
  }
  return [node, ...parts.reverse().slice(0, 30)];
}

/** What a function returns, where it says so in few places. */
function returnsOf(node: FunctionNode): Node[] {
  const { body } = node;
  if (body.type !== 'BlockStatement') return [body];
  const found: Node[] = [];
  const waiting: Node[] = [...body.body];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.type === 'ReturnStatement' && one.argument) found.push(one.argument);
    else if (one.type === 'IfStatement') waiting.push(one.consequent, ...(one.alternate ? [one.alternate] : []));
    else if (one.type === 'BlockStatement') waiting.push(...one.body);
    else if (one.type === 'TryStatement') waiting.push(one.block);
  }
  return found.length > 4 ? [] : found.reverse();
}

/** The last name of an expression, such as `configService` of `this.configService`. */
export function lastName(node: Node): string {
  const inner = bare(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'MemberExpression') return memberName(inner) ?? (inner.property.type === 'PrivateIdentifier' ? inner.property.name : '');
  return inner.type === 'CallExpression' ? lastName(inner.callee) : '';
}
