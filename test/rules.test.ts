import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isComplete, sorted } from '#model';
import { judge } from '#engine';
import { suppressions } from '#facts/suppressions';
import { loadSettings, openProject } from '#host';
import { toPretty } from '#report';
import { rules } from '#rules';
import { activeRules, run } from '../src/run.ts';
import { commitBase, examplesOf, inProject, type Expected } from './examples.ts';

const TODAY = '2026-11-25';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const readme = readFileSync(new URL(`../rules/${id}/README.md`, import.meta.url), 'utf8');
  const examples = examplesOf(id, readme);

  it('is documented: its law, wrong and right examples, what it does not see, when not to use it', () => {
    expect(readme.startsWith(`# ${id}\n\n${rule.summary}\n`)).toBe(true);
    expect(readme).toContain('## What it does not see');
    expect(readme).toContain('## When not to use it');
    expect(examples.some(({ title, expected }) => title.startsWith('Wrong:') && expected.length > 0)).toBe(true);
    expect(examples.some(({ title }) => title.startsWith('Right:'))).toBe(true);
  });

  it('names every message in an example', () => {
    const shown = new Set(examples.flatMap(({ expected }) => expected.filter((one) => one.rule === id).map(({ messageId }) => messageId)));
    const onlyRelated = new Set(['hop', 'read', 'cut', 'near', 'declared', 'stale', 'changed', 'first', 'migrates', 'writes', 'call']);
    expect(sorted(shown)).toEqual(sorted(Object.keys(rule.messages).filter((messageId) => !onlyRelated.has(messageId))));
  });

  it.each(examples.map((example) => [example.title, example] as const))('%s', (_, example) => {
    inProject(example.files, (root) => {
      const only = [id, ...example.expected.map((one) => one.rule)];
      const isCompared = example.base.size > 0;
      if (isCompared) commitBase(root, example.base, example.files);
      const { report, lines } = run({ cwd: root, only, today: TODAY, env: {}, ...(isCompared ? { base: 'base', env: { PATH: process.env['PATH'] } } : {}) });
      const found = report.findings.map(({ rule, messageId, file, line }): Expected => ({ rule, messageId, file, line }));
      expect(inOrder(found)).toEqual(inOrder(example.expected));
      expect(isComplete(report.completeness)).toBe(true);
      expect(toPretty(report, lines, false)).toMatchSnapshot();
      if (!isCompared) expect(fingerprintsInReverse(root, only)).toEqual(report.findings.map(({ fingerprint }) => fingerprint));
    });
  });
});

function inOrder(findings: readonly Expected[]): string[] {
  return sorted(findings.map(({ rule, messageId, file, line }) => `${file}:${line} ${rule}/${messageId}`));
}

/** The same project with its files met in the opposite order. */
function fingerprintsInReverse(root: string, only: readonly string[]): string[] {
  const settings = loadSettings({ root, rules });
  const project = openProject(root, settings, { today: TODAY });
  const { findings } = judge({ rules: activeRules(settings, only), suppressions }, { ...project, files: [...project.files].reverse() });
  return findings.map(({ fingerprint }) => fingerprint);
}

