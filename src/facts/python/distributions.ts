import { EXTRAS, FAMILIES, NAMESPACES, PARTS, type Namespace } from './distributions-families.ts';
import { OWN_NAME } from './distributions-known.ts';
import { DISTRIBUTIONS } from './distributions-table.ts';
import { normalName } from './requirements-line.ts';

/** A module as far as it tells which distribution brings it. */
export interface Module {
  /** What is missing if nothing brings it: `yaml`, `google.cloud.storage`. */
  readonly subject: string;
  /** The whole path as it is imported. */
  readonly path: readonly string[];
  /** Normalised names of distributions that bring it, the usual one first. */
  readonly names: readonly string[];
  readonly namespace?: Namespace;
}

/** What a manifest declares: a normalised name, and the extras asked for. */
export interface Declared {
  readonly name: string;
  readonly extras: readonly string[];
}

/** The modules that an import statement means: of a package that distributions share, one for every name that it takes from there. */
export function modulesOf(module: string, names: readonly string[]): readonly Module[] {
  const path = module.split('.');
  const namespace = namespaceOf(path);
  const isShort = namespace !== undefined && path.length < namespace.depth && names.length > 0 && !names.includes('*');
  const paths = isShort ? names.map((name) => [...path, name]) : [path];
  const modules = new Map<string, Module>();
  for (const one of paths) {
    const known = moduleAt(one);
    if (!modules.has(known.subject)) modules.set(known.subject, known);
  }
  return [...modules.values()];
}

function moduleAt(path: readonly string[]): Module {
  const namespace = namespaceOf(path);
  const [top = ''] = path;
  if (!namespace) return { subject: top, path, names: namesOf(top) };
  const subject = path.slice(0, namespace.depth).join('.');
  const part = partOf(path);
  if (part) return { subject, path, names: part, namespace };
  const rest = path.slice(namespace.path.split('.').length, namespace.depth).map((one) => one.replace(/_v\d\w*$/, ''));
  const parent = namespace.head.replace(/-$/, '');
  return { subject, path, names: rest.length === 0 ? [] : [normalName(namespace.head + rest.join('-')), parent], namespace };
}

function namesOf(top: string): readonly string[] {
  const known = DISTRIBUTIONS.get(top);
  if (known) return known;
  if (/^win32\w/.test(top)) return ['pywin32'];
  if (/^mypy_boto3_/.test(top)) return [normalName(top), 'boto3-stubs', 'boto3-stubs-lite'];
  if (/^types_(?:aio)?boto\w*_/.test(top)) return [normalName(top), 'types-boto3', 'types-aioboto3', 'types-aiobotocore'];
  return [normalName(top)];
}

function namespaceOf(path: readonly string[]): Namespace | undefined {
  let best: Namespace | undefined;
  for (const one of NAMESPACES) {
    const isLonger = one.path.length > (best?.path.length ?? 0);
    if (isLonger && one.path.split('.').every((part, index) => path[index] === part)) best = one;
  }
  return best;
}

function partOf(path: readonly string[]): readonly string[] | undefined {
  for (let length = Math.min(path.length, 4); length > 0; length--) {
    const names = PARTS.get(path.slice(0, length).join('.'));
    if (names) return names;
  }
  return undefined;
}

/** What to declare for a module: the names that are usual, at most three. */
export function adviceFor({ names, subject }: Module): readonly string[] {
  return names.length === 0 ? [normalName(subject.replaceAll('.', '-'))] : names.slice(0, 1);
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What is put before and behind the name of a module to name its distribution. */
const AROUND = /^(?:python3?-?|py-?|django-?|djangorestframework-|drf-|flask-|apache-|lib)|(?:-?python3?|-py\d?|-?binary|-headless|-client|-sdk|-lib|-core|-cpu|-gpu|-ng|-?\d+)$/g;
const SAME = /^(?:python3?-?|py-?)|(?:-python3?|-py\d?|-binary|-headless|-cpu|-gpu|-ng)$/g;

/** Types for a package, and what tests it: they never bring it. */
const isAside = (name: string): boolean => /^types-|-stubs$|^pytest-|-mock$|^mock-/.test(name);

/** Whether a distribution may bring a module: as the table has it, by its name, or by one that is like it. True in doubt. */
export function mayBring({ name, extras }: Declared, module: Module): boolean {
  return isNamedFor(name, module) || extras.some((extra) => isBroughtByExtra(name, extra, module));
}

function isNamedFor(name: string, { names, path, namespace }: Module): boolean {
  if (names.includes(name)) return true;
  const [top = ''] = path;
  if (FAMILIES.get(top)?.some((head) => name === head || name.startsWith(`${head}-`)) === true) return true;
  if (namespace) {
    const [first] = names;
    if (first === undefined) return name.startsWith(namespace.head); // too little of the path to say which
    const whole = normalName(namespace.head + path.slice(namespace.path.split('.').length).join('-'));
    return letters(name) === letters(first) || (name.startsWith(first) && `${whole}-`.startsWith(`${name}-`));
  }
  const wanted = letters(top);
  const given = letters(name);
  if (given === wanted) return true;
  const isOwn = OWN_NAME.has(top);
  if (letters(name.replace(isOwn ? SAME : AROUND, '')) === wanted) return true;
  if (isOwn || isAside(name)) return false;
  const [short, long] = wanted.length < given.length ? [wanted, given] : [given, wanted];
  return (short.length >= 4 && long.includes(short)) || sharesWords(top, name);
}

/** Words that tell nothing of what a distribution is about. */
const COMMON = new Set(['django', 'flask', 'fastapi', 'pytest', 'python', 'rest', 'framework', 'admin', 'auth', 'client', 'utils', 'core', 'tools', 'base', 'data', 'test', 'tests', 'models', 'fields', 'server', 'plugin', 'extra', 'extensions', 'common', 'async', 'google', 'azure', 'cloud', 'sdk']);

/** `rest_flex_fields` and `drf-flex-fields`, `admin_auto_filters` and `django-admin-autocomplete-filter`: nobody knows all names, so these may be one. */
function sharesWords(module: string, name: string): boolean {
  const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length >= 4);
  const given = wordsOf(name);
  const shared = wordsOf(module).filter((word) => given.some((other) => other.startsWith(word) || word.startsWith(other)));
  return shared.length >= 2 || shared.some((word) => !COMMON.has(word));
}

function isBroughtByExtra(name: string, extra: string, module: Module): boolean {
  const listed = EXTRAS.get(`${name}[${extra.toLowerCase()}]`);
  if (listed?.some((one) => one === module.subject) === true) return true;
  return isNamedFor(normalName(extra), module);
}

/** Whether a distribution that is declared is used by what imports a module: as `mayBring`, and more generous. */
export function mayBeUsedBy(declared: Declared, module: Module): boolean {
  if (mayBring(declared, module)) return true;
  const given = letters(declared.name.replace(AROUND, ''));
  const wanted = letters(module.path.join(''));
  if (given.length < 3) return false;
  if (given.startsWith(wanted) || wanted.includes(given)) return true;
  const top = letters(module.path[0] ?? '');
  return top.length >= 4 && letters(declared.name).includes(top);
}

/** The modules that the table says a distribution brings, else what its name looks like as a module. */
export function modulesBroughtBy(name: string): readonly string[] {
  return BROUGHT.get(name) ?? [name.replaceAll('-', '_')];
}

const BROUGHT: ReadonlyMap<string, readonly string[]> = (() => {
  const brought = new Map<string, string[]>();
  for (const [module, names] of DISTRIBUTIONS) {
    for (const name of names) {
      const modules = brought.get(name);
      if (modules) modules.push(module);
      else brought.set(name, [module]);
    }
  }
  return brought;
})();
