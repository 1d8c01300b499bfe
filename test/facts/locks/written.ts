import type { LockSyntax } from '#model';
import { openSource } from '#facts/source';
import { lockFiles, type LockFile } from '#facts/lock-files';

/** What a project asks for, and what was chosen for it: the same in every format. */
export interface Model {
  /** Name -> range and chosen version of the package at the root. */
  readonly requests: readonly { readonly name: string; readonly range: string; readonly version: string }[];
  /** Of a chosen package, what it brings in; both are names of requests. */
  readonly brings: readonly (readonly [dependent: string, name: string])[];
}

export const readLock = (syntax: LockSyntax, text: string): LockFile => lockFiles.extract(openSource('lock', syntax, text));

const quoted = (text: string): string => JSON.stringify(text);
const single = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const broughtBy = ({ brings }: Model, name: string): readonly string[] => [...new Set(brings.filter(([dependent]) => dependent === name).map(([, one]) => one))];
const pairsOf = <T>(entries: readonly (readonly [string, T])[]): string => `{${entries.map(([key, value]) => `${quoted(key)}: ${JSON.stringify(value)}`).join(', ')}}`;

/** Writes a model as each package manager would. */
export const writers: Readonly<Record<string, { readonly syntax: LockSyntax; write(model: Model): string }>> = {
  npm: {
    syntax: 'npm-lock',
    write(model) {
      const own = `"": {"dependencies": ${pairsOf(model.requests.map(({ name, range }) => [name, range]))}}`;
      const installed = model.requests.map(({ name, version }) => `${quoted(`node_modules/${name}`)}: {"version": ${quoted(version)}, "dependencies": ${pairsOf(broughtBy(model, name).map((one) => [one, '*']))}}`);
      return `{"lockfileVersion": 3, "packages": {${[own, ...installed].join(',\n')}}}`;
    },
  },
  pnpm: {
    syntax: 'pnpm-lock',
    write(model) {
      const own = model.requests.map(({ name, range, version }) => `      ${single(name)}:\n        specifier: ${single(range)}\n        version: ${version}(peer@1.0.0)\n`);
      const packages = model.requests.map(({ name, version }) => `  ${single(`${name}@${version}`)}:\n    resolution: {integrity: sha512-a==}\n    engines: {node: '>=8'}\n\n`);
      const snapshots = model.requests.map((one) => `  ${single(`${one.name}@${one.version}(peer@1.0.0)`)}:\n    dependencies:\n${broughtBy(model, one.name).map((name) => `      ${single(name)}: 1.0.0\n`).join('')}\n`);
      return `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n${own.join('')}\npackages:\n\n${packages.join('')}snapshots:\n\n${snapshots.join('')}`;
    },
  },
  'pnpm 5': {
    syntax: 'pnpm-lock',
    write(model) {
      const lines = (of: 'range' | 'version'): string => model.requests.map((one) => `  ${single(one.name)}: ${single(one[of])}\n`).join('');
      const packages = model.requests.map(({ name, version }) => `  ${single(`/${name}/${version}`)}:\n    resolution: {integrity: sha512-a==}\n    dependencies:\n${broughtBy(model, name).map((one) => `      ${single(one)}: 1.0.0\n`).join('')}    dev: false\n`);
      return `lockfileVersion: 5.4\n\nspecifiers:\n${lines('range')}\ndependencies:\n${lines('version')}\npackages:\n\n${packages.join('\n')}`;
    },
  },
  yarn: {
    syntax: 'yarn-lock',
    write: (model) =>
      `# yarn lockfile v1\n\n\n${model.requests.map(({ name, range, version }) => `${quoted(`${name}@${range}`)}, ${quoted(`${name}@other`)}:\n  version ${quoted(version)}\n  dependencies:\n${broughtBy(model, name).map((one) => `    ${quoted(one)} "*"\n`).join('')}\n`).join('')}`,
  },
  berry: {
    syntax: 'yarn-lock',
    write(model) {
      const own = `"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n${model.requests.map(({ name, range }) => `    ${quoted(name)}: ${quoted(`npm:${range}`)}\n`).join('')}`;
      const others = model.requests.map(({ name, range, version }) => `${quoted(`${name}@npm:${range}`)}:\n  version: ${version}\n  resolution: ${quoted(`${name}@npm:${version}`)}\n  dependencies:\n${broughtBy(model, name).map((one) => `    ${quoted(one)}: "npm:*"\n`).join('')}`);
      return `__metadata:\n  version: 8\n\n${[own, ...others].join('\n')}`;
    },
  },
  bun: {
    syntax: 'bun-lock',
    write(model) {
      const packages = model.requests.map(({ name, version }) => `    ${quoted(name)}: [${quoted(`${name}@${version}`)}, "", { "dependencies": ${pairsOf(broughtBy(model, name).map((one) => [one, '*']))}, }, "sha512-a=="],\n`);
      return `{\n  "lockfileVersion": 1,\n  "workspaces": {\n    "": { "name": "shop", "dependencies": ${pairsOf(model.requests.map(({ name, range }) => [name, range]))}, },\n  },\n  "packages": {\n${packages.join('')}  },\n}\n`;
    },
  },
};
