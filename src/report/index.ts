// The voice: findings -> text, one file a format. Gives findings their words, lines and columns.
// May never touch files or decide about colour: the door tells.
export { describeRun, type DescribeRequest } from './describe.ts';
export { explainFinding } from './explain.ts';
export { toGraphJson, type GraphToDescribe } from './graph.ts';
export { toDrawing, type Drawing } from './graph-drawing.ts';
export { toGraphHtml } from './graph-html.ts';
export { toMetricsTable, type GraphMetrics } from './graph-metrics.ts';
export { impactToJson, impactToText, type ImpactToDescribe } from './impact.ts';
export { similarToJson, similarToText, type SimilarToDescribe } from './similar.ts';
export { isReached, pathToJson, pathToText, type PathToDescribe } from './graph-path.ts';
export { isJoined, toGraphSvg } from './graph-svg.ts';
export { toJson } from './json.ts';
export { paintWith, type Paint } from './paint.ts';
export { toPretty } from './pretty.ts';
export { toServiceList } from './service-list.ts';
export { toServiceMermaid } from './service-mermaid.ts';
export { visible } from './visible.ts';
