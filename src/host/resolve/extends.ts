import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { join } from 'node:path/posix';
import { compareText, folderOf } from '#model';
import type { BrokenConfig } from '#facts/resolutions';
import { asTexts, own, parseJsonObject, type Json } from '../json.ts';

/** One link of an `extends` chain: the raw options and the folder that their paths are relative to. */
export interface Link {
  readonly folder: string;
  readonly data: Json;
}

export interface Chain {
  /** The config itself, then its bases, the one that wins first. */
  readonly links: readonly Link[];
  /** A base is missing, and its aliases with it. */
  readonly isPartial: boolean;
}

export interface Extends {
  chainOf(file: string): Chain | undefined;
  /** Configs that could be used only in part, each said once, whoever inherits it. */
  readonly degraded: readonly { readonly file: string; readonly reason: string }[];
  readonly broken: readonly BrokenConfig[];
}

export interface BaseFinder {
  /** Text of a file below the root, or undefined. */
  read(file: string): string | undefined;
  /** The file of an `extends` that names a package, or undefined. */
  locate(base: string, folder: string): string | undefined;
  /** Whether a base that cannot be found may come with an install or from a tool. */
  isExpected?(base: string, file: string): boolean;
  /** What a base that a framework makes would say. */
  standIn?(path: string): Link | undefined;
}

/** Longer than any chain that people write. */
const LONGEST_CHAIN = 100;

/** Follows `extends` of tsconfigs. A base that cannot be found or leads in a circle costs only what it would have added. */
export function followExtends({ read, locate, isExpected = () => false, standIn = () => undefined }: BaseFinder): Extends {
  const raw = new Map<string, Json | undefined>();
  const degraded = new Map<string, { readonly file: string; readonly reason: string }>();
  const broken = new Map<string, BrokenConfig>();

  const dataOf = (file: string): Json | undefined => {
    if (!raw.has(file)) raw.set(file, parseJsonObject(read(file) ?? ''));
    return raw.get(file);
  };
  const complain = (file: string, reason: string): void => void degraded.set(`${file}\0${reason}`, { file, reason });
  const breakAt = (file: string, base: string, isCircle: boolean): void => {
    const key = isCircle ? `${file}\0circle` : `${file}\0${base}`;
    if (!broken.has(key)) broken.set(key, { file, base, isCircle, ...placeOf(read(file) ?? '', base) });
  };
  const circle = (members: readonly string[]): void => {
    // said once, at the first file of the circle by its path, whichever config led into it
    const first = members.reduce((a, b) => (compareText(a, b) <= 0 ? a : b));
    const next = members[(members.indexOf(first) + 1) % members.length];
    const base = basesOf(dataOf(first)).find((one) => find(one, first) === next) ?? '';
    complain(first, `its bases extend each other in a circle through \`${next ?? first}\`; judged without the circle`);
    breakAt(first, base, true);
  };
  const find = (base: string, file: string): string | undefined => relativeBase(base, folderOf(file), read) ?? (base.startsWith('.') ? undefined : locate(base, folderOf(file)));

  return {
    chainOf(file) {
      const links: Link[] = [];
      const seen = new Set<string>();
      let isPartial = false;
      const collect = (path: string, trail: readonly string[]): void => {
        if (seen.has(path)) return; // whatever it sets is decided already
        seen.add(path);
        const data = dataOf(path);
        if (!data) {
          isPartial = true;
          return complain(path, 'it is not valid JSON');
        }
        links.push({ folder: folderOf(path), data });
        for (const base of [...basesOf(data)].reverse()) {
          const next = find(base, path);
          if (next === undefined) {
            isPartial = true;
            const link = base.startsWith('.') ? standIn(join(folderOf(path), base)) : undefined;
            if (link) links.push(link);
            else complain(path, `its base \`${base}\` cannot be found; judged without it`);
            if (!link && !isExpected(base, path)) breakAt(path, base, false);
          } else if (next === path || trail.includes(next)) circle(next === path ? [path] : [...trail.slice(trail.indexOf(next)), path]);
          else if (trail.length > LONGEST_CHAIN) complain(file, `its chain of bases is longer than ${LONGEST_CHAIN}; judged without the rest`);
          else collect(next, [...trail, path]);
        }
      };
      collect(file, []);
      return links.length === 0 ? undefined : { links, isPartial };
    },
    get degraded() {
      return [...degraded.values()];
    },
    get broken() {
      return [...broken.values()].sort((a, b) => compareText(a.file, b.file) || a.start - b.start);
    },
  };
}

function basesOf(data: Json | undefined): string[] {
  const bases = own(data, 'extends');
  return typeof bases === 'string' ? [bases] : asTexts(bases);
}

function relativeBase(base: string, folder: string, read: (file: string) => string | undefined): string | undefined {
  if (!base.startsWith('.')) return undefined;
  const path = join(folder, base);
  if (path === '..' || path.startsWith('../')) return undefined;
  return [path, `${path}.json`, join(path, 'tsconfig.json')].find((candidate) => candidate.endsWith('.json') && read(candidate) !== undefined);
}

/** Where the base is written: its string, with its quotes. */
function placeOf(text: string, base: string): { readonly start: number; readonly end: number } {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const written = tree && findNodeAtLocation(tree, ['extends']);
  const isBase = (node: Node): boolean => node.type === 'string' && node.value === base;
  const node = written?.type === 'array' ? written.children?.find(isBase) : written;
  return node ? { start: node.offset, end: node.offset + node.length } : { start: 0, end: 0 };
}
