import { identityOf, UserError, type FileFact, type Finding } from '#model';
import { judge, type ActiveRule, type Gathered, type Ports, type SettledFinding } from '#engine';
import { suppressions } from '#facts/suppressions';
import { isChange, isFirstCommit, openProject, viewOfBase, type Change, type GitChange } from '#host';
import type { Opened } from './open.ts';

/**
 * The change that a run is about.
 * @throws {UserError} `no-base` where nobody names one; `no-history` where git cannot tell
 */
export function changeFor({ change }: Pick<Opened, 'change'>): Change {
  const found = change();
  if (!found) throw new UserError('no-base', 'There is no base to compare with: neither `--base` nor a variable of the CI names one. Name a branch, a tag or a commit: `--base origin/main`.');
  if (!isChange(found)) throw new UserError(found.from === '--base' && found.trouble.code === 'unknown-ref' ? 'no-base' : 'no-history', `What has changed cannot be told: ${found.trouble.reason}. ${found.trouble.remedy}`);
  return found;
}

/** The same, or undefined for what is staged before the first commit: all of it is new. */
export function changeSinceBase(opened: Pick<Opened, 'change'>): Change | undefined {
  const found = opened.change();
  return found && isFirstCommit(found) ? undefined : changeFor(opened);
}

/**
 * The findings that were not there at the base: the same rules judge the state of the base too, and what both have is not new,
 * wherever its cause lies. A file that was only moved takes its findings along.
 * @param ports of the present state; what it has gathered of unchanged files is used again
 */
export function newFindings(findings: readonly SettledFinding[], rules: readonly ActiveRule[], changed: Change, { root, settings, today, gathered }: Pick<Opened, 'root' | 'settings' | 'today'> & { readonly gathered: Memory }): SettledFinding[] {
  if (findings.length === 0) return [];
  const view = viewOfBase(changed);
  const project = openProject(root.path, settings, { view, today });
  const before = judge({ rules, suppressions }, { ...project, gather: (file, facts) => (view.differs(file) ? project.gather(file, facts) : gathered.gather(file, facts)) });
  const moved = movedFiles(changed.files);
  const known = new Map<string, number>();
  for (const finding of before.findings) {
    const identity = identityOf(at(finding, moved.get(finding.place.file)));
    known.set(identity, (known.get(identity) ?? 0) + 1);
  }
  const unknown = new Set(before.crashes.map(({ rule }) => rule)); // of these nothing is known of the base, so only what stands in a changed file may be new
  return findings.filter((finding) => {
    const { newMembers } = finding.data;
    if (Array.isArray(newMembers)) return newMembers.length > 0; // the rule has compared with the base itself
    if (unknown.has(finding.rule) && ![finding.place, ...finding.related.map(({ place }) => place)].some(({ file }) => view.differs(file))) return false;
    const identity = identityOf(finding);
    const left = known.get(identity) ?? 0;
    known.set(identity, left - 1);
    return left <= 0;
  });
}

const at = (finding: Finding, file: string | undefined): Finding => (file === undefined ? finding : { ...finding, place: { ...finding.place, file } });

/** Where files went whose content is the same as before. */
function movedFiles(files: readonly GitChange[]): ReadonlyMap<string, string> {
  const added = new Map(files.flatMap(({ kind, path, idAfter }) => (kind === 'added' && idAfter !== undefined ? [[idAfter, path]] : [])));
  return new Map(files.flatMap(({ kind, path, idBefore = '' }) => (kind === 'deleted' && added.has(idBefore) ? [[path, added.get(idBefore) ?? '']] : [])));
}

/** Ports that remember what they have gathered. */
export type Memory = Pick<Ports, 'gather'>;

/** Facts of files are taken once, whoever asks. */
export function remembering(ports: Memory): Memory {
  const known = new Map<string, Map<string, unknown>>();
  return {
    gather(file: string, facts: readonly FileFact<unknown>[]): Gathered {
      const values = known.get(file);
      if (values && facts.every(({ id }) => values.has(id))) return { values };
      const answer = ports.gather(file, facts);
      if (answer && 'values' in answer) known.set(file, new Map([...(values ?? []), ...answer.values]));
      return answer;
    },
  };
}
