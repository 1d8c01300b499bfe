/** Why git has no answer. `remedy` says what to do, in one sentence. */
export interface GitTrouble {
  readonly code: 'no-git' | 'no-repository' | 'not-trusted' | 'no-commits' | 'unknown-ref' | 'shallow' | 'no-merge-base' | 'failed';
  readonly reason: string;
  readonly remedy: string;
}

export const isTrouble = (answer: object): answer is GitTrouble => 'remedy' in answer;

export const DEEPEN = 'Fetch the whole history: `fetch-depth: 0` in actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` elsewhere.';

export function explain({ error, isMissing }: { readonly error: string; readonly isMissing: boolean }, ref: string, isShallow: () => boolean): GitTrouble {
  if (isMissing) return trouble('no-git', 'git is not installed', 'Install git, or leave out what compares with a base.');
  if (/dubious ownership/.test(error)) return trouble('not-trusted', 'git does not trust this folder, as it belongs to somebody else', 'Run `git config --global --add safe.directory <folder>` for it.');
  if (/not a git repository/i.test(error)) return trouble('no-repository', 'this is no git repository', 'Run it in a checkout.');
  if (/ambiguous argument|unknown revision|bad revision|Needed a single revision|Not a valid object name/i.test(error)) {
    if (/'HEAD'|^HEAD$/m.test(error) || ref === 'HEAD') return trouble('no-commits', 'there is no commit yet', 'Commit something first.');
    if (isShallow()) return trouble('shallow', `\`${ref}\` is not here, and the history is cut off`, DEEPEN);
    return trouble('unknown-ref', `there is no commit \`${ref}\` here`, `Fetch it (\`git fetch origin ${ref.replace(/^origin\//, '')}\`), or name another base.`);
  }
  return trouble('failed', `git failed (${error.split('\n', 1)[0] ?? ''})`, 'Run `git status` there to see what is wrong.');
}

export const trouble = (code: GitTrouble['code'], reason: string, remedy: string): GitTrouble => ({ code, reason, remedy });
