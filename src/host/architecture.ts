import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { sorted } from '#model';
import type { ArchitectureSettings, BoundaryWritten, LayerWritten, SelectorWritten } from '#facts/architecture-settings';
import { keyPath } from './config/document.ts';
import { placesIn, type Placing } from './config/places.ts';
import { whyNotRead, type Discovered } from './discover.ts';
import { asObject, asText, own, type Json } from './json.ts';
import { nxTags } from './nx-tags.ts';
import { CONFIG_NAME } from './root.ts';

export interface ArchitectureInput {
  readonly root: string;
  readonly discovered: Discovered;
  readonly ignore: readonly string[];
  /** Top-level values of the configuration, valid by its schema. */
  readonly values: Json;
  /** The file that says each of them. */
  readonly saidIn: ReadonlyMap<string, string>;
  /** Text of a file below the root, or undefined. */
  read(file: string): string | undefined;
}

type Path = readonly (string | number)[];

/** Reads `layers`, `boundaries`, `tags` and `services` as they are written, each selector with its place. */
export function architectureOf({ root, discovered, ignore, values, saidIn, read }: ArchitectureInput): ArchitectureSettings {
  const placings = new Map<string, Placing>();
  const placeOf = (path: Path): SelectorWritten['at'] => {
    const file = saidIn.get(String(path[0])) ?? CONFIG_NAME;
    const known = placings.get(file) ?? placesIn(file, read(file));
    placings.set(file, known);
    return known(path);
  };
  const selectors = (value: unknown, path: Path): SelectorWritten[] => {
    const one = (text: unknown, at: Path): SelectorWritten[] => (typeof text === 'string' ? [{ text, at: placeOf(at), key: keyPath(at) }] : []);
    return Array.isArray(value) ? value.flatMap((text: unknown, index) => one(text, [...path, index])) : one(value, path);
  };
  const boundaries = listOf(values, 'boundaries').map((entry, index) => boundaryOf(asObject(entry) ?? {}, (key, value) => selectors(value, ['boundaries', index, key])));
  const layers = listOf(values, 'layers').map((entry, index) => layerOf(entry, (value, ...path) => selectors(value, ['layers', index, ...path])));
  const services = listOf(values, 'services').flatMap((entry, index) => (typeof entry === 'string' ? selectors(entry, ['services', index]) : selectors(own(asObject(entry), 'path'), ['services', index, 'path'])));
  const ofConfiguration = Object.entries(asObject(values['tags']) ?? {}).map(([tag, value]) => [tag, selectors(value, ['tags', tag])] as const);
  const isAboutTags = [...boundaries.flatMap(({ from, deny, allow = [], except }) => [...from, ...deny, ...allow, ...except]), ...layers.flatMap(({ siblings }) => siblings)].some(({ text }) => text.startsWith('tag:'));
  return {
    boundaries,
    layers,
    services,
    tags: new Map([...(isAboutTags ? nxTags(discovered, read) : []), ...ofConfiguration]),
    files: sorted([...discovered.sources, ...discovered.others]),
    standing: (path) => standingOf(root, ignore, path),
  };
}

function boundaryOf(entry: Json, selectors: (key: string, value: unknown) => SelectorWritten[]): BoundaryWritten {
  const of = (key: string): SelectorWritten[] => selectors(key, own(entry, key));
  return {
    from: of('from'),
    deny: of('deny'),
    allow: Object.hasOwn(entry, 'allow') ? of('allow') : undefined,
    except: of('except'),
    isTransitive: own(entry, 'transitive') === true,
    countsTypes: own(entry, 'types') !== false,
    because: asText(own(entry, 'because')),
  };
}

function layerOf(entry: unknown, selectors: (value: unknown, ...path: readonly (string | number)[]) => SelectorWritten[]): LayerWritten {
  const object = asObject(entry);
  const siblings = object ? selectors(own(object, 'paths'), 'paths') : selectors(entry);
  return {
    name: asText(own(object, 'name')),
    siblings,
    isClosed: own(object, 'closed') === true,
    because: asText(own(object, 'because')),
  };
}

function listOf(values: Json, key: string): readonly unknown[] {
  const value = own(values, key);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** What is not to be read is told before what is there, so that a build changes no answer. */
function standingOf(root: string, ignore: readonly string[], path: string): ReturnType<ArchitectureSettings['standing']> {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '..')) return 'missing';
  const name = parts.at(-1) ?? '';
  const reason = whyNotRead(root, ignore, /\.[cm]?[jt]sx?$/.test(name) ? path : `${path}/index.ts`);
  if (reason !== undefined) return { unread: reason };
  return parts.every((_, depth) => isThere(join(root, ...parts.slice(0, depth + 1)), depth === parts.length - 1)) ? 'there' : 'missing';
}

/** Links are not followed: they may lead out of the root. */
function isThere(path: string, isLast: boolean): boolean {
  try {
    return isLast || lstatSync(path).isDirectory() ? lstatSync(path) !== undefined : false;
  } catch {
    return false;
  }
}
