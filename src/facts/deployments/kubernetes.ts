import type { Deployment, EnvironmentEntry, EnvironmentSource, Unit, Written } from '../deployments.ts';
import { numberOf } from './compose.ts';
import type { YamlValue } from './yaml.ts';

/** Kinds of objects that say something of who runs and how it is reached; of objects of other kinds nothing is read. */
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob', 'Pod', 'Rollout', 'DeploymentConfig']);
const OTHERS = new Set(['Service', 'ConfigMap', 'Secret', 'Kustomization', 'List']);

const MOST_OBJECTS = 2000;

export const isKubernetesKind = (kind: string): boolean => WORKLOADS.has(kind) || OTHERS.has(kind);

/** An object of Kubernetes, or a list of them. */
export function readKubernetes(top: YamlValue): Deployment {
  const objects = top.get('kind')?.text === 'List' ? (top.get('items')?.items() ?? []).slice(0, MOST_OBJECTS) : [top];
  return { units: objects.flatMap(unitsOf), data: objects.flatMap(dataOf), includes: objects.flatMap(includesOf) };
}

function unitsOf(object: YamlValue): Unit[] {
  const kind = object.get('kind')?.text ?? '';
  const name = object.get('metadata', 'name')?.written;
  if (!name) return [];
  const namespace = object.get('metadata', 'namespace')?.text;
  const common = { name: name.text, at: name.at, aliases: [], environmentFiles: [], dependsOn: [], ...(namespace === undefined ? {} : { namespace }) };
  const isKnative = kind === 'Service' && object.get('apiVersion')?.text?.startsWith('serving.knative.dev') === true;
  if (kind === 'Service' && !isKnative) {
    const ports = (object.get('spec', 'ports')?.items() ?? []).flatMap((port) => {
      const inside = numberOf(port.get('port')?.text);
      return inside === undefined ? [] : [{ inside }];
    });
    const outside = object.get('spec', 'externalName')?.written;
    return [{ ...common, form: 'address', ...(outside ? { image: outside } : {}), environment: [], environmentFrom: [], ports, labels: labelsOf(object.get('spec', 'selector')) }];
  }
  if (!WORKLOADS.has(kind) && !isKnative) return [];
  const template = object.get('spec', 'jobTemplate', 'spec', 'template') ?? object.get('spec', 'template') ?? object;
  const containers = template.get('spec', 'containers')?.items() ?? [];
  const labels = labelsOf(template.get('metadata', 'labels'));
  return containers.map((container): Unit => {
    const image = container.get('image')?.written;
    const command = [container.get('command'), container.get('args')].flatMap((list) => list?.items().map(({ text }) => text ?? '') ?? []).join(' ');
    const ports = (container.get('ports')?.items() ?? []).flatMap((port) => {
      const inside = numberOf(port.get('containerPort')?.text);
      return inside === undefined ? [] : [{ inside }];
    });
    return {
      ...common,
      form: 'workload',
      ...(image ? { image } : {}),
      ...(command === '' ? {} : { command }),
      environment: listedEnvironment(container.get('env')),
      environmentFrom: sourcesOf(container),
      ports,
      labels,
    };
  });
}

/** Variables of a list of `name` and `value`; those whose value is elsewhere are sources. */
export function listedEnvironment(list: YamlValue | undefined): EnvironmentEntry[] {
  return (list?.items() ?? []).flatMap((entry): EnvironmentEntry[] => {
    const name = entry.get('name')?.written;
    const value = entry.get('value')?.written;
    return name && value ? [{ name: name.text, value: value.text, at: value.at }] : [];
  });
}

const REFERENCES = [
  ['config-map', 'configMapKeyRef', 'configMapRef'],
  ['secret', 'secretKeyRef', 'secretRef'],
] as const;

function sourcesOf(container: YamlValue): EnvironmentSource[] {
  const keys = (container.get('env')?.items() ?? []).flatMap((entry) =>
    REFERENCES.flatMap(([kind, ref]): EnvironmentSource[] => {
      const from = entry.get('valueFrom', ref, 'name')?.written;
      const key = entry.get('valueFrom', ref, 'key')?.text;
      const name = entry.get('name')?.text;
      return from && key !== undefined && name !== undefined ? [{ kind, from: from.text, name, key, at: from.at }] : [];
    }),
  );
  const whole = (container.get('envFrom')?.items() ?? []).flatMap((entry) =>
    REFERENCES.flatMap(([kind, , ref]): EnvironmentSource[] => {
      const from = entry.get(ref, 'name')?.written;
      return from ? [{ kind, from: from.text, at: from.at }] : [];
    }),
  );
  return [...keys, ...whole];
}

function labelsOf(map: YamlValue | undefined): string[] {
  return (map?.entries() ?? []).flatMap(({ key, value }) => (value.text === undefined ? [] : [`${key}=${value.text}`]));
}

/** Values of a Secret's `data` are encoded, and are not told. */
function dataOf(object: YamlValue): Deployment['data'] {
  const kind = object.get('kind')?.text;
  const name = object.get('metadata', 'name')?.text;
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || name === undefined) return [];
  const entries = (object.get(kind === 'Secret' ? 'stringData' : 'data')?.entries() ?? []).flatMap(({ key, keyAt, value }): EnvironmentEntry[] => [{ name: key, value: value.text ?? '', at: value.text === undefined ? keyAt : value.at }]);
  return [{ name, kind: kind === 'Secret' ? 'secret' : 'config-map', entries }];
}

function includesOf(object: YamlValue): Written[] {
  if (object.get('kind')?.text !== 'Kustomization') return [];
  return ['resources', 'bases', 'components'].flatMap((key) => (object.get(key)?.items() ?? []).flatMap(({ written }) => written ?? []));
}
