import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/index.ts';
import { addFiles, tempFolder } from '../host/temp-folder.ts';

const ENV = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org', GIT_CEILING_DIRECTORIES: '/' };
const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, { cwd, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line in this process; with answers, somebody sits at the terminal. */
async function archLint(cwd: string, args: readonly string[], answers?: readonly string[]): Promise<Said & { readonly asked: readonly string[] }> {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const left = [...(answers ?? [])];
  const ask = (question: string): Promise<string> => (asked.push(question), Promise.resolve(left.shift() ?? ''));
  const code = await main([...args, '--no-cache', '--now', '2026-05-20'], { cwd, env: ENV, isTerminal: false, isErrorTerminal: false, out: (text) => void out.push(text), err: (text) => void err.push(text), now: () => 0, ...(answers ? { ask } : {}) });
  return { code, out: out.join(''), err: err.join(''), asked };
}

const COMPONENTS = { orders: 'services/orders/**', billing: 'services/billing/**' };
const SOURCES = { 'services/orders/total.ts': 'export const total = 1;\n', 'services/billing/invoice.ts': 'export const invoice = 1;\n' };
const ENTRIES = '[2026-05-02] - [1.1.0] - [orders] - [Changed] - [Totals]\n[2026-05-01] - [2.0.0] - [billing] - [Added] - [Invoices]\n';
const ADD = ['changelog', 'add', '--type', 'Fixed', '--text', 'Taxes round half up'];

/** A repository in which both components have changed since its only commit. */
function changed(files: Readonly<Record<string, string | object>>, changelog: object = {}): string {
  const root = tempFolder({ 'arch-lint.jsonc': { changelog: { components: COMPONENTS, ...changelog } }, ...SOURCES, ...files });
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'base');
  addFiles(root, { 'services/orders/total.ts': 'export const total = 2;\n', 'services/billing/invoice.ts': 'export const invoice = 2;\n' });
  return root;
}

const read = (root: string, file = 'CHANGELOG.md'): string => readFileSync(join(root, file), 'utf8');
/** Whether the changelog rules have nothing to say any more. */
const isKept = async (root: string): Promise<boolean> => (await archLint(root, ['changelog', 'check'])).code === 0;

describe('arch-lint changelog add', () => {
  it('writes one line for each component that has changed, above the newest, and they are all that was missing', async () => {
    const root = changed({ 'CHANGELOG.md': `# Changelog\n\n${ENTRIES}` });
    expect(await isKept(root)).toBe(false);
    const { code, out, err } = await archLint(root, ADD);
    expect({ code, out, err }).toEqual({ code: 0, err: '', out: 'CHANGELOG.md:3  [2026-05-20] - [2.0.0] - [billing] - [Fixed] - [Taxes round half up]\nCHANGELOG.md:4  [2026-05-20] - [1.1.0] - [orders] - [Fixed] - [Taxes round half up]\n' });
    expect(read(root)).toBe(`# Changelog\n\n[2026-05-20] - [2.0.0] - [billing] - [Fixed] - [Taxes round half up]\n[2026-05-20] - [1.1.0] - [orders] - [Fixed] - [Taxes round half up]\n${ENTRIES}`);
    expect(await isKept(root)).toBe(true);
  });

  it('keeps line breaks, byte order mark, bare style, bullets and the mode of the file', async () => {
    const bare = `\uFEFF${ENTRIES.replace(/[[\]]/g, '').replace(/^/gm, '- ').replace(/- $/, '').replaceAll('\n', '\r\n')}`;
    const root = changed({ 'CHANGELOG.md': bare });
    chmodSync(join(root, 'CHANGELOG.md'), 0o600);
    await archLint(root, [...ADD, 'orders'].filter((one) => one !== 'orders'));
    expect(read(root)).toBe(`\uFEFF- 2026-05-20 - 2.0.0 - billing - Fixed - Taxes round half up\r\n- 2026-05-20 - 1.1.0 - orders - Fixed - Taxes round half up\r\n${bare.slice(1)}`);
    expect(statSync(join(root, 'CHANGELOG.md')).mode & 0o777).toBe(0o600);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await isKept(root)).toBe(true);
  });

  it('takes the version of the manifest where it is above the entries, of the flag where it is given, and the word for what waits', async () => {
    const version = async (files: Record<string, string | object>, ...more: string[]): Promise<string | undefined> => {
      const root = changed(files);
      const { out, err } = await archLint(root, ['changelog', 'add', 'orders', '--type', 'fixed', '--text', 'Taxes', ...more]);
      return /\] - \[([^\]]+)\] - \[orders\] - \[Fixed\]/.exec(out)?.[1] ?? err;
    };
    const manifest = (version: string): Record<string, object> => ({ 'services/orders/package.json': { name: 'orders', version } });
    expect(await version({ 'CHANGELOG.md': ENTRIES, ...manifest('1.2.0') })).toBe('1.2.0');
    expect(await version({ 'CHANGELOG.md': ENTRIES, ...manifest('1.0.9') })).toBe('1.1.0');
    expect(await version({ 'CHANGELOG.md': ENTRIES, ...manifest('0.0.0') })).toBe('1.1.0');
    expect(await version({ 'CHANGELOG.md': ENTRIES.replace('1.1.0', 'v1.1.0'), ...manifest('1.2.0') })).toBe('v1.2.0');
    expect(await version({ 'CHANGELOG.md': ENTRIES }, '--release', '3.0.0-rc.1')).toBe('3.0.0-rc.1');
    expect(await version({ 'CHANGELOG.md': ENTRIES.replace('1.1.0', 'Unreleased') })).toBe('Unreleased');
    expect(await version({ 'CHANGELOG.md': ENTRIES.replace('[orders]', '[billing]') })).toContain('Which version `orders` gets is not known');
    expect(await version({ 'CHANGELOG.md': ENTRIES.replace('[orders]', '[billing]') }, '--release', '1.0.0')).toBe('1.0.0');
    expect(await version({ 'CHANGELOG.md': ENTRIES }, '--release', '1.0.0')).toContain('`1.0.0` is below what `CHANGELOG.md` says of `orders` already');
    expect(await version({ 'CHANGELOG.md': ENTRIES }, '--release', 'soon')).toContain('`soon` is no version');
  });

  it('writes into what is not released in Keep a Changelog, in the style of its bullets, and makes the section where it lacks', async () => {
    const released = '## [1.0.0] - 2026-05-01\n\n### Fixed\n\n* **orders:** Totals\n';
    const root = changed({ 'CHANGELOG.md': `# Changelog\n\n${released}` });
    const { out } = await archLint(root, ADD);
    expect(out).toBe('CHANGELOG.md:7  * **billing:** Taxes round half up\nCHANGELOG.md:8  * **orders:** Taxes round half up\n');
    expect(read(root)).toBe(`# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n* **billing:** Taxes round half up\n* **orders:** Taxes round half up\n\n${released}`);
    expect(await isKept(root)).toBe(true);
    await archLint(root, ['changelog', 'add', 'orders', '--type', 'Added', '--text', 'Discounts']);
    expect(read(root)).toBe(`# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n* **billing:** Taxes round half up\n* **orders:** Taxes round half up\n\n### Added\n\n* **orders:** Discounts\n\n${released}`);
    expect(await isKept(root)).toBe(true);
  });

  it('writes no name into the changelog that a component has for itself', async () => {
    const root = changed({ 'services/orders/CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n', 'services/billing/CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n' }, { format: 'keep-a-changelog', changelogs: { orders: 'services/orders/CHANGELOG.md', billing: 'services/billing/CHANGELOG.md' } });
    await archLint(root, ADD);
    expect(read(root, 'services/orders/CHANGELOG.md')).toBe('# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Taxes round half up\n');
    expect(await isKept(root)).toBe(true);
  });

  it('writes one changeset that names the packages', async () => {
    const packages = { 'services/orders/package.json': { name: '@acme/orders', version: '1.0.0' }, 'services/billing/package.json': { name: '@acme/billing', version: '1.0.0' }, '.changeset/config.json': '{}' };
    const root = changed(packages, { format: 'changesets' });
    const { out } = await archLint(root, ['changelog', 'add', '--type', 'minor', '--text', 'Taxes: round half up!']);
    expect(out).toBe('.changeset/taxes-round-half-up.md:2  "@acme/billing": minor\n.changeset/taxes-round-half-up.md:3  "@acme/orders": minor\n.changeset/taxes-round-half-up.md:6  Taxes: round half up!\n');
    expect(read(root, '.changeset/taxes-round-half-up.md')).toBe('---\n"@acme/billing": minor\n"@acme/orders": minor\n---\n\nTaxes: round half up!\n');
    expect(await isKept(root)).toBe(true);
    expect((await archLint(root, ADD)).err).toContain('All that has changed since `HEAD` has its entry');
    expect((await archLint(root, ['changelog', 'add', 'orders', '--type', 'minor', '--text', 'Taxes round half up'])).out).toContain('.changeset/taxes-round-half-up-2.md:2  "@acme/orders": minor');
    expect((await archLint(root, ['changelog', 'add', 'orders', '--type', 'Fixed', '--text', 'x'])).err).toContain('`Fixed` is no type of change here. It is one of `major`, `minor`, `patch`.');
  });

  it.each<[string, Record<string, string>, object, string]>([
    ['towncrier', { 'newsfragments/12.feature.rst': 'Old\n' }, { path: 'newsfragments' }, 'newsfragments/+orders_taxes-round-half-up.bugfix.rst'],
    ['changie', { '.changes/unreleased/Old.yaml': 'kind: Added\nbody: Old\n' }, {}, '.changes/unreleased/orders-bugfix-20260520.yaml'],
    ['a folder of its own', { 'services/orders/changes/1.feature.md': 'Old\n' }, { changelogs: { orders: 'services/orders/changes', billing: 'services/billing/changes' } }, 'services/orders/changes/+taxes-round-half-up.bugfix.md'],
  ])('writes fragments of %s', async (_, files, changelog, path) => {
    const root = changed(files, { format: 'fragments', ...changelog });
    const { code, out, err } = await archLint(root, ['changelog', 'add', '--type', 'bugfix', '--text', 'Taxes round half up']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(path);
    expect(read(root, path)).toContain('Taxes round half up');
    expect(await isKept(root)).toBe(true);
  });

  it('asks whoever sits at the terminal for what the flags do not say', async () => {
    const root = changed({ 'CHANGELOG.md': ENTRIES.replace('[orders]', '[billing]') });
    const { code, asked } = await archLint(root, ['changelog', 'add'], ['fixed', '  Taxes  round half up ', '0.1.0']);
    expect({ code, asked }).toEqual({ code: 0, asked: ['Type (Added, Changed, Deprecated, Removed, Fixed, Security): ', 'What has changed in billing, orders, in one sentence: ', 'Version of orders: '] });
    expect(read(root)).toContain('[2026-05-20] - [0.1.0] - [orders] - [Fixed] - [Taxes round half up]\n');
    expect(await archLint(root, ['changelog', 'add', 'orders'], ['', ''])).toMatchObject({ code: 2, err: expect.stringContaining('`` is no type') as string });
  });

  it('prints and writes nothing by --dry-run, and writes to disk what is staged', async () => {
    const root = changed({ 'CHANGELOG.md': ENTRIES });
    git(root, 'add', 'services/orders');
    expect(await archLint(root, [...ADD, '--dry-run'])).toMatchObject({ code: 0, err: 'arch-lint: nothing is written, as --dry-run says.\n', out: expect.stringContaining('[billing]') as string });
    expect(read(root)).toBe(ENTRIES);
    expect(await archLint(root, [...ADD, '--staged'])).toMatchObject({ code: 0, err: 'arch-lint: stage it too: git add CHANGELOG.md\n', out: 'CHANGELOG.md:1  [2026-05-20] - [1.1.0] - [orders] - [Fixed] - [Taxes round half up]\n' });
    expect(git(root, 'diff', '--name-only', '--cached')).toBe('services/orders/total.ts\n');
  });

  it('compares with the base that is named', async () => {
    const root = changed({ 'CHANGELOG.md': ENTRIES });
    git(root, 'checkout', '-q', '-b', 'feature');
    git(root, 'commit', '-q', '-a', '-m', 'change');
    expect((await archLint(root, ADD)).err).toContain('Nothing that needs an entry has changed since `HEAD`. Name what this branch comes from (`--base origin/main`), or the component: `arch-lint changelog add billing`.');
    expect((await archLint(root, [...ADD, '--base', 'main'])).code).toBe(0);
  });
});

describe('arch-lint changelog add refuses, and says what to do', () => {
  it.each<[string, Record<string, string>, object | undefined, string[], string]>([
    ['without a configured changelog', {}, undefined, ADD, 'No changelog is configured here.'],
    ['an unknown component', { 'CHANGELOG.md': ENTRIES }, {}, [...ADD.slice(0, 2), 'order', ...ADD.slice(2)], '`order` is no component of this project. Did you mean `orders`?'],
    ['an unknown type', { 'CHANGELOG.md': ENTRIES }, {}, ['changelog', 'add', '--type', 'Fixd', '--text', 'x'], '`Fixd` is no type of change here. Did you mean `Fixed`?'],
    ['a type that is not configured', { 'CHANGELOG.md': ENTRIES }, { types: ['feature', 'fix'] }, ADD, '`Fixed` is no type of change here. Did you mean `fix`?'],
    ['an empty text', { 'CHANGELOG.md': ENTRIES }, {}, ['changelog', 'add', '--type', 'Fixed', '--text', ' \n '], 'The entry has no text.'],
    ['nobody to ask', { 'CHANGELOG.md': ENTRIES }, {}, ['changelog', 'add', '--type', 'Fixed'], '`--text` is missing, and nobody can be asked here.'],
    ['a changelog that is not there', {}, {}, ADD, 'There is no `CHANGELOG.md`, so how it is written is not known. Say it in arch-lint.jsonc'],
    ['one without an entry', { 'CHANGELOG.md': '# Changelog\n' }, {}, ADD, '`CHANGELOG.md` has no entry yet, so how it is written is not known.'],
    ['one in other markup', { 'CHANGES.rst': 'Changes\n=======\n' }, { path: 'CHANGES.rst', format: 'keep-a-changelog' }, ADD, '`CHANGES.rst` is no Markdown'],
    ['one outside of the project', {}, { path: '../CHANGELOG.md', format: 'entries' }, [...ADD, '--release', '1.0.0'], 'it is not in the project itself'],
    ['a component without a package', {}, { format: 'changesets' }, ['changelog', 'add', '--type', 'minor', '--text', 'x'], 'holds no package that is published'],
    ['a fragment that cannot name its component', {}, { format: 'fragments', components: { 'a.b': 'services/**', other: 'x/**' } }, ['changelog', 'add', '--type', 'fix', '--text', 'x'], 'cannot say by its name that it is about `a.b`'],
  ])('%s', async (_, files, changelog, args, message) => {
    const root = changed(files, changelog);
    if (changelog === undefined) addFiles(root, { 'arch-lint.jsonc': '{}' });
    const before = git(root, 'status', '--porcelain');
    const { code, out, err } = await archLint(root, args);
    expect({ code: code === 2 || code === 3, out }).toEqual({ code: true, out: '' });
    expect(err).toContain(message);
    expect(git(root, 'status', '--porcelain')).toBe(before);
  });

  it('the same entry twice, and a link', async () => {
    const root = changed({ 'CHANGELOG.md': ENTRIES });
    await archLint(root, ADD);
    const before = read(root);
    expect(await archLint(root, [...ADD.slice(0, 2), 'orders', ...ADD.slice(2)])).toMatchObject({ code: 2, err: expect.stringContaining('has this very entry of `orders` already') as string });
    expect(read(root)).toBe(before);
    rmSync(join(root, 'CHANGELOG.md'));
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'docs/log.md'), ENTRIES);
    symlinkSync('docs/log.md', join(root, 'CHANGELOG.md'));
    addFiles(root, { 'arch-lint.jsonc': { changelog: { components: COMPONENTS, format: 'entries' } } });
    expect(await archLint(root, [...ADD.slice(0, 2), 'orders', ...ADD.slice(2), '--release', '9.0.0'])).toMatchObject({ code: 3, err: expect.stringContaining('it is no ordinary file') as string });
  });

  it('without git it does not know what has changed, but takes the name of a component', async () => {
    const root = tempFolder({ 'arch-lint.jsonc': { changelog: { components: COMPONENTS } }, ...SOURCES, 'CHANGELOG.md': ENTRIES });
    expect(await archLint(root, ADD)).toMatchObject({ code: 3, err: expect.stringContaining('this is no git repository. Run it in a checkout. Or name the component: `arch-lint changelog add billing`.') as string });
    expect(await archLint(root, [...ADD.slice(0, 2), 'orders', ...ADD.slice(2)])).toMatchObject({ code: 0 });
  });
});

describe('arch-lint changelog check', () => {
  it('judges by the changelog rules alone, of what is staged too', async () => {
    const root = changed({ 'CHANGELOG.md': ENTRIES });
    addFiles(root, { 'services/orders/total.ts': '// TODO: more\nexport const total = 3;\n' });
    const all = await archLint(root, ['changelog', 'check', '--format', 'json']);
    expect([all.code, (JSON.parse(all.out) as { summary: { byRule: unknown } }).summary.byRule]).toEqual([1, { 'require-changelog-entry': 2 }]);
    expect(all.out).toContain('Write one with `arch-lint changelog add`');
    git(root, 'add', 'services/orders');
    const staged = await archLint(root, ['changelog', 'check', '--staged', '--format', 'json']);
    expect((JSON.parse(staged.out) as { summary: { byRule: unknown } }).summary.byRule).toEqual({ 'require-changelog-entry': 1 });
    addFiles(root, { 'CHANGELOG.md': `[2026-05-03] - [1.1.0] - [orders] - [Changed] - [More]\n${ENTRIES}` });
    expect((await archLint(root, ['changelog', 'check', '--staged'])).code).toBe(1);
    git(root, 'add', 'CHANGELOG.md');
    expect((await archLint(root, ['changelog', 'check', '--staged'])).code).toBe(0);
    expect((await archLint(root, ['changelog', 'check', '--base', 'nowhere'])).code).toBe(3);
  });

  it.each([
    [['changelog'], 'Say what to do with the changelog. `arch-lint changelog add` writes an entry, `arch-lint changelog check` judges.'],
    [['changelog', 'chek'], '`arch-lint changelog` cannot `chek`. Did you mean `check`?'],
    [['changelog', 'check', '--only', 'no-stub'], '`--only` and `changelog check` both choose the rules.'],
    [['changelog', 'check', '--dry-run'], '`--dry-run` belongs to `arch-lint changelog add`.'],
    [['check', '--text', 'x'], '`--text` belongs to `arch-lint changelog`.'],
    [['check', '--dry-run'], '`--dry-run` belongs to `arch-lint changelog`.'],
    [['changelog', 'check', 'servces'], 'There is no file or folder `servces`.'],
  ])('is wrong usage as %j', async (args, message) => {
    const root = changed({ 'CHANGELOG.md': ENTRIES });
    const { code, out, err } = await archLint(root, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('does not read as clean where no changelog is configured', async () => {
    const root = tempFolder({ ...SOURCES, 'arch-lint.jsonc': '{}' });
    expect(await archLint(root, ['changelog', 'check'])).toMatchObject({ code: 2, err: expect.stringContaining('No changelog is configured here.') as string });
  });
});
