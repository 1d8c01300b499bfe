import type { Services } from '../services.ts';

/** Whether the name of a variable names another service than the one that its value leads to: a port that two services claim. */
export type IsContradicted = (variables: readonly string[], service: string) => boolean;

export function contradictionsIn(services: Services): IsContradicted {
  const byStem = new Map(services.all.map(({ name }) => [stemOf(name), name]));
  return (variables, service) => {
    // `USER_SERVICE_URL` names a service even where nobody knows it
    const named = variables.flatMap((variable) => byStem.get(stemOf(variable)) ?? (IS_EXPLICIT.test(variable) ? [stemOf(variable)] : []));
    return named.length > 0 && !named.some((name) => name === service || name === stemOf(service));
  };
}

const IS_EXPLICIT = /_(?:SERVICE|SVC|SRV|MS)_(?:\w{1,20}_)?(?:URL|URI|HOST|HOSTNAME|PORT|ADDR|ADDRESS|ENDPOINT)$/;

/** What a service or a variable is called after: `payment` of `payment-service` and of `PAYMENT_SERVICE_URL`. */
function stemOf(name: string): string {
  const words = name.toLowerCase().replace(/^@[^/]{1,80}\//, '').replace(/^(?:nx_)?(?:react_app|next_public|vite|public)_/, '').split(/[^a-z0-9]+/);
  while (words.length > 1 && NO_NAMES.has(words.at(-1) ?? '')) words.pop();
  const last = words.length - 1;
  return words.map((word, index) => (index === last ? word.replace(/s$/, '') : word)).join('-');
}

const NO_NAMES: ReadonlySet<string> = new Set(['service', 'services', 'svc', 'srv', 'ms', 'api', 'server', 'url', 'uri', 'host', 'hostname', 'port', 'addr', 'address', 'endpoint', 'base', 'http', 'grpc', 'internal', 'root', 'microservice', 'app']);
