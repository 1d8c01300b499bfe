import type { IFormatOptions } from 'dependency-cruiser';
import { groupBy, UserError } from '#model';

/** A drawing's nodes and arrows, by name. */
export interface DrawingInput {
  readonly nodes: readonly { readonly name: string; readonly isLeaf: boolean; readonly isFocus: boolean; readonly ring: 'runtime' | 'all' | 'none' }[];
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly loads: 'at-start' | 'later' | 'never'; readonly ring: 'runtime' | 'all' | 'none' }[];
}

/** What dependency-cruiser's reporters draw; `matrix` is its `html`, a table of who imports whom. */
export const DRAWINGS = ['dot', 'archi', 'mermaid', 'd2', 'csv', 'matrix'] as const;
export type DrawingFormat = (typeof DRAWINGS)[number];

/** Above these, the usual viewers refuse or no one can look at it: mermaid's own limits, and what graphviz lays out in minutes. */
const LIMITS: Readonly<Record<DrawingFormat, { readonly nodes: number; readonly arrows: number; readonly letters: number }>> = {
  dot: { nodes: 500, arrows: 2000, letters: Infinity },
  archi: { nodes: 5000, arrows: 20_000, letters: Infinity },
  mermaid: { nodes: 500, arrows: 500, letters: 50_000 },
  d2: { nodes: 500, arrows: 2000, letters: Infinity },
  csv: { nodes: 3000, arrows: Infinity, letters: Infinity },
  matrix: { nodes: 400, arrows: Infinity, letters: Infinity },
};

/** What is too large about a drawing to be looked at, in one sentence, or undefined. */
export function tooLargeToLookAt({ nodes, arrows }: DrawingInput, format: DrawingFormat, letters: number): string | undefined {
  const most = LIMITS[format];
  if (nodes.length <= most.nodes && arrows.length <= most.arrows && letters <= most.letters) return undefined;
  return `${nodes.length} nodes and ${arrows.length} arrows are more than one can look at as ${format}.`;
}

/**
 * Draws our graph with dependency-cruiser's reporters, through its `format` API: it decides nothing about the graph.
 * @throws {UserError} `tool-missing` when dependency-cruiser cannot be loaded
 */
export async function draw(drawing: DrawingInput, format: DrawingFormat): Promise<string> {
  const { format: formatResult } = await import('dependency-cruiser').catch(() => {
    throw new UserError('tool-missing', `\`--format ${format}\` is drawn by dependency-cruiser, which cannot be loaded. Install it: npm install --save-dev dependency-cruiser@17.`);
  });
  const safe = withSafeNames(drawing);
  // holds: the part of its result that its reporters read, checked by its own schema
  const { output } = await formatResult(toCruiseResult(safe) as never, { outputType: format === 'matrix' ? 'html' : format } as IFormatOptions);
  const text = (typeof output === 'string' ? output : JSON.stringify(output)).replace(/\r\n/g, '\n'); // it takes the line ends of the system
  return `${text.trimEnd()}\n${format === 'mermaid' ? mermaidStyles(safe) : ''}`;
}

/** Names go into languages with quotes, tags and entities of their own: what could end one is written as in a URL. */
function withSafeNames({ nodes, arrows }: DrawingInput): DrawingInput {
  return { nodes: nodes.map((node) => ({ ...node, name: safeName(node.name) })), arrows: arrows.map((arrow) => ({ ...arrow, from: safeName(arrow.from), to: safeName(arrow.to) })) };
}

/** `$$` because the matrix is put into its page with `String.replace`. */
const UNSAFE = /[^\p{L}\p{M}\p{N} !$()*+,./:=?@[\]^_~-]|\$(?=\$)/gu;

function safeName(name: string): string {
  const encoded = name.replace(UNSAFE, (character) => (/\p{Cs}/u.test(character) ? '%ef%bf%bd' : percentEncoded(character)));
  // the reporters look parts of a path up in plain objects, which have a `constructor` of their own
  return encoded.split('/').map((part) => (part in Object.prototype ? `%${part.charCodeAt(0).toString(16)}${part.slice(1)}` : part)).join('/');
}

function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  return (encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded).toLowerCase();
}

const RING_COLOURS = { runtime: '#c8281e', all: '#b9770e' } as const;

/** The part of dependency-cruiser's result format that its reporters read; the type `undetermined` marks rings of the running program for the theme. */
function toCruiseResult({ nodes, arrows }: DrawingInput) {
  const outgoing = groupBy(arrows, ({ from }) => from);
  const incoming = groupBy(arrows, ({ to }) => to);
  const modules = nodes.map(({ name, isLeaf, isFocus }) => ({
    source: name,
    valid: true,
    orphan: !outgoing.has(name) && !incoming.has(name),
    followable: !isLeaf,
    ...(isFocus ? { matchesHighlight: true } : {}),
    dependents: (incoming.get(name) ?? []).map(({ from }) => from),
    dependencies: (outgoing.get(name) ?? []).map(({ to, loads, ring }) => ({
      module: to,
      resolved: to,
      moduleSystem: 'es6',
      coreModule: false,
      couldNotResolve: false,
      dependencyTypes: ['local', ...(loads === 'never' ? ['type-only'] : []), ...(ring === 'runtime' ? ['undetermined'] : [])],
      dynamic: loads === 'later',
      exoticallyRequired: false,
      followable: true,
      matchesDoNotFollow: false,
      circular: ring !== 'none',
      valid: true,
    })),
  }));
  const theme = {
    dependencies: [
      { criteria: { dependencyTypes: 'undetermined' }, attributes: { color: RING_COLOURS.runtime, arrowhead: 'normal' } },
      { criteria: { circular: true }, attributes: { color: RING_COLOURS.all, arrowhead: 'normal' } },
      { criteria: { dependencyTypes: 'type-only' }, attributes: { style: 'dashed', arrowhead: 'normal' } },
      { criteria: { dynamic: true }, attributes: { style: 'dotted' } },
    ],
  };
  const optionsUsed = { args: '', reporterOptions: { dot: { theme }, archi: { theme } } };
  return { modules, folders: [], summary: { violations: [], error: 0, warn: 0, info: 0, ignore: 0, totalCruised: nodes.length, totalDependenciesCruised: arrows.length, optionsUsed } };
}

/** Mermaid's arrows are told apart by their number, in the order in which the reporter writes them. */
function mermaidStyles({ nodes, arrows }: DrawingInput): string {
  const outgoing = groupBy(arrows, ({ from }) => from);
  const styles = new Map<string, number[]>();
  nodes.flatMap(({ name }) => outgoing.get(name) ?? []).forEach(({ loads, ring }, index) => {
    const style = [ring === 'none' ? '' : `stroke:${RING_COLOURS[ring]}`, loads === 'never' ? 'stroke-dasharray:7 4' : loads === 'later' ? 'stroke-dasharray:2 4' : ''].filter((part) => part !== '').join(',');
    if (style !== '') styles.set(style, [...(styles.get(style) ?? []), index]);
  });
  return [...styles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([style, numbers]) => `linkStyle ${numbers.join(',')} ${style}\n`).join('');
}
