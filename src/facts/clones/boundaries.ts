import { sorted } from '#model';
import type { Resolutions } from '../resolutions.ts';
import type { Services } from '../services.ts';

/** The packages and services that files are in, each once, in code-unit order. */
export type Boundaries = (files: readonly string[]) => { readonly packages: readonly string[]; readonly services: readonly string[] };

/** A file of no package counts to `.`, the project itself; one of no service to none. */
export function boundariesOf({ packageOf }: Resolutions, services: Services): Boundaries {
  return (files) => ({
    packages: sorted(new Set(files.map((file) => packageOf(file) ?? '.'))),
    services: sorted(new Set(files.flatMap((file) => services.of(file)?.name ?? []))),
  });
}
