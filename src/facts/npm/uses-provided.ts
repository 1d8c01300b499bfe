import { isDeclared, type Boundary } from './declared.ts';

/** Modules that the program which runs the code gives, and what is a path rather than a package. */
const BY_HOST: ReadonlySet<string> = new Set(['electron', 'original-fs', 'bun', 'bun:test', 'atom', 'meteor', 'k6', 'uxp', 'photoshop', 'scenegraph', 'pebblejs', 'std', 'node_modules']);

/** Style sheets that plugins of bundlers write. */
const STYLES = /^(?:uno|unfonts|windi|virtual)(?:-[\w-]+)?\.css$/;

/** What a framework or a tool gives under names of other packages: by aliases of its own, or to everything it loads. */
const BY_TOOL: readonly { readonly tools: readonly string[]; readonly names: RegExp }[] = [
  { tools: ['@docusaurus/core'], names: /^@(?:docusaurus|theme|theme-original|theme-init|site|generated)\// },
  { tools: ['next'], names: /^(?:server|client)-only$/ },
  { tools: ['vitepress'], names: /^vue$|^@(?:theme|siteData)/ },
  { tools: ['vuepress', '@vuepress/core', '@vuepress/cli'], names: /^vue$|^vue-router$|^@(?:vuepress|theme|internal|temp)\// },
  { tools: ['nuxt', 'nuxt3', 'nuxt-nightly', '@nuxt/kit'], names: /^(?:vue|vue-router|h3|ofetch|ufo|defu|nitropack|nitro|unhead|@unhead\/vue|@nuxt\/schema|@nuxt\/kit|@vue\/.+|consola|unimport|unctx|hookable|scule|pathe|destr|klona|cookie-es)$/ },
  { tools: ['nitropack', 'nitro'], names: /^(?:h3|ofetch|ufo|defu|nitro|nitropack|unstorage|hookable|crossws|ocache|db0)$/ },
  { tools: ['ember-source', 'ember-cli'], names: /^(?:@ember|@glimmer|ember|@ember-data|rsvp|ember-load-initializers|ember-testing)(?:\/|$)/ },
  { tools: ['jest', 'jest-cli', '@jest/core', 'react-scripts', 'jest-expo'], names: /^@jest\/globals$/ },
  { tools: ['expo'], names: /^(?:@expo\/(?:vector-icons|config-plugins|metro-config|config)|expo-modules-core|expo-asset|expo-constants|expo-font|expo-file-system|expo-keep-awake)$/ },
  { tools: ['@types/vscode', 'vscode'], names: /^vscode$/ },
  { tools: ['@types/k6'], names: /^k6$/ },
  { tools: ['storybook', '@storybook/react', '@storybook/core'], names: /^@storybook\/(?:test|preview-api|manager-api|theming|blocks|addon-actions)$/ },
  { tools: ['umi', '@umijs/max', 'dumi'], names: /^(?:umi|@umijs\/max|dumi|umi-request)$/ },
  { tools: ['@tarojs/cli'], names: /^@tarojs\// },
];

/**
 * Whether no manifest needs to declare a module: the program that runs the code gives it, or a tool of the package does, or
 * it is no name of a package at all, as those of virtual modules and of schemes are not.
 * @param name the package, or the specifier where it names none
 */
export function isProvided(name: string, chain: readonly Boundary[]): boolean {
  if (!isPackageName(name) || BY_HOST.has(name) || STYLES.test(name)) return true;
  if (name === 'vscode' && chain.some(({ manifest }) => manifest.engines.includes('vscode'))) return true;
  return BY_TOOL.some(({ tools, names }) => names.test(name) && chain.some((boundary) => tools.some((tool) => isDeclared(boundary, tool) || boundary.manifest.name === tool)));
}

/** npm's rule for names, upper case allowed as of old. Names that begin with two `_` are what bundlers put into the place of something. */
function isPackageName(name: string): boolean {
  return /^(?:@[a-z0-9-][\w.-]*\/)?[a-z0-9_-][\w.-]*$/i.test(name) && !name.startsWith('__');
}
