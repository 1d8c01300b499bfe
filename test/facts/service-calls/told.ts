import type { ServiceCall } from '#facts/service-calls';
import type { WrittenValue } from '../../../src/facts/service-calls/values.ts';

/** A value as one line: `$NAME` is a variable, `?` is unknown, `|` divides alternatives, `<module>.name` is imported. */
export function words(value: WrittenValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'variable':
      return `$${value.name}`;
    case 'environment':
      return '$';
    case 'setting':
      return `%${words(value.key)}`;
    case 'import':
      return `<${value.from}>.${value.path.join('.')}`;
    case 'joined':
      return value.parts.map(words).join('');
    case 'either':
      return `(${value.options.map(words).join('|')})`;
    case 'object':
      return `{${value.entries.map(([key, one]) => `${key}:${words(one)}`).join(',')}}`;
    case 'list':
      return `[${value.items.map(words).join(',')}]`;
    case 'function':
      return `()=>${words(value.returns)}`;
    case 'unknown':
      return '?';
  }
}

export function told({ role, target, name, key, system }: ServiceCall): string {
  return [role, system, name, words(target), ...(key ? [`key ${words(key)}`] : [])].filter((one) => one !== undefined).join(' ');
}
