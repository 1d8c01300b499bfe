import { comparePlaces, type ByFile, type Place } from '#model';
import type { Deployment, Unit } from '../deployments.ts';
import type { Environment, EnvironmentValue, Host, ServiceAddresses, StartOrder } from '../service-addresses.ts';
import type { Services } from '../services.ts';
import { isDataStore, plainImage } from './infrastructure.ts';
import { interpolated, variablesBeside } from './interpolation.ts';

interface Placed {
  readonly file: string;
  readonly unit: Unit;
  readonly service: string | undefined;
  /** The image that it runs, where that is not built from source of the project. */
  readonly image: string | undefined;
}

/** Joins what deployment files say with the services whose source they run. */
export function addressesOf(deployments: ByFile<Deployment | undefined>, services: Services): ServiceAddresses {
  const units = [...deployments].flatMap(([file, deployment]) => (deployment?.units ?? []).map((unit, index): Placed => ({ file, unit, service: services.ofUnit(file, index)?.name, image: imageOf(file, unit, deployments) })));
  const hosts = hostsOf(units);
  const local = localPorts(units, deployments, services);
  const { environments, shared } = environmentsOf(units, deployments, services);
  const none: Environment = new Map();
  return {
    hostOf(name, port) {
      const plain = name.toLowerCase().replace(/\.$/, '');
      if (/^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal)$/.test(plain)) return port === undefined ? undefined : agreed(local.get(port));
      const own = agreed(hosts.get(plain));
      if (own) return own;
      // `orders.shop.svc.cluster.local`, `orders.shop`: the first part is the name of a Kubernetes Service
      const [first = '', ...rest] = plain.split('.');
      const isCluster = rest.length > 0 && (rest.length === 1 || (rest[1] === 'svc' && /^(?:svc|svc\.cluster\.local)$/.test(rest.slice(1).join('.'))));
      return isCluster ? agreed((hosts.get(first) ?? []).filter(({ isAddress, namespace }) => isAddress && (rest.length > 1 || namespace === rest[0]))) : undefined;
    },
    environmentOf: (service) => environments.get(service) ?? none,
    shared,
    startOrder: startOrderOf(units, hosts),
  };
}

type Told = Host & { readonly isAddress: boolean; readonly namespace: string | undefined };

/** What names stand for: of compose services and what they are called besides, and of Kubernetes Services by the workloads they select. */
function hostsOf(units: readonly Placed[]): ReadonlyMap<string, readonly Told[]> {
  const found = new Map<string, Told[]>();
  const add = (name: string, told: Told): void => void (found.get(name.toLowerCase())?.push(told) ?? found.set(name.toLowerCase(), [told]));
  const workloads = units.filter(({ unit }) => unit.form === 'workload');
  const byLabel = new Map<string, Placed[]>();
  for (const one of workloads)
    for (const label of one.unit.labels) {
      const known = byLabel.get(label);
      if (known) known.push(one);
      else byLabel.set(label, [one]);
    }
  for (const one of units) {
    const { file, unit } = one;
    const at = { file, ...unit.at };
    if (unit.form === 'compose') for (const name of new Set([unit.name, ...unit.aliases])) add(name, { ...stands(one), at, isAddress: false, namespace: undefined });
    if (unit.form !== 'address') continue;
    const [label, ...labels] = unit.labels;
    const selected = label === undefined ? [] : (byLabel.get(label) ?? []).filter((one) => labels.every((each) => one.unit.labels.includes(each)));
    const [first] = selected.filter((one) => one.service !== undefined || selected.every((other) => other.service === undefined));
    const told = first ? stands(first) : unit.image ? { infrastructure: unit.image.text } : {};
    add(unit.name, { ...told, at, isAddress: true, namespace: unit.namespace });
  }
  return found;
}

function stands({ service, image }: Placed): Omit<Host, 'at'> {
  if (service !== undefined) return { service };
  return image === undefined ? {} : { infrastructure: image };
}

/** The image that a unit runs: of one that is built here, what the built image stands on if that is a data store. */
function imageOf(file: string, { build, image }: Unit, deployments: ByFile<Deployment | undefined>): string | undefined {
  if (!build) return image && plainImage(image.text);
  const dockerfile = deployments.get(beside(file, `${build.context}/${build.dockerfile ?? 'Dockerfile'}`))?.units[0];
  return dockerfile?.image && isDataStore(dockerfile.image.text) ? plainImage(dockerfile.image.text) : undefined;
}

/** What listens on a port of the machine: what compose publishes, and what a service's own `.env` file says. */
function localPorts(units: readonly Placed[], deployments: ByFile<Deployment | undefined>, services: Services): ReadonlyMap<number, readonly Host[]> {
  const found = new Map<number, Host[]>();
  for (const one of units)
    for (const { published } of one.unit.form === 'compose' ? one.unit.ports : []) {
      if (published === undefined) continue;
      const host = { ...stands(one), at: { file: one.file, ...one.unit.at } };
      found.set(published, [...(found.get(published) ?? []), host]);
    }
  for (const [file, deployment] of deployments) {
    const service = services.of(file)?.name;
    for (const { kind, entries } of service === undefined ? [] : (deployment?.data ?? []))
      for (const { name, value, at } of kind === 'env' ? entries : []) {
        const port = /^(?:(?:APP|SERVER|HTTP)_)?PORT$/.test(name) && /^\d{2,5}$/.test(value) ? Number(value) : undefined;
        if (port !== undefined && service !== undefined) found.set(port, [...(found.get(port) ?? []), { service, at: { file, ...at } }]);
      }
  }
  return found;
}

/** What all say: the first that says it, or nothing where deployments disagree. A service outweighs an image that nobody builds here. */
function agreed(told: readonly Host[] | undefined): Host | undefined {
  const known = (told ?? []).filter(({ service, infrastructure }) => service !== undefined || infrastructure !== undefined);
  const services = known.filter(({ service }) => service !== undefined);
  const [first, ...others] = services.length > 0 ? services : known;
  if (!first) return undefined;
  const isOne = services.length > 0 ? others.every(({ service }) => service === first.service) : true; // a store in two versions is one store
  if (!isOne) return undefined;
  const { service, infrastructure, at } = first;
  return { ...(service === undefined ? {} : { service }), ...(infrastructure === undefined ? {} : { infrastructure }), at };
}

type Filling = Map<string, EnvironmentValue[]>;

function environmentsOf(units: readonly Placed[], deployments: ByFile<Deployment | undefined>, services: Services): { readonly environments: ReadonlyMap<string, Environment>; readonly shared: Environment } {
  const environments = new Map<string, Filling>();
  const shared: Filling = new Map();
  const data = new Map<string, { readonly file: string; readonly entries: Deployment['data'][number]['entries'] }[]>();
  for (const [file, deployment] of deployments) for (const { name, kind, entries } of deployment?.data ?? []) if (kind !== 'env') data.set(`${kind}\0${name}`, [...(data.get(`${kind}\0${name}`) ?? []), { file, entries }]);
  const fill = (into: Filling, name: string, value: string, at: Place): void => {
    const known = into.get(name);
    if (!known) into.set(name, [{ value, at }]);
    else if (!known.some((one) => one.at.file === at.file && one.at.start === at.start)) known.push({ value, at });
  };
  const of = (service: string): Filling => {
    let own = environments.get(service);
    if (!own) environments.set(service, (own = new Map()));
    return own;
  };
  for (const { file, unit, service } of units) {
    if (service === undefined) continue;
    const own = of(service);
    const variables = unit.form === 'compose' ? variablesBeside(file, deployments) : new Map<string, string>();
    for (const { name, value, at } of unit.environment) fill(own, name, interpolated(value, variables) ?? value, { file, ...at });
    for (const { text } of unit.environmentFiles) {
      const path = beside(file, interpolated(text, variables) ?? text);
      const read = [path, `${path}.example`, `${path}.sample`].find((one) => deployments.get(one) !== undefined);
      for (const { entries } of (read === undefined ? undefined : deployments.get(read))?.data ?? []) for (const { name, value, at } of entries) fill(own, name, value, { file: read ?? path, ...at });
    }
    for (const source of unit.environmentFrom)
      for (const one of data.get(`${source.kind}\0${source.from}`) ?? [])
        for (const entry of one.entries) if (source.key === undefined || source.key === entry.name) fill(own, source.name ?? entry.name, entry.value, { file: one.file, ...entry.at });
  }
  for (const [file, deployment] of deployments)
    for (const { kind, entries } of deployment?.data ?? []) {
      if (kind !== 'env') continue;
      const owner = services.of(file)?.name;
      for (const { name, value, at } of entries) fill(owner === undefined ? shared : of(owner), name, value, { file, ...at });
    }
  for (const filling of [...environments.values(), shared]) for (const values of filling.values()) values.sort((a, b) => comparePlaces(a.at, b.at));
  return { environments, shared };
}

/** The path of a file named from another one. */
function beside(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** `depends_on` by what the names stand for in the same file. */
function startOrderOf(units: readonly Placed[], hosts: ReadonlyMap<string, readonly Told[]>): StartOrder[] {
  const found: StartOrder[] = [];
  for (const { file, unit, service } of units) {
    if (service === undefined) continue;
    for (const { text, at } of unit.dependsOn) {
      const told = hosts.get(text.toLowerCase()) ?? [];
      const host = agreed(told.filter((one) => one.at.file === file)) ?? agreed(told);
      if (host?.service === service) continue;
      found.push({ from: service, to: host?.service === undefined ? { infrastructure: text } : { service: host.service }, at: { file, ...at } });
    }
  }
  return found.sort((a, b) => comparePlaces(a.at, b.at));
}
