import { compareText, folderOf } from '#model';
import type { LockedRequest, LockFile } from '../lock-files.ts';
import { entriesOf, memberOf, readJson, textOf } from './json-text.ts';
import { createLockBuilder, type LockBuilder } from './lock-builder.ts';
import { byName, request } from './requests.ts';

const INSTALLED = 'node_modules/';
/** What a package brings in when it is installed. */
const BRINGING = ['dependencies', 'optionalDependencies'];
const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** Reads `package-lock.json` or `npm-shrinkwrap.json` of npm 5 and later. */
export function readNpmLock(text: string): LockFile {
  const lock = createLockBuilder();
  const read = readJson(text);
  if ('error' in read) return { ...lock.done('npm', ''), error: read.error };
  const version = memberOf(read.value, 'lockfileVersion');
  const format = typeof version === 'number' ? String(version) : '';
  const packages = memberOf(read.value, 'packages');
  if (format === '2' || format === '3') return { importers: readPackages(entriesOf(packages), lock), ...lock.done('npm', format) };
  if (format !== '1' && format !== '') return { ...lock.done('npm', format), error: { offset: 0, message: `its format ${format} is not known`, isFormat: true } };
  const top = entriesOf(memberOf(read.value, 'dependencies'));
  readNested(top, lock);
  // a lock of the first format has one list for everything: what the package asked for is in it, and what that brings
  const requests = top.map(([name, one]) => request(name, undefined, textOf(one, 'version')));
  return { importers: [['', byName(requests)]], ...lock.done('npm', format) };
}

/** Formats 2 and 3: every folder that has a package, the project's own first. */
function readPackages(entries: readonly (readonly [string, unknown])[], lock: LockBuilder): (readonly [string, readonly LockedRequest[]])[] {
  const byFolder = new Map(entries);
  const own = entries.filter(([folder]) => !isInstalled(folder));
  for (const [folder, one] of entries) {
    const name = nameIn(folder) ?? textOf(one, 'name');
    if (name === undefined) continue;
    if (isInstalled(folder)) {
      lock.chosen(name, versionOf(one) ?? '');
      for (const section of BRINGING) for (const [brought] of entriesOf(memberOf(one, section))) lock.brings(name, brought);
    }
    for (const [peer] of entriesOf(memberOf(one, 'peerDependencies'))) lock.peer(name, peer);
    const bin = memberOf(one, 'bin');
    if (typeof bin === 'string') lock.bin(name, name.slice(name.lastIndexOf('/') + 1));
    for (const [command] of entriesOf(bin)) lock.bin(name, command);
  }
  return own.map(([folder, one]) => {
    const asked = SECTIONS.flatMap((section) => entriesOf(memberOf(one, section)));
    return [folder, byName(asked.map(([name, range]) => request(name, typeof range === 'string' ? range : undefined, versionOf(nearestInstalled(byFolder, folder, name)))))] as const;
  }).sort(([a], [b]) => compareText(a, b));
}

/** The package that Node finds by a name from a folder. */
function nearestInstalled(byFolder: ReadonlyMap<string, unknown>, folder: string, name: string): unknown {
  for (let at = folder; ; at = folderOf(at)) {
    const found = byFolder.get(`${at === '' ? '' : `${at}/`}${INSTALLED}${name}`);
    if (found !== undefined || at === '') return found;
  }
}

const isInstalled = (folder: string): boolean => folder.startsWith(INSTALLED) || folder.includes(`/${INSTALLED}`);

const nameIn = (folder: string): string | undefined => (isInstalled(folder) ? folder.slice(folder.lastIndexOf(INSTALLED) + INSTALLED.length) : undefined);

function versionOf(one: unknown): string | undefined {
  return memberOf(one, 'link') === true ? `link:${textOf(one, 'resolved') ?? ''}` : textOf(one, 'version');
}

/** Format 1: packages within packages. */
function readNested(top: readonly (readonly [string, unknown])[], lock: LockBuilder): void {
  const open = [...top];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, one] = next;
    lock.chosen(name, textOf(one, 'version') ?? '');
    for (const [brought] of entriesOf(memberOf(one, 'requires'))) lock.brings(name, brought);
    open.push(...entriesOf(memberOf(one, 'dependencies')));
  }
}
