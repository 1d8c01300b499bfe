// `npm run new-rule no-thing`: a folder with a definition and a README, and a registry that knows it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [id = ''] = process.argv.slice(2);
const here = new URL('.', import.meta.url);
const folder = new URL(`../${id}/`, here);

if (!/^(?:no|require|max)(?:-[a-z0-9]+)+$/.test(id)) {
  console.error(`\`${id}\` is no rule id. Write kebab-case that begins with no-, require- or max-: npm run new-rule no-thing`);
  process.exitCode = 2;
} else if (existsSync(folder)) {
  console.error(`rules/${id} exists already. Choose another id, or change that rule.`);
  process.exitCode = 2;
} else {
  mkdirSync(folder);
  for (const name of ['rule.ts', 'README.md']) writeFileSync(new URL(name, folder), readFileSync(new URL(name, here), 'utf8').replaceAll('no-thing', id));
  const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', here));
  const root = fileURLToPath(new URL('../..', here));
  const register = (...args) => spawnSync(process.execPath, [vitest, 'run', 'test/generated.test.ts', '-u', ...args], { cwd: root, encoding: 'utf8' });
  // first the registry, then what is generated from it
  const results = [register('-t', 'registry'), register()];
  const failed = results.find(({ status }) => status !== 0);
  if (failed) console.error(failed.stdout + failed.stderr);
  else console.log(`rules/${id} is there and registered. Write its README examples and its check, then: npm test -- -u`);
  process.exitCode = failed ? 1 : 0;
}
