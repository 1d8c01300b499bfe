import type { PresetSetting, Rule } from '#model';

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/**
 * What a preset sets each rule to that it switches on. `strict` holds all of `recommended`,
 * `all` switches on every rule.
 */
export function presetSettings(preset: Preset, rules: readonly Rule[]): Record<string, PresetSetting> {
  const settingOf = ({ presets: { recommended, strict } }: Rule): PresetSetting | undefined => {
    if (preset === 'recommended') return recommended;
    return strict ?? recommended ?? (preset === 'all' ? 'error' : undefined);
  };
  return Object.fromEntries(rules.flatMap((rule) => {
    const setting = settingOf(rule);
    return setting ? [[rule.id, setting]] : [];
  }));
}
