import type { EnvironmentEntry, Port, Unit, Written } from '../deployments.ts';
import type { YamlValue } from './yaml.ts';

/** Keys of which a service of a compose file has at least one. */
const OF_A_SERVICE = ['image', 'build', 'extends', 'command', 'environment', 'env_file', 'ports', 'depends_on', 'volumes', 'networks', 'deploy', 'container_name', 'restart', 'profiles', 'develop'];

/** Whether a document is a compose file, whatever it is called. */
export function isCompose(top: YamlValue): boolean {
  const services = top.get('services')?.entries() ?? [];
  if (services.length === 0) return (top.get('include')?.items().length ?? 0) > 0 && top.get('kind') === undefined && top.get('stages') === undefined && top.get('jobs') === undefined;
  return services.every(({ value }) => value.entries().length > 0 || value.text === undefined) && services.some(({ value }) => OF_A_SERVICE.some((key) => value.get(key) !== undefined));
}

/** Services of a compose file, and what it includes. */
export function readCompose(top: YamlValue): { readonly units: Unit[]; readonly includes: Written[] } {
  const services = top.get('services')?.entries() ?? [];
  const units = services.map(({ key, keyAt, value }): Unit => {
    const image = value.get('image')?.written;
    const build = buildOf(value.get('build'));
    const command = commandOf(value.get('command')) ?? commandOf(value.get('entrypoint'));
    const extended = value.get('extends');
    const base = extended?.text ?? extended?.get('service')?.text;
    const file = extended?.get('file')?.text;
    return {
      form: 'compose',
      name: key,
      at: keyAt,
      aliases: aliasesOf(value),
      ...(image ? { image } : {}),
      ...(build ? { build } : {}),
      ...(command === undefined ? {} : { command }),
      environment: environmentOf(value.get('environment')),
      environmentFiles: filesOf(value.get('env_file')),
      environmentFrom: [],
      ports: [...(value.get('ports')?.items() ?? []), ...(value.get('expose')?.items() ?? [])].flatMap(portOf),
      dependsOn: [...namesOf(value.get('depends_on')), ...namesOf(value.get('links')).map(({ text, at }) => ({ text: text.replace(/:.*$/, ''), at }))],
      labels: [],
      ...(extended && base !== undefined ? { extends: { ...(file === undefined ? {} : { file }), name: base, at: extended.at } } : {}),
    };
  });
  const jobs = new Set(services.flatMap(({ value }) => (value.get('depends_on')?.entries() ?? []).filter((entry) => entry.value.get('condition')?.text === 'service_completed_successfully').map(({ key }) => key)));
  return { units: units.map((unit) => (jobs.has(unit.name) ? { ...unit, isJob: true } : unit)), includes: (top.get('include')?.items() ?? []).flatMap((item) => [item.written, ...[item.get('path')].flatMap((path) => (path ? (path.written ?? path.items().map(({ written }) => written)) : []))].flatMap((one) => one ?? [])) };
}

function buildOf(build: YamlValue | undefined): Unit['build'] {
  if (!build) return undefined;
  const short = build.written;
  if (short) return { context: short.text, at: short.at };
  if (build.entries().length === 0) return undefined;
  const context = build.get('context')?.written;
  const dockerfile = build.get('dockerfile')?.text;
  const target = build.get('target')?.text;
  return { context: context?.text ?? '.', ...(dockerfile === undefined ? {} : { dockerfile }), ...(target === undefined ? {} : { target }), at: context?.at ?? build.at };
}

/** Variables of a mapping, or of a list of `NAME=value`. */
export function environmentOf(value: YamlValue | undefined): EnvironmentEntry[] {
  if (!value) return [];
  const listed = value.items().flatMap((item): EnvironmentEntry[] => {
    const text = item.text ?? '';
    const end = text.indexOf('=');
    return text === '' ? [] : [{ name: (end < 0 ? text : text.slice(0, end)).trim(), value: end < 0 ? '' : text.slice(end + 1), at: item.at }];
  });
  return [...value.entries().map(({ key, keyAt, value: one }) => ({ name: key, value: one.text ?? '', at: one.text === undefined ? keyAt : one.at })), ...listed];
}

function filesOf(value: YamlValue | undefined): Written[] {
  return value ? [value.written, ...value.items().map((item) => item.written ?? item.get('path')?.written)].flatMap((one) => one ?? []) : [];
}

/** Members of a list, or keys of a mapping. */
function namesOf(value: YamlValue | undefined): Written[] {
  return value ? [...value.items().flatMap(({ written }) => written ?? []), ...value.entries().map(({ key, keyAt }) => ({ text: key, at: keyAt }))] : [];
}

function aliasesOf(service: YamlValue): string[] {
  const names = [service.get('container_name')?.text, service.get('hostname')?.text];
  const networks = (service.get('networks')?.entries() ?? []).flatMap(({ value }) => (value.get('aliases')?.items() ?? []).map(({ text }) => text));
  return [...names, ...networks].flatMap((name) => (name === undefined || name.includes('$') ? [] : [name]));
}

/** A command as one text. */
export function commandOf(value: YamlValue | undefined): string | undefined {
  if (!value) return undefined;
  const words = value.text ?? value.items().map(({ text }) => text ?? '').join(' ');
  return words === '' ? undefined : words;
}

/** `8080`, `8080:80`, `127.0.0.1:8080:80/tcp`, `{ target: 80, published: 8080 }` */
function portOf(port: YamlValue): Port[] {
  const target = port.get('target')?.text;
  const words = (target === undefined ? (port.text ?? '').replace(/\/\w{1,8}$/, '') : `${port.get('published')?.text ?? ''}:${target}`).split(':');
  const [inside, published] = [numberOf(words.at(-1)), numberOf(words.at(-2))];
  return inside === undefined ? [] : [{ inside, ...(published === undefined ? {} : { published }) }];
}

/** A port number; of `${PORT:-8080}` the default. */
export function numberOf(text: string | undefined): number | undefined {
  const digits = /^(?:\$\{\w{1,80}:?-)?(\d{1,5})\}?$/.exec((text ?? '').trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
