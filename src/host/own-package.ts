import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asText, own, parseJsonObject } from './json.ts';

/** What this installation of arch-lint says of itself. */
export interface OwnPackage {
  readonly version: string;
  /** What tells this build from another one; undefined where it runs from sources. */
  readonly build: string | undefined;
  /** Where a rule is documented. */
  docs(rule: string): string;
  /** The README of a rule, as it is shipped, or undefined for an unknown rule. */
  readme(rule: string): string | undefined;
}

export function ownPackage(): OwnPackage {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = packageFolder(here);
  const manifest = parseJsonObject(readFileSync(join(folder, 'package.json'), 'utf8'));
  const homepage = asText(own(manifest, 'homepage')) ?? '';
  return {
    version: asText(own(manifest, 'version')) ?? '',
    get build() {
      const path = join(folder, 'dist', 'build-id');
      return here.startsWith(join(folder, 'dist')) && existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
    },
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
