// The floor: list, read, oxc module record, oxc-resolver on every specifier, Tarjan. One thread, no rule, no finding.
// What any whole-project analysis made of these parts costs at least.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { ResolverFactory } from 'oxc-resolver';
import { stronglyConnectedComponents } from '../dist/src/facts/graph/components.js';

const SOURCE = /\.[cm]?[jt]sx?$/;
const SKIP = new Set(['node_modules', '.git', 'dist', 'build', 'coverage']);
const resolver = new ResolverFactory({
  extensions: ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
});

function* list(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !SKIP.has(entry.name)) yield* list(join(folder, entry.name));
    else if (entry.isFile() && SOURCE.test(entry.name)) yield join(folder, entry.name);
  }
}

const arcs = [];
for (const file of list(process.cwd())) {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const requests = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)].flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
  for (const request of new Set(requests)) {
    const { path } = resolver.sync(dirname(file), request);
    if (path && !path.includes('node_modules')) arcs.push({ from: file, to: path });
  }
}
console.log(`${stronglyConnectedComponents(arcs).length} components`);
