import type { Data } from './finding.ts';
import type { Severity } from './rule.ts';

/** A place in words for people and machines: 1-based lines and UTF-16 columns. */
export interface Located {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedRelated {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A change that would mend a finding: the text to put in a place of the finding's file. */
export interface ReportedSuggestion extends Omit<Located, 'file'> {
  readonly message: string;
  readonly text: string;
}

export interface ReportedFinding extends Located {
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly data: Data;
  readonly fingerprint: string;
  readonly docs: string;
  readonly related: readonly ReportedRelated[];
  /** Left out where there is none. */
  readonly suggestions?: readonly ReportedSuggestion[];
}

/** How much was judged, and what was not. Nothing that was left out is left unsaid. */
export interface Completeness {
  /** Files found that some rule in force can read. */
  readonly files: number;
  /** Of those, the files whose facts were taken. `files = parsed + skipped.length` */
  readonly parsed: number;
  readonly imports: {
    readonly total: number;
    readonly resolved: number;
    readonly external: number;
    readonly unresolved: number;
    /** The unresolved ones by why: `missing`, `alias`, `subpath`, `hidden`, `workspace`, `wrongCase`, `ignored`, `outside`, `absolute`, `empty`. */
    readonly unresolvedBy: Readonly<Record<string, number>>;
  };
  /** Files that could not be judged. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** Rules that crashed, on a file or on the project. */
  readonly crashed: readonly { readonly rule: string; readonly file?: string; readonly reason: string }[];
  /** Rules that were asked for and could not be run. */
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[];
  /** Folders left out by convention (build output, vendored code) that no ignore file names. */
  readonly excluded: readonly { readonly path: string; readonly reason: string }[];
  /** Project files that could be used only in part, such as a tsconfig whose base is not installed. */
  readonly degraded: readonly { readonly file: string; readonly reason: string }[];
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly suppressed: number;
  readonly baselined: number;
  readonly byRule: Readonly<Record<string, number>>;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'arch-lint'; readonly version: string };
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
  readonly completeness: Completeness;
}

/** Whether everything that was asked for could be judged. */
export function isComplete({ skipped, crashed, notRun }: Completeness): boolean {
  return skipped.length + crashed.length + notRun.length === 0;
}
