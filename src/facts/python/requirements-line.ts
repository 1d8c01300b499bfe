import type { Span } from '#model';
import type { PythonRequirement } from '../python-manifests.ts';

/** What a requirement says of itself, whatever list it stands in. */
export type Requested = Pick<PythonRequirement, 'name' | 'version' | 'extras' | 'source' | 'hasMarker'>;

/** The name of a distribution as two spellings have it in common (PEP 503): `Zope.Interface` is `zope-interface`. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

const NAME = /^[A-Za-z0-9](?:[\w.-]{0,200}[A-Za-z0-9])?(?![\w.-])/;
/** `[security, socks]` */
const EXTRAS = /^\s{0,50}\[([^\]]{0,1000})\]/;

/**
 * Reads one requirement (PEP 508): `name[extra] >=1; marker`, `name @ url`, `name (>=1)`, or undefined where it is none.
 * A version that no tool would take is given as it stands.
 */
export function readRequirement(text: string): Requested | undefined {
  const body = text.trim();
  const name = NAME.exec(body)?.[0];
  if (name === undefined) return undefined;
  let rest = body.slice(name.length);
  const extras = EXTRAS.exec(rest);
  if (extras) rest = rest.slice(extras[0].length);
  const named = { name, extras: (extras?.[1] ?? '').split(',').map((extra) => extra.trim()).filter((extra) => extra !== '') };
  rest = rest.trimStart();
  const isUrl = rest.startsWith('@');
  if (!isUrl && rest !== '' && !/^[<>=!~(;,^*]/.test(rest)) return undefined;
  const end = (isUrl ? /\s;|$/ : /;|$/).exec(rest)?.index ?? rest.length;
  const marker = rest.slice(end).replace(/^\s?;/, '').trim();
  const value = rest.slice(isUrl ? 1 : 0, end).trim();
  return { ...named, ...(isUrl ? { version: '', source: value } : { version: withoutBrackets(value) }), ...(marker === '' ? {} : { hasMarker: true as const }) };
}

const withoutBrackets = (version: string): string => (version.startsWith('(') && version.endsWith(')') ? version.slice(1, -1).trim() : version);

/** Whether a line of requirements names a place, not a name: a URL, a path, an archive. */
export function isLocation(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]{0,30}:|\.{0,2}[\\/]|~[\\/]|\.{1,2}(?:\[|$)|[A-Za-z]:[\\/])/i.test(text) || /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)(?:$|[#\s])/i.test(text) || /^[^\s<>=!~;[@]{0,500}[\\/]/.test(text);
}

/** The requirement that a URL, a path or a repository stands for: by `#egg=`, the name of a wheel, or the last part of the path. */
export function readLocation(text: string): Requested | undefined {
  const source = text.split(/\s[;#]|\s--/, 1)[0]?.trim() ?? '';
  const egg = /#(?:.{0,500}&)?egg=([\w.-]{1,200})(?:\[([^\]]{0,500})\])?/.exec(source);
  const [path = ''] = source.split(/[#?]/, 1);
  const last = path.replace(/\[[^\]]{0,500}\]$/, '').replace(/\.git(?:@[^/]{0,500})?$|@[^/@]{0,500}$/, '').replace(/[\\/]+$/, '').split(/[\\/]/).at(-1) ?? '';
  const wheel = /^([\w.]{1,200})-[\w.!+]{1,200}-.{0,500}\.whl$/.exec(last) ?? /^([\w.-]{1,200})-\d[\w.!+]{0,200}\.(?:zip|tar\.gz|tgz|tar\.bz2)$/.exec(last);
  const name = egg?.[1] ?? wheel?.[1] ?? last;
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) return undefined;
  const extras = (egg?.[2] ?? /\[([^\]]{0,500})\]$/.exec(path)?.[1] ?? '').split(',').map((extra) => extra.trim()).filter((extra) => extra !== '');
  return { name, version: '', extras, source };
}

/** The list that a requirement stands in. */
export type Group = Pick<PythonRequirement, 'group' | 'kind' | 'section'>;

/** A requirement in its list. */
export function inGroup(requested: Requested, at: Span, group: Group): PythonRequirement {
  return { ...requested, style: 'pep508', ...group, at };
}

/** `acme[fast] @ https://example.org/acme.zip` */
const NAMED_LOCATION = /^[A-Za-z0-9][\w.-]{0,200}\s{0,20}(?:\[[^\]]{0,500}\]\s{0,20})?@\s{0,20}(?:[a-z+]{1,20}:|\.{0,2}\/)/i;

/** Reads what a list of strings holds: a requirement by name or by its place. */
export function readListed(text: string): Requested | undefined {
  const body = text.trim().replace(/^(?:-e|--editable)[\s=]\s{0,50}/, '');
  return isLocation(body) && !NAMED_LOCATION.test(body) ? readLocation(body) : readRequirement(body);
}

/** Names that a group of requirements has when it is for those who work on the project, not for those who run it. */
const DEVELOPMENT = /(?:^|[-_.])(?:dev|devel|develop|development|developer|tests?|testing|lint|linting|linters?|docs?|documentation|typing|typecheck|type-check|types|mypy|style|checks?|quality|qa|ci|coverage|cov|bench|benchmarks?|tox|nox|pre-?commit|release|build)(?:$|[-_.\d])/i;

/** Whether a group or an extra is for development, by its name. */
export function isDevelopmentName(name: string): boolean {
  return DEVELOPMENT.test(name.slice(0, 200));
}

/** Where a new requirement for development goes: the group that is named for it, else the one for tests, else any. */
export function developmentSectionOf(requires: readonly PythonRequirement[]): string | undefined {
  const listed = requires.filter(({ kind }) => kind === 'development');
  return (listed.find(({ group }) => /^dev/.test(group)) ?? listed.find(({ group }) => /^test/.test(group)) ?? listed[0])?.section;
}
