import { UserError } from '#model';
import { visible } from '#report';
import { nearest } from '#facts/spelling';
import { writeEdited } from '#host';
import { changelogRequest, openChangelog, type OpenChangelog } from '#api';
import { check } from './check.ts';
import type { Flags } from './flags.ts';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';

const RULES = ['require-changelog-entry', 'require-changelog-format'];
const PARTS = ['add', 'check'] as const;

/** `arch-lint changelog add [components...]` writes entries; `arch-lint changelog check [paths...]` judges by the changelog rules alone. */
export async function changelog([part, ...rest]: readonly string[], flags: Flags, shell: Shell): Promise<ExitCode> {
  if (part === 'add') return add(rest, flags, shell);
  if (part === 'check') return checkAlone(rest, flags, shell);
  const near = part === undefined ? undefined : nearest(part, PARTS);
  throw new UserError('changelog-what', `${part === undefined ? 'Say what to do with the changelog' : `\`arch-lint changelog\` cannot \`${part}\``}.${near === undefined ? '' : ` Did you mean \`${near}\`?`} \`arch-lint changelog add\` writes an entry, \`arch-lint changelog check\` judges.`);
}

function checkAlone(paths: readonly string[], flags: Flags, shell: Shell): ExitCode {
  if (flags.only) throw new UserError('flag-value', '`--only` and `changelog check` both choose the rules. Give one of them.');
  const wrong = (['type', 'text', 'release', 'dry-run'] as const).find((name) => flags[name] !== undefined);
  if (wrong !== undefined) throw new UserError('flag-value', `\`--${wrong}\` belongs to \`arch-lint changelog add\`.`);
  const { base } = changelogRequest({ ...requestOf(flags, shell), paths });
  return check(paths, { ...flags, ...(base === undefined ? {} : { base }), only: RULES }, shell);
}

async function add(components: readonly string[], flags: Flags, shell: Shell): Promise<ExitCode> {
  const opened = openChangelog(requestOf(flags, shell), components);
  const type = flags.type ?? (await asked(shell, `Type (${opened.types?.join(', ') ?? 'one word'}): `, 'type', opened));
  const text = flags.text ?? (await asked(shell, `What has changed${opened.components.length > 0 ? ` in ${opened.components.join(', ')}` : ''}, in one sentence: `, 'text', opened));
  const versions = new Map<string, string>();
  if (flags.release === undefined && shell.ask) for (const component of opened.versionless) versions.set(component, (await shell.ask(`Version of ${component}: `)).trim());
  const edits = opened.edits({ type, text, version: flags.release, versions });
  for (const { file, text, written } of edits) {
    if (!flags['dry-run']) writeEdited(opened.root, file, text);
    for (const one of written) shell.out(`${visible(file)}:${one.line}  ${visible(one.text)}\n`);
  }
  if (flags['dry-run']) shell.err('arch-lint: nothing is written, as --dry-run says.\n');
  else if (flags.staged) shell.err(`arch-lint: stage it too: git add ${edits.map(({ file }) => visible(file)).join(' ')}\n`);
  return 0;
}

/** What a flag would have said, from whoever sits at the terminal. */
async function asked({ ask }: Shell, question: string, flag: 'type' | 'text', { components, types }: OpenChangelog): Promise<string> {
  if (ask) return ask(question);
  const example = flag === 'type' ? `--type ${types?.[0] ?? 'feature'}` : '--text "..."';
  const whose = components.length > 0 ? ` of ${components.map((name) => `\`${name}\``).join(', ')}` : '';
  throw new UserError('flag-value', `\`--${flag}\` is missing, and nobody can be asked here. Say it for the entry${whose}: \`${example}\`${flag === 'type' && types ? `; types are ${types.slice(0, 12).map((one) => `\`${one}\``).join(', ')}` : ''}.`);
}
