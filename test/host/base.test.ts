import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseNamed } from '../../src/host/base.ts';
import { tempFolder } from './temp-folder.ts';

const event = (content: object): string => join(tempFolder({ 'event.json': content }), 'event.json');

describe('baseNamed', () => {
  it.each([
    ['nothing', {}, undefined],
    ['GitHub', { GITHUB_BASE_REF: 'main' }, ['refs/remotes/origin/main', 'refs/heads/main']],
    ['a push on GitHub', { GITHUB_BASE_REF: '', GITHUB_REF_NAME: 'main' }, undefined],
    ['GitLab, by hash', { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'a'.repeat(40), CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }, ['a'.repeat(40)]],
    ['GitLab, by name', { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'release/1' }, ['refs/remotes/origin/release/1', 'refs/heads/release/1']],
    ['Bitbucket', { BITBUCKET_PR_DESTINATION_BRANCH: 'main' }, ['refs/remotes/origin/main', 'refs/heads/main']],
    ['Azure', { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' }, ['refs/remotes/origin/main', 'refs/heads/main']],
    ['Buildkite', { BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main' }, ['refs/remotes/origin/main', 'refs/heads/main']],
    ['a branch build of Travis', { TRAVIS_BRANCH: 'main', TRAVIS_PULL_REQUEST: 'false' }, undefined],
    ['Jenkins', { JENKINS_URL: 'x', CHANGE_TARGET: 'main' }, ['refs/remotes/origin/main', 'refs/heads/main']],
    ['somebody else’s variable', { CHANGE_TARGET: 'main' }, undefined],
  ])('by %s', (_, env, refs) => expect(baseNamed(undefined, env)?.refs).toEqual(refs));

  it('is what the caller says before what the CI says', () => {
    expect(baseNamed('v1.0.0', { GITHUB_BASE_REF: 'main' })).toEqual({ refs: ['v1.0.0'], from: '--base' });
  });

  it('is the commit that a merge queue names', () => {
    const path = event({ merge_group: { base_sha: 'b'.repeat(40) } });
    expect(baseNamed(undefined, { GITHUB_EVENT_NAME: 'merge_group', GITHUB_EVENT_PATH: path, GITHUB_BASE_REF: '' })).toEqual({ refs: ['b'.repeat(40)], from: 'merge_group.base_sha' });
    expect(baseNamed(undefined, { GITHUB_EVENT_NAME: 'merge_group', GITHUB_EVENT_PATH: event({ merge_group: [] }) })).toBeUndefined();
    expect(baseNamed(undefined, { GITHUB_EVENT_NAME: 'merge_group', GITHUB_EVENT_PATH: '/nowhere' })).toBeUndefined();
  });
});
