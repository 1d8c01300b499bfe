import { ownPackage } from '#host';
import type { ExitCode, Shell } from './shell.ts';
import type { Flags } from './flags.ts';

export const HELP = `arch-lint enforces the rules of a codebase: the same answer every time.

Usage
  arch-lint [check] [paths...]   judge the project, report on the paths (default: all of it)
  arch-lint rules                list the rules, with their severity here
  arch-lint explain <rule>       why a rule exists, with right and wrong examples
  arch-lint explain <finding>    all evidence of one finding, named by its fingerprint
  arch-lint graph [paths...]     the module graph as data or as a picture, or the part of it in the paths
  arch-lint graph --reaches A B  the shortest way of imports from one module to another, with lines
  arch-lint impact --base REF    what a change touches: who depends on it, which services, programs and tests
  arch-lint impact PATHS...      the same of a change that is not made yet
  arch-lint similar FILE[:LINE]  functions like those of a file, or like the one at a line, to use instead
  arch-lint similar --name WORDS functions that are called like some words
  arch-lint changelog add        write the entry of what has changed into the changelog (--type, --text)
  arch-lint changelog check      judge by the changelog rules alone, as in a hook
  arch-lint config               the settings in force, and what decided each
  arch-lint config --file PATH   whether a file is read, and why
  arch-lint help

Flags
  -f, --format FORMAT[=FILE]   pretty (default) or json; repeatable with files
                               graph: json (default), html and svg (pictures), metrics (a table),
                               dot, archi, mermaid, d2, csv, matrix (by dependency-cruiser)
  -o, --output FILE            write the report to a file instead of standard output
  -c, --config FILE            use this configuration instead of the nearest arch-lint.jsonc
      --no-config              use no configuration file: the recommended rules
      --rule 'ID: SEVERITY'    set a rule for this run: off, warn, error, or ["warn", { options }]
      --only ID[,ID]           judge by these rules alone
      --base REF               compare with where this branch parted from REF (default: what the CI says)
      --new                    report only what the change since the base causes, wherever it shows
      --staged                 judge what is staged, not what is on disk
      --now TIME               what counts as today, for rules about age
      --cache-dir DIR          where facts are kept for the next run (default: the user's cache folder)
      --no-cache               keep none, and read and parse every file
  -q, --quiet                  print errors only
      --max-warnings N         exit with 1 when there are more warnings than this
      --color, --no-color      colours in any case, or never (default: on a terminal, unless NO_COLOR is set)
      --level LEVEL            graph: file (default), folder, package or service
      --focus PATH --depth N   graph: only what is within N steps of a module or folder (default 1)
      --reaches A B            graph: follows imports that load at the start; where there is no such way,
                               or a shorter one, also those that load later (dynamic, lazy), then types;
                               A = B asks for the shortest ring through it; pretty (default) or json
      --type TYPE --text TEXT  changelog add: what kind of change it is, and what is different in one sentence;
                               asked for on a terminal; components may be named behind \`add\`
      --release VERSION        changelog add: the version of the entry (default: what manifest and entries say)
      --dry-run                changelog add: print what would be written
      --debug                  print the stack of a crash
  -h, --help   -v, --version

Exit codes
  0  nothing at error severity
  1  findings; graph --reaches: there is no way
  2  wrong usage or configuration
  3  could not judge completely: the report says what is missing
`;

/** `arch-lint help`, `--help` and `--version`. */
export function help(_args: readonly string[], flags: Flags, shell: Shell): ExitCode {
  shell.out(flags.version ? `${ownPackage().version}\n` : HELP);
  return 0;
}
