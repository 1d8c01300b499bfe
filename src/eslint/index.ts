// The door for editors: ESLint (and oxlint) rules made of the same definitions.
// May never hold logic worth a unit test, nor load a parser before a rule runs.
import { ownPackage, presetSettings, PRESETS, type Preset } from '#host';
import { rules as definitions } from '#rules';
import { toEslintRule, type EslintRule } from './rule.ts';

/** Rules that judge a whole run (which suppressions are unused) belong to the command line. */
const shown = definitions.filter(({ needs }) => Object.values(needs).every((fact) => fact.kind !== 'verdict'));

const { version, docs } = ownPackage();

/** One flat configuration: the plugin and the severities of a preset. Mutable, as ESLint's own types are. */
export interface FlatConfig {
  name: string;
  plugins: Record<string, Plugin>;
  rules: Record<string, 'error' | 'warn' | ['error' | 'warn', object]>;
}

/** The same for Markdown files. The language is that of the plugin `markdown` (`@eslint/markdown`), which the user adds. */
export interface MarkdownConfig extends FlatConfig {
  files: string[];
  language: 'markdown/gfm';
}

export interface Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<string, EslintRule>;
  configs: Configs;
}

type Configs = Record<Preset, FlatConfig> & Record<`${Preset}/markdown`, MarkdownConfig>;

const configs = {} as Configs; // holds: filled for every preset right below

const plugin: Plugin = {
  meta: { name: 'arch-lint', version, namespace: 'arch-lint' },
  rules: Object.fromEntries(shown.map((rule) => [rule.id, toEslintRule(rule, docs(rule.id))])),
  configs,
};

for (const preset of PRESETS) {
  const flat: FlatConfig = {
    name: `arch-lint/${preset}`,
    plugins: { 'arch-lint': plugin },
    rules: Object.fromEntries(Object.entries(presetSettings(preset, shown)).map(([id, setting]) => [`arch-lint/${id}`, typeof setting === 'string' ? setting : [...setting]])),
  };
  configs[preset] = flat;
  configs[`${preset}/markdown`] = { ...flat, name: `${flat.name}/markdown`, files: ['**/*.md'], language: 'markdown/gfm' };
}

export default plugin;
