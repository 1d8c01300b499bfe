// Writes dist/build-id: what tells this build from any other one, so that no build reads facts that another one took.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const hash = createHash('sha1');
for (const name of readdirSync(dist, { recursive: true }).sort()) if (name.endsWith('.js')) hash.update(name).update(readFileSync(new URL(name, dist)));
writeFileSync(new URL('build-id', dist), hash.digest('hex').slice(0, 12));
