import { createRequire } from 'node:module';
import { compareText } from '#model';
import type { LockedRequest, LockFile, LockManager } from '../lock-files.ts';
import { entriesOf, memberOf, textOf } from './json-text.ts';
import { createLockBuilder, type LockBuilder } from './lock-builder.ts';
import { byName, request } from './requests.ts';

const require = createRequire(import.meta.url);

/** Reads `uv.lock`, `poetry.lock` or `pdm.lock`; which of them it is, the text says. */
export function readTomlLock(text: string): LockFile {
  const lock = createLockBuilder();
  const manager = managerOf(text);
  const read = readToml(text);
  if ('offset' in read) return { ...lock.done(manager, ''), error: { offset: read.offset, message: 'it is not valid TOML' } };
  const packages = listOf(memberOf(read.value, 'package'));
  for (const one of packages) takePackage(one, manager, lock);
  const metadata = memberOf(read.value, 'metadata');
  const format = manager === 'uv' ? memberOf(read.value, 'version') : (memberOf(metadata, 'lock-version') ?? memberOf(metadata, 'lock_version'));
  return {
    ...(manager === 'uv' ? { importers: uvImporters(packages) } : {}),
    ...lock.done(manager, typeof format === 'string' || typeof format === 'number' ? String(format) : ''),
  };
}

/** Poetry and PDM write a table `metadata` with a hash; each names itself in a comment too, which people may remove. */
function managerOf(text: string): LockManager {
  if (/^content-hash = /m.test(text)) return 'poetry';
  return /^(?:content_hash|lock_version|groups) = /m.test(text) ? 'pdm' : 'uv';
}

function readToml(text: string): { readonly value: unknown } | { readonly offset: number } {
  try {
    // holds: what is required is the module that the type names
    const { parse } = require('smol-toml') as typeof import('smol-toml');
    return { value: parse(text) };
  } catch (error) {
    const line = memberOf(error, 'line');
    return { offset: typeof line === 'number' ? offsetOfLine(text, line) : 0 };
  }
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) break;
    offset = end + 1;
  }
  return offset;
}

function takePackage(one: unknown, manager: LockManager, lock: LockBuilder): void {
  const name = textOf(one, 'name');
  if (name === undefined) return;
  if (manager === 'uv' && folderOfProject(one) !== undefined) return;
  lock.chosen(name, textOf(one, 'version') ?? '');
  const dependencies = memberOf(one, 'dependencies');
  if (manager === 'poetry') for (const [brought] of entriesOf(dependencies)) lock.brings(name, brought);
  else for (const item of listOf(dependencies)) bring(lock, name, item);
  for (const [, items] of entriesOf(memberOf(one, 'optional-dependencies'))) for (const item of listOf(items)) bring(lock, name, item);
}

/** `{ name = "idna" }` of uv, `"idna<4,>=2.5"` of PDM. */
function bring(lock: LockBuilder, name: string, item: unknown): void {
  const brought = typeof item === 'string' ? /^[\w.-]+/.exec(item)?.[0] : textOf(item, 'name');
  if (brought !== undefined) lock.brings(name, brought);
}

/** uv lists the packages of the project among all others, each with what its manifest asks for. */
function uvImporters(packages: readonly unknown[]): (readonly [folder: string, requests: readonly LockedRequest[]])[] {
  const versions = new Map<string, string | undefined>();
  for (const one of packages) {
    const name = textOf(one, 'name') ?? '';
    versions.set(name, versions.has(name) ? undefined : textOf(one, 'version')); // of one that is chosen twice, markers decide
  }
  return packages.flatMap((one) => {
    const folder = folderOfProject(one);
    if (folder === undefined) return [];
    const metadata = memberOf(one, 'metadata');
    const asked = [...listOf(memberOf(metadata, 'requires-dist')), ...entriesOf(memberOf(metadata, 'requires-dev')).flatMap(([, group]) => listOf(group))];
    const requests = asked.flatMap((item) => {
      const name = textOf(item, 'name');
      return name === undefined ? [] : [request(name, textOf(item, 'specifier'), versions.get(name))];
    });
    return [[folder === '.' ? '' : folder, byName(requests)] as const];
  }).sort(([a], [b]) => compareText(a, b));
}

/** Where a package of the project stands; undefined of others. */
function folderOfProject(one: unknown): string | undefined {
  const source = memberOf(one, 'source');
  return textOf(source, 'editable') ?? textOf(source, 'virtual');
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
