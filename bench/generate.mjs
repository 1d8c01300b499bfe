import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a project of realistic shape: services of layered folders, about six imports a file, mostly of earlier files
 * and now and then of later ones (rings), types, comments and a marker here and there.
 * @param folder where to
 * @param files how many modules
 * @param seed the same seed gives the same project
 */
export function generate(folder, { files, seed }) {
  const random = generator(seed);
  const nameOf = (n) => `services/service${n % Math.max(1, Math.round(files / 250))}/src/${['domain', 'application', 'infrastructure', 'api'][n % 4]}/module${n}.ts`;
  for (let n = 0; n < files; n++) {
    const targets = new Set();
    for (let i = 0; i < 6; i++) targets.add(random() < 0.02 ? Math.floor(random() * files) : Math.floor(random() * n));
    targets.delete(n);
    const imports = [...targets].map((target) => `import { value${target}${random() < 0.3 ? `, type Shape${target}` : ''} } from '${relativePath(nameOf(n), nameOf(target))}';`);
    const uses = [...targets].map((target) => `value${target}(input)`).join(' + ') || '0';
    const body = Array.from({ length: 5 + Math.floor(random() * 30) }, (_, i) => `  const step${i} = input * ${i + 1} + ${Math.floor(random() * 1000)}; // step ${i}`);
    const marker = random() < 0.03 ? ['// TODO: take the rate from the contract'] : [];
    const text = [...imports, '', ...marker, `/** What module ${n} adds to an order. */`, `export interface Shape${n} { readonly id: string; readonly total: number }`, `export function value${n}(input: number): number {`, ...body, `  return ${uses};`, '}', ''].join('\n');
    const path = join(folder, nameOf(n));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "generated", "private": true }\n');
}

function relativePath(from, to) {
  const up = dirname(from).split('/').map(() => '..').join('/');
  return `${up}/${to.replace(/\.ts$/, '')}`;
}

/** A linear congruential generator (Numerical Recipes). */
function generator(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
