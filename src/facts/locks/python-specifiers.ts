import { createRequire } from 'node:module';
import type { VersionStyle } from '../python-manifests.ts';
import type { VersionFault } from '../version-faults.ts';

const require = createRequire(import.meta.url);
type Pep440 = typeof import('@renovatebot/pep440');
let loaded: Pep440 | undefined;
const pep440 = (): Pep440 => (loaded ??= require('@renovatebot/pep440') as Pep440); // holds: what is required is the module that the type names

const LONGEST = 500;
/** A text that a template or the environment replaces. */
const PLACEHOLDER = /[{}$%]|__|@/;
/** A version with what may follow its numbers. A separator belongs to what comes after it, so that there is one way to read it. */
const POETRY_VERSION = /^v?(?:\d+!)?\d+(?:\.(?:\d+|[x*]))*(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc|post|rev|r|dev)(?:[-_.]?\d+)?)*(?:-\d+)?(?:\+[\w.-]+)?$/i;

type Said = Pick<VersionFault, 'reason' | 'advice'>;

/** What is wrong with the specifier of a requirement, or undefined where something may know it. */
export function faultOfSpecifier(written: string, style: VersionStyle): Said | undefined {
  const text = written.trim();
  if (text === '' || text === '*' || text.length > LONGEST || style === 'conda' || PLACEHOLDER.test(text)) return undefined;
  const isFine = style === 'poetry' ? isPoetryRange(text) : isSpecifier(text);
  if (isFine) return undefined;
  return { reason: style === 'poetry' ? 'is no version constraint' : 'is no version specifier (PEP 440)', advice: adviceFor(text, style) };
}

/** Clauses with commas between, each an operator and a version; brackets and a comma too many are let pass, as installers do. */
function isSpecifier(text: string): boolean {
  const inner = text.replace(/^\(/, '').replace(/\)$/, '').replace(/,\s*$/, '').trim();
  return inner === '' || pep440().validRange(inner) || clausesOf(inner).every((clause) => pep440().validRange(clause));
}

/** Poetry's own: alternatives with `|`, clauses with a comma or a space, `^`, `~`, wildcards and bare versions. */
function isPoetryRange(text: string): boolean {
  const spaced = text.replace(/(===?|[<>!~]=|[<>=^~])\s+/g, '$1');
  return spaced.split(/\s*\|\|?\s*/).every((alternative) => alternative.split(/\s*,\s*|\s+/).filter((one) => one !== '' && one !== '-').every((clause) => clause === '*' || POETRY_VERSION.test(clause.replace(/^(?:===?|[<>!~]=|[<>=^~])/, ''))));
}

function adviceFor(text: string, style: VersionStyle): string {
  if (style !== 'poetry') {
    if (/^[\^~]\d/.test(text)) return `Write it with operators, such as \`>=${text.slice(1)}\`: \`${text.slice(0, 1)}\` is known to Poetry and npm alone.`;
    if (/^=\d/.test(text) || /^\d/.test(text)) return `Write \`==${text.replace(/^=/, '')}\`.`;
  }
  const meant = text.replace(/(?<=[\d.])[oO](?![a-zA-Z])/g, '0').replace(/(?<=[\d.])[lI](?![a-zA-Z])/g, '1');
  return meant !== text && faultOfSpecifier(meant, style) === undefined ? `Write \`${meant}\` if that is meant.` : 'Write a version that the package has.';
}

const clausesOf = (text: string): string[] => text.split(',').map((clause) => clause.trim());

/** Whether a version is in a range; true where that cannot be told. */
export function fitsSpecifier(version: string, written: string, style: VersionStyle): boolean {
  const range = style === 'poetry' ? asSpecifier(written.trim()) : written.trim().replace(/^\(|\)$|,\s*$/g, '');
  if (range === undefined || range === '' || range === '*' || pep440().valid(version) === null || !pep440().validRange(range)) return true;
  // what comes before a release is let pass: installers may be told to take it
  return pep440().satisfies(version, range, { prereleases: true }) || /[a-z]/i.test(version);
}

/** A constraint of Poetry in the words of PEP 440; undefined where it has alternatives, or is more than a list of plain ones. */
function asSpecifier(text: string): string | undefined {
  if (text === '*' || text === '') return '';
  const clauses = text.split(/\s*,\s*/).map((clause) => {
    const compact = clause.replace(/\s+/g, '');
    if (/^(?:===?|[<>!~]=|[<>])/.test(compact)) return compact;
    const [, sign = '', numbers = ''] = /^([\^~=]?)v?(\d+(?:\.\d+)*)$/.exec(compact) ?? [];
    if (numbers === '') return /^\d+(?:\.\d+)*\.\*$/.test(compact) ? `==${compact}` : undefined;
    if (sign === '' || sign === '=') return `==${numbers}`;
    return `>=${numbers},<${nextOf(numbers.split('.').map(Number), sign).join('.')}`;
  });
  return clauses.includes(undefined) ? undefined : clauses.join(',');
}

/** The first version that `^` or `~` leaves out: after the leftmost number that is not zero, or after the second. */
function nextOf(numbers: readonly number[], sign: string): readonly number[] {
  const firstOther = numbers.findIndex((one) => one !== 0);
  const at = sign === '~' ? Math.min(1, numbers.length - 1) : firstOther < 0 ? numbers.length - 1 : firstOther;
  return [...numbers.slice(0, at), (numbers[at] ?? 0) + 1];
}
