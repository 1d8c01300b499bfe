import { describe, expect, it } from 'vitest';
import { comments } from '../../src/facts/comments.ts';
import { imports } from '../../src/facts/imports.ts';
import { parseScript } from '../../src/facts/parsers/standalone.ts';
import { sourceOf } from '../../src/facts/source.ts';
import { suppressions } from '../../src/facts/suppressions.ts';
import { uses } from '../../src/facts/uses.ts';
import { extractAll } from '../../src/host/project.ts';

const text = "// arch-lint-disable-next-line no-import-cycle -- agreed\nimport { Order } from './order';\nexport const total = (order: Order) => order;\n";
const facts = [comments, imports, suppressions, { ...uses, kind: 'file' as const }];

describe('all facts of a file', () => {
  it('come from one parse, however many there are', () => {
    let parses = 0;
    const source = sourceOf('typescript', text, () => {
      parses++;
      return [parseScript(text, 'ts')];
    });
    const gathered = extractAll(facts, source);
    expect('values' in gathered && [...gathered.values.keys()]).toEqual(['comments', 'imports', 'suppressions', 'uses']);
    expect(parses).toBe(1);
  });

  it('come without any parse where the text holds nothing for them', () => {
    const source = sourceOf('typescript', 'const total = 1;\n', () => {
      throw new Error('nothing here needs a parser');
    });
    expect(extractAll([comments, imports, suppressions], source)).toEqual({ values: new Map(Object.entries({ comments: [], imports: [], suppressions: [] })) });
  });

  it('are all missing when the text cannot be parsed, with the place of the mistake', () => {
    const source = sourceOf('typescript', 'import x\n  from;', () => [parseScript('import x\n  from;', 'ts')]);
    const gathered = extractAll(facts, source);
    expect('skipped' in gathered && gathered.skipped).toMatch(/^it cannot be parsed \(line 2, column \d+: /);
  });
});
