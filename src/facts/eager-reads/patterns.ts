import type { TSESTree } from '@typescript-eslint/types';
import type { EagerPlace } from '../eager-reads.ts';
import { bare, keyName } from '../imports/nodes.ts';
import { inside, type Evaluation } from './step.ts';

/** `const { total, tax = none } = orders`: reads what it takes apart, and what its pattern computes. */
export function destructure(pattern: TSESTree.ObjectPattern | TSESTree.ArrayPattern, from: TSESTree.Node, where: EagerPlace, run: Evaluation): void {
  evaluatePattern(pattern, where, run);
  const place = inside(where, 'destructuring');
  const source = bare(from);
  const members = source.type === 'Identifier' && pattern.type === 'ObjectPattern' ? pattern.properties.map((one) => (one.type === 'Property' ? keyName(one) : undefined)) : [];
  if (source.type === 'Identifier' && members.length > 0) for (const member of members) run.read(source, place, member);
  else run.push(from, place);
}

/** The defaults and computed keys of a pattern, and the objects that it assigns into. */
export function evaluatePattern(pattern: TSESTree.Node | null, where: EagerPlace, run: Evaluation): void {
  const place = inside(where, 'destructuring');
  switch (pattern?.type) {
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'Property' && property.computed) run.push(property.key, place);
        evaluatePattern(property.type === 'Property' ? property.value : property.argument, place, run);
      }
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) evaluatePattern(element, place, run);
      return;
    case 'AssignmentPattern':
      evaluatePattern(pattern.left, where, run);
      return run.push(pattern.right, where);
    case 'RestElement':
      return evaluatePattern(pattern.argument, where, run);
    case 'TSParameterProperty':
      return evaluatePattern(pattern.parameter, where, run);
    case 'MemberExpression':
      run.push(pattern.object, where);
      if (pattern.computed) run.push(pattern.property, where);
  }
}
