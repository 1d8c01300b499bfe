import { UserError } from '#model';
import { isReached, pathToJson, pathToText, toDrawing, toGraphHtml, toGraphJson, toGraphSvg, toMetricsTable, toServiceList, toServiceMermaid, isJoined, visible, type Drawing, type GraphToDescribe } from '#report';
import { nearest } from '#facts/spelling';
import { draw, DRAWINGS, LOOKED_FOR_SERVICES, tooLargeToLookAt, writeReport } from '#host';
import type { Level } from '#facts/module-graph';
import { graphOf, type GraphRun } from '#api';
import type { Flags } from './flags.ts';
import { pathBetween } from './graph-path.ts';
import { serviceDrawing } from './graph-services.ts';
import { atLevel, near, view } from './graph-view.ts';
import { outputsOf } from './outputs.ts';
import { finallyDo, progressLine } from './progress.ts';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';
import { allOf } from './wrong-usage.ts';

const LEVELS: readonly Level[] = ['file', 'folder', 'package', 'service'];
const PICTURES = ['json', 'html', 'svg', 'metrics', 'pretty', ...DRAWINGS] as const;
type Format = (typeof PICTURES)[number];

/** What a graph command prints, and where to; and whether it found what it was asked for. */
interface Answer {
  readonly written: readonly { readonly file: string | undefined; readonly text: string }[];
  readonly isFound: boolean;
}

/** `arch-lint graph [paths...]`: the module graph as data or as a picture; `--reaches A B`: how one module reaches another. */
export async function graph(paths: readonly string[], flags: Flags, shell: Shell): Promise<ExitCode> {
  const answer = flags.reaches === undefined ? drawer(paths, flags, shell) : teller(flags, flags.reaches, shell);
  const progress = progressLine(shell);
  const found = finallyDo(() => graphOf({ ...requestOf(flags, shell), paths, progress: progress.step }), progress.end);
  const { written, isFound } = await answer(found);
  for (const { file, text } of written) {
    if (file === undefined) shell.out(text);
    else writeReport(file, text);
  }
  for (const notice of found.notices) shell.err(`arch-lint: ${notice}\n`);
  for (const selector of found.services.unmatched) shell.err(`arch-lint: \`services\` names \`${visible(selector)}\`, and there is no such folder with sources or a manifest\n`);
  for (const { file, reason } of found.skipped) shell.err(`arch-lint: not in the graph: ${visible(file)}: ${visible(reason)}\n`);
  if (found.skipped.length > 0) return 3;
  return isFound ? 0 : 1;
}

function drawer(paths: readonly string[], flags: Flags, shell: Shell): (found: GraphRun) => Promise<Answer> {
  const [level, outputs] = allOf(() => levelOf(flags), () => outputsOf(flags, PICTURES), () => checkSteps(flags));
  return async (found) => {
    const at = atLevel(found, level);
    const { focus, shown: isNear } = near(found, at, paths, flags, shell.cwd);
    const shown = view(found, at, isNear);
    if (level === 'service' && found.services.all.length === 0) shell.err(`arch-lint: no service is found, so this is the level of packages. ${found.services.isConfigured ? '`services` of the configuration decides, and matches nothing.' : `${LOOKED_FOR_SERVICES} Name them in \`services\` of arch-lint.jsonc.`}\n`);
    const written: Answer['written'][number][] = [];
    for (const { format, file } of outputs) written.push({ file, text: await textOf(format, shown, level === 'service' && found.services.all.length > 0 ? serviceDrawing(found, (name) => isNear === undefined || isNear.has(name), focus) : toDrawing(shown, level, focus), found, shell) });
    return { written, isFound: true };
  };
}

async function textOf(format: Format, shown: GraphToDescribe, drawing: Drawing, { lines }: GraphRun, shell: Shell): Promise<string> {
  const warn = (text: string): void => shell.err(`arch-lint: ${text} ${narrower(drawing.level)}\n`);
  if (format === 'json') return toGraphJson(shown, lines);
  if (format === 'pretty' && drawing.isLabelled) return `${toServiceList(shown, lines)}\n${toMetricsTable(shown.metrics, drawing.level)}`;
  if (format === 'mermaid' && drawing.isLabelled) return toServiceMermaid(drawing);
  if (format === 'metrics' || format === 'pretty') return toMetricsTable(shown.metrics, drawing.level);
  if (format === 'html' || format === 'svg') {
    if (isJoined(drawing)) warn(`${drawing.nodes.length} nodes are too many to look at, so the picture joins them by folder.`);
    return format === 'svg' ? toGraphSvg(drawing, lines) : toGraphHtml(drawing, lines);
  }
  const text = await draw(drawing, format);
  const warning = tooLargeToLookAt(drawing, format, text.length);
  if (warning !== undefined) warn(warning);
  return text;
}

/** How to see less. */
function narrower(level: Level): string {
  const join = level === 'file' ? '`--level folder`' : level === 'folder' ? '`--level package`' : undefined;
  return `Narrow it${join === undefined ? '' : ` with ${join}, or`} with \`--focus PATH --depth N\`.`;
}

function teller(flags: Flags, ends: readonly string[], shell: Shell): (found: GraphRun) => Promise<Answer> {
  const [level, outputs] = allOf(() => levelOf(flags), () => outputsOf(flags, ['pretty', 'json']), () => checkEnds(flags, ends));
  return (found) => {
    const path = pathBetween(found, atLevel(found, level), ends, shell.cwd);
    const written = outputs.map(({ format, file }) => ({ file, text: format === 'json' ? pathToJson(path, found.lines) : pathToText(path, found.lines) }));
    return Promise.resolve({ written, isFound: isReached(path) });
  };
}

function checkEnds({ focus, depth }: Flags, ends: readonly string[]): void {
  if (focus !== undefined || depth !== undefined) throw new UserError('flag-value', `\`--${focus === undefined ? 'depth' : 'focus'}\` and \`--reaches\` ask for different things. Give one of them.`);
  if (ends.length !== 2) throw new UserError('flag-value', '`--reaches` takes two modules: `arch-lint graph --reaches src/a.ts src/b.ts`.');
}

function checkSteps({ focus, depth }: Flags): void {
  if (depth === undefined) return;
  if (!/^\d+$/.test(depth)) throw new UserError('flag-value', `\`--depth ${depth}\` is no number. Give how many steps from the focus to show.`);
  if (focus === undefined) throw new UserError('flag-value', '`--depth` counts steps from `--focus`. Name a file, a folder, a package or a service with `--focus`.');
}

function levelOf({ level = 'file' }: Flags): Level {
  const found = LEVELS.find((one) => one === level);
  if (found !== undefined) return found;
  const close = nearest(level, LEVELS);
  throw new UserError('flag-value', `There is no level \`${level}\`.${close === undefined ? '' : ` Did you mean \`${close}\`?`} Choose one of ${LEVELS.join(', ')}.`);
}
