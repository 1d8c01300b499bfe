import { createRequire } from 'node:module';
import { nearest } from '../spelling.ts';

const require = createRequire(import.meta.url);
type Semver = typeof import('semver');
let loaded: Semver | undefined;
/** Loaded when the first version is read. */
export const semver = (): Semver => (loaded ??= require('semver') as Semver); // holds: what is required is the module that the type names

/** Longer than any version; what is longer is some package manager's own. */
const LONGEST = 500;
/** Misspelt, these are known again. Shorter schemes are too near to one another. */
const SCHEMES = ['workspace', 'catalog', 'portal', 'patch', 'github', 'gitlab', 'bitbucket', 'https'];
/** A text that a template or a release script replaces. */
const PLACEHOLDER = /[{}$%]|__|@@|^<[\w .-]+>$/;
/** `v12-lts`, `3-latest`, `next-14`: tags may begin with a number as long as they are no version. */
const NUMBERED_TAG = /^v?\d+(?:\.\d+)?-[a-z][\w.-]*$/i;

/** Why a text is no version. */
export interface RangeFault {
  /** In one clause, with the text as its subject. */
  readonly reason: string;
  readonly advice: string;
}

/** What is wrong with what stands for a version in `package.json`, or undefined where something may know it. */
export function faultOfRange(written: string): RangeFault | undefined {
  const text = written.trim();
  if (text.length > LONGEST || PLACEHOLDER.test(text)) return undefined;
  const [, scheme, rest = ''] = /^([a-z][a-z+.-]*):(.*)$/is.exec(text) ?? [];
  if (scheme !== undefined) return faultOfScheme(scheme.toLowerCase(), rest);
  if (text.includes('/') || text.includes(':') || text.startsWith('.')) return undefined; // a path, a repository
  return isRange(text) || isTag(text) ? undefined : { reason: 'is neither a version, a range nor a tag', advice: adviceFor(text) };
}

function faultOfScheme(scheme: string, rest: string): RangeFault | undefined {
  if (scheme === 'npm') {
    const at = rest.lastIndexOf('@');
    const range = at > 0 ? rest.slice(at + 1) : /^[\^~<>=*\d]/.test(rest) ? rest : '';
    if (rest.trim() === '') return { reason: 'names no package after `npm:`', advice: 'Write `npm:name@range`.' };
    return isRange(range) || isTag(range) || PLACEHOLDER.test(range) ? undefined : { reason: `asks for \`${range}\`, which is neither a version, a range nor a tag`, advice: adviceFor(range) };
  }
  if (scheme === 'workspace') {
    const range = rest.slice(rest.lastIndexOf('@') + 1);
    const isFine = range.includes('/') || range.startsWith('.') || ['', '*', '^', '~'].includes(range) || isRange(range) || isTag(range);
    return isFine ? undefined : { reason: `asks the workspace for \`${range}\`, which is neither a version nor a range`, advice: 'Write `workspace:*`, `workspace:^` or a range.' };
  }
  const meant = scheme.length < 5 || SCHEMES.includes(scheme) ? undefined : nearest(scheme, SCHEMES);
  const isSlip = meant !== undefined && Math.abs(meant.length - scheme.length) < 2 && scheme[0] === meant[0];
  return isSlip ? { reason: `begins with \`${scheme}:\`, which no package manager knows`, advice: `Write \`${meant}:\`.` } : undefined;
}

/** Whether npm reads a text as a range: it is as lenient as `loose` makes semver. */
export function isRange(text: string): boolean {
  return semver().validRange(text, { loose: true }) !== null;
}

/** Whether a text may be a tag of a registry. A tag is not told from a version with a slip in it where it begins as one. */
function isTag(text: string): boolean {
  if (NUMBERED_TAG.test(text)) return true;
  return /^[\w.!'()-][\w.!~*'()-]*$/.test(text) && !/^(?:v?\d|[.!'()-])/i.test(text);
}

/** How to put a common slip right. */
function adviceFor(text: string): string {
  const meant = [
    text.replace(/(?<=[\d.])[oO](?![a-zA-Z])/g, '0').replace(/(?<=[\d.])[lI](?![a-zA-Z])/g, '1'),
    text.replace(/^([\^~])[\^~]+/, '$1'),
    text.replace(/^(\D{0,2}\d+\.\d+\.\d+)\.\d+$/, '$1'),
    text.replace(/,/g, '.'),
    text.replace(/\.{2,}/g, '.').replace(/\.+$/, ''),
  ].find((one) => one !== text && isRange(one));
  return meant === undefined ? 'Write a version that the package has.' : `Write a version that the package has, such as \`${meant}\` if that is meant.`;
}

/** The range that a text asks the registry for, or undefined where it asks for a tag, or something else than the registry. */
export function registryRange(written: string): string | undefined {
  const text = written.trim();
  const [, aliased] = /^npm:(?:.+@)?([^@]*)$/.exec(text) ?? [];
  const range = aliased ?? text;
  return range.length <= LONGEST && isRange(range) ? range : undefined;
}

/**
 * Whether a version is in a range, by the most lenient reading: a version before a release counts as what it leads to.
 * True where either cannot be read.
 */
export function fits(version: string, range: string): boolean {
  const { parse, satisfies } = semver();
  const parsed = parse(version, { loose: true });
  if (parsed === null || !isRange(range)) return true;
  return satisfies(parsed, range, { loose: true, includePrerelease: true }) || satisfies(`${parsed.major}.${parsed.minor}.${parsed.patch}`, range, { loose: true });
}
