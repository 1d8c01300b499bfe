import type { Lines } from './graph.ts';
import type { Drawing } from './graph-drawing.ts';
import { LEGEND_HEIGHT, LEGEND_WIDTH, legend } from './graph-legend.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from './graph-page-script.ts';
import { escaped, pictureOf } from './graph-svg.ts';

/**
 * A page around the picture: search, zoom, and what a box imports and is imported by. One file that loads nothing; the
 * policy lets no script run but ours, whatever a name of the project holds.
 */
export function toGraphHtml(drawing: Drawing, lines: Lines): string {
  const { svg, summary, isJoined, scene } = pictureOf(drawing, lines, false);
  const less = isJoined ? '<label><input type="checkbox" id="exact"> every arrow (else those between folders are joined)</label>' : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${PAGE_SCRIPT_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${drawing.isLabelled ? 'Services' : 'Import graph'}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<input type="search" id="search" placeholder="Find among ${scene.boxes} boxes" aria-label="Find">
<span><button id="smaller" aria-label="Smaller">−</button><button id="larger" aria-label="Larger">+</button><button id="fit">Fit</button><button id="whole">100 %</button></span>
${less}
<span id="hint">${drawing.isLabelled ? 'Click a box to see what the service uses and what uses it; rest on an arrow for the lines.' : 'Click a box to see what it imports and what imports it; rest on an arrow for its imports.'} Drag to move, Ctrl and wheel to zoom.</span>
<div id="about">${summary.map((line) => `<p>${escaped(line)}</p>`).join('')}<svg class="graph" width="${LEGEND_WIDTH}" height="${LEGEND_HEIGHT - 14}">${legend(drawing)}</svg></div>
</header>
<main><div id="stage">${svg}</div><aside id="panel" data-out="${drawing.isLabelled ? 'Uses' : 'Imports'}" data-into="${drawing.isLabelled ? 'Used by' : 'Imported by'}" hidden></aside></main>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

const PAGE_STYLE = `
html, body { margin: 0; height: 100%; font: 13px "Segoe UI", "DejaVu Sans", Verdana, sans-serif; color: #1d252c; }
body { display: flex; flex-direction: column; }
header { display: flex; gap: 14px; align-items: center; flex-wrap: wrap; padding: 8px 12px; border-bottom: 1px solid #d5dce3; background: #f6f8fa; }
#search { width: 240px; padding: 4px 8px; }
button { padding: 3px 9px; }
#about { flex-basis: 100%; } #about p { margin: 0 0 4px; }
#hint { color: #5c6873; }
main { flex: 1; display: flex; min-height: 0; }
#stage { flex: 1; overflow: auto; cursor: grab; }
#panel { width: 360px; overflow: auto; border-left: 1px solid #d5dce3; padding: 10px 14px; overflow-wrap: anywhere; }
#panel h2 { font-size: 13px; margin: 0 0 6px; } #panel h3 { font-size: 12px; margin: 12px 0 4px; color: #5c6873; }
#panel ul { margin: 0; padding-left: 16px; } #panel pre { white-space: pre-wrap; margin: 2px 0 8px; font-size: 11px; color: #5c6873; }
.box { cursor: pointer; }
.is-dim .box:not(.is-near):not(.folder), .is-dim .arrow:not(.is-near) { opacity: .13; }
#stage .exact .arrow.is-near { display: inline !important; stroke-opacity: 1; opacity: 1; }
.box.is-chosen > rect { stroke: #1559c4; stroke-width: 3; }
`;
