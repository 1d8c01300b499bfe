import type { PackageManifest } from '../package-manifests.ts';

/** Tools that pack the packages which code imports into what they write, or frameworks that do. */
const PACKERS: ReadonlySet<string> = new Set([
  ...['vite', 'webpack', 'webpack-cli', 'rollup', 'rolldown', 'esbuild', 'parcel', 'parcel-bundler', 'tsup', 'tsdown', 'unbuild', 'bunchee', 'pkgroll', 'microbundle', 'tsdx', 'dts-cli', 'obuild', 'zile', 'father', 'snowpack', 'browserify', 'preconstruct', '@preconstruct/cli', 'bob', 'react-native-builder-bob'],
  ...['@rspack/core', '@rspack/cli', 'rspack', '@rsbuild/core', 'rsbuild', '@rslib/core', 'rslib', '@farmfe/core', 'ncc', '@vercel/ncc', '@zeit/ncc', 'pkg', 'nexe', 'vsce', '@vscode/vsce', 'laravel-mix', 'metro', 'ng-packagr', 'modern', '@modern-js/module-tools'],
  ...['next', 'nuxt', 'nitropack', 'nitro', 'astro', 'gatsby', 'expo', 'react-native', 'react-scripts', '@craco/craco', '@vue/cli-service', '@sveltejs/kit', '@angular/cli', '@angular-devkit/build-angular', '@angular/build', '@remix-run/dev', '@react-router/dev', '@tanstack/react-start', '@solidjs/start', 'vinxi', 'umi', '@umijs/max', 'dumi', 'wxt', 'plasmo', 'quasar', '@quasar/app-vite', '@quasar/app-webpack', '@ionic/app-scripts', '@docusaurus/core', 'vitepress', 'vuepress', 'ember-cli', 'preact-cli', 'electron-vite', 'electron-builder', '@electron-forge/cli', 'electron-packager', 'electron'],
  ...['wrangler', 'sst', 'serverless-esbuild', 'serverless-webpack', 'serverless-bundle', 'aws-cdk-lib', 'aws-cdk', '@nx/webpack', '@nx/vite', '@nx/esbuild', '@nx/rollup', '@nx/next', '@nrwl/webpack', '@nrwl/vite', '@nrwl/node', '@nrwl/web', '@nx/js', 'hardhat', '@tarojs/cli', '@medusajs/framework', '@strapi/strapi', '@redwoodjs/core', '@wordpress/scripts', '@storybook/builder-vite'],
]);
/** What a build may run and still leave every import as it is. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['tsc', 'tsc-alias', 'tspc', 'ttsc', 'vue-tsc', 'babel', 'swc', 'nest', 'tshy', 'ts-patch', 'tsc-watch', 'rimraf', 'rm', 'del', 'del-cli', 'shx', 'cp', 'cpx', 'cpy', 'copyfiles', 'mkdir', 'mkdirp', 'mv', 'chmod', 'echo', 'cat', 'touch', 'cd', 'true', 'test', 'exit', 'cross-env', 'env', 'tslint', 'eslint', 'prettier', 'biome', 'prisma', 'typedoc', 'api-extractor', 'husky', 'patch-package', 'is-ci', 'jest', 'vitest', 'mocha', 'publint', 'attw', 'oclif', 'sed', 'resolve-tspaths', 'tsconfig-paths', 'graphql-codegen', 'openapi-typescript', 'type-coverage', 'concurrently', 'run-s', 'run-p', 'npm-run-all', 'wait-on', 'dotenv', 'set', 'export', 'standard', 'xo', 'tsd', 'knip', 'depcheck', 'madge', 'lint-staged', 'git'],
  ...['npm', 'pnpm', 'yarn', 'bun', 'npx'],
]);
const RUNNERS: ReadonlySet<string> = new Set(['npx', 'bunx', 'cross-env', 'env', 'dotenv', 'pnpm', 'yarn', 'npm', 'bun', 'exec', 'dlx', 'run', '--']);
const BUILD_SCRIPT = /^(?:build|compile|bundle|package|pack|dist|prepare|prepack|prepublish|prepublishOnly|transpile|release)(?:$|[:.-])/;

/** Whether what a package imports may be packed into what is shipped, so that a production install need not have it. */
export function isPacked({ declared, scripts, engines }: PackageManifest): boolean {
  if (engines.includes('vscode') || declared.some(({ name }) => PACKERS.has(name))) return true;
  return scripts.some(([name, command]) => {
    const programs = programsOf(command);
    if (programs.some((program) => PACKERS.has(program)) || /\bbun build\b|--bundle\b|\bdeno (?:bundle|compile)\b|\bng build\b/.test(command)) return true;
    return BUILD_SCRIPT.test(name) && programs.some((program) => !PLAIN.has(program));
  });
}

/** Programs that run sources as they are. Declared for development, they make production run with development dependencies. */
const SOURCE_RUNNERS = ['tsx', 'ts-node', 'ts-node-dev', 'tsnd', 'nodemon', '@swc-node/register', 'esno', 'jiti', 'vite-node', 'babel-node', 'esbuild-register', 'node-dev', 'sucrase', 'esrun'];

/** Whether the script that starts a package in production runs a tool that is there for development only. */
export function startsByTool({ declared, scripts }: PackageManifest): boolean {
  const tools = new Set(declared.filter(({ section }) => section === 'devDependencies').map(({ name }) => name));
  for (const { name, section } of declared) if (section !== 'devDependencies') tools.delete(name);
  return scripts.some(([name, command]) => isStart(name) && SOURCE_RUNNERS.some((tool) => (tools.has(tool) || (tool === 'tsnd' && tools.has('ts-node-dev')) || (tool === 'babel-node' && tools.has('@babel/node'))) && wordsOf(command).some((word) => word === tool || word.startsWith(`${tool}/`))));
}

/** Scripts that run a package in production. */
export const isStart = (script: string): boolean => /^(?:start|serve|server)(?:$|[:.-](?!dev|local|debug|test|watch|e2e))|^(?:prod|production)(?:$|[:.-])/.test(script);

export const wordsOf = (command: string): string[] => command.split(/[\s'"`;|&()]+/).filter((word) => word !== '');

/** The first word of each command in a script, behind variables and what only runs another one. */
function programsOf(command: string): string[] {
  return command.split(/&&|\|\||[;|&]/).flatMap((part) => {
    const words = part.trim().split(/\s+/).filter((word) => word !== '' && !/^[A-Z_][A-Z0-9_]*=/.test(word));
    const isScript = /^(?:npm|pnpm|yarn|bun)$/.test(words[0] ?? '') && (words[1] === 'run' || words[1] === 'install' || words[1] === 'ci');
    const program = isScript ? words[0] : words.find((word) => !RUNNERS.has(word) && !word.startsWith('-'));
    return program === undefined ? [] : [program.replace(/^(?:\.\/)?node_modules\/\.bin\//, '')];
  });
}
