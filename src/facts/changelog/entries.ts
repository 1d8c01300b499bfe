import type { Span } from '#model';
import { FIELD_NAMES, isDateLike, isVersionLike, USUAL_TYPES, type Field, type FieldName } from './fields.ts';
import { trimmed, type ProseLine } from './lines.ts';

/** One line of `[Date] - [Version] - [Component] - [Type] - [Description]`; a wrapped description runs over several. */
export interface LineEntry extends Span {
  readonly fields: Readonly<Record<FieldName, Field>>;
  readonly isBracketed: boolean;
}

/** A line that is meant as an entry and is none. */
export interface LineFault extends Span {
  readonly field: FieldName | 'separator';
  /** What is the matter with the field, as a clause that follows its name. */
  readonly reason: string;
  /** The line as it is meant, where that is plain. */
  readonly meant?: string;
}

/** A changelog of one line a change. */
export interface EntryLog {
  readonly entries: readonly LineEntry[];
  readonly faults: readonly LineFault[];
}

const SEPARATOR = ' - ';
const BULLET = /^\s{0,12}[-*+]\s{1,4}/;
/** A line that stands for all others in an explanation. */
const TEMPLATE = /^\[?(?:date|yyyy-mm-dd)\]?(?=\s)/i;

const MERGE_MARK = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/;

/** Reads the lines that are entries, or are meant as such; undefined where there is none. */
export function readEntries(text: string, lines: readonly ProseLine[]): EntryLog | undefined {
  const entries: LineEntry[] = [];
  const faults: LineFault[] = [];
  let open: { readonly start: number; end: number } | undefined;
  const close = (): void => {
    if (open) take(text, open, entries, faults);
    open = undefined;
  };
  for (const line of lines) {
    const bullet = BULLET.exec(line.text)?.[0] ?? '';
    const { start, end, text: content } = trimmed(text, line.start + bullet.length, line.end);
    if (line.isComment || content === '' || content.startsWith('#') || MERGE_MARK.test(content)) close();
    else if (isMeant(content)) {
      close();
      open = { start, end };
    } else if (open && (bullet === '' || /^\s/.test(line.text))) open.end = end;
    else close();
  }
  close();
  return entries.length + faults.length > 0 ? { entries, faults } : undefined;
}

/** A line is meant as an entry that begins with a date and a separator, or with several fields in brackets. */
function isMeant(content: string): boolean {
  if (TEMPLATE.test(content)) return false;
  if (content.startsWith('[')) return /^\[[^[\]]{0,80}\]\s{0,2}[-–—]\s{0,2}\[/.test(content) || /^\[\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\]/.test(content);
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s{1,3}[-–—]\s/.test(content);
}

function take(text: string, { start, end }: Span, entries: LineEntry[], faults: LineFault[]): void {
  const parts = split(text.slice(start, end), start);
  const fault = faultOf(parts);
  if (fault) {
    const meant = fault.field === 'separator' ? meantBy(text.slice(start, end)) : undefined;
    return void faults.push({ start, end, ...fault, ...(meant === undefined ? {} : { meant }) });
  }
  const [date, version, component, type, description] = parts as unknown as [Part, Part, Part, Part, Part]; // holds: `faultOf` counted them
  const field = ({ start, end, text }: Part): Field => ({ start, end, text });
  // in the bare style a description may begin and end with brackets of its own
  const told = date.isBracketed || !description.isBracketed ? field(description) : rawOf(text, description, end);
  entries.push({ start, end, fields: { date: field(date), version: field(version), component: field(component), type: field(type), description: told }, isBracketed: date.isBracketed });
}

interface Part extends Field {
  readonly isBracketed: boolean;
}

/** Splits at the first four separators; the separator after a field in brackets follows its bracket. */
function split(line: string, offset: number): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (parts.length < FIELD_NAMES.length) {
    const isBracketed = line[from] === '[';
    const found = parts.length === FIELD_NAMES.length - 1 ? -1 : line.indexOf(isBracketed ? `]${SEPARATOR}` : SEPARATOR, from);
    const to = found < 0 ? line.length : found + (isBracketed ? 1 : 0);
    parts.push(partOf(line, from, to, offset));
    if (found < 0) break;
    from = to + SEPARATOR.length;
  }
  return parts;
}

function partOf(line: string, from: number, to: number, offset: number): Part {
  const isBracketed = line[from] === '[' && line[to - 1] === ']' && to - from > 1;
  const { start, end, text } = isBracketed ? trimmed(line, from + 1, to - 1) : trimmed(line, from, to);
  return { start: offset + start, end: offset + end, text, isBracketed };
}

/** A description with its brackets. */
function rawOf(text: string, { start }: Part, end: number): Field {
  return trimmed(text, text.lastIndexOf('[', start - 1), end);
}

function faultOf(parts: readonly Part[]): Pick<LineFault, 'field' | 'reason'> | undefined {
  const [date, version] = parts;
  if (!date || !isDateLike(date.text)) {
    const isJoined = date !== undefined && /^\[?(?:\d{4}[-/.]\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})/.test(date.text);
    return isJoined ? { field: 'separator', reason: 'is not ` - `' } : { field: 'date', reason: date?.text === '' ? 'is empty' : 'is missing' };
  }
  if (parts.length < FIELD_NAMES.length) return parts.some(({ text }) => /\][-–—\s]{1,8}\[|\s[–—]\s/.test(text)) ? { field: 'separator', reason: 'is not ` - `' } : { field: missingIn(parts), reason: 'is missing' };
  const empty = parts.findIndex(({ text }) => text === '');
  if (empty >= 0) return { field: FIELD_NAMES[empty] ?? 'date', reason: 'is empty' };
  if (!version || !isVersionLike(version.text)) return { field: 'version', reason: `is \`${(version?.text ?? '').slice(0, 60)}\`, which is no version` };
  const odd = parts.findIndex(({ isBracketed }) => isBracketed !== date.isBracketed);
  return odd > 0 && odd < FIELD_NAMES.length - 1 ? { field: FIELD_NAMES[odd] ?? 'date', reason: date.isBracketed ? 'has no brackets' : 'has brackets, and the date has none' } : undefined;
}

/** Which field a line of fewer than five lacks, by the form of those that are there. */
function missingIn(parts: readonly Part[]): FieldName {
  const [, version, third, fourth] = parts;
  if (!version || !isVersionLike(version.text)) return 'version';
  const isType = (part: Part | undefined): boolean => USUAL_TYPES.some((type) => type.toLowerCase() === part?.text.toLowerCase());
  if (!third || isType(third)) return 'component';
  return !fourth || !isType(fourth) ? 'type' : 'description';
}

/** A line in brackets whose separators are other dashes or have other spaces, as it is meant. */
function meantBy(line: string): string | undefined {
  if (!line.startsWith('[') || !line.endsWith(']') || line.length > 2000) return undefined;
  const fields: string[] = [];
  let from = 1;
  const separator = /\][-–—\s]{1,8}\[/g;
  for (let found = separator.exec(line); found && fields.length < FIELD_NAMES.length - 1; found = separator.exec(line)) {
    fields.push(line.slice(from, found.index));
    from = found.index + found[0].length;
  }
  fields.push(line.slice(from, -1));
  if (fields.length !== FIELD_NAMES.length || !isDateLike(fields[0] ?? '') || !isVersionLike(fields[1] ?? '') || fields.some((field) => field.trim() === '')) return undefined;
  return fields.map((field) => `[${field.trim()}]`).join(SEPARATOR);
}
