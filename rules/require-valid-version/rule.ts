import { defineRule, stringList } from '#model';
import { judged } from '#facts/judged';
import { lockDoubts } from '#facts/lock-doubts';
import { npmVersions } from '#facts/npm-versions';
import { packageManifests } from '#facts/package-manifests';
import { pypiVersions } from '#facts/pypi-versions';
import { pythonManifests } from '#facts/python-manifests';
import { forbiddenVersions } from './forbidden.ts';

export default defineRule({
  id: 'require-valid-version',
  summary: 'The version of a dependency must be one, and the lock file and the workspace must fit it.',
  presets: { recommended: 'error', strict: 'error' },
  options: {
    forbid: stringList('Versions that may not be written, such as `*` or `latest`. `*` is also what has no version at all. Peer dependencies may have any.'),
  },
  messages: {
    invalid: '`{{subject}}` is asked for as `{{version}}`, which {{reason}}. {{advice}}',
    lockfile: '`{{subject}}` is asked for as `{{version}}`, but {{reason}}. {{advice}}',
    workspace: '`{{subject}}` is asked for as `{{version}}`, but {{reason}}. {{advice}}',
    forbidden: '`{{subject}}` is asked for as `{{version}}`, which may change with every install. Write a range.',
    unreadable: '`{{subject}}` cannot be read: {{reason}}. Mend it, or have it written anew.',
  },
  needs: { npmVersions, pypiVersions, lockDoubts, packageManifests, pythonManifests, judged },
  check({ npmVersions, pypiVersions, lockDoubts, ...declared }, report, { forbid }) {
    for (const { at, kind, subject, version, reason, advice } of [...npmVersions, ...pypiVersions]) report(kind, at, { subject, version: version || '*', reason, advice }, [], { subject });
    for (const { at, subject, version } of forbiddenVersions(declared, forbid)) report('forbidden', at, { subject, version: version || '*' }, [], { subject });
    for (const { file, at, reason } of lockDoubts) if (at) report('unreadable', at, { subject: file, reason }, [], { subject: file });
  },
});
