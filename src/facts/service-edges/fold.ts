import { comparePlaces, compareText, type Given, type Place } from '#model';
import type { ServiceAddresses } from '../service-addresses.ts';
import type { ServiceCall, ServiceCalls } from '../service-calls.ts';
import type { ServiceEdges, ServiceEdgesNeeds, TargetCoverage, WrittenEndpoint } from '../service-edges.ts';
import { addressOf, HOLE, isIp, isLocal } from './address.ts';
import { addressText, destinationsOf, placesOf, type Destination } from './calls.ts';
import { contradictionsIn } from './contradictions.ts';
import { configuredSights } from './configured.ts';
import { joinedEdges, type Sight } from './edges.ts';
import { importedNames, settingsOf } from './names.ts';
import { sharedTables, storeSights, storesOf } from './stores.ts';
import { sameMachine, withLocalPorts } from './local-ports.ts';
import { topicSights, type TopicUse } from './topics.ts';
import { usersOf } from './users.ts';
import { candidatesOf, type Candidate, type Surroundings } from './values.ts';

/** Joins what files say of calls, messages and tables with who is where on the network. */
export function edgesOf(given: Given<ServiceEdgesNeeds>): ServiceEdges {
  const { services, serviceCalls, pythonServiceCalls, testFiles, dataStores } = given;
  const serviceAddresses = withLocalPorts(given.serviceAddresses, services);
  const users = usersOf(given);
  const files = [...serviceCalls, ...pythonServiceCalls].filter(([file]) => !testFiles.has(file) && given.resolutions.standing?.(file) !== 'template');
  const around: Surroundings = {
    imported: importedNames(given),
    setting: settingsOf(files.filter(([, { settings }]) => settings.length > 0), users.of),
    environmentOf: serviceAddresses.environmentOf,
    shared: serviceAddresses.shared,
  };
  const isServer = servers(given);
  /** A port of the same machine that the service says to listen on itself. */
  const isOwn = (destination: Destination, service: string): boolean => {
    const address = destination.kind === 'service' || destination.kind === 'unknown' ? destination.address : undefined;
    return address !== undefined && isLocal(address.host) && ((destination.kind === 'service' && destination.service === service) || (serviceAddresses.environmentOf(service).get('PORT') ?? []).some(({ value }) => Number(value) === address.port));
  };
  const isContradicted = contradictionsIn(services);
  const isNear = sameMachine(services, [...given.packageManifests.keys(), ...[...given.deployments].flatMap(([file, deployment]) => (deployment ? [file] : []))]);
  const grpcServers = grpcServersIn(files, users.of);
  /** A port of the same machine is claimed by more than one, at times; the name of the variable or of the gRPC service then says who is not meant. */
  const sure = (destination: Destination, grpcName: string | undefined, file: string): Destination => {
    if (destination.kind !== 'service' || !isLocal(destination.address.host)) return destination;
    const servers = grpcName === undefined ? undefined : grpcServers.get(grpcName);
    const { host, port } = destination.address;
    const isFar = !isNear(serviceAddresses.hostOf(host, port)?.at.file ?? file, file);
    const isDenied = isFar || (servers !== undefined && !servers.has(destination.service)) || isContradicted(destination.candidate.variables.map(({ name }) => name), destination.service);
    return isDenied ? { kind: 'unknown', reason: 'local', address: destination.address, candidate: destination.candidate } : destination;
  };
  const sights: Sight[] = [];
  const endpoints: WrittenEndpoint[] = [];
  const topics: TopicUse[] = [];
  const counted = new Map<string, { readonly at: Place; readonly destination: Destination }>();
  const grpcClients: { readonly service: string; readonly name: string; readonly at: Place }[] = [];

  for (const [file, { calls }] of files) {
    if (calls.length === 0) continue;
    const owners = users.of(file);
    // code of no service has no edges, but its targets count, and may be written into it
    for (const service of owners.length === 0 ? [''] : owners)
      for (const call of calls) {
        const at: Place = { file, start: call.start, end: call.end };
        if (call.role === 'serve') continue;
        if (call.role === 'http' || call.role === 'grpc' || call.role === 'tcp') {
          const candidates = candidatesOf(call.target, file, service, around);
          const destinations = destinationsOf(call.role, candidates, serviceAddresses).map((one) => sure(one, call.name, file));
          if (call.name !== undefined && service !== '') grpcClients.push({ service, name: call.name, at });
          if (call.target.kind === 'unknown' && call.name !== undefined) continue;
          for (const destination of destinations) {
            if (destination.kind === 'service' && service !== '') sights.push(callSight(service, call, destination, at));
            const endpoint = isOwn(destination, service) ? undefined : endpointOf(destination, at, service, isServer(service));
            if (endpoint) endpoints.push(endpoint);
          }
          const [best] = [...destinations].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
          const key = `${file}:${call.start}:${call.end}`;
          const known = counted.get(key);
          if (best && (!known || RANK[best.kind] < RANK[known.destination.kind])) counted.set(key, { at, destination: best });
        } else if (service !== '') topics.push(...topicUses(call, at, service, around));
      }
  }
  for (const { service, name, at } of grpcClients) {
    const [only, ...others] = grpcServers.get(name) ?? [];
    if (only !== undefined && others.length === 0) sights.push({ from: service, to: only, via: 'grpc', name, code: [at], configuration: [], isSynchronous: true });
  }
  for (const { from, to, at, subject, isType, isTest } of given.serviceCrossings)
    if (!isTest) sights.push({ from: from.name, to: to.name, via: 'import', code: [at], configuration: [], isSynchronous: !isType && !IS_CONTRACT.test(subject) });
  sights.push(...topicSights(topics));
  const reads = readsByService(files, users.of);
  sights.push(...configuredSights({ services, hostOf: serviceAddresses.hostOf, around, reads, called: sights, isContradicted, isNear, grpcServices: new Set([...grpcServers.values()].flatMap((one) => [...one])) }));
  sights.push(...mentionSights(files, users.of, serviceAddresses, sights));
  const stores = new Map(services.all.map(({ name }) => [name, storesOf(name, around)]));
  sights.push(...storeSights(stores));
  for (const { from, to, at } of serviceAddresses.startOrder) if (to.service !== undefined) sights.push({ from, to: to.service, via: 'depends-on', code: [], configuration: [at], isSynchronous: false });
  return {
    edges: joinedEdges(sights),
    coverage: coverageOf([...counted.values()].map(({ destination }) => destination)),
    endpoints: distinct(endpoints),
    sharedTables: sharedTables({ dataStores, stores, usersOf: users.of, isTest: (file) => testFiles.has(file), declaringFile: declaringFile(given) }),
  };
}

/** What services may take of each other: it says how they talk. */
const IS_CONTRACT = /(?:^|\/)(?:contracts?|protos?|api-types)\/|\.contract\./;

/** Which services answer each gRPC service. */
function grpcServersIn(files: readonly (readonly [string, ServiceCalls])[], usersOf: (file: string) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const servers = new Map<string, Set<string>>();
  for (const [file, { calls }] of files)
    for (const { role, name } of calls) if (role === 'serve' && name !== undefined) for (const service of usersOf(file)) servers.set(name, (servers.get(name) ?? new Set()).add(service));
  return servers;
}

const RANK: Readonly<Record<Destination['kind'], number>> = { service: 0, infrastructure: 1, external: 2, relative: 3, unknown: 4 };

function callSight(from: string, { role }: ServiceCall, { service, address, candidate }: Extract<Destination, { kind: 'service' }>, at: Place): Sight {
  const via = role === 'grpc' || role === 'tcp' ? role : address.scheme === 'grpc' ? 'grpc' : 'http';
  return { from, to: service, via, name: via === 'tcp' ? `tcp://${addressText(address)}` : addressText(address), code: [at], configuration: placesOf(candidate), isSynchronous: true };
}

/** An address that is written in code, and that nothing can change from outside. */
function endpointOf(destination: Destination, call: Place, from: string, isDeployed: boolean): WrittenEndpoint | undefined {
  if (destination.kind !== 'service' && destination.kind !== 'unknown') return undefined;
  const { address, candidate } = destination;
  if (!address || !candidate?.literal || candidate.isDefault) return undefined;
  const base = { address: addressText(address), host: address.host, isDeployed, at: candidate.literal, call };
  if (isLocal(address.host)) return address.port === undefined ? undefined : { ...base, kind: 'local', ...(destination.kind === 'service' && destination.service !== from ? { service: destination.service } : {}) };
  if (isIp(address.host)) return WELL_KNOWN.test(address.host) ? undefined : { ...base, kind: 'ip' };
  return destination.kind === 'service' && destination.service !== from ? { ...base, kind: 'service', service: destination.service } : undefined;
}

/** Addresses that are the same for everybody: of a cloud's metadata, of public name servers, of documentation. */
const WELL_KNOWN = /^(?:169\.254\.|1\.1\.1\.1$|1\.0\.0\.1$|8\.8\.8\.8$|8\.8\.4\.4$|9\.9\.9\.9$|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|255\.|224\.|239\.)/;

/** Services that are deployed and have no markup: what they call on their own machine is in their own container. */
function servers({ services, links, pythonImports }: Given<ServiceEdgesNeeds>): (service: string) => boolean {
  const deployed = new Set(services.all.flatMap(({ name, kind }) => (DEPLOYED.has(kind) ? [name] : [])));
  for (const file of [...links.modules, ...pythonImports.keys()]) if (/\.(?:[jt]sx|vue|svelte|astro)$/.test(file)) deployed.delete(services.of(file)?.name ?? '');
  return (service) => deployed.has(service);
}

const DEPLOYED: ReadonlySet<string> = new Set(['compose', 'artifact', 'kubernetes', 'helm', 'dockerfile', 'serverless', 'process']);

function topicUses(call: ServiceCall, at: Place, service: string, around: Surroundings): TopicUse[] {
  const named = (candidate: Candidate): string | undefined => {
    const { text, variables } = candidate;
    if (!text.includes(HOLE)) return text;
    // a name that comes from outside is the same for all that are handed it by the same variable
    return text === HOLE && variables.length === 1 ? `$${variables[0]?.name ?? ''}` : undefined;
  };
  const keys = call.key ? candidatesOf(call.key, at.file, service, around).flatMap((one) => named(one) ?? []) : [];
  return candidatesOf(call.target, at.file, service, around).flatMap((candidate): TopicUse[] => {
    const topic = named(candidate);
    if (topic === undefined || topic.length < 2 || topic.length > 200 || /[\s]{2}|\n/.test(topic)) return [];
    return [{
      ...{ service, topic, side: call.role === 'publish' || call.role === 'request' ? 'publish' : 'consume', isAnswered: call.role === 'request' || call.role === 'reply' },
      ...(keys.length === 1 && keys[0] !== undefined ? { key: keys[0] } : {}),
      ...{ system: call.system ?? 'any', certainty: call.certainty ?? 0, at, variables: placesOf(candidate) },
    }];
  });
}

/** Addresses of services that stand in code where no call is seen: a default in settings, an argument of a client that nobody here knows. */
function mentionSights(files: readonly (readonly [string, ServiceCalls])[], usersOf: (file: string) => readonly string[], { hostOf }: ServiceAddresses, known: readonly Sight[]): Sight[] {
  const seen = new Set(known.filter(({ via }) => via !== 'topic' && via !== 'import').map(({ from, to }) => `${from}\0${to}`));
  return files.flatMap(([file, { mentions }]) =>
    mentions.flatMap(({ address: text, start, end }): Sight[] => {
      const address = addressOf(text);
      const to = address && hostOf(address.host, address.port)?.service;
      if (!address || to === undefined) return [];
      const via = address.scheme.startsWith('grpc') ? 'grpc' : 'http';
      return usersOf(file).filter((from) => !seen.has(`${from}\0${to}`)).map((from) => ({ from, to, via, name: addressText(address), code: [{ file, start, end }], configuration: [], isSynchronous: false }));
    }),
  );
}

function readsByService(files: readonly (readonly [string, ServiceCalls])[], usersOf: (file: string) => readonly string[]): ReadonlyMap<string, readonly Place[]> {
  const reads = new Map<string, Place[]>();
  for (const [file, { reads: list }] of files) {
    if (list.length === 0) continue;
    for (const service of usersOf(file))
      for (const { name, start, end } of list) {
        const key = `${service}\0${name}`;
        const places = reads.get(key);
        if (places) places.push({ file, start, end });
        else reads.set(key, [{ file, start, end }]);
      }
  }
  return reads;
}

function declaringFile({ imports, origins, resolutions, pythonImports, pythonModules }: Given<ServiceEdgesNeeds>): (file: string, name: string) => string | undefined {
  return (file, name) => {
    if (file.endsWith('.py')) {
      const found = pythonImports.get(file)?.find(({ names }) => names.includes(name));
      return found && pythonModules.find(file, found.module, found.level);
    }
    for (const { specifier, bindings } of imports.get(file) ?? []) {
      const bound = bindings.find(({ local }) => local === name);
      if (!bound) continue;
      const target = resolutions.target(file, specifier);
      const origin = target.kind === 'file' ? origins.find(target.file, bound.imported) : undefined;
      return origin?.kind === 'found' ? origin.file : undefined;
    }
    return undefined;
  };
}

function coverageOf(destinations: readonly Destination[]): TargetCoverage {
  const of = (kind: Destination['kind']): number => destinations.filter((one) => one.kind === kind).length;
  const reasons = destinations.flatMap((one) => (one.kind === 'unknown' ? [one.reason] : []));
  const unknownBy = Object.fromEntries([...new Set(reasons)].sort(compareText).map((reason) => [reason, reasons.filter((one) => one === reason).length]));
  return { total: destinations.length, services: of('service'), infrastructure: of('infrastructure'), external: of('external'), relative: of('relative'), unknown: of('unknown'), unknownBy };
}

/** Each literal once, with the first call that sends to it. */
function distinct(endpoints: readonly WrittenEndpoint[]): WrittenEndpoint[] {
  const sorted = [...endpoints].sort((a, b) => comparePlaces(a.at, b.at) || comparePlaces(a.call, b.call));
  return sorted.filter((one, index) => index === 0 || comparePlaces(one.at, sorted[index - 1]?.at ?? one.at) !== 0);
}
