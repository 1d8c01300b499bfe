import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, compileSelector, isGlob } from '#model';

const matches = (pattern: string, path: string): boolean => compileGlob(pattern)(path);

describe('compileGlob', () => {
  it.each([
    ['src/order.ts', 'src/order.ts', true],
    ['src/order.ts', 'src/orders.ts', false],
    ['src/*.ts', 'src/order.ts', true],
    ['src/*.ts', 'src/billing/order.ts', false],
    ['*.ts', 'src/order.ts', false],
    ['**/*.ts', 'order.ts', true],
    ['**/*.ts', 'src/billing/order.ts', true],
    ['**/*.ts', 'src/billing/order.tsx', false],
    ['src/**', 'src/billing/order.ts', true],
    ['src/**', 'src', false],
    ['src/**', 'src-gen/order.ts', false],
    ['src/**/order.ts', 'src/order.ts', true],
    ['src/**/order.ts', 'src/a/b/order.ts', true],
    ['src/**/order.ts', 'src/a/border.ts', false],
    ['**', 'src/order.ts', true],
    ['src**/order.ts', 'src/a/order.ts', false],
    ['src**/order.ts', 'src-gen/order.ts', true],
    ['order.?s', 'order.ts', true],
    ['order.?s', 'order.s', false],
    ['a?b', 'a/b', false],
    ['icon-?.svg', 'icon-😀.svg', true],
    ['.env*', '.env.local', true],
    ['*', '.env', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it.each([
    ['order.[jt]s', 'order.js', true],
    ['order.[jt]s', 'order.cs', false],
    ['v[0-9].ts', 'v7.ts', true],
    ['v[0-9].ts', 'va.ts', false],
    ['v[!0-9].ts', 'va.ts', true],
    ['v[^0-9].ts', 'v7.ts', false],
    ['[]]', ']', true],
    ['[a-]', '-', true],
    ['[a-]', 'b', false],
    ['[\\]]', ']', true],
    ['a[b', 'a[b', true],
    ['a[b', 'ab', false],
    ['a[/]b', 'a/b', false],
  ])('set %s on %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it.each([
    ['*.{ts,tsx}', 'app.tsx', true],
    ['*.{ts,tsx}', 'app.js', false],
    ['{src,test}/**/*.ts', 'test/a/b.ts', true],
    ['{src,test}/**/*.ts', 'lib/a/b.ts', false],
    ['{src/{billing,orders},libs}/*.ts', 'src/orders/total.ts', true],
    ['{src/{billing,orders},libs}/*.ts', 'src/libs/total.ts', false],
    ['order{,s}.ts', 'order.ts', true],
    ['order{,s}.ts', 'orderss.ts', false],
    ['{a/b,c}.ts', 'a/b.ts', true],
    ['order{.ts', 'order{.ts', true],
    ['order{.ts', 'order.ts', false],
  ])('braces %s on %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it.each([
    ['\\*.ts', '*.ts', true],
    ['\\*.ts', 'a.ts', false],
    ['\\{a,b\\}', '{a,b}', true],
    ['\\{a,b\\}', 'a', false],
    ['app/\\[id\\]/page.tsx', 'app/[id]/page.tsx', true],
    ['app/\\[id\\]/page.tsx', 'app/i/page.tsx', false],
  ])('escape %s on %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it('takes braces literally when told so', () => {
    expect(compileGlob('{a,b}.ts', { braces: false })('{a,b}.ts')).toBe(true);
    expect(compileGlob('{a,b}.ts', { braces: false })('a.ts')).toBe(false);
  });

  it('agrees with a brute-force matcher', () => {
    const part = fc.array(fc.constantFrom('a', 'b', '*', '?', '[ab]', '[!a]'), { minLength: 1, maxLength: 4 }).map((texts) => texts.join(''));
    const pattern = fc.array(fc.oneof(part, fc.constant('**')), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(pattern, path, (glob, file) => {
        expect(matches(glob, file)).toBe(bruteForce(glob, file));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile globs', () => {
  it.each([
    [`${'*a'.repeat(9)}*b`, 'a'.repeat(60)],
    [`${'*'.repeat(34)}b`, 'a'.repeat(60)],
    [`${'*a'.repeat(34)}b`, 'a'.repeat(5000)],
    [`${'**/a/'.repeat(34)}b`, 'a/'.repeat(400) + 'a'],
    ['['.repeat(5000), 'a'.repeat(60)],
    ['{'.repeat(4000), 'a'.repeat(60)],
  ])('%.30s ends', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  }, 5000);

  it('refuses braces that stand for too much', () => {
    expect(() => compileGlob('{a,b}'.repeat(20))).toThrow(RangeError);
    expect(() => compileGlob('{a,b}'.repeat(8))).not.toThrow();
    expect(() => compileGlob(`${'{'.repeat(20_000)}a${'}'.repeat(20_000)}`)).toThrow(/longer than 4096/);
  }, 5000);
});

describe('compileSelector', () => {
  it.each([
    ['src/billing', 'src/billing', true],
    ['src/billing', 'src/billing/invoice.ts', true],
    ['src/billing', 'src/billing-new/invoice.ts', false],
    ['src/billing', 'lib/src/billing/invoice.ts', false],
    ['./src/billing/', 'src/billing/invoice.ts', true],
    ['src/billing/invoice.ts', 'src/billing/invoice.ts', true],
    ['src/billing/invoice.ts', 'src/billing/invoice.tsx', false],
    ['src/*/invoice.ts', 'src/billing/invoice.ts', true],
    ['src/*/invoice.ts', 'src/invoice.ts', false],
    ['app/[id]', 'app/[id]/page.tsx', true],
    ['app/[id]', 'app/[name]/page.tsx', false],
  ])('%s selects %s: %s', (selector, path, expected) => {
    expect(compileSelector(selector)(path)).toBe(expected);
  });

  it('knows a glob from a path', () => {
    expect(['src/*.ts', '{a,b}', 'a?', '[ab]'].every(isGlob)).toBe(true);
    expect(['src/order.ts', 'src-gen', 'a+b', '@scope/x', '!a'].some(isGlob)).toBe(false);
  });
});

/** Exponential on purpose: tries every length a wildcard could take. */
function bruteForce(pattern: string, path: string): boolean {
  const below = pattern.endsWith('/**') ? `${pattern.slice(0, -3)}/*/**` : pattern;
  return inParts(below.split('/'), path.split('/'));
}

function inParts([part, ...parts]: readonly string[], names: readonly string[]): boolean {
  if (part === undefined) return names.length === 0;
  if (part === '**') return names.some((_, skipped) => inParts(parts, names.slice(skipped))) || inParts(parts, []);
  const [name, ...others] = names;
  return name !== undefined && inName(part, name) && inParts(parts, others);
}

function inName(part: string, name: string): boolean {
  if (part === '') return name === '';
  if (part.startsWith('*')) return inName(part.slice(1), name) || (name !== '' && inName(part, name.slice(1)));
  if (name === '') return false;
  const set = /^\[(!?)(\w+)\]/.exec(part);
  if (set) return (set[2] ?? '').includes(name.charAt(0)) !== (set[1] === '!') && inName(part.slice(set[0].length), name.slice(1));
  return (part.startsWith('?') || part.charAt(0) === name.charAt(0)) && inName(part.slice(1), name.slice(1));
}
