import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { folderOf, isBelow, syntaxOf } from '#model';
import { asWord, mentionForms, type Mentions } from '#facts/mentions';
import { isNeverRead } from '../discover.ts';
import { isIgnored, outerScopes, readScope, type Scope } from '../gitignore.ts';
import { asObject, parseJsonObject } from '../json.ts';

const require = createRequire(import.meta.url);

/** Longer files are not read: what they name is not known. Bytes. */
const LONGEST = 4_000_000;
/** What tells of a project, lists its dependencies once more, or keeps them up to date. */
const SKIPPED_FILES = /^(?:readme|changelog|changes|history|licen[cs]es?|copying|notice|authors|contributors|contributing|third[-_]?party|acknowledg)[\w-]*(?:\.(?:md|mdx|txt|rst|html|adoc))?$|^(?:renovate|dependabot|pnpm-workspace|pnpm-lock|package-lock|npm-shrinkwrap|bun|yarn|uv|poetry|pdm|pipfile|composer|cargo|gemfile|go)\.(?:json5?|ya?ml|lock|lockb|sum|toml)$|^(?:npm-shrinkwrap\.json|pipfile|setup\.cfg|\.npmrc|\.yarnrc(?:\.yml)?|\.renovaterc(?:\.json)?|\.pnp\.c?js)$|\.(?:snap|map|patch|diff|log|svg|csv|tsv)$|\.min\.\w+$/i;
const BINARY = /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|psd|pdf|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|wasm|node|so|dylib|dll|exe|bin|dat|db|sqlite3?|mp[34]|mov|avi|webm|ogg|wav|flac|woff2?|ttf|otf|eot|pyc|pyd|pickle|pkl|npy|npz|parquet|onnx|pt|h5|lockb|key|p12|jks|glb|gltf|fbx|docx?|xlsx?|pptx?)$/i;
/** Settings, commands and what they run: such a file may be about the packages below its folder. */
const SETTINGS = /^\.|\.config\.|rc$|^(?:package|nx|turbo|project|lerna|rush|angular|vercel|netlify|app|biome|deno|jest|nodemon|workspace|[tj]sconfig[\w.-]*)\.jsonc?$|\.(?:ya?ml|toml|sh|bash|mk|ini|cfg|properties|hcl|nix|just)$|dockerfile|^(?:makefile|justfile|procfile|rakefile|jenkinsfile|vagrantfile|tiltfile|earthfile)$/i;
/** In these, a word counts only in quotes, unless it is one that no code has by chance: `kysely-ctl`, `@acme/pay`. */
const PROSE_OR_CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|pyi?|mdx?|ipynb|rst|html?)$/i;
/** Parts of `package.json` that list packages without a use of them. */
const LISTS = new Set(['name', 'description', 'keywords', 'author', 'repository', 'homepage', 'dependencies', 'devDependencies', 'peerDependencies', 'peerDependenciesMeta', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies', 'dependenciesMeta', 'overrides', 'resolutions', 'catalog', 'catalogs', 'workspaces', 'pnpm', 'installConfig']);

/**
 * Answers by one walk over all files of the root that git does not ignore, made when first asked; each is read once for all names.
 * @param names what the manifests declare: other names are not looked for
 */
export function mentionsOf(root: string, names: Iterable<string>): Mentions {
  const wanted = new Set<string>();
  for (const name of names) for (const form of mentionForms(name)) wanted.add(form);
  let found: Found | undefined;
  return {
    isMentioned(folder, name) {
      const { files, unread } = (found ??= search(root, wanted));
      if (unread.some((file) => isBelow(file, folder))) return true;
      return mentionForms(name).some((form) => !wanted.has(form) || files.get(form)?.some((file) => isBelow(file, folder) || (isBelow(`${folder}/`, folderOf(file)) && SETTINGS.test(file.slice(file.lastIndexOf('/') + 1)))));
    },
  };
}

interface Found {
  /** The files that name each. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly unread: readonly string[];
}

function search(root: string, wanted: ReadonlySet<string>): Found {
  const files = new Map<string, string[]>();
  const unread: string[] = [];
  const note = (word: string, file: string): void => {
    const list = files.get(word);
    if (list === undefined) files.set(word, [file]);
    else if (list.at(-1) !== file) list.push(file);
  };
  const walk = (folder: string, outer: readonly Scope[]): void => {
    const entries = list(join(root, folder));
    if (entries.some(({ name }) => name === 'pyvenv.cfg')) return;
    const scopes = entries.some(({ name }) => name === '.gitignore') ? [...outer, readScope(root, folder)] : outer;
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isNeverRead(entry.name) && !isIgnored(path, true, scopes)) walk(path, scopes);
      } else if (entry.isSymbolicLink() && leadsToFolder(join(root, path))) {
        if (!isNeverRead(entry.name) && !isIgnored(path, true, scopes)) unread.push(path); // not followed: it may lead anywhere, or to what is not checked out
      } else if (!SKIPPED_FILES.test(entry.name) && !BINARY.test(entry.name) && syntaxOf(path) !== 'requirements' && !isIgnored(path, false, scopes)) {
        const text = textOf(join(root, path), entry.name);
        if (text === undefined) unread.push(path);
        else takeWords(text, PROSE_OR_CODE.test(entry.name), wanted, (word) => note(word, path));
      }
    }
  };
  walk('', outerScopes(root));
  return { files, unread };
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Whether a link leads to no file. */
function leadsToFolder(path: string): boolean {
  try {
    return !statSync(path).isFile();
  } catch {
    return true;
  }
}

/** The part of a file in which a name is a mention; undefined where it is too long to be read. */
function textOf(path: string, name: string): string | undefined {
  try {
    const status = statSync(path);
    if (!status.isFile()) return ''; // reading a pipe may never end
    if (status.size > LONGEST) return undefined;
    const text = readFileSync(path, 'latin1'); // names are ASCII, and any other bytes separate them
    if (text.includes('\0')) return '';
    if (name === 'package.json') return withoutLists(text);
    return name === 'pyproject.toml' ? toolSettings(text) : text;
  } catch {
    return ''; // gone, or not ours to read
  }
}

function withoutLists(text: string): string {
  const data = parseJsonObject(text);
  return data === undefined ? '' : JSON.stringify(Object.entries(data).filter(([key]) => !LISTS.has(key)));
}

/** The settings of tools, without those that are lists of dependencies. */
function toolSettings(text: string): string {
  try {
    // holds: what is required is the module that the type names
    const { parse } = require('smol-toml') as typeof import('smol-toml');
    const { project, tool } = asObject(parse(text)) ?? {};
    const scripts = Object.entries(asObject(project) ?? {}).filter(([key]) => /scripts|entry-points/.test(key));
    const tools = Object.entries(asObject(tool) ?? {}).map(([name, one]) => (/^(?:poetry|uv|pdm|hatch|pixi)$/.test(name) ? Object.entries(asObject(one) ?? {}).filter(([key]) => /scripts|plugins/.test(key)) : [name, one]));
    return JSON.stringify([scripts, tools], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  } catch {
    return '';
  }
}

/** A path of names; a scope begins with `@`. */
const WORDS = /@?[\w.-]+(?:\/@?[\w.-]+)*/g;

function takeWords(text: string, isQuoted: boolean, wanted: ReadonlySet<string>, take: (word: string) => void): void {
  for (const { 0: path, index } of asWord(text).matchAll(WORDS)) {
    if (path.length > 500) continue;
    let before = index - 1;
    while (text[before] === '/' || text[before] === '~') before--;
    const isMention = !isQuoted || QUOTES.has(text[before] ?? '');
    const isPlain = !path.includes('-') && !path.includes('/');
    if (isPlain && !isMention) continue; // most words of most files
    if (isPlain && !path.includes('.')) {
      if (wanted.has(path)) take(path);
    } else for (const word of packageWords(path)) if (wanted.has(word) && (isMention || word.includes('-') || word.includes('/'))) take(word);
  }
}

const QUOTES: ReadonlySet<string> = new Set(["'", '"', '`', '!', ':']);
const INSTALLED = 'node-modules/'; // as words are compared

/**
 * The names that a path may begin with, or have behind `node_modules`; of one that is relative, only the latter. Names that no folder
 * has by chance, with a scope, a dash or a dot, count wherever they stand: a build may copy packages to another place.
 */
function packageWords(path: string): readonly string[] {
  const installed = path.lastIndexOf(INSTALLED);
  const parts = path.split('/');
  const odd = parts.flatMap((part, at) => (part.startsWith('@') ? [`${part}/${parts[at + 1] ?? ''}`] : part.includes('-') || part.includes('.') ? [part] : []));
  const [first = '', second = ''] = (installed < 0 ? path : path.slice(installed + INSTALLED.length)).split('/', 2);
  if (first === '.bin') return [second];
  if (first.startsWith('@')) return [...odd, `${first}/${second}`, `${first}/${dotted(second)[0] ?? second}`];
  return first === '.' || first === '..' ? odd : [...odd, first, ...dotted(first)];
}

/** `django_filters` of `django_filters.rest`, `uvicorn` of `uvicorn.`, `socket.io` of `socket.io.js`. */
function dotted(part: string): readonly string[] {
  const first = part.indexOf('.');
  return first < 0 ? [] : [part.slice(0, first), part.slice(0, part.lastIndexOf('.'))];
}
