import type { Deployment, Unit, Written } from '../deployments.ts';
import { environmentOf, numberOf } from './compose.ts';
import { listedEnvironment } from './kubernetes.ts';
import type { YamlValue } from './yaml.ts';

const DEEPEST = 6;
const MOST_MAPPINGS = 5000;

/** Images that values of a chart name, each with the name and the environment beside it. */
export function readValues(top: YamlValue): Deployment {
  const units: Unit[] = [];
  let left = MOST_MAPPINGS;
  const walk = (value: YamlValue, key: Written, depth: number): void => {
    const entries = value.entries();
    if (entries.length === 0 || left-- <= 0) return;
    const image = imageOf(value.get('image'));
    if (image) units.push(unitOf(value, key, image));
    if (depth < DEEPEST) for (const { key, keyAt, value: inner } of entries) if (key !== 'image') walk(inner, { text: key, at: keyAt }, depth + 1);
  };
  walk(top, { text: '', at: top.at }, 0);
  return { units, data: [], includes: [] };
}

function unitOf(value: YamlValue, key: Written, image: Written): Unit {
  const name = (value.get('fullnameOverride') ?? value.get('nameOverride') ?? value.get('name'))?.text ?? '';
  const port = numberOf((value.get('service', 'port') ?? value.get('containerPort') ?? value.get('port'))?.text);
  return {
    form: 'chart',
    name: name === '' ? key.text : name,
    at: image.at,
    aliases: [],
    image,
    environment: ['env', 'environment', 'extraEnv', 'envVars'].flatMap((one) => [...listedEnvironment(value.get(one)), ...environmentOf(value.get(one)).filter(({ name }) => !name.includes('{'))]),
    environmentFiles: [],
    environmentFrom: [],
    ports: port === undefined ? [] : [{ inside: port }],
    dependsOn: [],
    labels: [],
  };
}

/** `repo/name:tag`, or its parts. */
function imageOf(image: YamlValue | undefined): Written | undefined {
  if (!image) return undefined;
  if (image.written) return /^[\w.${}/:@-]{2,300}$/.test(image.written.text) ? image.written : undefined;
  const repository = (image.get('repository') ?? image.get('name'))?.written;
  const registry = image.get('registry')?.text;
  if (!repository || repository.text === '') return undefined;
  return { text: registry === undefined || registry === '' ? repository.text : `${registry}/${repository.text}`, at: repository.at };
}
