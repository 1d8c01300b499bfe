import { withDefaults, type Data, type Finding, type Place, type Related, type Rule, type Severity, type Span, type Suggestion } from '#model';
import type { Folded } from './fold.ts';

/** A rule in force: how severe, and with which options. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What one check said: its findings, or the error it died of. Never both: half an answer is no answer. */
export type Verdict = { readonly findings: readonly Finding[] } | { readonly error: unknown };

/** Runs a file rule on one file's facts, by fact id. */
export function judgeFile(active: ActiveRule, file: string, values: ReadonlyMap<string, unknown>): Verdict {
  const given = Object.fromEntries(Object.entries(active.rule.needs).map(([name, fact]) => [name, values.get(fact.id)]));
  return run(active, given, (span: Span) => ({ file, start: span.start, end: span.end }));
}

/** Runs a project rule on the folded facts. */
export function judgeProject(active: ActiveRule, folded: Folded): Verdict {
  let given;
  try {
    given = folded.given(active.rule.needs);
  } catch (error) {
    return { error };
  }
  return run(active, given, ({ file, start, end }: Place) => ({ file, start, end }));
}

function run(active: ActiveRule, given: object, placeOf: (at: never) => Place): Verdict {
  const { rule } = active;
  const findings: Finding[] = [];
  const report = (messageId: string, at: never, data: Data, related: readonly Related[] = [], identity?: Data, suggestions: readonly Suggestion[] = []): void => {
    for (const id of [messageId, ...suggestions.map((one) => one.messageId)]) if (!Object.hasOwn(rule.messages, id)) throw new Error(`\`${rule.id}\` has no message \`${id}\`.`);
    const place = placeOf(at);
    if (!(place.start >= 0 && place.end >= place.start)) throw new Error(`\`${rule.id}\` reported a place that is no span.`);
    findings.push({ rule: rule.id, messageId, place, data, related, ...(identity ? { identity } : {}), ...(suggestions.length > 0 ? { suggestions } : {}) });
  };
  try {
    rule.check(given as never, report, withDefaults(rule.options, active.options) as never);
  } catch (error) {
    return { error };
  }
  return { findings };
}
