import type { Given, Place } from '#model';
import type { ServiceAddresses } from '../service-addresses.ts';
import type { ServiceCall, ServiceCalls } from '../service-calls.ts';
import type { ServiceEdgesNeeds, TargetCoverage, WrittenEndpoint } from '../service-edges.ts';
import { isLocal } from './address.ts';
import { addressText, destinationsOf, placesOf, type Destination } from './calls.ts';
import { contradictionsIn, type IsContradicted } from './contradictions.ts';
import { coverageOf, RANK } from './coverage.ts';
import type { Sight } from './edges.ts';
import { distinct, endpointOf, servers } from './endpoints.ts';
import { sameMachine } from './local-ports.ts';
import { topicUses } from './topic-uses.ts';
import type { TopicUse } from './topics.ts';
import { candidatesOf, type Surroundings } from './values.ts';

interface Read {
  readonly given: Given<ServiceEdgesNeeds>;
  readonly files: readonly (readonly [file: string, calls: ServiceCalls])[];
  readonly around: Surroundings;
  readonly addresses: ServiceAddresses;
  usersOf(file: string): readonly string[];
}

interface CallsRead {
  readonly sights: readonly Sight[];
  readonly endpoints: readonly WrittenEndpoint[];
  readonly topics: readonly TopicUse[];
  readonly coverage: TargetCoverage;
  /** Which services answer each gRPC service. */
  readonly grpcServers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isContradicted: IsContradicted;
  isNear(one: string, other: string): boolean;
}

/** Follows every call of the project to where it leads, once for each service that runs it. */
export function readCalls({ given, files, around, addresses: serviceAddresses, usersOf }: Read): CallsRead {
  const { services } = given;
  const isServer = servers(given);
  /** A port of the same machine that the service says to listen on itself. */
  const isOwn = (destination: Destination, service: string): boolean => {
    const address = destination.kind === 'service' || destination.kind === 'unknown' ? destination.address : undefined;
    return address !== undefined && isLocal(address.host) && ((destination.kind === 'service' && destination.service === service) || (serviceAddresses.environmentOf(service).get('PORT') ?? []).some(({ value }) => Number(value) === address.port));
  };
  const isContradicted = contradictionsIn(services);
  const isNear = sameMachine(services, [...given.packageManifests.keys(), ...[...given.deployments].flatMap(([file, deployment]) => (deployment ? [file] : []))]);
  const grpcServers = grpcServersIn(files, usersOf);
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
  const counted = new Map<string, Destination>();
  const grpcClients: { readonly service: string; readonly name: string; readonly at: Place }[] = [];

  for (const [file, { calls }] of files) {
    if (calls.length === 0) continue;
    const owners = usersOf(file);
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
            const endpoint = isOwn(destination, service) ? undefined : endpointOf(destination, at, service, isServer(service) && services.of(file)?.name === service);
            if (endpoint) endpoints.push(endpoint);
          }
          const [best] = [...destinations].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
          const key = `${file}:${call.start}:${call.end}`;
          const known = counted.get(key);
          if (best && (!known || RANK[best.kind] < RANK[known.kind])) counted.set(key, best);
        } else if (service !== '') topics.push(...topicUses(call, at, service, around));
      }
  }
  for (const { service, name, at } of grpcClients) {
    const [only, ...others] = grpcServers.get(name) ?? [];
    if (only !== undefined && others.length === 0) sights.push({ from: service, to: only, via: 'grpc', name, code: [at], configuration: [], isSynchronous: true });
  }
  return { sights, endpoints: distinct(endpoints), topics, coverage: coverageOf([...counted.values()]), grpcServers, isContradicted, isNear };
}

/** Which services answer each gRPC service. */
function grpcServersIn(files: readonly (readonly [string, ServiceCalls])[], usersOf: (file: string) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const servers = new Map<string, Set<string>>();
  for (const [file, { calls }] of files)
    for (const { role, name } of calls) if (role === 'serve' && name !== undefined) for (const service of usersOf(file)) servers.set(name, (servers.get(name) ?? new Set()).add(service));
  return servers;
}

function callSight(from: string, { role }: ServiceCall, { service, address, candidate }: Extract<Destination, { kind: 'service' }>, at: Place): Sight {
  const via = role === 'grpc' || role === 'tcp' ? role : address.scheme === 'grpc' ? 'grpc' : 'http';
  return { from, to: service, via, name: via === 'tcp' ? `tcp://${addressText(address)}` : addressText(address), code: [at], configuration: placesOf(candidate), isSynchronous: true };
}
