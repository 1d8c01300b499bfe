import { compareText, groupBy } from '#model';

interface Arc {
  readonly from: string;
  readonly to: string;
}

/**
 * Nodes in layers, so that as many arcs as possible lead down and neighbours stand near each other: a sequence by
 * Eades, Lin and Smyth breaks the rings, ranks are longest paths, each layer is ordered by the mean place of what its nodes
 * are tied to. What is tied to nothing comes last. O(V^2 + E) for the sequence; there are few nodes in one folder.
 */
export function layersOf(nodes: readonly string[], arcs: readonly Arc[]): string[][] {
  const tied = new Set(arcs.flatMap(({ from, to }) => [from, to]));
  const drawn = nodes.filter((node) => tied.has(node));
  const loose = nodes.filter((node) => !tied.has(node));
  const layers = ordered(ranked(sequenceOf(drawn, arcs), arcs), arcs);
  return loose.length > 0 ? [...layers, loose] : layers;
}

function sequenceOf(nodes: readonly string[], arcs: readonly Arc[]): string[] {
  const left = new Set(nodes);
  const [head, tail]: [string[], string[]] = [[], []];
  const [outgoing, incoming] = [groupBy(arcs, ({ from }) => from), groupBy(arcs, ({ to }) => to)];
  const degree = (of: ReadonlyMap<string, readonly Arc[]>, node: string, end: (arc: Arc) => string): number => (of.get(node) ?? []).filter((arc) => left.has(end(arc))).length;
  const out = (node: string): number => degree(outgoing, node, ({ to }) => to);
  const into = (node: string): number => degree(incoming, node, ({ from }) => from);
  while (left.size > 0) {
    const rest = [...left];
    const source = rest.find((node) => into(node) === 0);
    const sink = source === undefined ? rest.findLast((node) => out(node) === 0) : undefined;
    const next = source ?? sink ?? rest.reduce((best, node) => (out(node) - into(node) > out(best) - into(best) ? node : best));
    if (sink === undefined) head.push(next);
    else tail.unshift(next);
    left.delete(next);
  }
  return [...head, ...tail];
}

/** Longest paths from above, then each node as low as what it points at allows. */
function ranked(sequence: readonly string[], arcs: readonly Arc[]): string[][] {
  const place = new Map(sequence.map((node, index) => [node, index]));
  const down = arcs.filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0));
  const [outgoing, incoming] = [groupBy(down, ({ from }) => from), groupBy(down, ({ to }) => to)];
  const rank = new Map<string, number>();
  for (const node of sequence) rank.set(node, Math.max(0, ...(incoming.get(node) ?? []).map(({ from }) => (rank.get(from) ?? 0) + 1)));
  for (const node of sequence.toReversed()) {
    const below = (outgoing.get(node) ?? []).map(({ to }) => rank.get(to) ?? 0);
    if (below.length > 0) rank.set(node, Math.min(...below) - 1);
  }
  const layers: string[][] = [];
  for (const node of sequence) (layers[rank.get(node) ?? 0] ??= []).push(node);
  return layers.filter((layer) => layer.length > 0);
}

function ordered(layers: readonly (readonly string[])[], arcs: readonly Arc[]): string[][] {
  const [outgoing, incoming] = [groupBy(arcs, ({ from }) => from), groupBy(arcs, ({ to }) => to)];
  let current = layers.map((layer) => [...layer].sort(compareText));
  for (let sweep = 0; sweep < 4; sweep++) {
    const place = new Map(current.flatMap((layer) => layer.map((node, index) => [node, (index + 1) / (layer.length + 1)] as const)));
    const mean = (node: string): number => {
      const ties = [...(outgoing.get(node) ?? []).map(({ to }) => to), ...(incoming.get(node) ?? []).map(({ from }) => from)];
      return ties.reduce((sum, tie) => sum + (place.get(tie) ?? 0.5), 0) / Math.max(1, ties.length);
    };
    current = current.map((layer) => [...layer].sort((a, b) => mean(a) - mean(b) || compareText(a, b)));
  }
  return current;
}
