import { sorted } from '#model';
import { shortestRing } from '#facts/graph/ring';
import type { Level } from '#facts/graph/levels';
import type { ImportRing, ImportRings, RingEdge } from '#facts/import-rings';

type MessageId = 'ring' | 'components' | 'typeRing' | 'testRing' | 'self';

/** The rings to report at a level, each once: under the narrowest scope that has it. */
export function ringsAt(level: Level, rings: ImportRings, { types, tests }: { readonly types: boolean; readonly tests: boolean }): { readonly ring: ImportRing; readonly messageId: MessageId }[] {
  const known = new Set<string>();
  const of = (scope: 'runtime' | 'all' | 'tests', messageId: MessageId) =>
    rings.at(level, scope).flatMap((ring) => {
      const key = ring.members.join('\0');
      if (known.has(key)) return [];
      known.add(key);
      return [{ ring, messageId: level === 'file' && ring.members.length === 1 ? 'self' : messageId }];
    });
  const runtime = of('runtime', level === 'file' ? 'ring' : 'components');
  return [...runtime, ...(tests && level !== 'file' ? of('tests', 'testRing') : []), ...(types ? of('all', 'typeRing') : [])];
}

/** One strongly connected component as a finding shows it. */
interface ShownRing {
  /** One shortest ring, from its smallest member on. */
  readonly path: readonly string[];
  /** The first import of each step around the ring, then one import of each member that is not on it, so that each can be shown its part. */
  readonly imports: readonly RingEdge[];
  /** All its imports between members, as `from > to`: what the ring is, whatever is said of it. */
  readonly edges: readonly string[];
  componentOf(module: string): string;
}

export function shown({ members, edges }: ImportRing, level: Level, rings: ImportRings): ShownRing {
  const componentOf = (module: string): string => rings.componentOf(level, module);
  const firstOfArc = new Map<string, RingEdge>();
  const firstOf = new Map<string, RingEdge>();
  for (const edge of edges) {
    const [from, arc] = [componentOf(edge.from), `${componentOf(edge.from)} > ${componentOf(edge.to)}`];
    if (!firstOfArc.has(arc)) firstOfArc.set(arc, edge);
    if (!firstOf.has(from)) firstOf.set(from, edge);
  }
  const path = shortestRing(members, edges.map(({ from, to }) => ({ from: componentOf(from), to: componentOf(to) })));
  const isOnPath = new Set(path);
  const hops = path.flatMap((from, index) => firstOfArc.get(`${from} > ${path[(index + 1) % path.length] ?? ''}`) ?? []);
  const others = members.filter((member) => !isOnPath.has(member)).flatMap((member) => firstOf.get(member) ?? []);
  return { path, imports: [...hops, ...others], edges: sorted(firstOfArc.keys()), componentOf };
}
