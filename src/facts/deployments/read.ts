import type { Source } from '#model';
import type { Deployment } from '../deployments.ts';
import { readBlueprint, readMoon, readSam, readServerless, readSkaffold } from './build-files.ts';
import { isCompose, readCompose } from './compose.ts';
import { readDockerfile } from './dockerfile.ts';
import { documentsOf } from './documents.ts';
import { readEnv } from './env.ts';
import { readValues } from './helm.ts';
import { isKubernetesKind, readKubernetes } from './kubernetes.ts';
import { readProcfile, readTiltfile } from './processes.ts';
import { yamlValue, type YamlValue } from './yaml.ts';

/** Longer documents are data: nobody writes down so many services, and the YAML reader takes its time. */
const LONGEST = 300_000;
const MOST_DOCUMENTS = 2000;

const NOTHING: Deployment = { units: [], data: [], includes: [] };

export function readDeployment({ syntax, text }: Source): Deployment | undefined {
  const found = syntax === 'yaml' ? readYaml(text) : readPlain(syntax, text);
  const { units, data, includes, chart } = found;
  return units.length + data.length + includes.length > 0 || chart !== undefined ? found : undefined;
}

function readPlain(syntax: Source['syntax'], text: string): Deployment {
  if (syntax === 'env') return { ...NOTHING, data: [{ name: '', kind: 'env', entries: readEnv(text) }] };
  if (syntax === 'procfile') return { ...NOTHING, units: readProcfile(text) };
  if (syntax === 'tiltfile') return { ...NOTHING, units: readTiltfile(text) };
  const image = readDockerfile(text);
  return image ? { ...NOTHING, units: [image] } : NOTHING;
}

/** Parses only documents whose keys at the start of a line say that they speak of deployments. */
function readYaml(text: string): Deployment {
  const units: Deployment['units'][number][] = [];
  const data: Deployment['data'][number][] = [];
  const includes: Deployment['includes'][number][] = [];
  let chart: string | undefined;
  for (const document of documentsOf(text).slice(0, MOST_DOCUMENTS)) {
    if (document.text.length > LONGEST) continue;
    const read = readerFor(document.text);
    const top = read && yamlValue(document.text, document.written, document.offset);
    if (!read || !top) continue;
    const found = read(top);
    units.push(...found.units);
    data.push(...found.data);
    includes.push(...found.includes);
    chart ??= found.chart;
  }
  return { units, data, includes, ...(chart === undefined ? {} : { chart }) };
}

/** Keys of pipelines, descriptions of interfaces and the like, in which `image` means something else. */
const ELSEWHERE = ['jobs', 'stages', 'steps', 'pipeline', 'pipelines', 'on', 'openapi', 'swagger', 'asyncapi', 'paths', 'default', 'before_script', 'script', 'workflow', 'orbs', 'kind', 'apiVersion', 'site_name', 'theme'];

/** What reads a document, by its keys at the start of a line and what stands behind them: linear in the text. */
function readerFor(text: string): ((top: YamlValue) => Deployment) | undefined {
  const keys = new Map<string, string>();
  for (const { 1: key = '', 2: value = '' } of text.matchAll(/^["']?([A-Za-z][\w-]{0,60})["']?[ \t]{0,20}:(?=\s|$)[ \t]{0,20}["']?([^\s"'#]{0,80})/gm)) if (!keys.has(key)) keys.set(key, value);
  const has = (...all: readonly string[]): boolean => all.every((key) => keys.has(key));
  const kind = keys.get('kind');
  const version = keys.get('apiVersion') ?? '';
  if (version.startsWith('skaffold/')) return readSkaffold;
  if (kind !== undefined) return isKubernetesKind(kind) ? readKubernetes : undefined;
  if (has('service', 'provider')) return readServerless;
  if (has('Resources') && (has('Transform') || has('AWSTemplateFormatVersion'))) return readSam;
  if (has('apiVersion', 'name', 'version')) return (top) => ({ ...NOTHING, chart: top.get('name')?.text ?? '' });
  if ((has('layer') || has('type')) && (has('tasks') || has('language') || has('stack') || has('project') || has('toolchain'))) return readMoon;
  if (has('services') || has('include')) return (top) => (isCompose(top) ? { ...NOTHING, ...readCompose(top) } : has('services') ? readBlueprint(top) : NOTHING);
  if (/(?:^|[\s{,-])(?:image|repository)[ \t]*:/.test(text) && !ELSEWHERE.some((key) => keys.has(key))) return readValues;
  return undefined;
}
