import { describe, expect, it } from 'vitest';
import type { Resolver } from '../../src/host/resolve/resolver.ts';
import { resolverOf } from './resolving.ts';
import { addLinks, tempFolder } from './temp-folder.ts';

type Files = Parameters<typeof tempFolder>[0];

/** The code of each specifier that leads nowhere, with its hint, or where it leads. */
function codes(resolver: Resolver, from: string, specifiers: readonly string[]): string[] {
  return specifiers.map((specifier) => {
    const target = resolver.target(from, specifier);
    if (target.kind === 'external') return `external ${target.name}`;
    if (target.kind !== 'unresolved') return target.file;
    return target.hint === undefined ? target.code : `${target.code} ${target.hint}`;
  });
}

function check(files: Files, from: string, expected: Readonly<Record<string, string>>, ignore: readonly string[] = []): void {
  const specifiers = Object.keys(expected);
  expect(Object.fromEntries(codes(resolverOf(tempFolder(files), ignore), from, specifiers).map((code, index) => [specifiers[index], code]))).toEqual(expected);
}

describe('the wrong letter case', () => {
  const files: Files = {
    'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'package.json': { name: 'shop', imports: { '#*': './src/*.ts' }, workspaces: ['packages/*'] },
    'src/app.ts': '', 'src/Order.ts': '', 'src/billing/tax.ts': '', 'src/Cart/index.ts': '', 'src/logo.SVG': '', 'src/names.json': {}, 'src/Twin.ts': '', 'src/twin.ts': '',
    'packages/pay/package.json': { name: '@acme/pay' }, 'packages/pay/Ledger.ts': '',
  };

  it('is told with the real file, whatever the way to it', () => {
    check(files, 'src/app.ts', {
      './order': 'wrongCase src/Order.ts',
      './ORDER.js': 'wrongCase src/Order.ts',
      './Billing/tax': 'wrongCase src/billing/tax.ts',
      './cart': 'wrongCase src/Cart/index.ts',
      './cart/': 'wrongCase src/Cart/index.ts',
      './logo.svg': 'wrongCase src/logo.SVG',
      './Names.json': 'wrongCase src/names.json',
      '@/order': 'wrongCase src/Order.ts',
      '#order': 'wrongCase src/Order.ts',
      '@acme/pay/ledger': 'wrongCase packages/pay/Ledger.ts',
    });
  });

  it('is none where the spelling is exact, or two files could be meant', () => {
    check(files, 'src/app.ts', { './Order': 'src/Order.ts', './twin': 'src/twin.ts', './Twin': 'src/Twin.ts', './TWIN': 'missing ./Twin', './logo.SVG': 'src/logo.SVG' });
  });
});

describe('a nearest spelling', () => {
  it('is named where it leads to a module', () => {
    const files = { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'src/app.ts': '', 'src/helpers/format.ts': '', 'src/helpers/money.ts': '', 'src/orders.ts': '', 'src/limits.json': {}, 'src/logo.svg': '' };
    check(files, 'src/app.ts', {
      './helpers/fromat': 'missing ./helpers/format',
      './helper/format': 'missing ./helpers/format',
      './helpers/formats.js': 'missing ./helpers/format.js',
      './order': 'missing ./orders',
      '@/helpers/mony': 'alias @/helpers/money',
      './helper/clock': 'missing',
      './apps': 'missing',
      './billing/tax': 'missing',
      './limit.json': 'missing ./limits.json',
      './logos.svg?url': 'missing ./logo.svg',
      './logos.png': 'missing',
    });
  });
});

describe('what is ignored, generated or left out', () => {
  it('by .gitignore, with any extension that would be tried', () => {
    check({ '.gitignore': 'src/schema.generated.ts\nsecrets.json\n/src/client\n*.d.ts\n*.js\n', 'src/app.ts': '', 'src/order.ts': '' }, 'src/app.ts', {
      './schema.generated': 'ignored', './schema.generated.js': 'ignored', './secrets.json': 'ignored', './client': 'ignored', './client/index.js': 'ignored', './client/api': 'ignored',
      './orders': 'missing ./order', // every `.js` and `.d.ts` is ignored, which says nothing about this one
    });
  });

  it('by the configuration and by convention', () => {
    check({ 'package.json': { name: 'shop' }, 'src/app.ts': '', 'build.ts': '', 'dist/old.js': '' }, 'src/app.ts', {
      '../dist/client.js': 'ignored', '../build/client': 'ignored', '../vendor/lib': 'ignored', './legacy/db': 'ignored', './generated/api': 'ignored', './__generated__/api': 'ignored', './schema.gen': 'ignored', '../.contentlayer/posts': 'ignored',
      './legacies': 'missing',
    }, ['src/legacy']);
  });

  it('by a submodule that is not here, or a link into it', () => {
    const root = tempFolder({ '.gitmodules': '[submodule "enterprise"]\n\tpath = enterprise\n\turl = git@acme.test:enterprise.git\n', 'src/app.ts': '' });
    addLinks(root, { 'src/plans': '../enterprise/plans' });
    expect(codes(resolverOf(root), 'src/app.ts', ['../enterprise/billing', './plans/pro', './plan'])).toEqual(['ignored', 'ignored', 'missing']);
  });

  it('by the roots of frameworks', () => {
    const config = { compilerOptions: { rootDirs: ['.', './.react-router/types'] } };
    check({ 'tsconfig.json': config, 'app/routes/home.tsx': '', 'app/cart.ts': '' }, 'app/routes/home.tsx', { './+types/home': 'ignored', './$types': 'ignored', './$types.js': 'ignored', '../carts': 'missing ../cart' });
    check({ 'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'dist'] } }, 'package.json': {}, 'src/app.ts': '' }, 'src/app.ts', { './messages': 'ignored' });
  });

  it('in a package whose entries a build makes', () => {
    const files: Files = {
      'package.json': { workspaces: ['packages/*'] }, 'app.ts': '',
      'packages/ui/package.json': { name: '@acme/ui', exports: { './css': './styled-system/css/index.js', './icons': './dist/icons.js', './gone': './src/gone.ts' } }, 'packages/ui/.gitignore': 'styled-system', 'packages/ui/src/main.ts': '',
      'packages/admin/package.json': { name: '@acme/admin', exports: './package/index.js', publishConfig: { directory: 'package' } },
      'packages/js/package.json': { name: '@acme/js', exports: { './internal': './dist/esm/internal/index.mjs' } }, 'packages/js/src/ui/internal/index.ts': '',
    };
    check(files, 'app.ts', {
      '@acme/ui/css': 'ignored', '@acme/ui/icons': 'ignored', '@acme/ui/gone': 'workspace', '@acme/ui/secret': 'hidden', '@acme/ui/icon': 'hidden @acme/ui/icons', '@acme/admin/core': 'ignored', '@acme/js/internal': 'packages/js/src/ui/internal/index.ts',
    });
  });

  it('by an alias into installed packages', () => {
    check({ 'package.json': { name: 'shop' }, 'tsconfig.json': { compilerOptions: { paths: { dayjs: ['./node_modules/dayjs/esm'], '@acme/*': ['./src/*'] } } }, 'src/app.ts': '' }, 'src/app.ts', { dayjs: 'external dayjs', '@acme/http': 'alias' });
  });

  it('and what a bundler asks of another tool', () => {
    check({ 'package.json': { devDependencies: { vite: '6.0.0' } }, 'tsconfig.json': {}, 'src/app.ts': '', 'src/notes.md': '' }, 'src/app.ts', {
      '!!raw-loader!./notes.md': 'src/notes.md', '!!raw-loader!./gone.md': 'ignored', '~icons/lucide/x': 'external ~icons', 'virtual:pwa': 'external virtual:pwa', '@/order': 'ignored', '#db': 'ignored', '/src/order.ts': 'absolute', '../../shop': 'outside',
    });
  });
});

describe('aliases that no tsconfig has', () => {
  it('are told where no bundler may have them', () => {
    check({ 'package.json': { name: 'shop' }, 'tsconfig.json': {}, 'src/app.ts': '' }, 'src/app.ts', { '@/order': 'alias', '~/order': 'alias', '#db': 'subpath', '$lib/order': 'ignored', '#imports': 'external #imports' });
    check({ 'package.json': { name: 'shop' }, 'tsconfig.json': { extends: '@acme/tsconfig' }, 'src/app.ts': '' }, 'src/app.ts', { '@/order': 'ignored', '#db': 'ignored' });
  });

  it('stay unknown beside `imports` where the framework gives some of the same form', () => {
    const imports = { '#db': './src/db.ts', '#queue': './src/queue.ts' };
    check({ 'package.json': { name: 'shop', imports, dependencies: { nitro: '3.0.0' } }, 'src/app.ts': '', 'src/db.ts': '' }, 'src/app.ts', { '#db': 'src/db.ts', '#cache': 'ignored', '#nitro-internal-pollyfills': 'external #nitro-internal-pollyfills' });
    check({ 'package.json': { name: 'shop', imports }, 'src/app.ts': '' }, 'src/app.ts', { '#queues': 'subpath #queue', '#db': 'subpath', '#imports': 'subpath' });
  });

  it('are those of the framework whose tsconfig is not made yet', () => {
    check({ 'tsconfig.json': { extends: './.svelte-kit/tsconfig.json' }, 'src/lib/cart.ts': '', 'src/routes/page.ts': '' }, 'src/routes/page.ts', { '$lib/cart': 'src/lib/cart.ts', '$lib/carts': 'alias $lib/cart', '$app/state': 'external $app' });
    check({ 'tsconfig.json': { files: [], references: [{ path: './.nuxt/tsconfig.app.json' }] }, 'app/utils/cart.ts': '', 'shared/money.ts': '', 'app/page.ts': '' }, 'app/page.ts', { '~/utils/cart': 'app/utils/cart.ts', '~~/app/page': 'app/page.ts', '#shared/money': 'shared/money.ts', '#imports': 'external #imports' });
  });
});

describe('standing', () => {
  it('tells templates and what the tsconfig excludes', () => {
    const root = tempFolder({
      'tsconfig.json': { include: ['src'], exclude: ['src/legacy', '**/*.template.ts'] }, 'src/app.ts': '', 'src/legacy/db.ts': '', 'src/app.template.ts': '', 'scripts/run.ts': '',
      'templates/api/package.json': {}, 'templates/api/main.ts': '', 'src/templates/mail.ts': '', 'test/fixtures/broken.ts': '', 'src/__testfixtures__/a.input.ts': '', 'src/latest/a.ts': '', 'e2e/package.json': {}, 'e2e/run.ts': '', 'e2e/presets/package.json': { jest: {} }, 'e2e/presets/a.ts': '', 'e2e/shop/package.json': { devDependencies: { vite: '6.0.0' } }, 'e2e/shop/a.ts': '',
    });
    const resolver = resolverOf(root);
    const standings = ['src/app.ts', 'src/legacy/db.ts', 'src/app.template.ts', 'scripts/run.ts', 'templates/api/main.ts', 'src/templates/mail.ts', 'test/fixtures/broken.ts', 'src/__testfixtures__/a.input.ts', 'src/latest/a.ts', 'e2e/run.ts', 'e2e/presets/a.ts', 'e2e/shop/a.ts'].map((file) => resolver.standing?.(file));
    expect(standings).toEqual(['program', 'excluded', 'template', 'program', 'template', 'program', 'template', 'template', 'program', 'program', 'template', 'program']);
  });
});
