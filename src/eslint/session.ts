import type { Rule } from '#model';
import { judgeFile, settle, type ActiveRule } from '#engine';
import { suppressions } from '#facts/suppressions';
import { extractAll, loadSettings, placeInProject, whyNotRead, type Settings } from '#host';
import { rules } from '#rules';
import { liveSource, type LiveSource } from './live.ts';
import type { Context } from './rule.ts';
import { shownIn, type Shown } from './shown.ts';
import { openStore, type Store } from './store.ts';

/** What one rule shows in the file that ESLint is linting. */
export function lintFile(rule: Rule, context: Context): readonly Shown[] {
  const place = placeInProject(context.filename, context.cwd);
  if (!place) return [];
  const session = sessionFor(place.root, context.settings['arch-lint']);
  if (session.isLeftOut(place.file)) return [];
  const active: ActiveRule = { rule, severity: 'error', options: optionsFor(rule, context, session.settings) };
  const source = liveSource(place.file, context.sourceCode);
  return rule.reach === 'file' ? fileFindings(active, place.file, source) : session.store().findingsIn(place.file, source, active);
}

function fileFindings(active: ActiveRule, file: string, source: LiveSource): Shown[] {
  const facts = Object.values(active.rule.needs).filter((fact) => fact.kind === 'file');
  if (facts.some((fact) => !fact.syntax.includes(source.syntax))) return [];
  const gathered = extractAll([...facts, suppressions].filter((fact) => fact.syntax.includes(source.syntax)), source);
  if ('skipped' in gathered) throw new Error(gathered.skipped);
  const verdict = judgeFile(active, file, gathered.values);
  if ('error' in verdict) throw verdict.error;
  const written = new Map([[file, (gathered.values.get(suppressions.id) ?? []) as never]]); // holds: the fact's own value
  return settle(verdict.findings, { rules: [active], written, lines: () => source.lines, isReported: () => true }).findings.flatMap((finding) => shownIn(file, finding));
}

/** ESLint's own options win; without any, those of arch-lint.jsonc hold, so that both doors say the same. */
function optionsFor(rule: Rule, { options }: Context, settings: Settings): Readonly<Record<string, unknown>> {
  const given = options[0] as Readonly<Record<string, unknown>> | undefined; // holds: validated by the rule's schema
  return given && Object.keys(given).length > 0 ? given : (settings.rules.get(rule.id)?.options ?? {});
}

interface Session {
  readonly settings: Settings;
  isLeftOut(file: string): boolean;
  store(): Store;
}

const sessions = new Map<string, { readonly key: string; readonly given: unknown; readonly session: Session; readonly until: number }>();

/** How long, in milliseconds, settings and the answer "is this file read?" are trusted without looking again. */
const TRUSTED_FOR = 500;

function sessionFor(root: string, given: unknown): Session {
  const known = sessions.get(root);
  if (known && known.given === given && performance.now() < known.until) return known.session;
  const settings = loadSettings({ root, rules, overrides: given === undefined ? [] : [{ data: given as Settings['values'], origin: 'settings["arch-lint"]' }] });
  const key = JSON.stringify([settings.values, [...settings.rules]]);
  const session = known?.key === key ? known.session : openSession(root, settings);
  sessions.set(root, { key, given, session, until: performance.now() + TRUSTED_FOR });
  return session;
}

function openSession(root: string, settings: Settings): Session {
  const leftOut = new Map<string, { readonly answer: boolean; readonly until: number }>();
  let store: Store | undefined;
  return {
    settings,
    isLeftOut(file) {
      let known = leftOut.get(file);
      if (!known || performance.now() >= known.until)
        leftOut.set(file, (known = { answer: whyNotRead(root, settings.ignore, file) !== undefined, until: performance.now() + TRUSTED_FOR }));
      return known.answer;
    },
    store: () => (store ??= openStore(root, settings)),
  };
}
