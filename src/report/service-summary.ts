import type { Drawing } from './graph-drawing.ts';

/** What a picture of services shows, in one line. */
export function serviceSummary({ nodes, arrows, rings, unresolved }: Drawing): string[] {
  const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`;
  const doubt = unresolved > 0 ? ` There may be more: ${count(unresolved, 'call leads', 'calls lead')} nowhere known.` : '';
  const others = rings.all > rings.runtime ? `, ${rings.all} when messages count too` : '';
  return [`${count(nodes.length, 'service', 'services')}, ${count(arrows.length, 'dependency', 'dependencies')}. ${count(rings.runtime, 'ring', 'rings')} of calls and imports${others}.${doubt}`];
}
