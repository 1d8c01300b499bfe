import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTsConfigs, type TsConfig, type TsConfigs } from '../../src/host/resolve/tsconfig.ts';
import { leads, resolverOf } from './resolving.ts';
import { tempFolder } from './temp-folder.ts';

/** Configs by path, with the packages that an `extends` may name. */
function configs(files: Readonly<Record<string, string | object>>, packages: Readonly<Record<string, string>> = {}): TsConfigs {
  const texts = new Map(Object.entries(files).map(([file, content]) => [file, typeof content === 'string' ? content : JSON.stringify(content)]));
  return readTsConfigs([...texts.keys()], { read: (file) => texts.get(file), locate: (specifier) => (Object.hasOwn(packages, specifier) ? packages[specifier] : undefined) });
}

const pathsOf = (config: TsConfig | undefined): Record<string, readonly string[]> => Object.fromEntries((config?.paths ?? []).map(({ pattern, targets }) => [pattern, targets]));
const paths = (entries: Readonly<Record<string, readonly string[]>>): object => ({ compilerOptions: { paths: entries } });

describe('extends', () => {
  it('carries paths over three levels, relative to the file that declares them', () => {
    const read = configs({
      'tsconfig.base.json': paths({ '@lib/*': ['./libs/*'] }),
      'config/tsconfig.node.json': { extends: '../tsconfig.base' },
      'services/api/tsconfig.json': { extends: '../../config/tsconfig.node.json', include: ['src'] },
    });
    expect(pathsOf(read.ownerOf('services/api/src/app.ts'))).toEqual({ '@lib/*': ['libs/*'] });
    expect(read.degraded).toEqual([]);
  });

  it('lets paths of the child replace those of the parent', () => {
    const read = configs({
      'tsconfig.base.json': paths({ '@lib/*': ['./libs/*'] }),
      'api/tsconfig.json': { extends: '../tsconfig.base.json', ...paths({ '@api/*': ['./src/*'] }) },
    });
    const owner = read.ownerOf('api/src/app.ts');
    expect(pathsOf(owner)).toEqual({ '@api/*': ['api/src/*'] });
    expect(owner?.patterns).toEqual(['@api/*', '@lib/*']);
  });

  it('lets the later base of a list win, option by option', () => {
    const read = configs({
      'strict.json': { compilerOptions: { verbatimModuleSyntax: true, baseUrl: './a' } },
      'paths/tsconfig.json': { compilerOptions: { baseUrl: './b' } },
      'tsconfig.json': { extends: ['./strict.json', './paths'] },
    });
    expect(read.ownerOf('src/app.ts')).toMatchObject({ baseUrl: 'paths/b', isVerbatim: true });
  });

  it('finds a base in a package', () => {
    const base = 'node_modules/@tsconfig/node20/tsconfig.json';
    const read = configs({ [base]: { compilerOptions: { emitDecoratorMetadata: true } }, 'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json' } }, { '@tsconfig/node20/tsconfig.json': base });
    expect(read.ownerOf('src/app.ts')?.hasMetadata).toBe(true);
  });

  it('loses only a base that is missing, and tells it', () => {
    const read = configs({
      'web/tsconfig.json': { extends: '@acme/tsconfig/base.json', ...paths({ '@/*': ['./src/*'] }) },
      'api/tsconfig.json': { extends: ['./gone.json', '../shared.json'] },
      'shared.json': { compilerOptions: { checkJs: true } },
    });
    expect(pathsOf(read.ownerOf('web/src/app.ts'))).toEqual({ '@/*': ['web/src/*'] });
    expect(read.ownerOf('api/src/app.js')?.checksJs).toBe(true);
    expect(read.degraded).toEqual([
      { file: 'web/tsconfig.json', reason: 'its base `@acme/tsconfig/base.json` cannot be found; judged without it' },
      { file: 'api/tsconfig.json', reason: 'its base `./gone.json` cannot be found; judged without it' },
    ]);
  });

  it('loses only the circle where bases extend each other, and tells it', () => {
    const read = configs({
      'config/a.json': { extends: './b.json', compilerOptions: { checkJs: true } },
      'config/b.json': { extends: './a.json', ...paths({ '@/*': ['../src/*'] }) },
      'tsconfig.json': { extends: './config/a.json' },
      'api/tsconfig.json': { extends: './tsconfig.json' },
    });
    expect(read.ownerOf('src/app.js')).toMatchObject({ file: 'tsconfig.json', checksJs: true, patterns: ['@/*'] });
    expect(read.ownerOf('api/app.ts')?.file).toBe('api/tsconfig.json');
    expect(read.degraded.map(({ file }) => file)).toEqual(['config/a.json', 'api/tsconfig.json']);
  });

  it('tells no circle where two bases share a third', () => {
    const read = configs({
      'tsconfig.json': { extends: ['./one.json', './two.json'] },
      'one.json': { extends: './shared.json' },
      'two.json': { extends: './shared.json' },
      'shared.json': { compilerOptions: { checkJs: true } },
    });
    expect(read.ownerOf('app.js')?.checksJs).toBe(true);
    expect(read.degraded).toEqual([]);
  });

  it('ends where every base extends the next one twice', () => {
    const chain = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`tsconfig.${n}.json`, { extends: [`./tsconfig.${n + 1}.json`, `./tsconfig.${n + 1}.json`] }]));
    expect(configs({ ...chain, 'tsconfig.60.json': { compilerOptions: { checkJs: true } }, 'tsconfig.json': { extends: './tsconfig.0.json' } }).ownerOf('app.js')?.checksJs).toBe(true);
  }, 5000);
});

describe('brokenConfigs', () => {
  const broken = (files: Parameters<typeof tempFolder>[0]): string[] => {
    const root = tempFolder({ 'src/app.ts': '', ...files });
    return resolverOf(root).brokenConfigs.map(({ file, start, end, base, isCircle }) => `${file} ${readFileSync(join(root, file), 'utf8').slice(start, end)} ${base}${isCircle ? ' circle' : ''}`);
  };

  it('say a missing base once, at its own string, whoever inherits it', () => {
    const files = { 'tsconfig.json': '{ // ours\n "extends": ["./base.json", "./gone"] }', 'base.json': { extends: './deeper' }, 'api/tsconfig.json': { extends: '../tsconfig.json' }, 'web/tsconfig.json': { extends: '../tsconfig.json' } };
    expect(broken(files)).toEqual(['base.json "./deeper" ./deeper', 'tsconfig.json "./gone" ./gone']);
  });

  it('say a circle once, at its first file', () => {
    expect(broken({ 'tsconfig.json': { extends: './b.json' }, 'b.json': { extends: './a.json' }, 'a.json': { extends: './b.json' }, 'api/tsconfig.json': { extends: '../b.json' } })).toEqual(['a.json "./b.json" ./b.json circle']);
    expect(broken({ 'tsconfig.json': { extends: './tsconfig.json' } })).toEqual(['tsconfig.json "./tsconfig.json" ./tsconfig.json circle']);
  });

  it('never say what an install, a build or a framework brings', () => {
    const base = { 'tsconfig.json': { extends: '@acme/tsconfig/node.json' } };
    expect(broken(base)).toEqual(['tsconfig.json "@acme/tsconfig/node.json" @acme/tsconfig/node.json']);
    expect(broken({ ...base, 'package.json': { devDependencies: { '@acme/tsconfig': '1.0.0' } } })).toEqual([]);
    expect(broken({ ...base, 'package.json': {}, 'yarn.lock': '"@acme/tsconfig@^1.0.0":\n' })).toEqual([]);
    expect(broken({ 'tsconfig.json': { extends: './.nuxt/tsconfig.json' }, 'api/tsconfig.json': { extends: './made/tsconfig.json' }, '.gitignore': 'made' })).toEqual([]);
  });

  it('are told of a package of the project, whose files are known', () => {
    const files = { 'package.json': { workspaces: ['packages/*'], devDependencies: { '@acme/tsconfig': '*' } }, 'packages/tsconfig/package.json': { name: '@acme/tsconfig' }, 'packages/tsconfig/node.json': {} };
    expect(broken({ ...files, 'tsconfig.json': { extends: '@acme/tsconfig/node.json' } })).toEqual([]);
    expect(broken({ ...files, 'tsconfig.json': { extends: '@acme/tsconfig/web.json' } })).toEqual(['tsconfig.json "@acme/tsconfig/web.json" @acme/tsconfig/web.json']);
  });

  it('cost no other edge', () => {
    const resolver = resolverOf(tempFolder({ 'tsconfig.json': { extends: './gone.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'src/app.ts': '', 'src/cart.ts': '' }));
    expect(['./cart', '@/cart', 'react'].map((specifier) => leads(resolver, 'src/app.ts', specifier))).toEqual(['src/cart.ts', 'src/cart.ts', 'external react']);
  });
});

describe('places', () => {
  it('puts ${configDir} to the folder of the config that inherits it', () => {
    const read = configs({
      'tsconfig.base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] }, outDir: '${configDir}/dist' }, include: ['${configDir}/src'] },
      'api/tsconfig.json': { extends: '../tsconfig.base.json' },
    });
    expect(read.ownerOf('api/src/app.ts')).toMatchObject({ file: 'api/tsconfig.json', outDir: 'api/dist', paths: [{ pattern: '@/*', targets: ['api/src/*'] }] });
  });

  it('takes paths relative to baseUrl where there is one', () => {
    const read = configs({ 'web/tsconfig.json': { compilerOptions: { baseUrl: './src', paths: { '~/*': ['./*'] } } } });
    expect(pathsOf(read.ownerOf('web/src/app.ts'))).toEqual({ '~/*': ['web/src/*'] });
  });

  it.each(['.', './'])('reads the folder itself written as `%s`', (self) => {
    const read = configs({ 'tsconfig.json': { include: [self], compilerOptions: { baseUrl: self, rootDirs: [self, './generated'] } }, 'api/tsconfig.json': { include: ['src'], compilerOptions: { outDir: self } } });
    expect(read.ownerOf('scripts/run.ts')).toMatchObject({ file: 'tsconfig.json', baseUrl: '', rootDirs: ['', 'generated'] });
    expect(read.ownerOf('api/src/app.ts')?.outDir).toBe('api');
  });
});

describe('ownerOf', () => {
  it('finds the referenced project that includes a file', () => {
    const read = configs({
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.node.json' }, { path: './packages/core' }] },
      'tsconfig.app.json': { include: ['src'], ...paths({ '@/*': ['./src/*'] }) },
      'tsconfig.node.json': { include: ['vite.config.ts'] },
      'packages/core/tsconfig.json': {},
    });
    expect(read.ownerOf('src/app.ts')?.file).toBe('tsconfig.app.json');
    expect(read.ownerOf('vite.config.ts')?.file).toBe('tsconfig.node.json');
    expect(read.ownerOf('packages/core/index.ts')?.file).toBe('packages/core/tsconfig.json');
    expect(read.ownerOf('scripts/run.ts')?.file).toBe('tsconfig.json');
  });

  it('gives a file that is excluded from the build its nearest config still', () => {
    const read = configs({
      'tsconfig.json': {},
      'tsconfig.base.json': {},
      'api/tsconfig.json': { include: ['src'], exclude: ['**/*.test.ts'], ...paths({ '@/*': ['./src/*'] }) },
      'api/tsconfig.base.json': {},
    });
    expect(read.ownerOf('api/src/app.ts')?.file).toBe('api/tsconfig.json');
    expect(read.ownerOf('api/src/app.test.ts')?.file).toBe('api/tsconfig.json');
  });

  it('gives it to a sibling config that includes it by name', () => {
    const read = configs({
      'tsconfig.json': { include: ['src'], exclude: ['**/*.spec.ts'] },
      'tsconfig.spec.json': { include: ['src/**/*.spec.ts'] },
    });
    expect(read.ownerOf('src/app.spec.ts')?.file).toBe('tsconfig.spec.json');
    expect(read.ownerOf('src/app.ts')?.file).toBe('tsconfig.json');
  });

  it('prefers tsconfig.json to jsconfig.json, and takes what there is', () => {
    expect(configs({ 'jsconfig.json': {}, 'tsconfig.json': {} }).ownerOf('app.js')?.file).toBe('tsconfig.json');
    expect(configs({ 'jsconfig.json': {} }).ownerOf('app.js')?.file).toBe('jsconfig.json');
    expect(configs({ 'tsconfig.base.json': {} }).ownerOf('app.js')?.file).toBe('tsconfig.base.json');
    expect(configs({ 'api/tsconfig.json': {} }).ownerOf('web/app.js')).toBe(undefined);
  });
});

describe('texts', () => {
  it('reads comments, trailing commas and a byte order mark', () => {
    const read = configs({ 'tsconfig.json': '\ufeff{\n  // strict, as everywhere\n  "compilerOptions": { "checkJs": true, /* JSDoc */ },\n}' });
    expect(read.ownerOf('app.js')?.checksJs).toBe(true);
    expect(read.degraded).toEqual([]);
  });

  it.each(['{ "compilerOptions": ', '[]', '', '['.repeat(1_000_000), '{"a":'.repeat(1_000_000), `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`])('tells a broken config and takes the next one upward: %.20s', (text) => {
    const read = configs({ 'tsconfig.json': {}, 'api/tsconfig.json': text });
    expect(read.ownerOf('api/src/app.ts')?.file).toBe('tsconfig.json');
    expect(read.degraded).toEqual([{ file: 'api/tsconfig.json', reason: 'it is not valid JSON' }]);
  });

  it('takes options of the wrong type for absent', () => {
    const read = configs({ 'tsconfig.json': { extends: 7, compilerOptions: { paths: ['@/*'], baseUrl: null, rootDirs: 'src', outDir: 3, checkJs: 'yes' }, include: 'src', references: [null, 'api', { path: 5 }] } });
    expect(read.nearest('')).toMatchObject({ paths: [], baseUrl: undefined, rootDirs: [], outDir: undefined, checksJs: false });
  });
});
