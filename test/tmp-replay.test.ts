import { execFileSync } from 'node:child_process';
import { it } from 'vitest';
import { judged } from './facts/changelog/judged.ts';
const REPOS: [string, any, (p: string) => boolean, boolean][] = [
  ['nix-rust+nix', { format: 'keep-a-changelog', components: { nix: 'src/**' } }, (p) => p === 'CHANGELOG.md', true],
  ['encode+httpx', { format: 'keep-a-changelog', components: { httpx: 'httpx/**' } }, (p) => p === 'CHANGELOG.md', false],
  ['jestjs+jest', { format: 'keep-a-changelog', components: { jest: 'packages/**' } }, (p) => p === 'CHANGELOG.md', false],
  ['changesets+changesets', { format: 'changesets' }, (p) => /^\.changeset\/.*\.md$|package\.json$/.test(p), false],
  ['logto-io+logto', { format: 'changesets' }, (p) => /^\.changeset\/.*\.md$|package\.json$/.test(p), false],
  ['twisted+towncrier', { format: 'fragments', path: 'src/towncrier/newsfragments', components: { towncrier: 'src/towncrier/**' } }, (p) => /newsfragments\//.test(p), true],
  ['matrix-org+synapse', { format: 'fragments', path: 'changelog.d', components: { synapse: '{synapse,rust}/**' } }, (p) => /changelog\.d\//.test(p), false],
];
for (const [name, settings, isText, merges] of REPOS) it(name, () => {
  const cwd = `/work/.mirror/${name}/repo`;
  const git = (...a: string[]): string => { try { return execFileSync('git', a, { cwd, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }); } catch { return ''; } };
  const commits = git('log', '--format=%H %P', ...(merges ? ['--merges'] : ['--no-merges', '--first-parent']), '-n', process.env['N'] ?? '150').trim().split('\n');
  const counts: Record<string, number> = {};
  for (const line of commits) {
    const [hash = '', p1 = '', p2] = line.split(' ');
    const now = merges ? p2! : hash;
    const base = merges ? git('merge-base', p1, p2!).trim() : p1;
    const date = git('show', '-s', '--format=%cs', hash).trim();
    const rows = git('diff-tree', '-r', '--no-renames', '--name-status', '-z', base, now).split('\0');
    const before: Record<string, string> = {}; const after: Record<string, string> = {};
    for (let i = 0; i + 1 < rows.length; i += 2) {
      const [kind, path] = [rows[i]!, rows[i + 1]!];
      if (kind !== 'A') before[path] = isText(path) ? git('show', `${base}:${path}`) : '1';
      if (kind !== 'D') after[path] = isText(path) ? git('show', `${now}:${path}`) : '2';
    }
    if (settings.format === 'changesets') for (const p of git('ls-tree', '-r', '--name-only', now).split('\n')) if (/package\.json$/.test(p) && !(p in after)) { after[p] = git('show', `${now}:${p}`); before[p] = after[p]; }
    if (settings.format === 'changesets' && 'T' in process.env) { before['.changeset/config.json'] = git('show', `${base}:.changeset/config.json`); after['.changeset/config.json'] = before['.changeset/config.json']; }
    const findings = judged({ now: after, before, settings, today: date });
    const kinds = [...new Set(findings.map((f) => f.messageId))].sort().join('+') || 'none';
    const touched = rows.some((p, i) => i % 2 === 1 && (settings.format === 'changesets' ? /^\.changeset\/.*\.md$/ : settings.format === 'fragments' ? /newsfragments\/|changelog\.d\// : /^CHANGELOG\.md$/).test(p));
    const key = `${touched ? 'log touched' : 'log untouched'}: ${kinds}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if ((touched && kinds !== 'none') || process.env['ALL']) console.log(name, hash.slice(0, 9), date, git('show', '-s', '--format=%s', hash).trim().slice(0, 70), '|', findings.slice(0, 4).map((f) => `${f.messageId} ${f.place.file}@${f.place.start} ${JSON.stringify(f.data).slice(0, 160)}`).join(' ; '));
  }
  console.log(name, counts);
}, 600000);
