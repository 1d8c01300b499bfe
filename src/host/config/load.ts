import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { UserError, type JsonSchema, type Rule, type Severity } from '#model';
import { codeOf } from '../discover.ts';
import { asObject, asText, asTexts, own, type Json } from '../json.ts';
import { CONFIG_NAME } from '../root.ts';
import { nearest } from '#facts/spelling';
import { parseConfigDocument, type ConfigDocument, type Mistake } from './document.ts';
import { presetSettings, PRESETS, type Preset } from './presets.ts';
import { configSchema } from './schema.ts';
import { validateConfig } from './validate.ts';

/** What decided a value: a preset, a line of a file, or a flag. */
export type Origin = string;

export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options: Json;
  readonly origin: Origin;
}

/** The configuration in force. */
export interface Settings {
  readonly file: string | undefined;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly ignore: readonly string[];
  readonly tests: readonly string[];
  /** All other top-level values, as they are written. */
  readonly values: Json;
  /** What decided each top-level value. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The file that says each top-level value, relative to the root; values of flags and of editors have none. */
  readonly files: ReadonlyMap<string, string>;
}

export interface LoadRequest {
  readonly root: string;
  readonly rules: readonly Rule[];
  /** A file asked for by name, relative to `cwd`; `false` for none at all. */
  readonly config?: string | false | undefined;
  readonly cwd?: string | undefined;
  /** Settings from flags, laid over the file's; `origin` names the flag. */
  readonly overrides?: readonly { readonly data: object; readonly origin: Origin }[] | undefined;
}

/**
 * Loads `arch-lint.jsonc`, with the presets and files it extends. Without a file, `recommended` is in force.
 * @throws {UserError} `config-invalid` naming all mistakes at once; `config-missing` when a named file is not there
 */
export function loadSettings({ root, rules, config, cwd = root, overrides = [] }: LoadRequest): Settings {
  const schema = configSchema(rules);
  const mistakes: Mistake[] = [];
  const file = config === false ? undefined : configFile(root, config, cwd);
  const layers: Layer[] = [];
  if (file === undefined) layers.push(...presetLayers('recommended', rules, 'default'));
  else collect(file, { root, rules, schema, mistakes, layers, trail: [] });
  for (const { data, origin } of overrides) {
    const document: ConfigDocument = { file: origin, value: data, mistakes: [], lineOf: () => 0, lineOfKey: () => 0 };
    add(document, join(root, CONFIG_NAME), [], { root, rules, schema, mistakes, layers, trail: [] });
  }
  if (mistakes.length > 0) throw new UserError('config-invalid', describe(mistakes));
  return merge(file === undefined ? undefined : relative(root, file) || CONFIG_NAME, layers);
}

/** Files that each extend the next one twice would never end. */
const MOST_LAYERS = 1000;

interface Layer {
  readonly data: Json;
  readonly file?: string;
  originOf(path: readonly string[]): Origin;
}

interface Walk {
  readonly root: string;
  readonly rules: readonly Rule[];
  readonly schema: JsonSchema;
  readonly mistakes: Mistake[];
  readonly layers: Layer[];
  readonly trail: readonly string[];
}

function configFile(root: string, wanted: string | undefined, cwd: string): string | undefined {
  const path = wanted === undefined ? join(root, CONFIG_NAME) : resolve(cwd, wanted);
  try {
    readFileSync(path);
    return path;
  } catch (error) {
    if (wanted === undefined && codeOf(error) === 'ENOENT') return undefined;
    throw new UserError('config-missing', `The configuration file ${wanted ?? CONFIG_NAME} cannot be read (${codeOf(error)}). Name an existing file, or leave out --config.`);
  }
}

/** Adds the layers of a file, those it extends first. */
function collect(file: string, walk: Walk): void {
  const document = parseConfigDocument(relative(walk.root, file) || file, readFileSync(file, 'utf8'));
  add(document, file, walk.trail.length === 0 ? ['recommended'] : [], walk);
}

/**
 * @param from the file that paths in `extends` are relative to
 * @param fallback what holds when the document does not say what it extends
 */
function add(document: ConfigDocument, from: string, fallback: readonly string[], walk: Walk): void {
  walk.mistakes.push(...document.mistakes);
  if (document.value === undefined || document.mistakes.some(({ key }) => key === '')) return;
  walk.mistakes.push(...validateConfig(document, walk.schema));
  const data = asObject(document.value);
  if (!data) return;
  const at = (line: number): Origin => (line > 0 ? `${document.file}:${line}` : document.file);
  const isSaid = Object.hasOwn(data, 'extends');
  (isSaid ? asTexts(data['extends']) : fallback).forEach((base, index) => {
    const line = document.lineOf(['extends', index]);
    if (isPreset(base)) walk.layers.push(...presetLayers(base, walk.rules, `${base} (${isSaid ? at(line) : 'default'})`));
    else collectBase(base, from, { ...walk, trail: [...walk.trail, from] }, (message) => walk.mistakes.push({ file: document.file, line, key: `extends[${index}]`, message }));
  });
  const isFile = document.lineOf([]) > 0;
  walk.layers.push({ data, ...(isFile ? { file: document.file } : {}), originOf: (path) => at(document.lineOfKey(path.slice(0, -1), path.at(-1) ?? '')) });
}

function collectBase(base: string, from: string, walk: Walk, complain: (message: string) => void): void {
  if (!base.endsWith('.jsonc') && !base.endsWith('.json')) {
    const near = nearest(base, PRESETS);
    return complain(`\`${base}\` is no preset (${PRESETS.join(', ')}) and no path of a .jsonc file.${near ? ` Did you mean \`${near}\`?` : ''}`);
  }
  let path: string;
  try {
    path = realpathSync(resolve(dirname(from), base));
  } catch (error) {
    return complain(`\`${base}\` cannot be read (${codeOf(error)}).`);
  }
  const inside = relative(walk.root, path);
  if (inside.startsWith('..') || isAbsolute(inside)) return complain(`\`${base}\` leads out of the project.`);
  if (walk.trail.includes(path)) return complain(`\`${base}\` extends itself in a circle.`);
  if (!statSync(path).isFile()) return complain(`\`${base}\` is no file.`);
  if (walk.layers.length > MOST_LAYERS) return complain(`\`${base}\` is one of more than ${MOST_LAYERS} files that extend each other.`);
  collect(path, walk);
}

const isPreset = (name: string): name is Preset => (PRESETS as readonly string[]).includes(name);

function presetLayers(preset: Preset, rules: readonly Rule[], origin: Origin): Layer[] {
  return [{ data: { rules: presetSettings(preset, rules) }, originOf: () => origin }];
}

/** Lays the layers over each other: a later rule setting replaces an earlier one, a bare severity keeps earlier options, other values replace. */
function merge(file: string | undefined, layers: readonly Layer[]): Settings {
  const rules = new Map<string, RuleSetting>();
  const values = new Map<string, unknown>();
  const origins = new Map<string, Origin>();
  const files = new Map<string, string>();
  for (const { data, file: saidIn, originOf } of layers) {
    for (const [key, value] of Object.entries(data)) {
      if (key === '$schema' || key === 'rules') continue;
      values.set(key, value);
      origins.set(key, originOf([key]));
      if (saidIn === undefined) files.delete(key);
      else files.set(key, saidIn);
    }
    for (const [id, setting] of Object.entries(asObject(own(data, 'rules')) ?? {})) {
      const [severity, options] = Array.isArray(setting) ? (setting as unknown[]) : [setting, undefined];
      rules.set(id, {
        severity: asText(severity) as RuleSetting['severity'], // holds: validated by the schema
        options: asObject(options) ?? rules.get(id)?.options ?? {},
        origin: originOf(['rules', id]),
      });
    }
  }
  const data = Object.fromEntries(values);
  return { file, rules, ignore: asTexts(data['ignore']), tests: asTexts(data['tests']), values: data, origins, files };
}

function describe(mistakes: readonly Mistake[]): string {
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  const lines = mistakes.map(({ file, line, key, message }) => `  ${line > 0 ? `${file}:${line}` : file}  ${key === '' ? '' : `${key}: `}${message}`);
  return `The configuration has ${count}. Mend ${mistakes.length === 1 ? 'it' : 'them'} and run again:\n${lines.join('\n')}`;
}
