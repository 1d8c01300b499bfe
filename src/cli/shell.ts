/** The process, as far as the command line needs it. */
export interface Shell {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Asks a person and gives their line; absent where nobody sits at a terminal. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Milliseconds of any clock that only runs forward; for the progress line alone. */
  now(): number;
}

/** 0 nothing at error severity, 1 findings, 2 wrong usage or configuration, 3 could not judge completely. */
export type ExitCode = 0 | 1 | 2 | 3;
