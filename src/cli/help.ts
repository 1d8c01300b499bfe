import { ownPackage } from '#host';
import type { ExitCode, Shell } from './shell.ts';
import type { Flags } from './flags.ts';

export const HELP = `arch-lint enforces the rules of a codebase: the same answer every time.

Usage
  arch-lint [check] [paths...]   judge the project, report on the paths (default: all of it)
  arch-lint rules                list the rules, with their severity here
  arch-lint explain <rule>       why a rule exists, with right and wrong examples
  arch-lint explain <finding>    all evidence of one finding, named by its fingerprint
  arch-lint graph                the module graph: json, dot, archi, mermaid, d2, html, csv, metrics
  arch-lint config               the settings in force, and what decided each
  arch-lint config --file PATH   whether a file is read, and why
  arch-lint help

Flags
  -f, --format FORMAT[=FILE]   pretty (default) or json; repeatable with files
  -o, --output FILE            write the report to a file instead of standard output
  -c, --config FILE            use this configuration instead of the nearest arch-lint.jsonc
      --no-config              use no configuration file: the recommended rules
      --rule 'ID: SEVERITY'    set a rule for this run: off, warn, error, or ["warn", { options }]
      --only ID[,ID]           judge by these rules alone
  -q, --quiet                  print errors only
      --max-warnings N         exit with 1 when there are more warnings than this
      --color, --no-color      colours in any case, or never (default: on a terminal, unless NO_COLOR is set)
      --level LEVEL            graph: file (default), folder or package
      --focus PATH --depth N   graph: only what is within N steps of a module or folder (default 1)
      --reaches A --reaches B  graph: a shortest way from one module to another, with lines
      --debug                  print the stack of a crash
  -h, --help   -v, --version

Exit codes
  0  nothing at error severity
  1  findings
  2  wrong usage or configuration
  3  could not judge completely: the report says what is missing
`;

/** `arch-lint help`, `--help` and `--version`. */
export function help(_args: readonly string[], flags: Flags, shell: Shell): ExitCode {
  shell.out(flags.version ? `${ownPackage().version}\n` : HELP);
  return 0;
}
