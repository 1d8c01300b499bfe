import type { TSESTree } from '@typescript-eslint/types';
import { fileFact, lineTable, SCRIPT_SYNTAXES, type LineTable, type Source, type Span } from '#model';
import { namesBoundBy, spanOf } from './imports/nodes.ts';
import { scanOf } from './python/scan.ts';
import { functionsIn } from './stubs/functions.ts';
import { definitionOf, isDefinition, walkBlocks } from './stubs/python-definitions.ts';

/** A function with a body and a name. */
export interface FunctionWritten extends Span {
  readonly name: string;
  /** Of a method. */
  readonly owner?: string;
  /** Names that the parameters bind, in order; `self` and `cls` of Python are left out. */
  readonly parameters: readonly string[];
  /** Where its body begins. */
  readonly body: number;
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
}

/** The functions of a file that have names, in order. */
export const functions = fileFact<readonly FunctionWritten[]>({
  id: 'functions',
  version: 1,
  syntax: [...SCRIPT_SYNTAXES, 'python'],
  extract(source) {
    if (!source.text.includes('(')) return [];
    const lines = lineTable(source.text);
    const found = source.syntax === 'python' ? inPython(source, lines) : source.scripts.flatMap(({ tree }) => inScript(tree as TSESTree.Program, lines)); // holds: both parsers give a TS-ESTree
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  },
});

function inScript(program: TSESTree.Program, lines: LineTable): FunctionWritten[] {
  return functionsIn(program).flatMap(({ node, name, owner, method }): FunctionWritten[] => {
    if (name === '') return [];
    const { start, end } = spanOf(method ?? node);
    const className = owner?.id?.name;
    return [{ name, ...(className === undefined ? {} : { owner: className }), parameters: node.params.flatMap((one) => namesBoundBy(one.type === 'TSParameterProperty' ? one.parameter : one)).map(({ name: parameter }) => parameter), start, end, body: spanOf(node.body).start, line: lines.at(start).line, endLine: lines.at(end).line }];
  });
}

function inPython(source: Source, lines: LineTable): FunctionWritten[] {
  const { text } = source;
  const { statements } = scanOf(source);
  const found: FunctionWritten[] = [];
  const open: { readonly indent: number; readonly index: number }[] = [];
  const close = (indent: number, end: number): void => {
    for (let last = open.at(-1); last && last.indent >= indent; last = open.at(-1)) {
      const one = found[last.index];
      if (one) found[last.index] = { ...one, end, endLine: lines.at(end).line };
      open.pop();
    }
  };
  const endBefore = (at: number): number => text.slice(0, at).trimEnd().length;
  walkBlocks(statements, (statement, around) => {
    if (open.length > 0 && (open.at(-1)?.indent ?? -1) >= statement.indent) close(statement.indent, endBefore(statement.start));
    if (isDefinition(text, statement)) {
      const { name, owner, parameters } = definitionOf(text, statement, around);
      open.push({ indent: statement.indent, index: found.length });
      found.push({ name, ...(owner ? { owner: owner.name } : {}), parameters: parameters.filter((one) => !/^(?:self|cls|mcs)$/.test(one)), start: statement.start, end: statement.end, body: statement.end, line: lines.at(statement.start).line, endLine: lines.at(statement.end).line });
    }
  });
  close(0, text.trimEnd().length);
  return found.filter(({ name }) => name !== '');
}
