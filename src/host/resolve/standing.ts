import type { Standing } from '#facts/resolutions';
import { folderOf, upward } from './folders.ts';
import type { World } from './world.ts';

/** A folder that holds projects to copy. */
const TEMPLATES = /(?:^|\/)_?(?:templates?|boilerplates?|scaffolds?|skeletons?|starters?|blueprints?|static)(?:\/|$)/;
/** A folder that holds input of tests. */
const FIXTURES = /(?:^|\/)(?:__)?(?:(?:test[-_]?)?fixtures?|test[-_]?(?:data|files|inputs?))(?:__)?\//i;

/** Whether a file is part of a program, as far as its tsconfig and its place say. */
export function standingOf(file: string, { tsconfigs, manifests }: World): Standing {
  const isTemplate = upward(folderOf(file)).some((folder) => TEMPLATES.test(folder) && (tsconfigs.standsIn(folder) || manifests.in(folder) !== undefined));
  if (isTemplate || FIXTURES.test(file)) return 'template';
  if (!tsconfigs.isExcluded(file)) return 'program';
  return /\.(?:template|tpl|tmpl)\./.test(file) ? 'template' : 'excluded';
}
