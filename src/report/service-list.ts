import type { GraphToDescribe, Lines } from './graph.ts';
import { visible } from './visible.ts';

const REASONS: Readonly<Record<string, string>> = {
  compose: 'a compose file runs it',
  artifact: 'an image of it is built',
  kubernetes: 'a Kubernetes manifest runs it',
  helm: 'values of a Helm chart name its image',
  serverless: 'a serverless file deploys it',
  process: 'a platform starts it',
  project: 'it is an application of the workspace',
  package: 'a package in a folder of services',
  python: 'a Python project in a folder of services',
  program: 'a program in a folder of services',
  dockerfile: 'it has a Dockerfile',
  'start-script': 'its script `start` runs it',
};
const MOST_PLACES = 3;

/** Services with the reasons why each is one, and what is between them, for people. */
export function toServiceList({ services, serviceEdges, modules }: GraphToDescribe, lines: Lines): string {
  const isShown = new Set(modules.map(({ path }) => path));
  const shown = services.filter(({ name }) => isShown.has(name));
  if (shown.length === 0) return '';
  const text = [`${shown.length} ${shown.length === 1 ? 'service' : 'services'}`, ''];
  for (const { name, path, kind, evidence = [] } of shown) {
    text.push(`  ${visible(name)}  ${visible(path)}`);
    const reasons = kind === 'configured' ? [['the configuration says so', '']] : [];
    for (const sign of new Set(evidence.map((one) => one.sign))) {
      const places = evidence.filter((one) => one.sign === sign).map(({ file, line }) => `${visible(file)}:${line}`);
      reasons.push([REASONS[sign] ?? sign, `${places.slice(0, MOST_PLACES).join(', ')}${places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : ''}`]);
    }
    const width = Math.max(...reasons.map(([reason = '']) => reason.length));
    for (const [reason = '', places = ''] of reasons) text.push(`    ${reason.padEnd(width)}  ${places}`.trimEnd());
  }
  const edges = serviceEdges.filter(({ from, to }) => isShown.has(from) && isShown.has(to));
  text.push('', edges.length === 0 ? 'Nothing is seen between them.' : `${edges.length} ${edges.length === 1 ? 'dependency' : 'dependencies'} between them`, '');
  const rows = edges.map(({ from, to, via, name = '', evidence }) => {
    const [first] = evidence;
    const more = evidence.length > 1 ? ` and ${evidence.length - 1} more` : '';
    return [`${visible(from)} ${via === 'database' ? '—' : '→'} ${visible(to)}`, visible(`${via}${name === '' ? '' : ` ${name}`}`), first ? `${visible(first.file)}:${lines(first.file).at(first.start).line}${more}` : ''];
  });
  const widths = [0, 1].map((column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  for (const row of rows) text.push(`  ${row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  ')}`.trimEnd());
  return `${text.join('\n').trimEnd()}\n`;
}
