/** What stands for a part of a text that is not known. */
export const HOLE = '\0';

/** The beginning of an address. */
export interface Address {
  /** Lower case; empty where none is written. */
  readonly scheme: string;
  readonly host: string;
  readonly port?: number;
}

const ADDRESS = /^(?:([a-z][a-z0-9+.-]{0,30}):\/\/)?(?:[^\s/?#@]{0,200}@)?(\[[0-9a-f:.]{2,60}\]|[^\s/?#:@,\0]{1,253})(?::(\d{1,5})(?=[/?#,\0]|$)|:\0|(?=[/?#,]|$))/i;

/** The address that a text begins with; undefined where it begins with a path, or where its host is not known as a whole. */
export function addressOf(text: string): Address | undefined {
  const [, scheme = '', host = '', port] = ADDRESS.exec(text.trim()) ?? [];
  if (!/^(?:\[|[a-z0-9_])/i.test(host) || !/^(?:\[.*\]|[a-z0-9_.-]+)$/i.test(host)) return undefined;
  return { scheme: scheme.toLowerCase(), host: host.replace(/\.$/, '').toLowerCase(), ...(port === undefined ? {} : { port: Number(port) }) };
}

export const isLocal = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal)$/.test(host);
export const isIp = (host: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.startsWith('[');

/** A name that anybody can look up: it ends in a top-level domain. Names of a cluster or of a company's own network are not public. */
export const isPublic = (host: string): boolean => /\.[a-z]{2,24}$/.test(host) && !/\.(?:local|internal|svc|lan|localhost|test|cluster|default|docker|intranet|corp|home)$/.test(host);

const DATABASES: ReadonlyMap<string, number> = new Map([
  ['postgres', 5432],
  ['postgresql', 5432],
  ['mysql', 3306],
  ['mysql2', 3306],
  ['mariadb', 3306],
  ['mongodb', 27017],
  ['mongodb+srv', 27017],
  ['mssql', 1433],
  ['sqlserver', 1433],
  ['cockroachdb', 26257],
]);

/** A database by where it is and what it is called, as `host:port/name`; undefined for what is none, or not wholly known. */
export function storeOf(text: string): string | undefined {
  const url = text.trim().replace(/^jdbc:/, '');
  const [, scheme = '', hosts = '', name = '', query = ''] = /^([a-z0-9+]{2,40}):\/\/(?:[^/?#@]{0,300}@)?([^/?#@]{1,400})\/([^/?#]{1,100})(?:\?([^#]{0,400}))?/i.exec(url) ?? [];
  const port = DATABASES.get(scheme.toLowerCase().replace(/\+(?!srv).*$/, ''));
  if (port === undefined || hosts.includes(HOLE) || name.includes(HOLE)) return undefined;
  const schema = /(?:^|&)schema=([^&]{1,80})/.exec(query)?.[1];
  const isNamed = schema !== undefined && schema !== 'public';
  return `${/:\d+$/.test(hosts) ? hosts : `${hosts}:${port}`}/${name}${isNamed ? `#${schema}` : ''}`.toLowerCase();
}
