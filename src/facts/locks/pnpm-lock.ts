import { compareText } from '#model';
import type { LockedRequest, LockFile } from '../lock-files.ts';
import { readBlocks, unquote } from './block-lines.ts';
import { createLockBuilder, type LockBuilder } from './lock-builder.ts';
import { overriddenName } from './overridden-name.ts';
import { byName, request } from './requests.ts';

const SECTIONS = new Set(['dependencies', 'devDependencies', 'optionalDependencies']);
const KNOWN_FORMAT = /^(?:5|6|7|9)(?:\.\d+)*$/;

interface Draft {
  readonly specifiers: Map<string, string>;
  readonly versions: Map<string, string>;
}

/** Reads `pnpm-lock.yaml` of pnpm 3 to 10: formats 5, 6 and 9, with or without importers, in one document or several. */
export function readPnpmLock(text: string): LockFile {
  const lock = createLockBuilder();
  const importers = new Map<string, Draft>();
  const overridden = new Set<string>();
  let format = '';
  let isFreer = false;
  const draft = (folder: string): Draft => {
    const key = folder === '.' ? '' : folder;
    const known = importers.get(key) ?? { specifiers: new Map(), versions: new Map() };
    importers.set(key, known);
    return known;
  };
  const fault = readBlocks(text, ':', ({ path, value }) => {
    const [top, ...rest] = path;
    if (top === 'lockfileVersion' && path.length === 1) format = value;
    else if (top === 'importers') {
      const [folder, ...inner] = rest;
      if (folder !== undefined) takeRequest(draft(folder), inner, value === '{}' ? '' : value);
    } else if (top === 'overrides' || top === 'ignoredOptionalDependencies') {
      const name = overriddenName((rest[0] ?? '').replace(/^- /, ''));
      if (name !== undefined) overridden.add(unquote(name));
    } else if (top === 'pnpmfileChecksum' || (rest[0] === 'excludeLinksFromLockfile' && value === 'true')) isFreer = true;
    else if (top === 'packages' || top === 'snapshots') takePackage(lock, rest, value);
    else if (top === 'specifiers' || SECTIONS.has(top ?? '')) takeRequest(draft(''), path, value); // a project of one package
  });
  const base: LockFile = { importers: [...importers].map(([folder, one]) => [folder, requestsOf(one)] as const).sort(([a], [b]) => compareText(a, b)), ...(overridden.size > 0 ? { overridden: [...overridden].sort(compareText) } : {}), ...(isFreer ? { isFreer } : {}), ...lock.done('pnpm', format) };
  if (fault !== undefined) return { ...base, error: fault };
  if (!KNOWN_FORMAT.test(format)) return { ...base, error: { offset: 0, message: format === '' ? 'it does not say its format' : `its format ${format} is not known`, ...(format === '' ? {} : { isFormat: true }) } };
  return base;
}

/** `[section, name]` with a version beside a list of specifiers (format 5), or `[section, name, specifier | version]`. */
function takeRequest({ specifiers, versions }: Draft, [section, name, field]: readonly string[], value: string): void {
  if (name === undefined || value === '') return;
  if (section === 'specifiers') specifiers.set(name, value);
  else if (section === undefined || !SECTIONS.has(section)) return;
  else if (field === undefined) versions.set(name, value);
  else if (field === 'specifier') specifiers.set(name, value);
  else if (field === 'version') versions.set(name, value);
}

function requestsOf({ specifiers, versions }: Draft): readonly LockedRequest[] {
  const names = new Set([...specifiers.keys(), ...versions.keys()]);
  return byName([...names].map((name) => request(name, specifiers.get(name), versionIn(versions.get(name)))));
}

/** A version without the peers that it was resolved with: `1.2.3_react@18.0.0`, `1.2.3(react@18.0.0)`. */
function versionIn(written: string | undefined): string | undefined {
  return written !== undefined && /^\d/.test(written) ? written.replace(/[(_].*$/s, '') : written;
}

function takePackage(lock: LockBuilder, [key, section, field]: readonly string[], value: string): void {
  const [name, version] = nameAndVersion(key ?? '');
  if (name === '') return;
  if (section === undefined) lock.chosen(name, version);
  else if (field === undefined) return;
  else if (section === 'dependencies' || section === 'optionalDependencies') lock.brings(name, field);
  // what is optional may be listed in the second alone
  else if (section === 'peerDependencies' || section === 'peerDependenciesMeta') lock.peer(name, field);
  else if (section === 'bin' && value !== '') lock.bin(name, field);
}

/** Of `/name/1.2.3_peers` (format 5), `/name@1.2.3(peers)` (format 6) and `name@1.2.3(peers)` (format 9). */
function nameAndVersion(key: string): readonly [name: string, version: string] {
  const isRooted = key.startsWith('/');
  const text = (isRooted ? key.slice(1) : key).replace(/\(.*$/s, '');
  const at = text.indexOf('@', 1);
  const slash = text.indexOf('/', text.startsWith('@') ? text.indexOf('/') + 1 : 0);
  if (at > 0 && (slash < 0 || at < slash || !isRooted)) return [text.slice(0, at), versionIn(text.slice(at + 1)) ?? ''];
  return isRooted && slash > 0 ? [text.slice(0, slash), versionIn(text.slice(slash + 1)) ?? ''] : ['', ''];
}
