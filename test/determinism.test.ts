import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judge } from '#engine';
import { moduleGraph } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { loadSettings, openProject } from '#host';
import { rules } from '#rules';
import { activeRules } from '../src/run.ts';
import { archLint } from './cli/cli.ts';

const shop = new URL('../fixtures/projects/seeded-shop', import.meta.url).pathname;
const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
cpSync(shop, join(elsewhere, 'moved'), { recursive: true });
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

describe('the same project gives the same bytes', () => {
  const json = (cwd: string, env: Record<string, string> = {}, args: readonly string[] = []): string => archLint(cwd, ['--format', 'json', ...args], { env }).out;
  const first = json(shop);

  it('in other locales and time zones', () => {
    for (const env of [{ LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8', TZ: 'Pacific/Auckland' }, { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' }, { LC_ALL: 'C', TZ: 'UTC' }])
      expect(json(shop, env)).toBe(first);
  });

  it('from another working directory, and in another place', () => {
    expect(json(join(shop, 'services/orders/src'))).toBe(first);
    expect(json('/', {}, [shop])).toBe(first);
    expect(json(join(elsewhere, 'moved'))).toBe(first);
  });

  it('in twenty orders of its files', () => {
    const settings = loadSettings({ root: shop, rules });
    const project = openProject(shop, settings);
    const judged = (files: readonly string[]): string => {
      const { findings, suppressed, valueOf } = judge({ rules: activeRules(settings), suppressions, also: { moduleGraph } }, { ...project, files });
      const { edges } = valueOf(moduleGraph) as { edges: { at: { file: string; start: number } }[] };
      const inPlace = [...edges].sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.start - b.at.start));
      return JSON.stringify([findings, suppressed, inPlace]);
    };
    const expected = judged(project.files);
    for (let seed = 1; seed <= 20; seed++) expect(judged(shuffled(project.files, seed))).toBe(expected);
  });
});

describe('the source', () => {
  it('asks no locale, clock or chance below the doors', () => {
    const grep = (pattern: string): string => {
      try {
        return execFileSync('grep', ['-rnE', pattern, 'src/model', 'src/facts', 'src/engine', 'src/report', 'src/host', 'rules', '--include=*.ts'], { cwd: new URL('..', import.meta.url).pathname, encoding: 'utf8' });
      } catch {
        return ''; // grep found nothing
      }
    };
    expect(grep('localeCompare\\(|\\.toLocale|Intl\\.|Math\\.random|Date\\.now|new Date\\(\\)|performance\\.now')).toBe('');
    expect(grep('compareText')).not.toBe(''); // the search itself works
  });
});

/** Fisher-Yates with a linear congruential generator (Numerical Recipes), so that a failure can be repeated. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const list = [...items];
  let state = seed;
  for (let i = list.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T]; // holds: both indices are in range
  }
  return list;
}
