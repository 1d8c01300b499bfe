import { join, relative } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { leads, resolverOf } from './resolving.ts';
import { tempFolder } from './temp-folder.ts';

const name = fc.constantFrom('a', 'b', 'cart', 'lib', 'x.y', 'index');
const folder = fc.constantFrom('', 'src/', 'src/lib/', 'src/cart/', 'made/', 'made/lib/', 'lib/', 'packages/p/', 'packages/p/src/', 'packages/q/src/');
const file = fc.tuple(folder, name, fc.constantFrom('.ts', '.ts', '.tsx', '.d.ts', '.js', '.jsx')).map((parts) => parts.join(''));
const targets = fc.array(fc.constantFrom('./src/*', './made/*', './lib/*', './gone/*', './src/lib/*'), { minLength: 1, maxLength: 2 });
const options = fc.record(
  {
    baseUrl: fc.constantFrom('.', './src', './lib'),
    paths: fc.dictionary(fc.constantFrom('@/*', '~/*', '*', 'lib/*', '@/lib/*', '*-x'), targets, { maxKeys: 3 }),
    rootDirs: fc.constant(['./src', './made']),
    moduleSuffixes: fc.constantFrom(['.y', ''], ['.web', '']),
    customConditions: fc.constant(['special']),
  },
  { requiredKeys: [] },
);
const exported = fc.constantFrom<unknown>(undefined, './src/a.js', { '.': './src/index.js', './*': './src/*.js' }, { '.': { special: './src/b.ts', import: './src/index.js', default: './src/a.js' }, './lib/*': ['./gone/*.js', './src/*.js'], './b': null }, { './sub/*/x': './src/*.js' });
const imports = { '#a': './src/a.js', '#s/*': './src/*.js', '#c': { special: './src/b.ts', node: './lib/a.js', default: './src/a.js' }, '#list': ['./gone.js', './src/b.js'] };
const specifier = fc.oneof(
  fc.tuple(fc.constantFrom('./', '../', './lib/', './cart/', '@/', '~/', 'lib/', '@/lib/', ''), name, fc.constantFrom('', '.js', '.ts', '.jsx')).map((parts) => parts.join('')),
  fc.constantFrom('./', '../', '../..', 'b-x', '#a', '#c', '#list', '#s/b', '#none', '@p/p', '@p/q', '@p/q/a', '@p/q/b', '@p/p/lib/b', '@p/p/src/a', '@p/q/sub/a/x'),
);

/** What TypeScript answers where an install has linked the packages of the workspace. */
function theirs(root: string, compilerOptions: object): (from: string, specifier: string) => string | undefined {
  const parsed = ts.parseJsonConfigFileContent({ compilerOptions }, ts.sys, root);
  const unlink = (path: string): string => path.replace(join(root, 'node_modules/@p/'), join(root, 'packages/'));
  const host: ts.ModuleResolutionHost = {
    fileExists: (path) => ts.sys.fileExists(unlink(path)),
    readFile: (path) => ts.sys.readFile(unlink(path)),
    directoryExists: (path) => /\/node_modules(?:\/@p)?$/.test(path) || ts.sys.directoryExists(unlink(path)),
    realpath: unlink,
    getCurrentDirectory: () => root,
  };
  return (from, specifier) => {
    const found = ts.resolveModuleName(specifier, join(root, from), parsed.options, host, undefined, undefined, ts.ModuleKind.ESNext).resolvedModule;
    return found && relative(root, unlink(found.resolvedFileName));
  };
}

it('finds every file that TypeScript finds: the same, or the module beside its declaration', () => {
  fc.assert(
    fc.property(fc.uniqueArray(file, { minLength: 8, maxLength: 16 }), options, exported, exported, fc.array(fc.tuple(fc.nat(), specifier), { minLength: 20, maxLength: 40 }), (files, some, p, q, asked) => {
      const compilerOptions = { module: 'esnext', moduleResolution: 'bundler', target: 'es2022', allowJs: true, ignoreDeprecations: '6.0', ...some };
      const root = tempFolder({
        ...Object.fromEntries(files.map((one) => [one, ''])),
        'package.json': { name: 'root', workspaces: ['packages/*'], imports },
        'tsconfig.json': { compilerOptions },
        'packages/p/package.json': { name: '@p/p', exports: p, dependencies: { '@p/q': '*' } },
        'packages/q/package.json': { name: '@p/q', exports: q, dependencies: { '@p/p': '*' } },
      });
      const resolver = resolverOf(root);
      const answer = theirs(root, compilerOptions);
      for (const [index, specifier] of asked) {
        const from = files[index % files.length] ?? '';
        const their = answer(from, specifier);
        if (their === undefined) continue;
        const module = /^(.*)\.d\.ts$/.exec(their)?.[1];
        const right = module === undefined ? [their] : [their, `${module}.js`, `${module}.jsx`];
        expect(right, `${from} imports ${specifier}`).toContain(leads(resolver, from, specifier));
      }
    }),
    { numRuns: 60, seed: 7 },
  );
}, 60_000);
