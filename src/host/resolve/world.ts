import type { Target } from '#facts/resolutions';
import type { Disk } from './disk.ts';
import type { LeftOut } from './left-out.ts';
import type { Manifests } from './manifests.ts';
import type { Modules } from './modules.ts';
import type { TsConfigs } from './tsconfig.ts';

/** What a project consists of, as far as resolution asks. */
export interface World {
  readonly modules: Modules;
  readonly disk: Disk;
  readonly manifests: Manifests;
  readonly tsconfigs: TsConfigs;
  readonly leftOut: LeftOut;
}

export type Unresolved = Extract<Target, { readonly kind: 'unresolved' }>;
