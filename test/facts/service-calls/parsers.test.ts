import { expect, it } from 'vitest';
import { constants } from '#facts/constants';
import { serviceCalls } from '#facts/service-calls';
import { parseWithOxc } from '../../../src/facts/parsers/oxc.ts';
import { parseWithTypeScript } from '../../../src/facts/parsers/typescript.ts';
import { sourceOf } from '#facts/source';
import type { Script } from '#model';
import { scriptFilesBelow } from '../support/three-readings.ts';

const folders = ['../../../fixtures', '../../../rules'].map((path) => new URL(path, import.meta.url).pathname);
/** Where other code is at hand, such as a checkout: `ARCH_LINT_CORPUS=/path`. */
const corpus = process.env['ARCH_LINT_CORPUS'];

function factsBy(parse: (text: string, dialect: 'ts' | 'tsx') => Script | undefined, text: string, dialect: 'ts' | 'tsx'): unknown {
  try {
    const script = parse(text, dialect);
    if (!script) return undefined;
    const source = sourceOf('typescript', text, () => [script]);
    return [serviceCalls.extract(source), constants.extract(source)];
  } catch {
    return undefined; // it is for another test to say which texts are programs
  }
}

it('says the same by both parsers', () => {
  let calls = 0;
  for (const [file, text] of [...folders, ...(corpus === undefined ? [] : [corpus])].flatMap((folder) => [...scriptFilesBelow(folder)])) {
    if (!/\.tsx?$/.test(file)) continue;
    const dialect = file.endsWith('x') ? 'tsx' : 'ts';
    const [one, other] = [factsBy(parseWithOxc, text, dialect), factsBy(parseWithTypeScript, text, dialect)];
    if (one === undefined || other === undefined) continue;
    expect({ file, facts: one }).toEqual({ file, facts: other });
    calls += JSON.stringify(one).split('"role"').length - 1;
  }
  expect(calls).toBeGreaterThan(5);
});
