// Bundles the doors into `dist`: hundreds of small modules take a third of a second to find and load, a few large ones a tenth.
// Declarations come from tsc. Writes dist/build-id too: what tells this build from any other one, so that no build reads facts
// that another one took.
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The doors, and what the benchmark's floor has in common with us. */
const ENTRIES = ['src/cli/main', 'src/eslint/index', 'src/index', 'src/facts/graph/components'];

rmSync(`${root}dist`, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, `${entry}.ts`])),
  platform: 'node',
  external: /^(?:node:|[^./#])/,
  resolve: { conditionNames: ['source', 'import', 'node'] },
});
const { output } = await bundle.write({ dir: 'dist', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', comments: false });
await bundle.close();

const hash = createHash('sha1');
for (const { fileName, code = '' } of output.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) hash.update(fileName).update(code);
writeFileSync(`${root}dist/build-id`, hash.digest('hex').slice(0, 12));
