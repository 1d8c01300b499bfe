import { join, normalize } from 'node:path/posix';
import { folderOf } from '#model';
import { asObject, asText, asTexts, own } from '../json.ts';
import type { Link } from './extends.ts';
import { inclusionOf, type Inclusion } from './inclusion.ts';

/** A tsconfig with everything it inherits. Paths are relative to the root. */
export interface TsConfig {
  readonly file: string;
  readonly folder: string;
  /** `paths` in the order of their declaration, targets relative to the file that declares them. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  /** Patterns of `paths` here and in the bases, in force or replaced. */
  readonly patterns: readonly string[];
  readonly baseUrl: string | undefined;
  readonly rootDirs: readonly string[];
  readonly outDir: string | undefined;
  readonly rootDir: string | undefined;
  readonly customConditions: readonly string[];
  /** `moduleSuffixes`, the empty one for the plain name; undefined where none are written. */
  readonly moduleSuffixes: readonly string[] | undefined;
  /** `exports` count for nothing (`moduleResolution` `node10` or `classic`). */
  readonly ignoresExports: boolean;
  /** Names of folders and names without extension lead to no file where modules are ESM (`moduleResolution` `node16` and later). */
  readonly isNode16: boolean;
  /** `node` is no condition (`moduleResolution` `bundler`). */
  readonly isBundler: boolean;
  /** A base could not be read, and its aliases are unknown. */
  readonly isPartial: boolean;
  readonly isVerbatim: boolean;
  readonly hasMetadata: boolean;
  /** undefined where neither `strictNullChecks` nor `strict` is written. */
  readonly hasStrictNulls: boolean | undefined;
  readonly checksJs: boolean;
  /** Imports of constant enums are kept in the output. */
  readonly jsxNames: readonly string[];
  readonly keepsConstEnums: 'always' | 'exported' | 'never';
}

/** A tsconfig with what it includes. */
export interface Loaded extends TsConfig, Inclusion {
  /** Whether `files` or `include` is written, here or in a base. */
  readonly isExplicit: boolean;
  readonly references: readonly string[];
}

/** The nearest link that sets a compiler option decides it, with its folder. */
export function fromChain(file: string, chain: readonly Link[], isPartial: boolean): Loaded {
  const folder = folderOf(file);
  const option = (name: string) => {
    for (const link of chain) {
      const value = own(asObject(own(link.data, 'compilerOptions')), name);
      if (value !== undefined) return { value, folder: link.folder };
    }
    return undefined;
  };
  const place = (text: string, base: string): string => {
    const path = text.startsWith('${configDir}') ? join(folder, text.slice('${configDir}'.length)) : join(base, text);
    return normalize(path).replace(/\/$/, '').replace(/^\.$/, '');
  };
  const pathOption = (name: string): string | undefined => {
    const found = option(name);
    return found && typeof found.value === 'string' ? place(found.value, found.folder) : undefined;
  };
  const isOn = (name: string): boolean => option(name)?.value === true;
  const baseUrl = pathOption('baseUrl');
  const paths = option('paths');
  const rootDirs = option('rootDirs');
  const top = (name: string): Link | undefined => chain.find((link) => own(link.data, name) !== undefined);
  return {
    file,
    folder,
    baseUrl,
    paths: Object.entries(asObject(paths?.value) ?? {}).map(([pattern, targets]) => ({
      pattern,
      targets: asTexts(targets).map((target) => place(target, baseUrl ?? paths?.folder ?? folder)),
    })),
    patterns: chain.flatMap((link) => Object.keys(asObject(own(asObject(own(link.data, 'compilerOptions')), 'paths')) ?? {})),
    rootDirs: rootDirs ? asTexts(rootDirs.value).map((one) => place(one, rootDirs.folder)) : [],
    outDir: pathOption('outDir'),
    rootDir: pathOption('rootDir'),
    customConditions: asTexts(option('customConditions')?.value),
    moduleSuffixes: Array.isArray(option('moduleSuffixes')?.value) ? asTexts(option('moduleSuffixes')?.value) : undefined,
    ignoresExports: /^(?:node|node10|classic)$/i.test(asText(option('moduleResolution')?.value) ?? ''),
    isNode16: /^node(?:\d{2}|next)$/i.test(asText(option('moduleResolution')?.value) ?? asText(option('module')?.value) ?? ''),
    isBundler: /^bundler$/i.test(asText(option('moduleResolution')?.value) ?? ''),
    isPartial,
    isVerbatim: isOn('verbatimModuleSyntax') || isOn('preserveValueImports') || /^(?:preserve|error)$/.test(asText(option('importsNotUsedAsValues')?.value) ?? ''),
    hasMetadata: isOn('emitDecoratorMetadata'),
    hasStrictNulls: [option('strictNullChecks')?.value, option('strict')?.value].find((value) => typeof value === 'boolean'),
    checksJs: isOn('checkJs'),
    jsxNames: ['jsxFactory', 'jsxFragmentFactory', 'reactNamespace'].flatMap((name) => asText(option(name)?.value)?.split('.')[0] ?? []),
    keepsConstEnums: isOn('isolatedModules') || isOn('verbatimModuleSyntax') ? 'always' : isOn('preserveConstEnums') ? 'exported' : 'never',
    references: (Array.isArray(own(chain[0]?.data, 'references')) ? (own(chain[0]?.data, 'references') as unknown[]) : [])
      .flatMap((one) => asText(own(asObject(one), 'path')) ?? [])
      .map((path) => place(path, folder)),
    isExplicit: top('files') !== undefined || top('include') !== undefined,
    ...inclusionOf(folder, top('files'), top('include'), top('exclude'), place),
  };
}
