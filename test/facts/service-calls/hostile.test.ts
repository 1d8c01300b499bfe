import { expect, it } from 'vitest';
import { constants } from '#facts/constants';
import { dataStores } from '#facts/data-stores';
import { pythonConstants } from '#facts/python-constants';
import { pythonServiceCalls } from '#facts/python-service-calls';
import { serviceCalls } from '#facts/service-calls';
import { openSource } from '#facts/source';

const MEGABYTES = 3_000_000;
const long = (unit: string): string => unit.repeat(Math.ceil(MEGABYTES / unit.length));
/** Milliseconds; a pattern that takes time squared takes minutes. */
const MOST = 20_000;

it.each<readonly [string, string]>([
  ['one long line of a word', `fetch('http://a'); ${long('createTable')}`],
  ['one long string', `fetch('http://${long('a')}')`],
  ['blanks', `fetch(${long(' ')}'http://a')`],
  ['SQL that never ends', `db.query("INSERT INTO ${long(' ')}`],
  ['updates without SET', long('"UPDATE orders ')],
  ['decorators', long('@Entity(')],
  ['braces', long("@Entity({ name: '")],
  ['writes of knex', long("knex('orders')")],
  ['quotes', long('"UPDATE a.')],
])('reads %s in linear time', (_, text) => {
  const began = performance.now();
  for (const fact of [serviceCalls, dataStores]) {
    try {
      fact.extract(openSource('a.js', 'javascript', text));
    } catch (error) {
      expect(String(error)).toMatch(/SyntaxFailure/); // told as a file that cannot be read
    }
  }
  expect(performance.now() - began).toBeLessThan(MOST);
});

it.each<readonly [string, string]>([
  ['a long line', `import requests\nx = "${long('a')}"\nrequests.get(x)\n`],
  ['deep brackets', `import requests\nrequests.get(${long('(')}\n`],
  ['an endless sum', `import requests\nrequests.get("http://a" ${long('+ "b" ')})\n`],
  ['many assignments of one name', `import requests\n${long('x = x + "a"\n')}requests.get(x)\n`],
  ['many classes', `import sqlalchemy\n${long('class A(B):\n')}`],
  ['many functions in functions', `import requests\n${Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}def f${depth}():`).join('\n')}\n`],
  ['braces of a format', `import requests\nrequests.get("${long('{')}".format())\n`],
])('reads Python with %s in linear time', (_, text) => {
  const began = performance.now();
  const source = openSource('a.py', 'python', text);
  pythonServiceCalls.extract(source);
  pythonConstants.extract(source);
  dataStores.extract(source);
  expect(performance.now() - began).toBeLessThan(MOST);
});

it('follows names that lead in a circle, and deep chains, to nothing', () => {
  const chain = Array.from({ length: 2000 }, (_, index) => `const a${index} = a${index + 1};`).join('');
  const { calls } = serviceCalls.extract(openSource('a.ts', 'typescript', `const x = y, y = x; fetch(x); fetch(a0); ${chain} const f = () => f(); fetch(f());`));
  expect(calls.map(({ target }) => target.kind)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(constants.extract(openSource('a.ts', 'typescript', 'export const x = y, y = x;'))).toEqual([]);
  expect(pythonServiceCalls.extract(openSource('a.py', 'python', 'import requests\nx = y\ny = x\nrequests.get(x)\n')).calls.map(({ target }) => target.kind)).toEqual(['unknown']);
});

it('takes `__proto__` for a name like any other', () => {
  const { calls } = serviceCalls.extract(openSource('a.ts', 'typescript', "const t = { __proto__: 'x' }; bus.publish('__proto__', 1); bus.publish(t.constructor, 1); fetch(process.env.__proto__);"));
  expect(calls.map(({ role, target }) => `${role} ${target.kind}`)).toEqual(['publish text', 'http environment']);
});
