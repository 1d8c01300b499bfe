import { folderOf, upward } from '#model';
import type { Standing } from '#facts/resolutions';
import { asObject, own } from '../json.ts';
import { SECTIONS, type Manifest } from './manifests.ts';
import type { World } from './world.ts';

/** A folder that holds projects to copy. */
const TEMPLATES = /(?:^|\/)_?(?:templates?|boilerplates?|scaffolds?|skeletons?|starters?|blueprints?|static)(?:\/|$)/;
/** A folder that holds input of tests. */
const FIXTURES = /(?:^|\/)(?:__)?(?:(?:test[-_]?)?fixtures?|test[-_]?(?:data|files|inputs?))(?:__)?\//i;

const BELOW_TESTS = /(?:^|\/)(?:tests?|__tests__|e2e)\/./;

/** Whether a file is part of a program, as far as its tsconfig and its place say. */
export function standingOf(file: string, { tsconfigs, manifests }: World): Standing {
  const isTemplate = upward(folderOf(file)).some((folder) => {
    const manifest = manifests.in(folder);
    return TEMPLATES.test(folder) ? manifest !== undefined || tsconfigs.standsIn(folder) : manifest !== undefined && BELOW_TESTS.test(folder) && !dependsOnAny(manifest);
  });
  if (isTemplate || FIXTURES.test(file)) return 'template';
  if (!tsconfigs.isExcluded(file)) return 'program';
  return /\.(?:template|tpl|tmpl)\./.test(file) ? 'template' : 'excluded';
}

/** A package among tests that depends on nothing is made up for them. */
function dependsOnAny({ data }: Manifest): boolean {
  return SECTIONS.some((section) => Object.keys(asObject(own(data, section)) ?? {}).length > 0);
}
