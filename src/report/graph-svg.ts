import { sceneOf, type Box, type Scene } from './graph-boxes.ts';
import type { Lines } from './graph.ts';
import type { Arrow, Drawing } from './graph-drawing.ts';
import { layoutOf, shortLabel, type Placed } from './graph-layout.ts';
import { curveBetween, type Curve } from './graph-curve.ts';
import { labelPlacer } from './graph-labels.ts';
import { LEGEND_HEIGHT, LEGEND_WIDTH, legend, STYLE } from './graph-legend.ts';
import { serviceSummary } from './service-summary.ts';
import { visible } from './visible.ts';

/** Above so many arrows those between neighbours stand in for those between what is inside. */
const MOST_ARROWS = 100;
/** And above so many in rings, those too. */
const MOST_RING_ARROWS = 60;
/** Above so many arrows labels hide each other, and are shown for one box at a time. */
const MOST_LABELS = 60;
const MARGIN = 16;
const MOST_IMPORTS_TOLD = 6;

export interface Picture {
  readonly svg: string;
  /** What the picture shows, in lines. */
  readonly summary: readonly string[];
  readonly scene: Scene;
  /** Whether arrows are joined at first, because there are too many. */
  readonly isJoined: boolean;
}

/** A graph as a picture that needs nothing else: folders as boxes, importers above what they import, a legend. */
export function toGraphSvg(drawing: Drawing, lines: Lines): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${pictureOf(drawing, lines, true).svg}`;
}

/** @param isAlone whether the picture itself says what it shows and what its colours mean; else a page does */
export function pictureOf(drawing: Drawing, lines: Lines, isAlone: boolean): Picture {
  const scene = sceneOf(drawing);
  const { placed, joined, width, height } = layoutOf(scene);
  const places = new Map(placed.map((one) => [one.box.id, one]));
  const solid = placed.filter(({ box }) => box.kids.length === 0);
  const placeLabel = labelPlacer(solid);
  const draw = (arrows: readonly Arrow[]) => [...arrows].sort((a, b) => Number(b.ring === 'none') - Number(a.ring === 'none')).flatMap((arrow) => drawnArrow(arrow, places, solid, lines, placeLabel));
  const [between, exact] = [scene.isLabelled ? [] : draw(joined), draw(scene.arrows)];
  const reach = [...between, ...exact].reduce((far, { curve }) => ({ left: Math.min(far.left, curve.left), right: Math.max(far.right, curve.right), top: Math.min(far.top, curve.top), bottom: Math.max(far.bottom, curve.bottom) }), { left: 0, right: width, top: 0, bottom: height });
  const isJoined = !scene.isLabelled && scene.arrows.length > MOST_ARROWS;
  const hasExactRings = scene.arrows.filter(({ ring }) => ring !== 'none').length <= MOST_RING_ARROWS;
  const summary = drawing.isLabelled ? serviceSummary(drawing) : summaryOf(drawing, scene);
  const labels = scene.isLabelled && scene.arrows.length > MOST_LABELS ? ' many-labels' : '';
  const top = isAlone ? LEGEND_HEIGHT + summary.length * 16 + MARGIN : MARGIN;
  const size = { width: Math.ceil(Math.max(reach.right - reach.left, isAlone ? LEGEND_WIDTH : 0)) + 2 * MARGIN, height: Math.ceil(reach.bottom - reach.top) + top + MARGIN };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="graph ${isJoined ? 'is-joined' : 'is-exact'}${hasExactRings ? ' has-exact-rings' : ''}${labels}" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img">`,
    `<title>${drawing.isLabelled ? 'Services' : 'Import graph'}</title>`,
    `<style>${STYLE}</style>`,
    markers(),
    `<rect class="paper" width="100%" height="100%"/>`,
    ...(isAlone ? [...summary.map((line, index) => `<text class="summary" x="${MARGIN}" y="${MARGIN + 8 + index * 16}">${escaped(line)}</text>`), `<g transform="translate(${MARGIN} ${top - LEGEND_HEIGHT})">${legend(drawing)}</g>`] : []),
    `<g transform="translate(${Math.ceil(MARGIN - reach.left)} ${Math.ceil(top - reach.top)})">`,
    ...placed.filter(({ box }) => box.kids.length > 0 && box.label !== '').map(folderBox),
    `<g class="arrows joined">`,
    ...between.map(({ svg }) => svg),
    `</g><g class="arrows exact">`,
    ...exact.map(({ svg }) => svg),
    `</g>`,
    ...solid.map(nodeBox),
    `</g></svg>\n`,
  ];
  return { svg: parts.join('\n'), summary, scene, isJoined };
}

/** Whether there are so many nodes that the picture joins them by folder. */
export function isJoined(drawing: Drawing): boolean {
  const { boxes, nodes } = sceneOf(drawing);
  return boxes < nodes;
}

/** What the picture shows, in lines. */
function summaryOf({ level, nodes, rings, unresolved }: Drawing, scene: Scene): string[] {
  const what = { file: 'modules', folder: 'folders', package: 'packages', service: 'services and packages' }[level];
  const doubt = unresolved > 0 ? ` There may be more: ${unresolved} ${unresolved === 1 ? 'import leads' : 'imports lead'} nowhere known.` : '';
  const lines = [`${nodes.length} ${what}. Rings: ${rings.runtime} of imports that load when the program starts, ${rings.all} when types and later loads count too.${doubt}`];
  if (scene.boxes < scene.nodes) lines.push(`${scene.nodes} ${what} are too many to look at, so they are joined by folder into ${scene.boxes} boxes ("· 12" is 12 of them); red marks where rings of ${what} run.`);
  return lines;
}

function markers(): string {
  const marker = (name: string): string => `<marker id="head-${name}" class="head ${name}" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0.8 8 4 0 7.2z"/></marker>`;
  return `<defs>${['none', 'all', 'runtime'].map(marker).join('')}</defs>`;
}

function folderBox({ box, x, y, width, height }: Placed): string {
  return `<g class="box folder" data-id="${escaped(box.id)}"><title>${escaped(`${box.id}: ${box.count}`)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/><text x="${x + 8}" y="${y + 15}">${escaped(shortLabel(box.label))}</text></g>`;
}

const RING_WORDS = { runtime: '\nin a ring when the program runs', all: '\nin a ring of types or later loads', none: '' };

function nodeBox({ box, x, y, width, height }: Placed): string {
  const classes = ['box', box.kind, `ring-${box.ring}`, ...(box.isFocus ? ['is-focus'] : [])].join(' ');
  return `<g class="${classes}" data-id="${escaped(box.id)}" tabindex="0"><title>${escaped(idWords(box))}${RING_WORDS[box.ring]}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/><text x="${x + width / 2}" y="${y + 16}" text-anchor="middle">${escaped(shortLabel(box.label))}</text></g>`;
}

function idWords({ id, kind, count, detail }: Box): string {
  return kind === 'joined' ? `${id} (${count} joined)` : detail === undefined ? id : `${id} ${detail}`;
}

function drawnArrow(arrow: Arrow, places: ReadonlyMap<string, Placed>, solid: readonly Placed[], lines: Lines, placeLabel: ReturnType<typeof labelPlacer>): { readonly svg: string; readonly curve: Curve }[] {
  const [from, to] = [places.get(arrow.from), places.get(arrow.to)];
  if (!from || !to) return [];
  const curve = curveBetween(from, to, solid);
  const weight = Math.min(2.6, 1 + Math.log10(arrow.imports.length) / 1.5);
  const svg = `<path class="arrow ${arrow.loads} ring-${arrow.ring}" data-from="${escaped(arrow.from)}" data-to="${escaped(arrow.to)}" stroke-width="${weight.toFixed(1)}" ${arrow.isMutual ? '' : `marker-end="url(#head-${arrow.ring})" `}d="${curve.path}"><title>${arrowWords(arrow, lines).map(escaped).join('\n')}</title></path>`;
  const { label = '', ring } = arrow;
  if (label === '') return [{ svg, curve }];
  const { at: [x, y], left, right } = placeLabel(label, curve.points);
  const text = `<text class="label ring-${ring}" x="${x.toFixed(1)}" y="${(y + 3.5).toFixed(1)}" text-anchor="middle">${escaped(label)}</text>`;
  return [{ svg: svg + text, curve: { ...curve, left: Math.min(curve.left, left), right: Math.max(curve.right, right) } }];
}

/** How many imports an arrow stands for, and the first of them. */
function arrowWords({ from, to, imports }: Arrow, lines: Lines): string[] {
  const told = imports.slice(0, MOST_IMPORTS_TOLD).map(({ at, kind, specifier }) => `${at.file}:${lines(at.file).at(at.start).line} ${specifier} (${kind})`);
  const more = imports.length - told.length;
  return [`${from} → ${to}`, ...told, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** Text of the project inside a tag or an attribute, on one line. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
