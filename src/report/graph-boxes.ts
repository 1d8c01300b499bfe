import { compareText } from '#model';
import { earlier, worse, type Arrow, type Drawing, type InRing } from './graph-drawing.ts';
import { visible } from './visible.ts';

/** A rectangle of the picture: a node, several nodes joined, or a folder around other boxes. */
export interface Box {
  /** Path of the node or of the folder, with `/` behind it when it stands for what is inside. */
  readonly id: string;
  readonly label: string;
  /** Nodes inside; 1 for a node. */
  readonly count: number;
  readonly kids: readonly Box[];
  readonly kind: 'node' | 'service' | 'leaf' | 'joined' | 'folder';
  readonly ring: InRing;
  readonly isFocus: boolean;
  /** What else a reader may want to know of it. */
  readonly detail?: string;
}

/** What can be looked at: boxes that hold no others, and arrows between them. */
export interface Scene {
  readonly root: Box;
  readonly arrows: readonly Arrow[];
  /** How many nodes the drawing has, and how many boxes stand for them: fewer when folders are joined. */
  readonly nodes: number;
  readonly boxes: number;
  readonly isLabelled: boolean;
}

/** More boxes than this nobody takes in; then folders are joined: about half of the room is for folders, the rest for single nodes. */
export const MOST_BOXES = 240;

interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly nodes: Drawing['nodes'][number][];
  count: number;
}

/** Nodes in the boxes of their folders, joined where there are too many to look at. */
export function sceneOf(drawing: Drawing, most = MOST_BOXES): Scene {
  const tree = treeOf(drawing);
  const isWhole = drawing.nodes.length <= most || tree.folders.size === 0; // no folder, nothing to join by
  const open = isWhole ? undefined : opened(tree, most);
  const boxOf = new Map<string, string>();
  const root = boxFor(tree, '', open, boxOf);
  const arrows = isWhole ? drawing.arrows.filter(({ from, to }) => from !== to) : joinedArrows(drawing.arrows, boxOf);
  return { root, arrows, nodes: drawing.nodes.length, boxes: new Set(boxOf.values()).size, isLabelled: drawing.isLabelled === true };
}

function treeOf({ nodes, level }: Drawing): Folder {
  const root: Folder = { path: '', folders: new Map(), nodes: [], count: 0 };
  for (const node of nodes) {
    const parts = level === 'file' || level === 'folder' ? node.name.split('/').slice(0, -1) : [];
    let folder = root;
    folder.count++;
    for (const part of parts) {
      const path = folder.path === '' ? part : `${folder.path}/${part}`;
      let next = folder.folders.get(part);
      if (!next) folder.folders.set(part, (next = { path, folders: new Map(), nodes: [], count: 0 }));
      folder = next;
      folder.count++;
    }
    folder.nodes.push(node);
  }
  return root;
}

interface Opened {
  readonly folders: ReadonlySet<Folder>;
  /** Open folders whose own nodes are drawn one by one. */
  readonly split: ReadonlySet<Folder>;
}

/** The folders that are drawn open, the largest first, while there is room for what is in them. */
function opened(root: Folder, most: number): Opened {
  const cost = ({ folders, nodes }: Folder): number => folders.size + (nodes.length > 0 ? 1 : 0);
  const bySize = (a: Folder, b: Folder): number => b.count - a.count || compareText(a.path, b.path);
  const folders = new Set<Folder>();
  const waiting = [root];
  let boxes = 1;
  while (waiting.length > 0) {
    const folder = waiting.sort(bySize).shift();
    const isFit = folder && folder.folders.size > 0 && boxes - 1 + cost(folder) <= most / 2;
    if (!folder || (!isFit && folder !== root)) continue;
    folders.add(folder);
    boxes += cost(folder) - 1;
    waiting.push(...folder.folders.values());
  }
  const split = new Set<Folder>();
  for (const folder of [...folders].sort((a, b) => a.nodes.length - b.nodes.length || compareText(a.path, b.path)))
    if (folder.nodes.length > 0 && boxes - 1 + folder.nodes.length <= most) {
      split.add(folder);
      boxes += folder.nodes.length - 1;
    }
  return { folders, split };
}

function boxFor(folder: Folder, above: string, open: Opened | undefined, boxOf: Map<string, string>): Box {
  const label = above === '' ? folder.path : folder.path.slice(above.length + 1);
  if (open && !open.folders.has(folder)) {
    const [first, ...more] = nodesIn(folder);
    if (first && more.length === 0) return single(first, first.name.slice(above === '' ? 0 : above.length + 1), boxOf);
    return joined(`${folder.path}/`, `${label}/`, nodesIn(folder), boxOf);
  }
  const [only, ...others] = folder.folders.values();
  if (only && others.length === 0 && folder.nodes.length === 0) return boxFor(only, above, open, boxOf); // a folder that only holds a folder
  const isSplit = !open || open.split.has(folder);
  const nodes = isSplit ? folder.nodes.map((node) => single(node, labelIn(folder, node.name), boxOf)) : folder.nodes.length > 0 ? [joined(`${folder.path}/*`, 'files here', folder.nodes, boxOf)] : [];
  const kids = [...[...folder.folders.values()].map((one) => boxFor(one, folder.path, open, boxOf)), ...nodes].sort((a, b) => compareText(a.id, b.id));
  return { id: `${folder.path}/`, label: visible(label), count: folder.count, kids, kind: 'folder', ring: 'none', isFocus: false };
}

function single(node: Drawing['nodes'][number], label: string, boxOf: Map<string, string>): Box {
  boxOf.set(node.name, node.name);
  return { id: node.name, label: visible(label), count: 1, kids: [], kind: node.isLeaf ? 'leaf' : node.isService ? 'service' : 'node', ring: node.ring, isFocus: node.isFocus, ...(node.detail === undefined ? {} : { detail: node.detail }) };
}

/** The last part of a path; of a folder that stands among what is in it, with a word that says so. */
function labelIn({ path, folders }: Folder, name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (path === '') return name;
  return folders.has(last) ? `${last} (itself)` : last;
}

function joined(id: string, label: string, nodes: readonly Drawing['nodes'][number][], boxOf: Map<string, string>): Box {
  for (const { name } of nodes) boxOf.set(name, id);
  const ring = nodes.reduce<InRing>((worst, node) => worse(worst, node.ring), 'none');
  return { id, label: `${visible(label)} · ${nodes.length}`, count: nodes.length, kids: [], kind: 'joined', ring, isFocus: nodes.some(({ isFocus }) => isFocus) };
}

function nodesIn({ folders, nodes }: Folder): Drawing['nodes'][number][] {
  return [...nodes, ...[...folders.values()].flatMap(nodesIn)];
}

/** Arrows between the boxes that stand for their ends; those inside one box fall away. */
export function joinedArrows(arrows: readonly Arrow[], boxOf: ReadonlyMap<string, string>): Arrow[] {
  const found = new Map<string, Arrow>();
  for (const arrow of arrows) {
    const [from, to] = [boxOf.get(arrow.from), boxOf.get(arrow.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from}\0${to}`;
    const known = found.get(key);
    found.set(key, known ? { from, to, loads: earlier(known.loads, arrow.loads), ring: worse(known.ring, arrow.ring), imports: [...known.imports, ...arrow.imports] } : { ...arrow, from, to });
  }
  return [...found.values()];
}
