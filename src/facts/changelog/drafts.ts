import type { ChangelogPlan } from '../changelog-plan.ts';
import { readChangelog } from '../changelog.ts';
import { countOf } from './comparison.ts';
import { outOf } from './compare-releases.ts';
import { entryFaults } from './entry-faults.ts';
import type { FaultKind } from './faults.ts';
import { plain } from './lines.ts';
import { insertionFor, type BookFormat, type NewEntry } from './new-entry.ts';

/** The text of a changelog with new entries, and what was put in. */
export interface DraftedBook {
  readonly text: string;
  /** Each with its line, 1-based. */
  readonly written: readonly { readonly component: string; readonly line: number; readonly text: string }[];
}

/** Why an entry cannot be written: what is wrong with it once it is there. */
export interface DraftFault {
  readonly component: string;
  readonly kind: FaultKind | 'notReadBack';
}

/**
 * Puts new entries into the text of a changelog, one line each. Every one is read back: it must be the only entry that is new,
 * wait for a release, and have nothing wrong.
 * @param entries in the order in which they are to stand
 */
export function draftIn(text: string, format: BookFormat, entries: readonly NewEntry[], plan: ChangelogPlan, isLabelled: boolean): DraftedBook | DraftFault {
  let now = text;
  const put: { at: number; component: string }[] = [];
  // each goes above the one before, or as the last of its section
  for (const entry of format === 'entries' ? [...entries].reverse() : entries) {
    const { offset, text: added } = insertionFor(now, format, entry, isLabelled);
    const next = now.slice(0, offset) + added + now.slice(offset);
    const kind = faultOf(now, next, format, entry, plan);
    if (kind !== undefined) return { component: entry.component, kind };
    for (const one of put) if (one.at >= offset) one.at += added.length;
    put.push({ at: offset + added.trimEnd().lastIndexOf('\n') + 1, component: entry.component }); // its last line is the entry
    now = next;
  }
  const written = put.map(({ at, component }) => ({ component, line: now.slice(0, at).split('\n').length, text: (now.slice(at).split('\n', 1)[0] ?? '').trim() }));
  return { text: now, written: written.sort((a, b) => a.line - b.line) };
}

function faultOf(before: string, after: string, format: BookFormat, entry: NewEntry, plan: ChangelogPlan): DraftFault['kind'] | undefined {
  return format === 'entries' ? lineFault(before, after, entry, plan) : bulletFault(before, after, entry);
}

function lineFault(before: string, after: string, entry: NewEntry, plan: ChangelogPlan): DraftFault['kind'] | undefined {
  const [old, log] = [readChangelog(before)?.entries, readChangelog(after)?.entries];
  const fresh = log?.entries.filter(({ fields }) => fields.description.text === plain(entry.description) && fields.component.text === entry.component && fields.type.text === entry.type) ?? [];
  if (!log || log.entries.length !== (old?.entries.length ?? 0) + 1 || log.faults.length !== (old?.faults.length ?? 0) || fresh.length === 0) return 'notReadBack';
  const faults = entryFaults(log, plan, undefined);
  const known = countOf((old ? entryFaults(old, plan, undefined) : []).map(({ kind }) => kind));
  const now = countOf(faults.map(({ kind }) => kind));
  return faults.find(({ kind }) => (now.get(kind) ?? 0) > (known.get(kind) ?? 0))?.kind;
}

function bulletFault(before: string, after: string, entry: NewEntry): DraftFault['kind'] | undefined {
  const [old, log] = [readChangelog(before)?.releases, readChangelog(after)?.releases];
  const out = new Set(log ? outOf(log) : []);
  const description = plain(entry.description);
  const isWaiting = (index: number): boolean => {
    const release = log?.releases[index];
    return release !== undefined && !out.has(release);
  };
  const fresh = log?.bullets.filter(({ release, text }) => text.endsWith(description) && isWaiting(release)) ?? [];
  if (!log || log.bullets.length !== (old?.bullets.length ?? 0) + 1 || fresh.length === 0) return 'notReadBack';
  const twins = countOf(fresh.map(({ release, group, parent, text }) => [release, group, parent, text].join('\0')));
  return [...twins.values()].some((count) => count > 1) ? 'duplicateEntry' : undefined;
}
