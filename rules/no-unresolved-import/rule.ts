import { defineRule } from '#model';
import { exports } from '#facts/exports';
import { guards } from '#facts/guards';
import { judged } from '#facts/judged';
import { links } from '#facts/links';
import { mocks } from '#facts/mocks';
import { resolutions } from '#facts/resolutions';
import { testFiles } from '#facts/test-files';
import { doubts, isKnown } from './doubts.ts';

export default defineRule({
  id: 'no-unresolved-import',
  summary: 'An import must lead to a file that is there.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    missing: '`{{subject}}` leads to no file{{near}}. Correct the path, or add the file.',
    wrongCase: '`{{subject}}` differs from `{{real}}` in letter case. Write it as the file is spelled: other systems do not find it.',
    alias: '`{{subject}}` leads to no file: {{reason}}{{near}}. Correct the path or the alias.',
    subpath: '`{{subject}}` leads to no file: {{reason}}{{near}}. Correct it, or add the entry to `imports` of `package.json`.',
    hidden: '`{{subject}}` cannot be imported: {{reason}}{{near}}. Import what the package offers, or add the entry to its `exports`.',
    workspace: '`{{subject}}` leads to no file: {{reason}}{{near}}. Correct the path, or add the file.',
    extends: 'The base `{{subject}}` cannot be found, so what it sets does not hold. Correct the path, or declare the package that it comes from.',
    near: 'Import `{{near}}`.',
    circle: 'The base `{{subject}}` leads back to this file, so what it sets does not hold. Take one of the `extends` out.',
  },
  needs: { links, resolutions, judged, guards, mocks, exports, testFiles },
  check(given, report) {
    const isDoubtful = doubts(given);
    for (const link of given.links.links) {
      const { at, target, written } = link;
      if (target.kind !== 'unresolved' || !isKnown(target.code) || isDoubtful(link)) continue;
      const { code, reason, hint } = target;
      const subject = written.specifier;
      const near = hint === undefined ? '' : `; the nearest is \`${hint}\``;
      const inQuotes = { start: at.start + 1, end: at.end - 1 };
      const isPlain = inQuotes.end - inQuotes.start === subject.length && !/[?!#]/.test(subject.slice(1)); // no escapes, loader or query
      report(code, at, { subject, reason, real: hint ?? '', near }, [], { subject }, hint === undefined || code === 'wrongCase' || !isPlain ? [] : [{ messageId: 'near', data: { near: hint }, at: inQuotes, text: hint }]);
    }
    for (const { base: subject, isCircle, ...place } of given.resolutions.brokenConfigs) {
      if (given.resolutions.standing?.(place.file) === 'template') continue;
      report(isCircle ? 'circle' : 'extends', place, { subject }, [], { subject });
    }
  },
});
