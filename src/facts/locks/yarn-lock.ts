import { compareText } from '#model';
import type { LockedDescriptor, LockedRequest, LockFile } from '../lock-files.ts';
import { readBlocks, unquote, type BlockFault } from './block-lines.ts';
import { createLockBuilder, type LockBuilder } from './lock-builder.ts';
import { byName, request } from './requests.ts';

/** One block: the keys that lead to it, and what it says. */
interface Block {
  readonly keys: readonly Descriptor[];
  version: string;
  resolution: string;
  /** Of a workspace, as its manifest had them: name and range. */
  readonly dependencies: [name: string, range: string][];
}

type Descriptor = readonly [name: string, range: string];

/** Reads `yarn.lock` of yarn 1, or of yarn 2 and later, which is YAML with `__metadata`. */
export function readYarnLock(text: string): LockFile {
  const isBerry = /^__metadata:/m.test(text);
  const lock = createLockBuilder();
  const { blocks, format, fault } = readAll(text, isBerry, lock);
  const descriptors = blocks.flatMap(({ keys, version }) => keys.map(([name, range]): LockedDescriptor => ({ name, range, version })));
  descriptors.sort((a, b) => compareText(a.name, b.name) || compareText(a.range, b.range));
  return {
    ...(isBerry ? { importers: importersOf(blocks) } : {}),
    descriptors,
    ...lock.done(isBerry ? 'yarn-berry' : 'yarn', isBerry ? format : '1'),
    ...(fault === undefined ? {} : { error: fault }),
  };
}

function readAll(text: string, isBerry: boolean, lock: LockBuilder): { readonly blocks: readonly Block[]; readonly format: string; readonly fault: BlockFault | undefined } {
  const blocks: Block[] = [];
  let block: Block | undefined;
  let format = '';
  const fault = readBlocks(text, isBerry ? ':' : ' ', ({ path, value }) => {
    const [top = '', section, field] = path;
    if (top === '__metadata') {
      if (section === 'version') format = value;
      return;
    }
    if (path.length === 1) {
      block = { keys: descriptorsIn(isBerry || !top.endsWith(':') ? top : top.slice(0, -1)), version: '', resolution: '', dependencies: [] };
      blocks.push(block);
      return;
    }
    const name = block?.keys[0]?.[0];
    if (block === undefined || name === undefined) return;
    takeField(block, name, (section ?? '').replace(/:$/, ''), field, value, lock);
  });
  for (const { keys, version, resolution, dependencies } of blocks) {
    const [name] = keys[0] ?? [];
    if (name === undefined || isOfProject(resolution)) continue;
    lock.chosen(name, version);
    for (const [brought] of dependencies) lock.brings(name, brought);
  }
  return { blocks, format, fault };
}

function takeField(block: Block, name: string, section: string, field: string | undefined, value: string, lock: LockBuilder): void {
  if (field === undefined) {
    if (section === 'version') block.version = value;
    else if (section === 'resolution') block.resolution = value;
  } else if (section === 'dependencies' || section === 'optionalDependencies') block.dependencies.push([field, value]);
  else if (section === 'peerDependencies' || section === 'peerDependenciesMeta') lock.peer(name, field);
  else if (section === 'bin') lock.bin(name, field);
}

/** The list of keys of a block: `"@a/b@^1.0.0", c@2` of yarn 1, `@a/b@npm:^1.0.0, @a/b@npm:^1.1.0` of later ones. */
function descriptorsIn(keys: string): Descriptor[] {
  return keys.split(', ').flatMap((key): Descriptor[] => {
    const text = unquote(key.trim());
    const at = text.indexOf('@', 1);
    return at < 0 ? [] : [[text.slice(0, at), text.slice(at + 1)]];
  });
}

const WORKSPACE = '@workspace:';

const isOfProject = (resolution: string): boolean => resolution.includes(WORKSPACE);

/** Later yarns list the packages of the project among all others, each with what its manifest asks for. */
function importersOf(blocks: readonly Block[]): (readonly [folder: string, requests: readonly LockedRequest[]])[] {
  const versions = new Map(blocks.flatMap(({ keys, version }) => keys.map(([name, range]) => [`${name}@${range}`, version] as const)));
  return blocks.flatMap(({ resolution, dependencies }) => {
    if (!isOfProject(resolution)) return [];
    const folder = resolution.slice(resolution.indexOf(WORKSPACE, 1) + WORKSPACE.length);
    const requests = dependencies.map(([name, range]) => request(name, range, versions.get(`${name}@${range}`) ?? versions.get(`${name}@npm:${range}`)));
    return [[folder === '.' ? '' : folder, byName(requests)] as const];
  }).sort(([a], [b]) => compareText(a, b));
}
