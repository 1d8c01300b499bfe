import { UserError } from '#model';

/** A drawing's nodes and arrows, by name. */
export interface Drawing {
  readonly nodes: readonly { readonly name: string; readonly isLeaf: boolean }[];
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly isDeferred: boolean; readonly isTypeOnly: boolean; readonly isInRing: boolean }[];
}

/** The reporters of dependency-cruiser that draw. */
export const DRAWINGS = ['dot', 'archi', 'mermaid', 'd2', 'html', 'csv', 'metrics'] as const;
export type DrawingFormat = (typeof DRAWINGS)[number];

/**
 * Draws our graph with dependency-cruiser's reporters, through its `format` API: it decides nothing about the graph.
 * @throws {UserError} `tool-missing` when dependency-cruiser cannot be loaded
 */
export async function draw(drawing: Drawing, format: DrawingFormat): Promise<string> {
  const { format: formatResult } = await import('dependency-cruiser').catch(() => {
    throw new UserError('tool-missing', `\`--format ${format}\` is drawn by dependency-cruiser, which cannot be loaded. Install it: npm install --save-dev dependency-cruiser@17.`);
  });
  const { output } = await formatResult(toCruiseResult(drawing) as never, { outputType: format });
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The part of dependency-cruiser's result format that its reporters read. */
function toCruiseResult({ nodes, arrows }: Drawing) {
  const outgoing = groupBy(arrows, ({ from }) => from);
  const incoming = groupBy(arrows, ({ to }) => to);
  const modules = nodes.map(({ name, isLeaf }) => {
    const targets = outgoing.get(name) ?? [];
    const dependents = (incoming.get(name) ?? []).map(({ from }) => from);
    const couplings = targets.length + dependents.length;
    return {
      source: name,
      valid: true,
      orphan: couplings === 0,
      followable: !isLeaf,
      dependents,
      ...(couplings === 0 ? {} : { instability: targets.length / couplings }),
      dependencies: targets.map(({ to, isDeferred, isTypeOnly, isInRing }) => ({
        module: to,
        resolved: to,
        moduleSystem: 'es6',
        coreModule: false,
        couldNotResolve: false,
        dependencyTypes: ['local', ...(isTypeOnly ? ['type-only'] : [])],
        dynamic: isDeferred,
        exoticallyRequired: false,
        followable: true,
        matchesDoNotFollow: false,
        circular: isInRing,
        valid: true,
      })),
    };
  });
  const summary = { violations: [], error: 0, warn: 0, info: 0, ignore: 0, totalCruised: nodes.length, totalDependenciesCruised: arrows.length, optionsUsed: { args: '' } };
  return { modules, folders: [], summary };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
