import type { TSESTree } from '@typescript-eslint/types';

/** The locals of the decorators of `@angular/core` that make a class one whose constructor is fed by type. */
export function angularDecorators(program: TSESTree.Program): ReadonlySet<string> {
  const locals = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== '@angular/core') continue;
    for (const clause of statement.specifiers)
      if (clause.type === 'ImportSpecifier' && clause.imported.type === 'Identifier' && FED.has(clause.imported.name)) locals.add(clause.local.name);
  }
  return locals;
}

const FED: ReadonlySet<string> = new Set(['Injectable', 'Component', 'Directive', 'Pipe', 'NgModule']);

/** Whether Angular's compiler reads what to inject off the constructor of a class. */
export function isFedByType(node: TSESTree.ClassDeclaration, angular: ReadonlySet<string>): boolean {
  if (angular.size === 0) return false;
  const decorators = (node as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? []; // trees of JavaScript parsers have none
  return decorators.some(({ expression }) => expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && angular.has(expression.callee.name));
}
