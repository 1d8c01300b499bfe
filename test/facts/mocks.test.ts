import { expect, it } from 'vitest';
import { mocks } from '#facts/mocks';
import { openSource } from '#facts/source';

const mocked = (text: string): readonly string[] => mocks.extract(openSource('src/app.test.ts', 'typescript', text));

it('names what a test puts something in the place of', () => {
  expect(
    mocked(`
    jest.mock('./cart', () => ({ total: 0 }), { virtual: true });
    vi.mock<typeof import('./rate')>( "../rate" , async () => ({}));
    vi.mock(import('./clock'), () => ({}));
    jestObject.unstable_mockModule(\`./esm.mjs\`, factory);
    jest.mock('./cart', other);
    `),
  ).toEqual(['../rate', './cart', './clock', './esm.mjs']);
});

it('names nothing where the module itself is loaded, or the name is computed', () => {
  expect(mocked("jest.mock('./cart'); jest.unmock('./rate'); vi.mock(path, factory); mockery('./clock', 1); jest.mock(`./${name}`);")).toEqual([]);
});

it('takes time in proportion to the text', () => {
  expect(mocked(`${'mock('.repeat(100_000)}${'mock<'.repeat(100_000)}${' '.repeat(100_000)}`)).toEqual([]);
});
