import type { TSESTree } from '@typescript-eslint/types';
import { askedFact, SCRIPT_SYNTAXES, type Source, type Span } from '#model';
import { comments } from './comments.ts';
import { namesBoundBy, spanOf } from './imports/nodes.ts';
import { scanOf } from './python/scan.ts';
import { parameterNames, walk } from './stubs/functions.ts';

/** A word that somebody chose here: the name of something that is declared, or one of a comment. */
export interface Term extends Span {
  readonly word: string;
  readonly where: 'name' | 'comment';
}

/** Names that a file declares, and words of its comments, in order. Names that are only used were chosen elsewhere. */
export const terms = askedFact<readonly Term[]>({
  id: 'terms',
  version: 2,
  syntax: [...SCRIPT_SYNTAXES, 'python'],
  extract(source) {
    const names = source.syntax === 'python' ? pythonNames(source) : source.scripts.flatMap(({ tree }) => scriptNames(tree as TSESTree.Node)); // holds: both parsers give a TS-ESTree
    return [...names, ...commentWords(source)].sort((a, b) => a.start - b.start || a.end - b.end);
  },
});

const WORD = /[\p{L}_$][\p{L}\p{N}_$-]{1,100}/gu;
/** An address or a path: names that were chosen elsewhere. */
const ADDRESS = /:\/\/|\.{1,2}\/|\w\/\w[^/]{0,200}\//;

function commentWords(source: Source): Term[] {
  return comments.extract(source).flatMap((comment): Term[] =>
    [...source.text.slice(comment.start, comment.end).matchAll(/\S+/g)].flatMap(({ 0: run, index: at }): Term[] =>
      ADDRESS.test(run) ? [] : [...run.matchAll(WORD)].map(({ 0: word, index }) => ({ word, where: 'comment', start: comment.start + at + index, end: comment.start + at + index + word.length })),
    ),
  );
}

function scriptNames(tree: TSESTree.Node): Term[] {
  const found: Term[] = [];
  const add = (node: TSESTree.Node | null | undefined): void => {
    if (node?.type === 'Identifier' || node?.type === 'PrivateIdentifier') found.push({ word: node.name, where: 'name', start: spanOf(node).start, end: spanOf(node).start + node.name.length });
  };
  walk({ node: tree }, ({ node }) => {
    switch (node.type) {
      case 'VariableDeclarator':
        for (const name of namesBoundBy(node.id)) add(name);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'TSDeclareFunction':
        if (node.type !== 'ArrowFunctionExpression') add(node.id);
        if (node.type !== 'TSDeclareFunction' && parameterNames(node)) for (const parameter of node.params) for (const name of namesBoundBy(parameter)) add(name);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSEnumDeclaration':
        add(node.id);
        break;
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'TSPropertySignature':
      case 'TSMethodSignature':
        if (!node.computed) add(node.key);
        break;
      case 'TSEnumMember':
        add(node.id);
        break;
    }
    return true;
  });
  return found;
}

function pythonNames(source: Source): Term[] {
  const { text } = source;
  return scanOf(source).statements.flatMap(({ start, end, word, equals }): Term[] => {
    const head = text.slice(start, Math.min(end, start + 300));
    const found = word === 'def' || word === 'class' || word === 'async' ? /^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/.exec(head) : equals.length > 0 ? /^(\w+)/.exec(head) : null;
    const name = found?.[1];
    if (!found || name === undefined) return [];
    const at = start + found[0].length - name.length;
    return [{ word: name, where: 'name', start: at, end: at + name.length }];
  });
}
