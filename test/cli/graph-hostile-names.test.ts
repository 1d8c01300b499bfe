import { describe, expect, it } from 'vitest';
import { inProject } from '../examples.ts';
import { archLint } from './cli.ts';

/** Names that end a quote, a tag, an entity, a statement or a line, drive a terminal, or mean something to JavaScript. */
const NAMES = [
  '<img src=x onerror=alert(1)>";a.ts',
  "'); alert(1); ('.ts",
  '</title><script>alert(2)<\u002fscript>.ts',
  'a"] --> b["x.ts',
  'line\nbreak\n::error::x.ts',
  '\u001b[31mred\u001b]0;title\u0007.ts',
  '`tick` ${process.exit()}.ts',
  '$&$`$$.ts',
  '&lt;entity#quot;.ts',
  'right\u202eto-left.ts',
  '%3cimg.ts',
  '{brace}|pipe\\back.ts',
].map((name) => `src/${name.replaceAll('/', '-')}`);

const FILES = new Map([
  ...NAMES.map((name) => [name, "import './shared.ts';\n"] as const),
  ['src/shared.ts', 'export const shared = 1;\n'],
  ['src/constructor/__proto__/toString.ts', "import '../../shared.ts';\n"],
]);

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;

describe('file names written by an attacker', () => {
  it.each(['html', 'svg', 'dot', 'archi', 'mermaid', 'd2', 'csv', 'matrix', 'metrics', 'json'])('break nothing in %s', (format) => {
    inProject(FILES, (root) => {
      const { code, out, err } = archLint(root, ['graph', '--format', format]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toMatch(CONTROL);
      if (format === 'json') return expect((JSON.parse(out) as { modules: unknown[] }).modules).toHaveLength(FILES.size);
      expect(out).not.toMatch(/^(?:::|break)/m);
      if (format === 'metrics') return expect(out.split('\n')).toHaveLength(FILES.size + 5);
      expect(out).not.toMatch(/<img|<script>alert|alert\(2\)<.?.?script/);
      if (format === 'dot') for (const line of out.split('\n').filter((one) => one.includes(' -> '))) expect(line).toMatch(/^ {4}"[^"]+" -> "src\/shared\.ts"/);
      if (format === 'mermaid') for (const line of out.split('\n')) expect(line).toMatch(/^(?:flowchart LR|subgraph \w+\["[^"<>&#;`]*"\]|end|\w+\["[^"<>&#;`]*"\]|\w+-->\w+|linkStyle [\d,]+ .*|)$/);
      if (format === 'csv') for (const line of out.trim().split('\n')) expect(line).toMatch(/^"[^"]*"(?:,"[^"]*")*$/);
      return undefined;
    });
  });

  it('stay apart: no two of them become one', () => {
    inProject(new Map([['src/<a.ts', ''], ['src/%3ca.ts', ''], ['src/main.ts', '']]), (root) => {
      expect(archLint(root, ['graph', '--format', 'dot']).out.match(/label=/g)).toHaveLength(6);
    });
  });

  it('are well-formed XML as a picture', () => {
    inProject(FILES, (root) => {
      const { out } = archLint(root, ['graph', '--format', 'svg']);
      const tags = out.replace(/<\?.*?\?>/, '').match(/<[^>]*>/g) ?? [];
      for (const tag of tags) expect(tag).toMatch(/^<(?:\/[a-z]+|[a-zA-Z]+(?: [\w:-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*\/?)>$/);
      const open: string[] = [];
      for (const tag of tags) {
        const [, end, name, closed] = /^<(\/?)(\w+).*?(\/?)>$/s.exec(tag) ?? [];
        if (end === '/') expect(open.pop()).toBe(name);
        else if (closed !== '/') open.push(name ?? '');
      }
      expect(open).toEqual([]);
      expect(out.match(/class="box node/g)).toHaveLength(FILES.size);
    });
  });

  it('drive no terminal where a path is told', () => {
    inProject(FILES, (root) => {
      for (const name of NAMES) {
        const { code, out } = archLint(root, ['graph', '--reaches', name, 'src/shared.ts']);
        expect(code, name).toBe(0);
        expect(out).not.toMatch(CONTROL);
        expect(out.split('\n')).toHaveLength(3);
      }
    });
  });

  it('drive no terminal where they are misspelt', () => {
    inProject(FILES, (root) => {
      const { code, err } = archLint(root, ['graph', '--focus', 'src/\u001b[31mred\u001b]0;title.ts']);
      expect(code).toBe(2);
      expect(err).not.toMatch(CONTROL);
    });
  });
});
