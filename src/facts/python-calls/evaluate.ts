import { either, isKnown, joined, member, UNKNOWN, type WrittenValue } from '../service-calls/values.ts';
import { itemsOf, type PythonScript, type Range } from './script.ts';
import { textOf } from './strings.ts';

const DEEPEST = 16;

/** An argument of a call; without name where it goes by its place. */
export interface Argument extends Range {
  readonly name: string;
}

export interface PythonEvaluator {
  valueOf(range: Range): WrittenValue;
  /** What a name is when a statement of that owner reads it. */
  valueOfName(name: string, at: number): WrittenValue;
}

/** The arguments between a bracket and its partner. */
export function argumentsOf({ tokens, partner }: PythonScript, open: number): Argument[] {
  const close = partner[open] ?? -1;
  if (close < 0) return [];
  return itemsOf(tokens, partner, { from: open + 1, to: close }).map((item) => {
    const [name, equals, after] = [tokens[item.from], tokens[item.from + 1], tokens[item.from + 2]];
    const isNamed = name?.kind === 'name' && equals?.text === '=' && !(after?.text === '=' && after.start === equals.end);
    return isNamed ? { name: name.text, from: item.from + 2, to: item.to } : { name: '', ...item };
  });
}

/** Works out expressions of a Python file by its assignments. */
export function pythonEvaluator(script: PythonScript): PythonEvaluator {
  const { tokens, partner } = script;
  const known = new Map<string, WrittenValue>();
  const at = (range: Range, depth: number): WrittenValue => {
    if (depth <= 0 || range.to <= range.from) return UNKNOWN;
    const key = `${range.from}:${range.to}`;
    const memo = known.get(key);
    if (memo) return memo;
    known.set(key, UNKNOWN); // for a name that leads back to itself
    const value = evaluate(range, depth - 1);
    known.set(key, value);
    return value;
  };
  const evaluate = (range: Range, depth: number): WrittenValue => {
    const { from, to } = trimmed(range);
    const first = tokens[from];
    if (!first || to <= from) return UNKNOWN;
    const alternatives = split({ from, to }, 'or');
    if (alternatives.length > 1) return either(alternatives.map((one) => at(one, depth)));
    const condition = split({ from, to }, 'if');
    if (condition.length === 2 && condition[0] && condition[1]) {
      const otherwise = split(condition[1], 'else')[1];
      return either([at(condition[0], depth), otherwise ? at(otherwise, depth) : UNKNOWN]);
    }
    const terms = split({ from, to }, '+');
    if (terms.length > 1) return joined(terms.slice(0, 30).map((one) => at(one, depth)));
    const formatted = split({ from, to }, '%');
    if (formatted.length > 1 && formatted[0]) return at(formatted[0], depth);
    if (first.kind === 'string') return ofStrings({ from, to }, depth);
    if (first.text === '[' || first.text === '(') return partner[from] === to - 1 ? { kind: 'list', items: itemsOf(tokens, partner, { from: from + 1, to: to - 1 }).slice(0, 200).map((one) => at(one, depth)) } : UNKNOWN;
    if (first.text === '{') return partner[from] === to - 1 ? ofDictionary({ from: from + 1, to: to - 1 }, depth) : UNKNOWN;
    return first.kind === 'name' ? ofChain({ from, to }, depth) : UNKNOWN;
  };
  /** Without `await` and brackets around. */
  const trimmed = (range: Range): Range => {
    let { from, to } = range;
    for (;;) {
      if (tokens[from]?.text === 'await') from++;
      else if (tokens[from]?.text === '(' && partner[from] === to - 1 && itemsOf(tokens, partner, { from: from + 1, to: to - 1 }).length === 1) [from, to] = [from + 1, to - 1];
      else return { from, to };
    }
  };
  const split = ({ from, to }: Range, word: string): Range[] => {
    const parts: Range[] = [];
    let start = from;
    for (let i = from; i < to; i++) {
      if (tokens[i]?.text === word && i > start) {
        parts.push({ from: start, to: i });
        start = i + 1;
      }
      const close = partner[i] ?? -1;
      if (close > i) i = close;
    }
    parts.push({ from: start, to });
    return parts;
  };
  const ofStrings = ({ from, to }: Range, depth: number): WrittenValue => {
    let end = from;
    while (end < to && tokens[end]?.kind === 'string') end++;
    if (end < to && tokens[end]?.text !== '.') return UNKNOWN;
    const isFormat = tokens[end + 1]?.text === 'format' && tokens[end + 2]?.text === '(';
    const given = isFormat ? argumentsOf(script, end + 2) : [];
    const field = (name: string, index: number): WrittenValue => {
      const argument = given.find((one) => one.name === name) ?? (/^\d*$/.test(name) ? given.filter((one) => one.name === '')[name === '' ? index : Number(name)] : undefined);
      return argument ? at(argument, depth) : UNKNOWN;
    };
    return joined(tokens.slice(from, end).flatMap((token) => textOf(token, (expression) => nameAt(expression, from, depth), field)));
  };
  /** A field of an f-string, where it is a dotted name or a look-up of the environment. */
  const nameAt = (expression: string, where: number, depth: number): WrittenValue => {
    const variable = /^os\.(?:environ\[|environ\.get\(|getenv\()\s{0,3}["']([\w.-]{1,80})["']/.exec(expression)?.[1];
    if (variable !== undefined) return { kind: 'variable', name: variable };
    const path = expression.split('.');
    if (!/^[A-Za-z_][\w.]{0,120}$/.test(expression)) return UNKNOWN;
    return path[0] === 'self' && path[1] !== undefined ? path.slice(2).reduce(member, ofOwn(path[1], where, depth)) : path.slice(1).reduce(member, ofName(path[0] ?? '', where, depth));
  };
  const ofDictionary = (inside: Range, depth: number): WrittenValue => ({
    kind: 'object',
    entries: itemsOf(tokens, partner, inside).slice(0, 200).flatMap((item): [string, WrittenValue][] => {
      const key = tokens[item.from];
      if (key?.kind !== 'string' || tokens[item.from + 1]?.text !== ':') return [];
      const [text] = textOf(key, () => UNKNOWN);
      return text?.kind === 'text' ? [[text.text, at({ from: item.from + 2, to: item.to }, depth)]] : [];
    }),
  });
  /** `a.b["c"](d).e` from the left. */
  const ofChain = ({ from, to }: Range, depth: number): WrittenValue => {
    const head = tokens[from]?.text ?? '';
    let written = head;
    let value: WrittenValue = head === 'self' ? UNKNOWN : ofName(head, from, depth);
    for (let i = from + 1; i < to; ) {
      const [mark, name] = [tokens[i], tokens[i + 1]];
      const close = partner[i] ?? -1;
      if (mark?.text === '.' && name?.kind === 'name') {
        value = head === 'self' && written === 'self' ? ofOwn(name.text, from, depth) : TRANSPARENT.test(name.text) ? value : member(value, name.text);
        written = `${written}.${name.text}`;
        i += 2;
      } else if (mark?.text === '[' && close > i) {
        const key = at({ from: i + 1, to: close }, depth);
        value = /(?:^|\.)environ$/.test(written) && key.kind === 'text' ? { kind: 'variable', name: key.text } : key.kind === 'text' ? member(value, key.text) : UNKNOWN;
        written = `${written}[]`;
        i = close + 1;
      } else if (mark?.text === '(' && close > i) {
        value = ofCall(written, value, i, depth);
        written = `${written}()`;
        i = close + 1;
      } else return UNKNOWN;
    }
    return value;
  };
  const ofCall = (written: string, value: WrittenValue, open: number, depth: number): WrittenValue => {
    const given = argumentsOf(script, open);
    const [first, second] = given;
    if (TRANSPARENT.test(written.slice(written.lastIndexOf('.') + 1)) && written.includes('.')) return value;
    if (READS_VARIABLE.test(written) && first) {
      const key = at(first, depth);
      const fallback = given.find(({ name }) => name === 'default') ?? (second?.name === '' ? second : undefined);
      return key.kind === 'text' ? either([{ kind: 'variable', name: key.text }, ...(fallback ? [at(fallback, depth)] : [])]) : UNKNOWN;
    }
    if (/(?:^|\.)(?:urljoin|join|str|URL|AnyHttpUrl|HttpUrl)$/.test(written)) return joined(given.map((one) => at(one, depth)));
    if (value.kind === 'function') return value.returns;
    return value.kind === 'object' ? value : value.kind === 'import' ? { ...value, path: [...value.path, '()'] } : UNKNOWN;
  };
  const ofOwn = (name: string, where: number, depth: number): WrittenValue => {
    const owningClass = script.statementAt(where)?.owningClass ?? -1;
    const ranges = [...(script.assigned.get(`${owningClass} self.${name}`) ?? []), ...(script.assigned.get(`c${owningClass} ${name}`) ?? [])];
    return either(ranges.slice(0, 4).map((range) => at(range, depth)));
  };
  const ofName = (name: string, where: number, depth: number): WrittenValue => {
    for (let owner = script.statementAt(where)?.owner ?? -1; owner >= 0; owner = script.blocks[owner]?.owner ?? -1) {
      const local = script.assigned.get(`${owner} ${name}`);
      if (local) return either(local.slice(0, 4).map((range) => at(range, depth)));
      const block = script.blocks[owner];
      if (!block?.parameters.has(name)) continue;
      const fallback = block.parameters.get(name);
      return fallback ? either([UNKNOWN, at(fallback, depth)]) : UNKNOWN;
    }
    const own = script.assigned.get(`-1 ${name}`);
    if (own) return either(own.slice(0, 4).map((range) => at(range, depth)));
    const imported = script.imported.get(name);
    if (imported) return { kind: 'import', from: imported.from, path: imported.path };
    return ofDefinition(name, depth);
  };
  const ofDefinition = (name: string, depth: number): WrittenValue => {
    const index = script.blocks.findIndex((block) => block.name === name && block.indent === 0);
    const block = script.blocks[index];
    if (block?.kind === 'class') return ofClass(index, depth);
    if (!block) return UNKNOWN;
    const returns = script.statements.filter((one) => one.owner === index && tokens[one.from]?.text === 'return').map((one) => at({ from: one.from + 1, to: one.to }, depth));
    return { kind: 'function', returns: returns.length > 4 ? UNKNOWN : either(returns) };
  };
  /** Fields of a class; of pydantic settings, those are variables of the environment. */
  const ofClass = (index: number, depth: number): WrittenValue => {
    const block = script.blocks[index];
    const isSettings = /Settings\b/.test(block?.bases ?? '');
    const fields = script.statements.filter((one) => one.owningClass === index && one.owner < 0 && tokens[one.from]?.kind === 'name');
    const prefix = isSettings ? prefixIn(script, index) : '';
    const entries = fields.slice(0, 200).flatMap((one): [string, WrittenValue][] => {
      const name = tokens[one.from]?.text ?? '';
      const ranges = script.assigned.get(`c${index} ${name}`) ?? [];
      const value = ranges[0] ? at(ranges[0], depth) : UNKNOWN;
      if (!isSettings || tokens[one.from + 1]?.text !== ':') return isKnown(value) ? [[name, value]] : [];
      return [[name, either([{ kind: 'variable', name: `${prefix}${name}`.toUpperCase() }, value])]];
    });
    return { kind: 'object', entries };
  };
  return { valueOf: (range) => at(range, DEEPEST), valueOfName: (name, where) => ofName(name, where, DEEPEST) };
}

const READS_VARIABLE = /(?:^|\.)(?:getenv|environ\.get|environ\.setdefault|environ\.pop)$|^(?:config|env|env\.str|env\.url|get_env|getenv|Env\.str)$/;
const TRANSPARENT = /^(?:rstrip|lstrip|strip|lower|replace|unicode_string|get_secret_value|removesuffix)(?:\(\))?$/;

/** `env_prefix` of the settings' own configuration. */
function prefixIn({ text, tokens, statements }: PythonScript, index: number): string {
  const own = statements.filter((one) => one.owningClass >= index && one.owner < 0);
  for (const one of own.slice(0, 200)) {
    const [first, last] = [tokens[one.from], tokens[one.to - 1]];
    const found = first && last ? /env_prefix["']?\s{0,3}[=:]\s{0,3}["'](\w{0,40})["']/.exec(text.slice(first.start, Math.min(last.end, first.start + 400)))?.[1] : undefined;
    if (found !== undefined) return found;
  }
  return '';
}
