// `npm run bench [folder ...]`: whole-process pairs in one run, A B A B ..., as ratios. Never a test: machines differ, ratios less so.
// Without a folder it measures a generated project. Each pair: arch-lint against the floor (bench/floor.mjs).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';

const ROUNDS = 5;
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const contenders = [
  ['graph and rings', ['../dist/src/cli/main.js', '--no-config', '--only', 'no-import-cycle', '--quiet', '--format', 'json']],
  ['recommended', ['../dist/src/cli/main.js', '--no-config', '--quiet', '--format', 'json']],
];
const floor = ['./floor.mjs'];

let made;
const folders = process.argv.slice(2);
if (folders.length === 0) {
  made = mkdtempSync(join(tmpdir(), 'arch-lint-bench-'));
  generate(made, { files: 2000, seed: 1 });
  folders.push(made);
}
for (const folder of folders) {
  console.log(`${folder === made ? 'generated, 2000 files' : folder}\n  ratio to the floor: median (least to most) of ${ROUNDS} pairs`);
  for (const [name, command] of contenders) {
    const pairs = Array.from({ length: ROUNDS + 1 }, () => [measure(command, folder), measure(floor, folder)]).slice(1); // the first warms up
    for (const figure of ['cpu', 'wall']) {
      const ratios = pairs.map(([a, b]) => a[figure] / b[figure]).sort((a, b) => a - b);
      const median = ratios[ROUNDS >> 1];
      console.log(`  ${name.padEnd(16)} ${figure.padEnd(5)} ${median.toFixed(2)} (${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)})`);
    }
  }
}
if (made) rmSync(made, { recursive: true, force: true });

/** CPU and wall seconds of a whole process, as it reports them itself at its end. */
function measure([script, ...args], folder) {
  const probe = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write('\\n' + JSON.stringify({ cpu: (user + system) / 1e6, wall: performance.now() / 1e3 })); });`;
  const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(probe)}`, file(script), ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('\n') + 1));
}
