import type { Given } from '#model';
import type { ServiceEdges, ServiceEdgesNeeds } from '../service-edges.ts';
import { configuredSights } from './configured.ts';
import { declaringFile } from './declaring-file.ts';
import { joinedEdges, type Sight } from './edges.ts';
import { withLocalPorts } from './local-ports.ts';
import { mentionSights, readsByService } from './mentions.ts';
import { importedNames, settingsOf } from './names.ts';
import { readCalls } from './read-calls.ts';
import { sharedTables, storeSights, storesOf } from './stores.ts';
import { topicSights } from './topics.ts';
import { usersOf } from './users.ts';
import type { Surroundings } from './values.ts';

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
  const { sights: called, endpoints, topics, coverage, grpcServers, isContradicted, isNear } = readCalls({ given, files, around, usersOf: users.of, addresses: serviceAddresses });
  const imported = given.serviceCrossings.filter(({ isTest }) => !isTest).map(({ from, to, at, subject, isType }): Sight => ({ from: from.name, to: to.name, via: 'import', code: [at], configuration: [], isSynchronous: !isType && !IS_CONTRACT.test(subject) }));
  const reads = readsByService(files, users.of);
  const configured = configuredSights({ services, hostOf: serviceAddresses.hostOf, around, reads, called, isContradicted, isNear, grpcServices: new Set([...grpcServers.values()].flatMap((one) => [...one])) });
  const mentioned = mentionSights(files, users.of, serviceAddresses, [...called, ...configured]);
  const stores = new Map(services.all.map(({ name }) => [name, storesOf(name, around)]));
  const started = serviceAddresses.startOrder.flatMap(({ from, to, at }): Sight[] => (to.service === undefined ? [] : [{ from, to: to.service, via: 'depends-on', code: [], configuration: [at], isSynchronous: false }]));
  return {
    edges: joinedEdges([...called, ...imported, ...topicSights(topics), ...configured, ...mentioned, ...storeSights(stores), ...started]),
    coverage,
    endpoints,
    sharedTables: sharedTables({ dataStores, stores, usersOf: users.of, isTest: (file) => testFiles.has(file), declaringFile: declaringFile(given) }),
  };
}

/** What services may take of each other: it says how they talk. */
const IS_CONTRACT = /(?:^|\/)(?:contracts?|protos?|api-types)\/|\.contract\./;
