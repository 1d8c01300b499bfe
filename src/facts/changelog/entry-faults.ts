import type { ChangelogPlan } from '../changelog-plan.ts';
import { keyOf } from './compare-entries.ts';
import type { EntryLog, LineEntry, LineFault } from './entries.ts';
import { dayAfter, FIELD_NAMES, isDay } from './fields.ts';
import { typesMissed, unknownWord, type Fault } from './faults.ts';
import { plain } from './lines.ts';
import { versionOrderFaults } from './version-order.ts';

/** A fault, and the entry that has it; a line that is none has none. */
export interface EntryFault extends Fault {
  readonly entry?: LineEntry;
}

/**
 * What is wrong with the entries of one changelog.
 * @param today undefined leaves out whether a date is in the future
 */
export function entryFaults(log: EntryLog, plan: Pick<ChangelogPlan, 'components' | 'named' | 'settings'>, today: string | undefined): EntryFault[] {
  const latest = today === undefined ? undefined : dayAfter(today); // one day of slack, as it is tomorrow already somewhere
  const isFuture = ({ fields: { date } }: LineEntry): boolean => latest !== undefined && date.text > latest;
  const each = log.entries.flatMap((entry) => fieldFaults(entry, plan, isFuture(entry)).map((fault): EntryFault => ({ ...fault, entry })));
  const dated = log.entries.filter((entry) => isDay(entry.fields.date.text) && !isFuture(entry)).map((entry) => ({ entry, component: entry.fields.component.text, version: entry.fields.version.text, date: entry.fields.date.text, at: entry.fields.version }));
  const byPlace = new Map(dated.map((one) => [one.at.start, one.entry]));
  const order = versionOrderFaults(dated).map((fault): EntryFault => {
    const entry = byPlace.get(fault.at.start);
    return entry ? { ...fault, entry } : fault;
  });
  return [...log.faults.map(malformed), ...each, ...order, ...duplicates(log), ...mixedStyles(log)];
}

function fieldFaults({ fields: { date, component, type } }: LineEntry, { components, named, settings }: Pick<ChangelogPlan, 'components' | 'named' | 'settings'>, isFuture: boolean): Fault[] {
  const types = typesMissed(type.text, settings.types);
  return [
    ...(isDay(date.text) ? [] : [{ kind: 'invalidDate', at: date, data: { date: date.text, component: component.text } } as const]),
    ...(isDay(date.text) && isFuture ? [{ kind: 'futureDate', at: date, data: { date: date.text, component: component.text } } as const] : []),
    ...(components.length === 0 || named(component.text) !== undefined ? [] : [unknownWord('unknownComponent', component, component.text, components)]),
    ...(types ? [unknownWord('unknownType', type, type.text, types, { component: component.text })] : []),
  ];
}

function malformed({ start, end, field, reason, meant }: LineFault): EntryFault {
  return { kind: 'malformedLine', at: { start, end }, data: { field, reason, form: formOf(true) }, ...(meant === undefined ? {} : { fix: { at: { start, end }, text: meant } }) };
}

const formOf = (isBracketed: boolean): string => ['Date', 'Version', 'Component', 'Type', 'Description'].map((name) => (isBracketed ? `[${name}]` : name)).join(' - ');

function duplicates({ entries }: EntryLog): EntryFault[] {
  const first = new Map<string, LineEntry>();
  return entries.flatMap((entry): EntryFault[] => {
    const key = keyOf(entry);
    const before = first.get(key);
    if (!before) first.set(key, entry);
    return before ? [{ kind: 'duplicateEntry', at: { start: entry.start, end: entry.end }, data: { component: entry.fields.component.text, text: plain(entry.fields.description.text).slice(0, 120) }, first: { start: before.start, end: before.end }, entry }] : [];
  });
}

/** One style a file: that of most entries, or of the first where there are as many of each. */
function mixedStyles({ entries }: EntryLog): EntryFault[] {
  const bracketed = entries.filter(({ isBracketed }) => isBracketed).length;
  const isUsual = bracketed * 2 === entries.length ? (entries[0]?.isBracketed ?? false) : bracketed * 2 > entries.length;
  return entries.filter(({ isBracketed }) => isBracketed !== isUsual).map((entry): EntryFault => ({ kind: 'malformedLine', at: { start: entry.start, end: entry.end }, data: { field: 'style', reason: 'is not that of most others', form: formOf(isUsual), component: entry.fields.component.text }, fix: { at: { start: entry.start, end: entry.end }, text: entryLine(entry, isUsual) }, entry }));
}

/** An entry as a line, in one style or the other. */
export function entryLine({ fields }: Pick<LineEntry, 'fields'>, isBracketed: boolean): string {
  return FIELD_NAMES.map((name) => (isBracketed ? `[${plain(fields[name].text)}]` : plain(fields[name].text))).join(' - ');
}
