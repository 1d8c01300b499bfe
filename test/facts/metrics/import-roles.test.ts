import { describe, expect, it } from 'vitest';
import { importRoles } from '#facts/import-roles';
import { openSource } from '#facts/source';

const roleOf = (text: string, file = 'src/a.tsx') => new Map(importRoles.extract(openSource(file, 'typescript', `import { it, other } from './it';\n${text}`))).get('it');

describe('what a file does with an imported name', () => {
  it.each([
    'const f = () => { const x = it(1); return x; };',
    'function f() { return it.total; }',
    'class A { m() { return it.of(1); } }',
    'class A { constructor(private readonly x: it) {} }',
    'const f = () => { if (it) other(); };',
    'const f = (x: number) => x === it ? 1 : 2;',
    'const f = () => save(it(1));',
  ])('works with it: %s', (text) => expect(roleOf(text)).toBe('work'));

  it.each([
    'export const x = it(1);', // while the module loads
    'export const routes = { "/it": it };',
    'const f = () => ({ it });',
    'const f = () => { it(app); };',
    'const f = () => [it(1), other()];',
    'const f = () => new it();',
    'const f = () => <it.Page />;',
    'const F = () => <div render={it} />;',
    'const f = () => other(it);',
    'const f = () => ({ [it.id]: 1 });',
    '@it() class A { @it() m() {} }',
    'export { it };',
  ])('only names it: %s', (text) => expect(roleOf(text)).toBe('wiring'));

  it.each(['const x: it = 1;', 'const x = { it: 1 };', 'const x = (y: object) => y.it;', 'type X = typeof it;'])('has no role for it: %s', (text) => expect(roleOf(text)).toBe(undefined));
});
