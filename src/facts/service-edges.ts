import { projectFact, type Place } from '#model';
import { constants } from './constants.ts';
import { dataStores } from './data-stores.ts';
import { deployments } from './deployments.ts';
import { imports } from './imports.ts';
import { links } from './links.ts';
import { origins } from './origins.ts';
import { packageManifests } from './package-manifests.ts';
import { pythonConstants } from './python-constants.ts';
import { pythonImports } from './python-imports.ts';
import { pythonModules } from './python-modules.ts';
import { pythonServiceCalls } from './python-service-calls.ts';
import { resolutions } from './resolutions.ts';
import { serviceAddresses } from './service-addresses.ts';
import { serviceCalls } from './service-calls.ts';
import { edgesOf } from './service-edges/fold.ts';
import type { SharedTable } from './service-edges/stores.ts';
import { serviceCrossings } from './service-crossings.ts';
import { services } from './services.ts';
import { testFiles } from './test-files.ts';

/** How one service depends on another. `depends-on`: start order only, never a call. `tcp`: a call over a protocol of a framework's own. */
export type EdgeVia = 'import' | 'http' | 'grpc' | 'tcp' | 'topic' | 'database' | 'depends-on';

/** One dependency of a service on another. */
export interface ServiceEdge {
  readonly from: string;
  /** Of `database`, which has no direction, the later of the two names. */
  readonly to: string;
  readonly via: EdgeVia;
  /** The topic, the address, or the database: `db:5432/shop`. */
  readonly name?: string;
  /** Where it is written, code before deployment; never empty. */
  readonly evidence: readonly Place[];
  /** The one cannot go on without the other: a call that is seen in code and waits for its answer, or an import of more than types and contracts. */
  readonly isSynchronous: boolean;
}

/** A literal address in code that is sent to, whatever the deployment says. */
export interface WrittenEndpoint {
  /** As written, without its path. */
  readonly address: string;
  readonly host: string;
  readonly kind: 'service' | 'local' | 'ip';
  /** The service that runs there. */
  readonly service?: string;
  /** Of `local`: it stands in source of a service that is deployed and is no program of a browser, so that nobody but itself listens there. */
  readonly isDeployed: boolean;
  /** The literal. */
  readonly at: Place;
  /** The call that sends to it. */
  readonly call: Place;
}

/** Targets of calls, each call counted once: `total` is the sum of all others; `unknownBy` says why nobody knows. */
export interface TargetCoverage {
  readonly total: number;
  readonly services: number;
  readonly infrastructure: number;
  readonly external: number;
  readonly relative: number;
  readonly unknown: number;
  readonly unknownBy: Readonly<Record<string, number>>;
}

export interface ServiceEdges {
  /** In order of `from`, `to`, `via`, `name`. */
  readonly edges: readonly ServiceEdge[];
  readonly coverage: TargetCoverage;
  /** In order of places. */
  readonly endpoints: readonly WrittenEndpoint[];
  /** In order of databases and tables. */
  readonly sharedTables: readonly SharedTable[];
}

export type { SharedTable, TableOwner } from './service-edges/stores.ts';

const NEEDS = { constants, dataStores, deployments, imports, links, origins, packageManifests, pythonConstants, pythonImports, pythonModules, pythonServiceCalls, resolutions, serviceAddresses, serviceCalls, serviceCrossings, services, testFiles };
export type ServiceEdgesNeeds = typeof NEEDS;

/** Who depends on whom among services: by imports, calls, messages, databases and start order. */
export const serviceEdges = projectFact<ServiceEdges, ServiceEdgesNeeds>({
  id: 'service-edges',
  version: 1,
  needs: NEEDS,
  derive: edgesOf,
});
