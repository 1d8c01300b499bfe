import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mentionsOf } from '../../../src/host/tools/mentions.ts';
import { inProject } from '../../examples.ts';

const asked = (files: Readonly<Record<string, string>>, names: readonly string[], folder = '', before?: (root: string) => void): string[] =>
  inProject(new Map(Object.entries(files)), (root) => {
    before?.(root);
    const { isMentioned } = mentionsOf(root, names);
    return names.filter((name) => isMentioned(folder, name));
  });

const NAMES = ['left', 'right-pad', '@moon/core', 'socket.io', 'django_filters', 'remark-sunny'];

it.each<[string, string, string[]]>([
  ['a.yaml', 'x: [left, "right-pad@1", @moon/core/x, socket.io]', ['left', 'right-pad', '@moon/core', 'socket.io']],
  ['Dockerfile', 'RUN npx left\nCOPY node_modules/@moon/core /x\nRUN /app/node_modules/.bin/right-pad', ['left', 'right-pad', '@moon/core']],
  ['main.ts', 'left(right-pad); `left`', ['left', 'right-pad']],
  ['main.ts', "// left, and @moon/core\nconst left = right; left('./left.js', '../right/left');", ['@moon/core']],
  ['settings.py', "APPS = ['django_filters.rest']", ['django_filters']],
  ['.remarkrc', '{ "plugins": ["sunny"] }', ['remark-sunny']],
  ['a.yaml', 'x: leftover, un-left, left-pad, @left/x, x/left, right-padded, socket', []],
  ['package-lock.json', '{"packages": {"left": {}}}', []],
  ['package.json', '{"dependencies": {"left": "1"}, "description": "left", "jest": {"preset": "right-pad"}}', ['right-pad']],
  ['pyproject.toml', '[project]\ndependencies = ["left"]\n[tool.mypy]\nplugins = ["django_filters.mypy"]\n[tool.poetry.dependencies]\nleft = "1"\n', ['django_filters']],
  ['CHANGELOG.md', 'added `left`', []],
  ['licence-check.ts', "run('left')", ['left']],
  ['node_modules/x/index.js', "require('left')", []],
  ['a.bin', 'left', []],
  ['data', 'left\0', []],
])('%s: %s', (file, text, names) => expect(asked({ [file]: text }, NAMES).sort()).toEqual([...names].sort()));

it('counts what is below a folder, and settings above it', () => {
  expect(asked({ 'a/x.yaml': 'left', 'b/x.yaml': 'right-pad' }, NAMES, 'a')).toEqual(['left']);
  expect(asked({ 'tool.config.js': "'left'", 'notes.json': '"right-pad"', 'b/tool.config.js': "'socket.io'" }, NAMES, 'a/b')).toEqual(['left']);
  expect(asked({ '.gitignore': 'x.yaml', '.git/HEAD': '', 'x.yaml': 'left' }, NAMES)).toEqual([]);
});

it('takes no word for what it cannot read: a long file, a link to a folder, a name that no manifest has', () => {
  expect(asked({ 'a/x.json': 'x'.repeat(4_100_000) }, ['left'], 'a')).toEqual(['left']);
  expect(asked({ 'a/x.json': 'x'.repeat(4_100_000) }, ['left'], 'b')).toEqual([]);
  expect(asked({ 'a/x.json': '' }, ['left'], 'a', (root) => symlinkSync('../../elsewhere', join(root, 'a/src')))).toEqual(['left']);
  expect(asked({ 'a/x.json': '' }, ['left'], 'a', (root) => symlinkSync('x.json', join(root, 'a/y.json')))).toEqual([]);
  expect(inProject(new Map([['a.txt', '']]), (root) => mentionsOf(root, []).isMentioned('', 'left'))).toBe(true);
});

it('takes time in proportion to the text', () => {
  const start = performance.now();
  asked({ 'a.yaml': '@/'.repeat(500_000), 'b.yaml': 'a/'.repeat(500_000), 'c.yaml': '@@'.repeat(500_000), 'd.ts': '~/'.repeat(500_000), 'e.yaml': '-.'.repeat(500_000), 'f.ts': '/x '.repeat(300_000) }, NAMES);
  expect(performance.now() - start).toBeLessThan(5000);
});
