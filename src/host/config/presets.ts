import type { Rule, Severity } from '#model';

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/**
 * The severity that a preset gives each rule it switches on. `strict` holds all of `recommended`,
 * `all` switches on every rule.
 */
export function presetSettings(preset: Preset, rules: readonly Rule[]): Record<string, Severity> {
  const severityOf = ({ presets: { recommended, strict } }: Rule): Severity | undefined => {
    if (preset === 'recommended') return recommended;
    return strict ?? recommended ?? (preset === 'all' ? 'error' : undefined);
  };
  return Object.fromEntries(rules.flatMap((rule) => {
    const severity = severityOf(rule);
    return severity ? [[rule.id, severity]] : [];
  }));
}
