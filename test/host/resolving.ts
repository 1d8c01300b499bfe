import { discover } from '../../src/host/discover.ts';
import { readText } from '../../src/host/read.ts';
import { createResolver, type Resolver } from '../../src/host/resolve/resolver.ts';

/** The resolver of a folder, as the product opens it. */
export function resolverOf(root: string, ignore: readonly string[] = []): Resolver {
  const read = (file: string): string | undefined => {
    const text = readText(root, file);
    return 'text' in text ? text.text : undefined;
  };
  return createResolver({ root, ...discover(root, ignore), ignore, read });
}

/** Says in one line where a specifier leads. */
export function leads(resolver: Resolver, from: string, specifier: string): string {
  const target = resolver.target(from, specifier);
  if (target.kind === 'unresolved') return `? ${target.reason}`;
  return target.kind === 'external' ? `external ${target.name}` : target.kind === 'asset' ? `asset ${target.file}` : target.file;
}
