import type { ExemptKind } from '../changelog-settings.ts';

/** What a file is by its name, where its changes are not what a changelog is for. */
const SIGNS: readonly (readonly [kind: ExemptKind, sign: RegExp])[] = [
  ['docs', /\.(?:md|mdx|markdown|rst|adoc)$|(?:^|\/)(?:docs?|examples)\/|(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CODEOWNERS)(?:\.\w{1,8})?$/i],
  ['tests', /(?:^|\/)(?:__tests__|__snapshots__|__mocks__|__fixtures__|tests?|specs?|e2e|fixtures|testdata)\/|\.snap$|(?:^|\/)(?:test_[^/]{1,200}|conftest)\.py$|_test\.(?:go|py)$/],
  ['generated', /(?:^|\/)(?:generated|__generated__|dist)\/|\.(?:generated|gen)\.\w{1,8}$|_pb2(?:_grpc)?\.pyi?$|\.pb\.go$|\.min\.\w{1,4}$|\.map$/],
  ['lock-files', /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock|Cargo\.lock|go\.sum|Gemfile\.lock|composer\.lock|deno\.lock|flake\.lock|mix\.lock)$/],
];

/** Why a file's changes need no entry by what it is, or undefined. */
export function exemptKind(file: string, isTest: boolean): ExemptKind | undefined {
  return isTest ? 'tests' : SIGNS.find(([, sign]) => sign.test(file))?.[0];
}
