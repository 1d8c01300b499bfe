import { readFileSync } from 'node:fs';
import { asObject, asText, own, parseJsonObject } from './json.ts';

/** A ref that a change is to be compared with, likeliest spelling first, and what named it. */
export interface BaseNamed {
  readonly refs: readonly string[];
  readonly from: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What a CI says about the target of a change: a name of a branch, or a hash. */
const VARIABLES: readonly (readonly [name: string, when: (env: Env) => boolean])[] = [
  ['GITHUB_BASE_REF', () => true],
  ['CI_MERGE_REQUEST_DIFF_BASE_SHA', () => true],
  ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', () => true],
  ['BITBUCKET_PR_DESTINATION_BRANCH', () => true],
  ['SYSTEM_PULLREQUEST_TARGETBRANCH', () => true],
  ['BUILDKITE_PULL_REQUEST_BASE_BRANCH', () => true],
  ['CHANGE_TARGET', (env) => env['JENKINS_URL'] !== undefined],
  ['DRONE_TARGET_BRANCH', (env) => env['DRONE_PULL_REQUEST'] !== undefined],
  ['TRAVIS_BRANCH', (env) => (env['TRAVIS_PULL_REQUEST'] ?? 'false') !== 'false'],
];

/**
 * The base of a change: what was asked for, else what the CI says it is going to be merged into, else nothing.
 * In a merge queue of GitHub it is the commit that the queue names in its event.
 * @param asked the value of `--base`
 */
export function baseNamed(asked: string | undefined, env: Env): BaseNamed | undefined {
  if (asked !== undefined) return { refs: [asked], from: '--base' };
  const queued = env['GITHUB_EVENT_NAME'] === 'merge_group' ? own(asObject(own(eventOf(env), 'merge_group')), 'base_sha') : undefined;
  if (asText(queued) !== undefined) return { refs: [asText(queued) ?? ''], from: 'merge_group.base_sha' };
  const found = VARIABLES.find(([name, when]) => (env[name] ?? '') !== '' && when(env));
  if (!found) return undefined;
  const [from] = found;
  const ref = (env[from] ?? '').replace(/^refs\/heads\//, '');
  return { refs: /^[0-9a-f]{40,64}$/.test(ref) ? [ref] : [`refs/remotes/origin/${ref}`, `refs/heads/${ref}`], from };
}

function eventOf(env: Env) {
  try {
    return parseJsonObject(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}
