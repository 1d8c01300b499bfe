import { compareText, sorted } from '#model';

/** An edge of any graph whose nodes are named by strings. */
export interface Arc {
  readonly from: string;
  readonly to: string;
}

/**
 * The strongly connected components that hold a ring: those of two and more nodes, and nodes with an edge to themselves.
 * Members are in code-unit order, components in the order of their first members, so the answer depends on
 * names and edges only, never on the order they come in.
 *
 * Tarjan, "Depth-first search and linear graph algorithms" (1972), with an explicit stack: O(V + E) time,
 * and no recursion, so that depth is bounded by memory alone.
 */
export function stronglyConnectedComponents(arcs: readonly Arc[]): string[][] {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  const targets: number[][] = [];
  const looped = new Set<number>();
  for (const { from, to } of arcs) {
    const [a, b] = [numberOf(from), numberOf(to)];
    (targets[a] ??= []).push(b);
    if (a === b) looped.add(a);
  }
  return tarjan(names.length, targets)
    .filter((members) => members.length > 1 || looped.has(members[0] ?? -1))
    .map((members) => sorted(members.map((member) => names[member] ?? '')))
    .sort((a, b) => compareText(a[0] ?? '', b[0] ?? ''));
}

function tarjan(count: number, targets: readonly (readonly number[] | undefined)[]): number[][] {
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const components: number[][] = [];
  let counter = 0;
  for (let root = 0; root < count; root++) {
    if (at(index, root) >= 0) continue;
    const path = [root];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (at(index, node) < 0) {
        index[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      const target = targets[node]?.[at(next, node)];
      if (target !== undefined) {
        next[node] = at(next, node) + 1;
        if (at(index, target) < 0) path.push(target);
        else if (onStack[target]) low[node] = Math.min(at(low, node), at(index, target));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(at(low, parent), at(low, node));
      if (at(low, node) === at(index, node)) components.push(popComponent(node, stack, onStack));
    }
  }
  return components;
}

function popComponent(root: number, stack: number[], onStack: Uint8Array): number[] {
  const members: number[] = [];
  for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
    onStack[member] = 0;
    members.push(member);
    if (member === root) break;
  }
  return members;
}

/** Reads a typed array at an index that is in range by construction. */
function at(array: Int32Array, index: number): number {
  return array[index] ?? 0;
}
