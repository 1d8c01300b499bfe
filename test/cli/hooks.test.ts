import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addFiles, tempFolder } from '../host/temp-folder.ts';
import { MAIN } from './cli.ts';

const ENTRIES = '[2026-05-01] - [1.0.0] - [orders] - [Added] - [Orders]\n[2026-05-01] - [1.0.0] - [billing] - [Added] - [Billing]\n';
const CONFIG = { changelog: { components: { orders: 'services/orders/**', billing: 'services/billing/**' } } };
const HOME = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };

interface Shell {
  readonly root: string;
  /** Runs git, and says whether it went through, and what the hook said. */
  git(...args: string[]): { readonly isDone: boolean; readonly said: string };
  write(files: Readonly<Record<string, string>>): void;
  add(component: string, text: string): void;
}

function shellIn(root: string, cwd = root): Shell {
  const run = (command: string, args: readonly string[]) => spawnSync(command, args, { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: root, ...HOME } });
  return {
    root,
    git(...args) {
      const { status, stdout, stderr } = run('git', args);
      return { isDone: status === 0, said: stdout + stderr };
    },
    write: (files) => addFiles(root, files),
    add: (component, text) => expect(run(process.execPath, [MAIN, 'changelog', 'add', component, '--type', 'Fixed', '--text', text, '--no-cache']).status).toBe(0),
  };
}

/** A repository with a hook before each commit, and a first commit that it let through. */
function repository(command: string): Shell {
  const root = tempFolder({ 'arch-lint.jsonc': CONFIG, 'CHANGELOG.md': ENTRIES, 'services/orders/a.ts': 'export const a = 1;\n', 'services/billing/b.ts': 'export const b = 1;\n' });
  const hooks = tempFolder();
  writeFileSync(join(hooks, 'pre-commit'), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  const shell = shellIn(root);
  shell.git('init', '-q', '-b', 'main');
  shell.git('config', 'core.hooksPath', hooks);
  shell.git('add', '-A');
  expect(shell.git('commit', '-q', '-m', 'first').said).toContain('No finding.');
  return shell;
}

const STAGED = `"${process.execPath}" "${MAIN}" --staged --no-cache`;
const lacks = (component: string): object => ({ isDone: false, said: expect.stringContaining(`\`${component}\` has changed since \`HEAD\``) as string });

it('blocks a commit without an entry, whatever lies beside it, and lets the repaired one pass', () => {
  const { git, write, add } = repository(STAGED);
  write({ 'services/orders/a.ts': 'export const a = 2;\n' });
  git('add', 'services/orders');
  write({ 'services/billing/b.ts': '// TODO: not staged {{{\n' });
  expect(git('commit', '-q', '-m', 'x')).toMatchObject(lacks('orders'));
  add('orders', 'Orders are two');
  expect(git('commit', '-q', '-m', 'x')).toMatchObject(lacks('orders')); // the entry is not staged
  git('add', 'CHANGELOG.md');
  const { isDone, said } = git('commit', '-q', '-m', 'x');
  expect({ isDone, said }).toMatchObject({ isDone: true, said: expect.stringContaining('No finding.') as string });
  expect(git('status', '--porcelain').said).toBe(' M services/billing/b.ts\n');
});

it('reads the index of that very commit, of `commit -a` and of `commit PATH`', () => {
  const { git, write, add } = repository(STAGED);
  write({ 'services/billing/b.ts': 'export const b = 2;\n' });
  expect(git('commit', '-q', '-a', '-m', 'x')).toMatchObject(lacks('billing'));
  add('billing', 'Billing is two');
  expect(git('commit', '-q', '-a', '-m', 'x').isDone).toBe(true);
  write({ 'services/orders/a.ts': 'export const a = 3;\n', 'services/billing/b.ts': 'export const b = 3;\n' });
  git('add', 'services/orders');
  expect(git('commit', '-q', '-m', 'x', '--', 'services/billing')).toMatchObject(lacks('billing'));
  add('billing', 'Billing is three');
  expect(git('commit', '-q', '-m', 'x', '--', 'services/billing', 'CHANGELOG.md').isDone).toBe(true);
  expect(git('status', '--porcelain').said).toBe('M  services/orders/a.ts\n');
});

it('works in a linked work tree, and in a hook that goes into a folder', () => {
  const { root, git } = repository(`cd services/orders && ${STAGED}`);
  const linked = join(tempFolder(), 'linked');
  git('worktree', 'add', '-q', linked, '-b', 'other');
  for (const [count, shell] of [shellIn(root), shellIn(linked), shellIn(root, join(root, 'services'))].entries()) {
    shell.write({ 'services/orders/a.ts': `export const a = ${count + 10};\n` });
    shell.git('add', '-A', ':/');
    expect(shell.git('commit', '-q', '-m', 'x')).toMatchObject(lacks('orders'));
    shell.add('orders', `Orders change ${count}`);
    expect(shell.git('commit', '-q', '-a', '-m', 'x').isDone).toBe(true);
  }
});

it('wants one entry of a branch, not one of each commit, beside another base', () => {
  const { git, write, add } = repository(`"${process.execPath}" "${MAIN}" changelog check --staged --base main --no-cache`);
  git('checkout', '-q', '-b', 'feature');
  write({ 'services/orders/a.ts': 'export const a = 4;\n' });
  expect(git('commit', '-q', '-a', '-m', 'x')).toMatchObject({ isDone: false, said: expect.stringContaining('since `main`') as string });
  add('orders', 'Orders are four');
  expect(git('commit', '-q', '-a', '-m', 'x').isDone).toBe(true);
  write({ 'services/orders/a.ts': 'export const a = 5;\n' });
  expect(git('commit', '-q', '-a', '-m', 'y').isDone).toBe(true);
  expect(git('commit', '-q', '--amend', '-m', 'z').isDone).toBe(true);
});
