import { readdirSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { canonical, sorted, type Rule } from '#model';
import { askedOf, foldFacts, judgeProject, planFor, type ActiveRule } from '#engine';
import { suppressions } from '#facts/suppressions';
import { openProject } from '#host';
import { rules } from '#rules';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const projects = [...readdirSync(`${fixtures}cases/placeholder`).map((name) => `cases/placeholder/${name}`), 'projects/seeded-shop'];
const declared = rules.filter(({ others }) => others !== undefined);

/** Options under which a rule that is empty by default finds something. */
const OPTIONS: Readonly<Record<string, object>> = { 'no-banned-term': { terms: [{ term: 'order', because: 'x' }] }, 'no-placeholder-comment': { maxAgeDays: 0 } };

/** What a rule finds in a project: where it sees all files, and where it sees one at a time. */
function found(root: string, rule: Rule): { whole: string[]; alone: string[] } {
  const project = openProject(realpathSync(root), { ignore: [] }, { today: '2026-05-20' });
  const plan = planFor([rule], { suppressions });
  const values = new Map(project.files.map((file) => [file, project.gather(file, plan.fileFacts)]));
  const defaults = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
  const active: ActiveRule = { rule, severity: 'error', options: { ...defaults, ...OPTIONS[rule.id] } };
  const findingsFor = (files: readonly string[]): string[] => {
    const facts = new Map(plan.fileFacts.map((fact) => [fact.id, new Map(files.flatMap((file) => {
      const gathered = values.get(file);
      return gathered && 'values' in gathered && gathered.values.has(fact.id) ? [[file, gathered.values.get(fact.id)] as const] : [];
    }))]));
    const verdict = judgeProject(active, foldFacts(plan, facts, {
      ask: (tool, given) => project.ask(tool, given),
      askFile: (fact, file) => {
        const answer = askedOf(project, plan.askedFacts, file);
        return 'values' in answer ? answer.values.get(fact.id) : undefined;
      },
    }));
    if ('error' in verdict) throw verdict.error;
    return verdict.findings.map(canonical);
  };
  return { whole: sorted(findingsFor(project.files)), alone: sorted(project.files.flatMap((file) => findingsFor([file]))) };
}

it.each(declared.map((rule) => [rule.id, rule] as const))('%s finds in a file by itself what it finds among all, or more where others only silence', (_, rule) => {
  let count = 0;
  for (const name of projects) {
    const { whole, alone } = found(`${fixtures}${name}`, rule);
    count += whole.length;
    if (rule.others === 'nothing') expect(alone, name).toEqual(whole);
    else expect(whole.filter((one) => !alone.includes(one)), name).toEqual([]);
  }
  expect(count).toBeGreaterThan(0);
});
