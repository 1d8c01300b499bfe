import { askedFor, loadSettings, whyNotRead, type Settings } from '#host';
import { rules } from '#rules';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';
import type { Flags } from './flags.ts';

/** `arch-lint config`: the settings in force as JSONC, each value with what decided it; `--file`: what holds for one file. */
export function config(args: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const { root, paths } = askedFor(flags.file === undefined ? args : [flags.file], shell.cwd);
  const settings = loadSettings({ ...requestOf(flags, shell), root: root.path, rules });
  const file = paths[0]?.path;
  shell.out(flags.file === undefined || file === undefined ? whole(settings, root.path, root.because) : oneFile(file, root.path, settings));
  return 0;
}

function whole(settings: Settings, root: string, because: string): string {
  const rows = [
    `// root: ${root} (${because})`,
    `// file: ${settings.file ?? 'none, the recommended rules hold'}`,
    '{',
    ...Object.entries(settings.values).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}, // ${settings.origins.get(key) ?? ''}`),
    '  "rules": {',
    ...rules.map(({ id }) => {
      const setting = settings.rules.get(id);
      const hasOptions = setting !== undefined && Object.keys(setting.options).length > 0;
      const value = hasOptions ? [setting.severity, setting.options] : (setting?.severity ?? 'off');
      return `    ${JSON.stringify(id)}: ${JSON.stringify(value)}, // ${setting?.origin ?? 'in no preset that is extended'}`;
    }),
    '  }',
    '}',
  ];
  return `${rows.join('\n')}\n`;
}

function oneFile(file: string, root: string, settings: Settings): string {
  const reason = whyNotRead(root, settings.ignore, file);
  if (reason !== undefined) return `${file} is not read: ${reason}.\n`;
  const active = rules.filter(({ id }) => (settings.rules.get(id)?.severity ?? 'off') !== 'off');
  return `${[`${file} is read. Rules that hold for it:`, ...active.map(({ id }) => `  ${id}: ${settings.rules.get(id)?.severity ?? ''} (${settings.rules.get(id)?.origin ?? ''})`)].join('\n')}\n`;
}
