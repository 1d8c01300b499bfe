import { createRequire } from 'node:module';
import { fileFact, type Source, type Span } from '#model';
import { entriesOf, memberOf } from '../locks/json-text.ts';
import { overriddenName } from '../locks/overridden-name.ts';

const require = createRequire(import.meta.url);
/** A workspace file of people is small; what is larger is not read, and nothing is said of it. */
const LONGEST = 1_000_000;

/** What `package.json` or `pnpm-workspace.yaml` says of versions besides its dependencies. */
export interface VersionSettings {
  /** `pnpm@9.1.0` */
  readonly packageManager?: string;
  /** Packages whose version is set for all of the project, wherever they are asked for. */
  readonly overridden: readonly string[];
  /** The engines it asks for, by name. */
  readonly engines: readonly { readonly name: string; readonly version: string; readonly at: Span }[];
  /** Names of catalogs and the packages in each; the one without name is the default. Absent where there are none. */
  readonly catalogs?: readonly (readonly [catalog: string, packages: readonly string[]])[];
  /** Whether ranges are met by packages of the workspace, where pnpm is told so. */
  readonly linksPackages?: boolean;
  /** Whether it names the packages of a workspace, which then have one lock file. */
  readonly hasWorkspaces?: true;
  /** Whether it could be read. */
  readonly isReadable: boolean;
}

const NOTHING: VersionSettings = { overridden: [], engines: [], isReadable: false };

/** What manifests say of versions besides their dependencies. */
export const versionSettings = fileFact<VersionSettings>({
  id: 'version-settings',
  version: 1,
  syntax: ['package-json', 'pnpm-workspace'],
  extract: ({ syntax, text }: Source) => (text.length > LONGEST ? NOTHING : syntax === 'package-json' ? ofManifest(text) : ofWorkspace(text)),
});

function ofManifest(text: string): VersionSettings {
  try {
    // holds: what is required is the module that the type names
    const { findNodeAtLocation, getNodeValue, parseTree } = require('jsonc-parser') as typeof import('jsonc-parser');
    const tree = parseTree(text, [], { allowTrailingComma: true });
    if (tree === undefined) return NOTHING;
    const valueOf = (...path: string[]): unknown => {
      const node = findNodeAtLocation(tree, path);
      return node === undefined ? undefined : (getNodeValue(node) as unknown);
    };
    const engines = (findNodeAtLocation(tree, ['engines'])?.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      typeof key?.value === 'string' && typeof value?.value === 'string' ? [{ name: key.value, version: value.value, at: { start: value.offset, end: value.offset + value.length } }] : [],
    );
    const catalogs = catalogsIn([valueOf('catalog'), valueOf('workspaces', 'catalog')], [valueOf('catalogs'), valueOf('workspaces', 'catalogs')]);
    const packageManager = valueOf('packageManager');
    return {
      ...(typeof packageManager === 'string' ? { packageManager } : {}),
      overridden: [valueOf('overrides'), valueOf('resolutions'), valueOf('pnpm', 'overrides')].flatMap(namesIn),
      engines,
      ...(catalogs === undefined ? {} : { catalogs }),
      ...(findNodeAtLocation(tree, ['workspaces']) === undefined ? {} : { hasWorkspaces: true }),
      isReadable: true,
    };
  } catch {
    return NOTHING; // deeper than a parser's stack
  }
}

function ofWorkspace(text: string): VersionSettings {
  try {
    // holds: what is required is the module that the type names
    const { parse } = require('yaml') as typeof import('yaml');
    const value: unknown = parse(text, { maxAliasCount: 100, logLevel: 'error' });
    const catalogs = catalogsIn([memberOf(value, 'catalog')], [memberOf(value, 'catalogs')]);
    const links = memberOf(value, 'linkWorkspacePackages');
    return {
      overridden: namesIn(memberOf(value, 'overrides')),
      engines: [],
      ...(catalogs === undefined ? {} : { catalogs }),
      ...(links === true || links === 'deep' || links === false ? { linksPackages: links !== false } : {}),
      isReadable: true,
    };
  } catch {
    return NOTHING;
  }
}

/** The names that overrides are about, however they are nested. */
function namesIn(overrides: unknown): string[] {
  const names: string[] = [];
  const open = [overrides];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, value] of entriesOf(next)) {
      const name = overriddenName(key);
      if (name !== undefined) names.push(name);
      open.push(value);
    }
  }
  return names;
}

function catalogsIn(unnamed: readonly unknown[], named: readonly unknown[]): readonly (readonly [string, readonly string[]])[] | undefined {
  const namesOf = (catalog: unknown): readonly string[] => entriesOf(catalog).map(([name]) => name);
  const defaults = unnamed.filter((one) => one !== undefined).map((one) => ['', namesOf(one)] as const);
  const others = named.flatMap((one) => entriesOf(one).map(([name, catalog]) => [name === 'default' ? '' : name, namesOf(catalog)] as const));
  return defaults.length + others.length === 0 ? undefined : [...defaults, ...others];
}
