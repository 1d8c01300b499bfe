import { UserError } from '#model';
import { explainFinding } from '#report';
import { nearest } from '#facts/spelling';
import { ownPackage } from '#host';
import { run } from '#api';
import { rules } from '#rules';
import { isColoured, requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';
import type { Flags } from './flags.ts';

/** `arch-lint explain <rule or finding>`: the rule's own page, or a finding with all its evidence. */
export function explain(args: readonly string[], flags: Flags, shell: Shell): ExitCode {
  const [subject, ...paths] = args;
  if (subject === undefined) throw new UserError('explain-what', 'Name a rule or the fingerprint of a finding: `arch-lint explain no-import-cycle`.');
  if (rules.some(({ id }) => id === subject)) {
    const page = ownPackage().readme(subject);
    if (page === undefined) throw new UserError('page-missing', `The page of \`${subject}\` is missing from this installation. Install arch-lint again.`);
    shell.out(page);
    return 0;
  }
  if (!/^[0-9a-f]{6,16}$/.test(subject)) {
    const near = nearest(subject, rules.map(({ id }) => id));
    throw new UserError('unknown-rule', `\`${subject}\` is neither a rule nor a fingerprint.${near === undefined ? '' : ` Did you mean \`${near}\`?`} \`arch-lint rules\` lists the rules; \`--format json\` gives each finding's fingerprint.`);
  }
  const { report, lines } = run({ ...requestOf(flags, shell), paths });
  const found = report.findings.filter(({ fingerprint }) => fingerprint.startsWith(subject));
  if (found.length === 0) throw new UserError('unknown-finding', `No finding of this project has a fingerprint that begins with \`${subject}\`. It may be mended: run \`arch-lint --format json\`.`);
  shell.out(found.map((finding) => explainFinding(finding, lines, isColoured(flags, shell))).join('\n'));
  return 0;
}
