import { toolFact } from '#model';

/** Formats of jscpd by the extensions of programming languages that we have no reader of our own for. */
export const FOREIGN_FORMATS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ go: 'go', java: 'java', kt: 'kotlin', cs: 'csharp', rs: 'rust', rb: 'ruby', php: 'php', c: 'c', h: 'c-header', cc: 'cpp', cpp: 'cpp', cxx: 'cpp', hpp: 'cpp-header', swift: 'swift', scala: 'scala', dart: 'dart', ex: 'elixir', lua: 'lua', m: 'objectivec', pl: 'perl', fs: 'fsharp', vb: 'visual-basic', clj: 'clojure', hs: 'haskell', erl: 'erlang', jl: 'julia' }),
]);

/** The extension of a file in one of these languages, else undefined. */
export function foreignExtension(file: string): string | undefined {
  const extension = file.slice(file.lastIndexOf('.') + 1);
  return FOREIGN_FORMATS.has(extension) ? extension : undefined;
}

/** Lines of a file that hold the same code as others, 1-based. */
export interface ForeignMember {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /** UTF-16 offsets of these lines. */
  readonly start: number;
  readonly end: number;
}

/** Equal code in languages that jscpd reads. */
export interface ForeignClass {
  /** In code-unit order of files, then of lines. */
  readonly members: readonly ForeignMember[];
  /** As jscpd counts them: every mark is one. */
  readonly tokens: number;
  /** What the code is, wherever it stands: its lines without blanks at their ends. */
  readonly code: string;
}

export interface ForeignClones {
  /**
   * Equal code of at least such a size, in names, numbers and strings, and so many lines.
   * @param reports reports of jscpd that somebody else made, by their paths below the root; without any, jscpd is run
   */
  above(size: number, lines: number, reports: readonly string[]): readonly ForeignClass[];
}

/** Only the host can start another program. */
export const foreignClones = toolFact<ForeignClones, Record<never, never>>({ id: 'foreign-clones', version: 1, needs: {} });
