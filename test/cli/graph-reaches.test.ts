import { describe, expect, it } from 'vitest';
import { inProject } from '../examples.ts';
import { archLint } from './cli.ts';

const SHOP = new Map([
  ['arch-lint.jsonc', '{}'],
  ['src/app.ts', "import { checkout } from './checkout.ts';\nimport type { Price } from './price.ts';\nexport const app = (price: Price) => checkout(price);\nexport const admin = () => import('./admin.ts');\n"],
  ['src/checkout.ts', "import { total } from './total.ts';\nexport const checkout = total;\n"],
  ['src/total.ts', "import { round } from './price.ts';\nimport { missing } from './missing.ts';\nexport const total = (price: number) => round(price + missing);\n"],
  ['src/price.ts', 'export type Price = number;\nexport const round = Math.round;\n'],
  ['src/admin.ts', "import './audit.ts';\n"],
  ['src/audit.ts', "export type { Admin } from './admin.ts';\n"],
  ['src/report.ts', "import type { Admin } from './audit.ts';\nexport const report = (admin: Admin) => admin;\n"],
]);

const reaches = (root: string, from: string, to: string, ...more: readonly string[]) => archLint(root, ['graph', '--reaches', from, to, ...more]);

describe('arch-lint graph --reaches A B', () => {
  it('shows the way that loads when A starts, and a shorter one that never loads, every hop as file:line:column specifier', () => {
    inProject(SHOP, (root) => {
      expect(reaches(root, 'src/app.ts', 'src/price.ts')).toEqual({
        code: 0,
        err: '',
        out: [
          '`src/app.ts` loads `src/price.ts` when it starts, 3 imports:',
          '  src/app.ts:1:26 ./checkout.ts -> src/checkout.ts (value)',
          '  src/checkout.ts:1:23 ./total.ts -> src/total.ts (value)',
          '  src/total.ts:1:23 ./price.ts -> src/price.ts (value)',
          'Shorter, with imports of types, 1 import:',
          '  src/app.ts:2:28 ./price.ts -> src/price.ts (type: never loads)',
          '',
        ].join('\n'),
      });
    });
  });

  it.each([
    ['src/app.ts', 'src/audit.ts', '`src/app.ts` does not load `src/audit.ts` when it starts, only later, 2 imports:\n  src/app.ts:4:35 ./admin.ts -> src/admin.ts (dynamic: loads later)\n'],
    ['src/report.ts', 'src/audit.ts', '`src/report.ts` never loads `src/audit.ts`, only imports of types lead there, 1 import:\n'],
    ['src/admin.ts', 'src/admin.ts', '`src/admin.ts` is in a ring only with imports of types, 2 imports:\n  src/admin.ts:1:8 ./audit.ts -> src/audit.ts (side-effect)\n'],
  ])('says how %s reaches %s', (from, to, expected) => {
    inProject(SHOP, (root) => {
      const { code, out } = reaches(root, from, to);
      expect(code).toBe(0);
      expect(out).toContain(expected);
    });
  });

  it.each([
    ['src/price.ts', 'src/app.ts', '`src/price.ts` does not reach `src/app.ts`. But `src/app.ts` reaches `src/price.ts`. Unresolved imports of the project, which may hide a way: 1.\n'],
    ['src/app.ts', 'src/app.ts', '`src/app.ts` is in no ring: no import leads from it back to it. Unresolved imports of the project, which may hide a way: 1.\n'],
  ])('ends with 1 where no way leads from %s to %s', (from, to, out) => {
    inProject(SHOP, (root) => expect(reaches(root, from, to)).toEqual({ code: 1, out, err: '' }));
  });

  it.each([
    [['src/ap.ts', 'src/price.ts'], 'There is no module or folder `src/ap.ts` in the graph. Did you mean `src/app.ts`?'],
    [['src', 'src/app.ts'], '`src` stands for 7 nodes at this level, such as `src/admin.ts` and `src/app.ts`. Name one of them, or join them with `--level folder`'],
    [['src/app.ts'], '`--reaches` takes two modules'],
    [['src/app.ts', 'src/price.ts', '--reaches', 'src/total.ts', '--format', 'html'], 'There is no format `html`.'],
    [['src/app.ts', 'src/price.ts', '--focus', 'src'], '`--focus` and `--reaches` ask for different things.'],
  ])('says what is wrong with %j', (ends, expected) => {
    inProject(SHOP, (root) => {
      const { code, out, err } = archLint(root, ['graph', '--reaches', ...ends]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(expected);
    });
  });

  it('tells the same as JSON, with null for a way that does not exist', () => {
    inProject(SHOP, (root) => {
      const { code, out } = reaches(root, 'src/app.ts', 'src/audit.ts', '--format', 'json');
      expect(code).toBe(0);
      const steps = [
        { from: 'src/app.ts', to: 'src/admin.ts', kind: 'dynamic', line: 4, symbols: [], column: 35, specifier: './admin.ts' },
        { from: 'src/admin.ts', to: 'src/audit.ts', kind: 'side-effect', line: 1, symbols: [], column: 8, specifier: './audit.ts' },
      ];
      expect(JSON.parse(out)).toEqual({ from: 'src/app.ts', to: 'src/audit.ts', paths: { runtime: null, loaded: steps, all: steps } });
    });
  });

  it('takes paths from where one stands, and both ways of writing it', () => {
    inProject(SHOP, (root) => {
      expect(archLint(`${root}/src`, ['graph', '--reaches', 'app.ts', './checkout.ts']).out).toContain('src/app.ts:1:26');
      expect(archLint(root, ['graph', '--reaches', 'src/app.ts', '--reaches', 'src/checkout.ts']).out).toContain('src/app.ts:1:26');
    });
  });
});
