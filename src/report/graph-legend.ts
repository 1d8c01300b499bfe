import type { Drawing } from './graph-drawing.ts';

/** How boxes and arrows look, and what that means. */
export const STYLE = `
.graph { font: 11px "Segoe UI", "DejaVu Sans", Verdana, sans-serif; }
.paper { fill: #fff; }
.summary, .key text { fill: #333; }
.box rect { fill: #fff; stroke: #8a94a0; }
.box text { fill: #1d252c; }
.folder > rect { fill: #5b7a99; fill-opacity: .07; stroke: #b9c4cf; }
.folder > text { fill: #4a5b6b; font-weight: 600; }
.joined > rect { fill: #eef3f8; stroke-width: 1.6; }
.service > rect { fill: #e3f1e6; stroke: #3c7a4c; stroke-width: 1.6; }
.leaf > rect { stroke-dasharray: 2 2; }
.leaf > text { fill: #6b7580; font-style: italic; }
.box.ring-runtime > rect { fill: #fde6e4; stroke: #c8281e; stroke-width: 1.6; }
.box.ring-all > rect { fill: #fdf1db; stroke: #b9770e; stroke-width: 1.6; }
.box.is-focus > rect { stroke: #1559c4; stroke-width: 3; }
.arrow { fill: none; stroke: #55606b; stroke-opacity: .5; }
.arrow.ring-runtime { stroke: #c8281e; stroke-opacity: .9; }
.arrow.ring-all { stroke: #b9770e; stroke-opacity: .9; }
.arrow.never { stroke-dasharray: 7 4; }
.arrow.later { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.head path { fill: #55606b; fill-opacity: .7; }
.head.runtime path { fill: #c8281e; fill-opacity: 1; }
.head.all path { fill: #b9770e; fill-opacity: 1; }
.label { fill: #333; font-size: 10px; paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.label.ring-runtime { fill: #a31d15; }
.label.ring-all { fill: #8a5a0b; }
.many-labels .label { display: none; }
.many-labels .arrow.is-near + .label { display: inline; }
.is-dim .label { display: none; }
.is-dim .arrow.is-near + .label { display: inline; }
.is-joined .exact .arrow.ring-none, .is-exact .joined { display: none; }
.has-exact-rings.is-joined .joined .arrow:not(.ring-none), .is-joined:not(.has-exact-rings) .exact .arrow { display: none; }
`;

const KEYS: readonly (readonly [string, string])[] = [
  ['<path class="arrow at-start ring-none" d="M0 0H34" marker-end="url(#head-none)"/>', 'imports, loaded at the start'],
  ['<path class="arrow later ring-none" d="M0 0H34" marker-end="url(#head-none)"/>', 'dotted: loaded later, if at all'],
  ['<path class="arrow never ring-none" d="M0 0H34" marker-end="url(#head-none)"/>', 'dashed: types only, never loaded'],
  ['<path class="arrow at-start ring-runtime" d="M0 0H34" marker-end="url(#head-runtime)"/>', 'red: in a ring when the program runs'],
  ['<path class="arrow never ring-all" d="M0 0H34" marker-end="url(#head-all)"/>', 'amber: in a ring of types or later loads'],
];
const SERVICE_KEYS: readonly (readonly [string, string])[] = [
  ['<path class="arrow at-start ring-none" d="M0 0H34" marker-end="url(#head-none)"/>', 'calls or imports: needs the other one'],
  ['<path class="arrow later ring-none" d="M0 0H34" marker-end="url(#head-none)"/>', 'dotted: through messages'],
  ['<path class="arrow never ring-none" d="M0 0H34"/>', 'dashed: same database, or start order'],
  ['<path class="arrow at-start ring-runtime" d="M0 0H34" marker-end="url(#head-runtime)"/>', 'red: in a ring of calls and imports'],
  ['<path class="arrow later ring-all" d="M0 0H34" marker-end="url(#head-all)"/>', 'amber: in a ring that messages close'],
  ['<g class="box service"><rect x="0" y="-7" width="34" height="14" rx="4"/></g>', 'a service'],
];
const [COLUMN, LINE] = [270, 18];
const COLUMNS = 3;

export const LEGEND_WIDTH = COLUMN * COLUMNS;
export const LEGEND_HEIGHT = Math.ceil((KEYS.length + 1) / COLUMNS) * LINE + 14;

/** What arrows and colours mean. */
export function legend({ level, isLabelled }: Drawing): string {
  if (isLabelled) return keysOf(SERVICE_KEYS);
  const [kind, words] = level === 'service' ? ['service', 'a service; the others are packages'] : ['leaf', 'a file that imports nothing: JSON, styles'];
  const box = `<g class="box ${kind}"><rect x="0" y="-7" width="34" height="14" rx="4"/></g>`;
  return keysOf([...KEYS, [box, words]]);
}

function keysOf(keys: readonly (readonly [string, string])[]): string {
  return keys.map(([shape, meaning], index) => `<g class="key" transform="translate(${(index % COLUMNS) * COLUMN} ${Math.floor(index / COLUMNS) * LINE + 8})">${shape}<text x="42" y="4">${meaning}</text></g>`).join('');
}
