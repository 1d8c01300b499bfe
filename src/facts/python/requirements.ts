import type { PythonInclude, PythonManifest, PythonRequirement } from '../python-manifests.ts';
import { isCompiledList } from './requirements-compiled.ts';
import { inGroup, readListed, type Group } from './requirements-line.ts';

const MAIN: Group = { group: '', kind: 'runtime', section: '' };

/**
 * Reads a file of pip's requirements, or undefined where the text is not one: most of its lines mean nothing to pip.
 * Of a list, a line that means nothing is the error, and what else it may say is not known.
 */
export function readRequirements(text: string): PythonManifest | undefined {
  const requires: PythonRequirement[] = [];
  const includes: PythonInclude[] = [];
  const unreadable: number[] = [];
  let isDynamic = false;
  for (const { body, start, end } of logicalLines(text)) {
    const option = optionOf(body);
    if (/\$\{[A-Z0-9_]+\}/.test(option?.value ?? body) && !/:\/\//.test(body)) {
      isDynamic ||= option === undefined || option.name !== 'other';
    } else if (option?.name === 'include' || option?.name === 'constraint') {
      includes.push({ path: option.value, isConstraint: option.name === 'constraint', group: '', kind: 'runtime' });
    } else if (option?.name !== 'other') {
      const spec = (option?.value ?? body).split(/\s--?[a-z]/i, 1)[0] ?? '';
      const requested = readListed(spec);
      if (requested) requires.push(inGroup(requested, { start, end: Math.min(end, start + body.length) }, MAIN));
      else if (/^\{[{%#]/.test(spec)) isDynamic = true; // a template of a list
      else if (option === undefined && !isNameless(spec)) unreadable.push(start);
    }
  }
  const [first] = unreadable;
  if (first !== undefined && unreadable.length >= requires.length + includes.length) return undefined;
  return {
    kind: 'requirements',
    isDeclaring: true,
    requires,
    includes,
    sourceRoots: [],
    isDynamic: isDynamic || first !== undefined,
    section: '',
    ...(isCompiledList(text, requires) ? { isCompiled: true as const } : {}),
    ...(first === undefined ? {} : { error: { offset: first, message: 'one of its lines is no requirement' } }),
  };
}

/** The project itself, and archives of which the name does not tell the distribution. */
const isNameless = (spec: string): boolean => /^\.{1,2}(?:$|[\\/[])|[\\/:]/.test(spec.trim());

interface LogicalLine {
  readonly body: string;
  /** Of the first line that it takes up, from its first mark to its last. */
  readonly start: number;
  readonly end: number;
}

/** Lines without comments, those that end in a backslash joined with the next, as pip reads them. */
function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let joined: string[] = [];
  let start = 0;
  let end = 0;
  for (let from = text.charCodeAt(0) === 0xfeff ? 1 : 0; from <= text.length; ) {
    const stop = lineEnd(text, from);
    const line = text.slice(from, stop);
    const isComment = /^\s*#/.test(line);
    const goesOn = !isComment && line.endsWith('\\');
    const content = goesOn ? line.slice(0, -1) : line;
    if (joined.length === 0) {
      start = from + content.length - content.trimStart().length;
      end = from + content.trimEnd().length;
    }
    joined.push(isComment ? ` ${content}` : content);
    from = text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
    if (goesOn && from <= text.length) continue;
    const body = withoutComment(joined.join('')).trim();
    if (body !== '') lines.push({ body, start, end });
    joined = [];
  }
  return lines;
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (text[i] === '\n' || text[i] === '\r') return i;
  return text.length;
}

/** A comment begins the line or follows a blank: `git+https://host/x#egg=y` has none. */
function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) if (at === 0 || /\s/.test(line[at - 1] ?? '')) return line.slice(0, at);
  return line;
}

interface Option {
  readonly name: 'include' | 'constraint' | 'editable' | 'other';
  readonly value: string;
}

const OPTIONS: readonly (readonly [Option['name'], RegExp])[] = [
  ['include', /^(?:-r|--requirement(?=[\s=]))[\s=]{0,50}/],
  ['constraint', /^(?:-c|--constraint(?=[\s=]))[\s=]{0,50}/],
  ['editable', /^(?:-e|--editable(?=[\s=]))[\s=]{0,50}/],
];

function optionOf(body: string): Option | undefined {
  if (!body.startsWith('-')) return undefined;
  for (const [name, head] of OPTIONS) {
    const found = head.exec(body);
    if (found) return { name, value: body.slice(found[0].length).trim().replace(/^(["'])(.*)\1$/, '$2') };
  }
  return { name: 'other', value: body };
}
