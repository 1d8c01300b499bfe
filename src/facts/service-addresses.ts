import { projectFact, type Place } from '#model';
import { addressesOf } from './deployments/addresses.ts';
import { deployments } from './deployments.ts';
import { services } from './services.ts';

/** What a host name stands for. */
export interface Host {
  /** The service whose source runs there. */
  readonly service?: string;
  /** What else runs there: the name of an image that is not built here, without registry and tag, such as `postgres` or `confluentinc/cp-kafka`. */
  readonly infrastructure?: string;
  /** Where the name is given. */
  readonly at: Place;
}

/** One value that a variable has in some environment, as written. */
export interface EnvironmentValue {
  readonly value: string;
  readonly at: Place;
}

export type Environment = ReadonlyMap<string, readonly EnvironmentValue[]>;

export interface StartOrder {
  /** A service, and what it waits for: a service, or infrastructure by its name in the deployment. */
  readonly from: string;
  readonly to: { readonly service?: string; readonly infrastructure?: string };
  readonly at: Place;
}

export interface ServiceAddresses {
  /**
   * What a name on the network stands for, without the scheme: `orders`, `orders.shop.svc.cluster.local`;
   * with a port also `localhost`. Undefined where nothing says so, or where deployments disagree.
   */
  hostOf(name: string, port?: number): Host | undefined;
  /** Variables of a service, from every deployment and `.env` file that fills its environment; values in order of their places. */
  environmentOf(service: string): Environment;
  /** Variables of `.env` files that belong to no service. */
  readonly shared: Environment;
  /** `depends_on` of services, in order of places. */
  readonly startOrder: readonly StartOrder[];
}

/** Who is where on the network, and what each service is told, by all files that deploy the project. */
export const serviceAddresses = projectFact<ServiceAddresses, { deployments: typeof deployments; services: typeof services }>({
  id: 'service-addresses',
  version: 1,
  needs: { deployments, services },
  derive: ({ deployments, services }) => addressesOf(deployments, services),
});
