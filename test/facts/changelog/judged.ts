import { compareText, lineTable, syntaxOf, type Finding } from '#model';
import { judge, type Ports } from '#engine';
import { changelogSettings, type ChangelogSettings } from '#facts/changelog-settings';
import { changes, type ChangedFile, type Changes } from '#facts/changes';
import { clock } from '#facts/clock';
import { openSource } from '#facts/source';
import { suppressions } from '#facts/suppressions';
import { testFiles } from '#facts/test-files';
import { extractAll } from '#host';
import entryRule from '../../../rules/require-changelog-entry/rule.ts';
import formatRule from '../../../rules/require-changelog-format/rule.ts';

export type Texts = Readonly<Record<string, string>>;

export interface State {
  readonly now: Texts;
  /** What was there at the merge base; absent where nobody asks for one. */
  readonly before?: Texts;
  readonly settings?: ChangelogSettings | undefined;
  readonly today?: string;
  /** Told as renames instead of as a file gone and a file added. */
  readonly renames?: Readonly<Record<string, string>>;
}

/** What both rules say of a project in memory, in order. */
export function judged(state: State): readonly Finding[] {
  const { findings, crashes } = judge({ rules: [entryRule, formatRule].map((rule) => ({ rule, severity: 'error' as const, options: {} })), suppressions }, portsOf(state));
  if (crashes[0]) throw crashes[0].error;
  return findings;
}

/** Each finding as `file:line messageId component`. */
export function said(state: State): string[] {
  return judged(state).map(({ messageId, place, data }) => {
    const text = state.now[place.file] ?? '';
    return `${place.file}:${lineTable(text).at(place.start).line} ${messageId}${typeof data['component'] === 'string' && data['component'] !== '' ? ` ${data['component']}` : ''}`;
  });
}

function portsOf({ now, before, settings, today = '2026-05-20', renames = {} }: State): Ports {
  const answers: Readonly<Record<string, unknown>> = {
    [changelogSettings.id]: settings,
    [clock.id]: { today },
    [changes.id]: before && changesBetween(before, now, renames),
    [testFiles.id]: { has: (file: string) => file.includes('.test.') },
  };
  return {
    files: Object.keys(now).sort(compareText),
    gather: (file, facts) => extractAll(facts.filter((fact) => fact.syntax.includes(syntaxOf(file) ?? 'typescript')), openSource(file, syntaxOf(file) ?? 'typescript', now[file] ?? '')),
    ask: ({ id }) => answers[id],
    lines: (file) => lineTable(now[file] ?? ''),
  };
}

function changesBetween(before: Texts, now: Texts, renames: Readonly<Record<string, string>>): Changes {
  const old = new Set(Object.values(renames));
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort(compareText);
  const files = paths.flatMap((path): ChangedFile[] => {
    const renamed = renames[path];
    if (renamed !== undefined) return [{ path, before: renamed, kind: 'renamed' }];
    if (old.has(path) || before[path] === now[path]) return [];
    return [{ path, kind: before[path] === undefined ? 'added' : now[path] === undefined ? 'deleted' : 'modified' }];
  });
  return { base: { name: 'main', commit: '0'.repeat(40), from: '--base' }, files, textAtBase: (path) => before[path] };
}
