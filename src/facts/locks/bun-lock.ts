import { compareText } from '#model';
import type { LockFile } from '../lock-files.ts';
import { entriesOf, memberOf, readJsonWithCommas } from './json-text.ts';
import { createLockBuilder } from './lock-builder.ts';
import { overriddenName } from './overridden-name.ts';
import { byName, request } from './requests.ts';

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** Reads `bun.lock`, the text format of bun 1.2 and later. */
export function readBunLock(text: string): LockFile {
  const lock = createLockBuilder();
  const read = readJsonWithCommas(text);
  if ('error' in read) return { ...lock.done('bun', ''), error: read.error };
  const format = String(memberOf(read.value, 'lockfileVersion') ?? '');
  // `name` or `parent/name` -> [`name@version`, registry, { dependencies, peerDependencies, bin }, hash]
  const chosen = new Map<string, string>();
  for (const [key, entry] of entriesOf(memberOf(read.value, 'packages'))) {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') continue;
    const at = entry[0].indexOf('@', 1);
    const [name, version] = at < 0 ? [entry[0], ''] : [entry[0].slice(0, at), entry[0].slice(at + 1)];
    lock.chosen(name, version);
    chosen.set(key, version);
    for (const info of entry.slice(1)) {
      for (const section of ['dependencies', 'optionalDependencies']) for (const [brought] of entriesOf(memberOf(info, section))) lock.brings(name, brought);
      for (const [peer] of entriesOf(memberOf(info, 'peerDependencies'))) lock.peer(name, peer);
      for (const [command] of entriesOf(memberOf(info, 'bin'))) lock.bin(name, command);
    }
  }
  const importers = entriesOf(memberOf(read.value, 'workspaces')).map(([folder, one]) => {
    const owner = memberOf(one, 'name');
    const asked = SECTIONS.flatMap((section) => entriesOf(memberOf(one, section)));
    const versionOf = (name: string): string | undefined => (typeof owner === 'string' ? chosen.get(`${owner}/${name}`) : undefined) ?? chosen.get(name);
    return [folder, byName(asked.map(([name, range]) => request(name, typeof range === 'string' ? range : undefined, versionOf(name))))] as const;
  });
  const overridden = entriesOf(memberOf(read.value, 'overrides')).flatMap(([key]) => overriddenName(key) ?? []);
  return { importers: importers.sort(([a], [b]) => compareText(a, b)), ...(overridden.length > 0 ? { overridden } : {}), ...lock.done('bun', format) };
}
