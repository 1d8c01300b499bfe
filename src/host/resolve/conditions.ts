import type { TsConfig } from './tsconfig.ts';

/** Sets of conditions of `exports` and `imports`, likeliest first: a later one counts where the earlier lead to nothing. */
export type Conditions = readonly ReadonlySet<string>[];

/** Conditions that hold whoever imports. */
const ALWAYS = ['source', 'development', 'module', 'default'];

/** The conditions for a file: its kind of import first, and `node` first unless its tsconfig says that a bundler resolves. */
export function conditionsOf(file: string, config: TsConfig | undefined): Conditions {
  const own = [...(config?.customConditions ?? []), ...ALWAYS, /\.c[jt]s$/.test(file) ? 'require' : 'import', ...(config?.isBundler ? [] : ['node'])];
  const runtime = [...own, 'node', 'import', 'require'];
  return [new Set(own), new Set(runtime), new Set([...runtime, 'types', 'browser'])];
}

export const ANY_CONDITIONS: Conditions = conditionsOf('', undefined);
