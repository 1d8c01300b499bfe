import { choices, defineRule, flag, stringList, type Option } from '#model';
import { clones, type CloneKind } from '#facts/clones';
import { adviceFor, inLines, placesOf, sizeInWords } from './words.ts';

const MESSAGES = { exact: 'exact', renamed: 'renamed', 'near-miss': 'nearMiss' } as const;

const atLeast = (description: string, minimum: number, fallback: number): Option<number> => ({ schema: { type: 'integer', minimum, description, default: fallback }, default: fallback });

export default defineRule({
  id: 'no-duplicate-code',
  summary: 'A function, or a run of statements, is written once.',
  presets: { recommended: 'warn', strict: 'error' },
  options: {
    kinds: choices('Which copies are told of: exact ones, those with other names, and functions that differ in some statements.', ['exact', 'renamed', 'near-miss'], ['exact', 'renamed', 'near-miss']),
    size: atLeast('Names, literals and operators that the code has at least.', 20, 50),
    lines: atLeast('Lines that each copy has at least.', 1, 5),
    tests: flag('Also compare test code, examples and templates.', false),
    ignore: stringList('Globs or paths of files that are not compared.'),
    otherLanguages: flag('Also compare Go, Java, C#, Rust and other languages, by jscpd.', true),
    jscpdReports: stringList('Reports that jscpd has written (`--reporters json`), by path: they are taken up instead of running it.'),
  },
  messages: {
    exact: '{{lines}} stand in {{count}} places: {{places}}. {{advice}}',
    renamed: '{{lines}} stand in {{count}} places under other names: {{places}}. {{advice}}',
    nearMiss: '{{lines}} stand in {{count}} places, at least {{percent}} % alike: {{places}}. {{advice}}',
    newCopy: '{{lines}} are a new copy of what stands in {{places}}. {{advice}}',
    near: 'The same code stands here.',
  },
  needs: { clones },
  check({ clones }, report, { kinds, size, lines, tests, ignore, otherLanguages, jscpdReports }) {
    const wanted = new Set<CloneKind>(kinds);
    for (const [index, { kind, members, newMembers, size: tokens, similarity, packages, services, home, print }] of clones.above({ size, lines, hasTests: tests, ignore, hasForeign: otherLanguages, reports: jscpdReports }).entries()) {
      const isAddedTo = newMembers !== undefined && newMembers.length > 0 && newMembers.length < members.length;
      const first = isAddedTo ? newMembers[0] : members[0];
      if (!first || !wanted.has(kind)) continue;
      const others = members.filter((member) => member !== first);
      const data = {
        ...{ kind, members: members.map(inLines), count: members.length, size: tokens, packages, services, rank: index + 1, ...(newMembers ? { newMembers: newMembers.map(inLines) } : {}) },
        ...{ lines: sizeInWords(first), places: placesOf(isAddedTo ? members.filter((member) => !newMembers.includes(member)) : members) },
        ...{ percent: Math.floor(similarity * 100), advice: adviceFor(packages, services, home) },
      };
      const related = others.map(({ at }) => ({ messageId: 'near', place: at, data: {} }));
      report(isAddedTo ? 'newCopy' : MESSAGES[kind], first.at, data, related, { print });
    }
  },
});
