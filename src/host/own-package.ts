import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asText, own, parseJsonObject } from './json.ts';

/** What this installation of arch-lint says of itself. */
export interface OwnPackage {
  readonly version: string;
  /** Where a rule is documented. */
  docs(rule: string): string;
  /** The README of a rule, as it is shipped, or undefined for an unknown rule. */
  readme(rule: string): string | undefined;
}

export function ownPackage(): OwnPackage {
  const folder = packageFolder(dirname(fileURLToPath(import.meta.url)));
  const manifest = parseJsonObject(readFileSync(join(folder, 'package.json'), 'utf8'));
  const homepage = asText(own(manifest, 'homepage')) ?? '';
  return {
    version: asText(own(manifest, 'version')) ?? '',
    docs: (rule) => `${homepage}/blob/main/rules/${rule}/README.md`,
    readme(rule) {
      const path = join(folder, 'rules', rule, 'README.md');
      return /^[a-z0-9-]+$/.test(rule) && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
  };
}

function packageFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}
