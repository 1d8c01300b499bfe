import type { ReportedFinding } from '#model';
import type { ArchLintConfig } from '#host';
import { run } from '../src/run.ts';

/** What a case says of the rules in force, in its own words. */
export interface GivenRules {
  readonly forbidden?: readonly { readonly name?: string; readonly from: string; readonly to: string }[];
  /** The highest first. */
  readonly layers?: readonly string[];
  readonly pattern?: string;
  readonly modules?: string;
  readonly publicApi?: string;
  readonly services?: string;
}

interface InForce {
  readonly only: string;
  readonly config: ArchLintConfig;
}

/** The names of rules in the cases, and what each is here. */
export const CASE_RULES: Readonly<Record<string, (given: GivenRules) => InForce>> = {
  forbidden: ({ forbidden = [] }) => ({ only: 'no-forbidden-import', config: { boundaries: forbidden.map(({ from, to, name }) => ({ from, deny: to, ...(name === undefined ? {} : { because: name }) })) } }),
  'public-api': ({ modules = '', publicApi = '' }) => ({ only: 'no-forbidden-import', config: { boundaries: [{ from: modules, deny: modules, except: `${modules}/${publicApi}` }] } }),
  'service-boundary': ({ services = '' }) => ({ only: 'no-cross-service-import', config: { services: [services] } }),
  layers: ({ layers = [], pattern = '' }) => ({ only: 'no-upward-import', config: { layers: [...layers].reverse().map((layer) => pattern.replace('{layer}', layer)) } }),
};

export function findingsBy(rule: string, given: GivenRules, cwd: string): readonly ReportedFinding[] {
  const { only, config } = CASE_RULES[rule]?.(given) ?? { only: rule, config: {} };
  return run({ cwd, only: [only], overrides: [{ data: config, origin: 'the case' }] }).report.findings;
}
