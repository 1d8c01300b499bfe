import { folderOfModule } from '../graph/levels.ts';
import type { Elements } from '../elements.ts';

/**
 * Whether a module that exports a name again only hides where it comes from. It does not where it is a door: the entry of another
 * package, which decides what it gives; and a module that speaks for its own folder to those outside of it,
 * as `billing/index.ts` does for `billing/internal`.
 * @param from the importing module
 * @param through the module that passes the name on
 * @param origin the module that declares it
 */
export function isLaundered(from: string, through: string, origin: string, { areOfOnePackage }: Pick<Elements, 'areOfOnePackage'>): boolean {
  const folder = folderOfModule(through);
  const isInside = (file: string): boolean => folder === '.' || file.startsWith(`${folder}/`);
  return through !== origin && areOfOnePackage(through, origin) && !(isInside(origin) && !isInside(from));
}
