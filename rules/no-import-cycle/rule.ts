import { defineRule, type Place } from '#model';
import { importRings } from '#facts/import-rings';
import { cutOf, type Cut } from '#facts/graph/cut';
import { shortestRing, type Edge } from '#facts/module-graph';

export default defineRule({
  id: 'no-import-cycle',
  summary: 'Modules may not import each other in a ring.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    ring: '{{size}} modules import each other in a ring: {{path}}. Without {{advice}} no ring is left: {{wayOut}}.',
    self: '`{{path}}` imports itself. Use the names directly.',
    hop: '`{{from}}` imports `{{to}}` here.',
  },
  needs: { importRings },
  check({ importRings }, report) {
    for (const { members, edges: inner } of importRings) {
      const ring = shortestRing(members, inner);
      const [first, ...others] = [...hopsOf(ring, inner), ...ownEdges(members, ring, inner)];
      if (!first) continue;
      const related = others.map((edge) => ({ messageId: 'hop', place: placeOf(edge), data: { from: edge.from, to: edge.to } }));
      if (members.length === 1) report('self', placeOf(first), { path: first.from, members });
      else report('ring', placeOf(first), { size: members.length, path: pathOf(ring), members, ...adviceOn(cutOf(members, inner)) }, related);
    }
  },
});

/** The first import of each step around the ring. */
function hopsOf(ring: readonly string[], edges: readonly Edge[]): Edge[] {
  const next = new Map(ring.map((from, index) => [from, ring[(index + 1) % ring.length]]));
  const first = new Map<string, Edge>();
  for (const edge of edges) if (next.get(edge.from) === edge.to && !first.has(edge.from)) first.set(edge.from, edge);
  return ring.flatMap((from) => first.get(from) ?? []);
}

/** One import into the ring's component of each member that is not on the ring, so that each can be shown its part. */
function ownEdges(members: readonly string[], ring: readonly string[], edges: readonly Edge[]): Edge[] {
  const isOnRing = new Set(ring);
  const first = new Map<string, Edge>();
  for (const edge of edges) if (!first.has(edge.from)) first.set(edge.from, edge);
  return members.filter((member) => !isOnRing.has(member)).flatMap((member) => first.get(member) ?? []);
}

function adviceOn({ arcs, isMinimum, isThroughBarrels }: Cut): { advice: string; wayOut: string; cut: string[] } {
  const names = arcs.map(({ from, to }) => `\`${from}\` > \`${to}\``);
  const more = names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : [];
  const count = names.length === 1 ? 'the import' : `these ${names.length} imports${isMinimum ? '' : ' (fewer may do)'}:`;
  return {
    advice: `${count} ${[...names.slice(0, MOST_NAMED), ...more].join(', ')}`,
    wayOut: isThroughBarrels ? 'name the module that defines what is imported, instead of the barrel' : 'move what is shared into a module of its own, or turn the import around',
    cut: arcs.map(({ from, to }) => `${from} > ${to}`),
  };
}

const MOST_NAMED = 3;

const placeOf = ({ at }: Edge): Place => at;

/** `a > b > a`, with the middle of a long ring counted instead of named. */
function pathOf(ring: readonly string[]): string {
  const names = [...ring, ring[0] ?? ''].map((name) => `\`${name}\``);
  if (names.length > 10) names.splice(5, names.length - 9, `${names.length - 9} more`);
  return names.join(' > ');
}
