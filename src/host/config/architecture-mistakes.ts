import { NAMED_KINDS, readSelector } from '#facts/elements/selector';
import { nearest } from '#facts/spelling';
import { asObject, own } from '../json.ts';
import { keyPath, type ConfigDocument, type Mistake } from './document.ts';

type Path = readonly (string | number)[];

/** What is wrong in `boundaries`, `layers` and `tags` that the schema cannot say. */
export function architectureMistakes({ file, value, lineOf }: ConfigDocument): Mistake[] {
  const data = asObject(value);
  const mistakes: Mistake[] = [];
  const complain = (path: Path, message: string): void => void mistakes.push({ file, line: lineOf(path), key: keyPath(path), message });
  const check = (selectors: unknown, path: Path): void => {
    const texts: readonly (readonly [unknown, Path])[] = Array.isArray(selectors) ? selectors.map((text: unknown, index) => [text, [...path, index]]) : [[selectors, path]];
    for (const [text, at] of texts) {
      const message = typeof text === 'string' ? mistakeIn(text, path[0] === 'tags') : undefined;
      if (message !== undefined) complain(at, message);
    }
  };
  entriesOf(own(data, 'boundaries')).forEach((entry, index) => {
    const boundary = asObject(entry);
    if (!boundary) return;
    const path = ['boundaries', index];
    for (const key of ['from', 'deny', 'allow', 'except']) check(own(boundary, key), [...path, key]);
    if (!Object.hasOwn(boundary, 'deny') && !Object.hasOwn(boundary, 'allow') && Object.hasOwn(boundary, 'from')) complain(path, 'It forbids nothing. Say what to `deny`, or all that it may `allow`.');
  });
  entriesOf(own(data, 'layers')).forEach((entry, index) => {
    const layer = asObject(entry);
    check(layer ? own(layer, 'paths') : entry, ['layers', index, ...(layer ? ['paths'] : [])]);
  });
  for (const [tag, selectors] of Object.entries(asObject(own(data, 'tags')) ?? {})) check(selectors, ['tags', tag]);
  return mistakes;
}

function mistakeIn(text: string, isInTags: boolean): string | undefined {
  const [, kind, name] = /^([a-z]{2,}):(.*)$/s.exec(text) ?? [];
  if (kind !== undefined && !NAMED_KINDS.some((one) => one === kind)) {
    const near = nearest(kind, NAMED_KINDS);
    return `There is no kind of part \`${kind}\`: it must be one of ${NAMED_KINDS.map((one) => `\`${one}\``).join(', ')}, or a path.${near === undefined ? '' : ` Did you mean \`${near}:${name}\`?`}`;
  }
  if (name === '') return `It names no ${kind}. Write a name, or \`${kind}:*\` for any.`;
  if (kind === 'tag' && isInTags) return 'A tag cannot be made of tags. Name paths, packages or services.';
  try {
    readSelector(text);
    return undefined;
  } catch (error) {
    return error instanceof RangeError ? error.message : String(error);
  }
}

const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
