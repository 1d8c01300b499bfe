import type { Place } from '#model';
import type { ServiceAddresses } from '../service-addresses.ts';
import type { Services } from '../services.ts';
import { addressOf, isLocal } from './address.ts';
import { addressText } from './calls.ts';
import type { IsContradicted } from './contradictions.ts';
import type { Sight } from './edges.ts';
import { expanded, type Surroundings } from './values.ts';

interface Configured {
  readonly services: Services;
  readonly hostOf: ServiceAddresses['hostOf'];
  readonly around: Surroundings;
  /** Places that read a variable, by `service\0name`. */
  readonly reads: ReadonlyMap<string, readonly Place[]>;
  /** Calls that are seen in code already. */
  readonly called: readonly Sight[];
  readonly grpcServices: ReadonlySet<string>;
  readonly isContradicted: IsContradicted;
  isNear(one: string, other: string): boolean;
}

/** Variables that say who may call, and where a browser is sent to afterwards. */
const NEVER_CALLED = /CORS|ALLOW|ORIGIN|REDIRECT|CALLBACK|RETURN_/;
/** Variables that are links for a browser as often as addresses. */
const FOR_BROWSERS = /LOGIN|LOGOUT|FRONT\w{0,6}_?(?:BASE_)?(?:URL|URI)|(?:^|_)(?:CLIENT|WEB|APP|SITE|PUBLIC|DASHBOARD|EXTERNAL|WEBSITE|ADMIN|PORTAL)_(?:\w{1,20}_)?(?:URL|HOST|DOMAIN|URI)$|^(?:HOST|HOSTNAME|BASE_URL|DOMAIN|SERVER_NAME|PUBLIC_URL)$/;
/** Prefixes by which bundlers hand variables to code of a browser. */
const BUNDLED = /^(?:NX_)?(?:REACT_APP|NEXT_PUBLIC|VITE|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|PUBLIC|VUE_APP)_/;
/** Names of variables whose value may be a host without scheme and port. */
const NAMES_HOST = /(?:HOST|HOSTNAME|ADDR|ADDRESS|URL|URI|ENDPOINT|SERVER|SERVICE|SVC)$/;

/** What a service is told of others by its environment, whether or not a call is seen. */
export function configuredSights({ services, hostOf, around, reads, called, grpcServices, isContradicted, isNear }: Configured): Sight[] {
  const known = new Map<string, Sight['via']>();
  for (const { from, to, via } of called) if (via === 'http' || via === 'grpc' || via === 'tcp') known.set(`${from}\0${to}`, via);
  const speaksGrpc = (variable: string, port: number | undefined, to: string): boolean =>
    /GRPC/.test(variable) || grpcServices.has(to) || (port !== undefined && ((port >= 50051 && port <= 50099) || (grpcServices.size > 0 && /ADDR$/.test(variable) && !WEB_PORTS.has(port))));
  return services.all.flatMap(({ name: from }) =>
    [...around.environmentOf(from)].flatMap(([variable, values]) =>
      values.flatMap(({ value, at }): Sight[] => {
        const address = addressOf(expanded(value, variable, from, around) ?? '');
        if (!address || !isTelling(variable, value, address.scheme, address.port)) return [];
        const host = hostOf(address.host, address.port);
        const to = host?.service;
        if (to === undefined || to === from || (isLocal(address.host) && (isContradicted([variable], to) || !isNear(host?.at.file ?? '', at.file)))) return [];
        const seen = known.get(`${from}\0${to}`);
        const via = seen ?? (address.scheme.startsWith('grpc') || (address.scheme === '' && speaksGrpc(variable, address.port, to)) ? 'grpc' : 'http');
        const places = reads.get(`${from}\0${variable}`) ?? [];
        const plain = variable.replace(BUNDLED, '');
        if (seen === undefined && (NEVER_CALLED.test(plain) || (FOR_BROWSERS.test(plain) && !isInside(address.host)))) return [];
        return [{ from, to, via, name: addressText(address), code: seen === undefined ? places : [], configuration: [at], isSynchronous: false }];
      }),
    ),
  );
}

/** Ports that speak HTTP everywhere. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443, 8080]);

/** Addresses of calls: of the web, of gRPC, or a host that the variable's name calls one. */
function isTelling(variable: string, value: string, scheme: string, port: number | undefined): boolean {
  if (scheme !== '') return /^(?:https?|wss?|grpcs?|tcp|dns)$/.test(scheme);
  return NAMES_HOST.test(variable) || (port !== undefined && /:\d{2,5}$/.test(value.trim()));
}

/** Names of a cluster are not for browsers; `localhost` and public names may be. */
function isInside(host: string): boolean {
  return host !== 'localhost' && !host.startsWith('127.') && (!host.includes('.') || /\.(?:svc|local|internal)\b/.test(host));
}
