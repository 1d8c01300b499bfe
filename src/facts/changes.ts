import { toolFact } from '#model';

/** A file that is another now than at the merge base. A rename may also be told as a file gone and a file added. */
export interface ChangedFile {
  /** Relative to the root; of a rename the new path. */
  readonly path: string;
  /** The old path of a rename. */
  readonly before?: string;
  readonly kind: 'added' | 'modified' | 'deleted' | 'renamed';
}

/** What a change is compared with. */
export interface ComparedBase {
  /** As it was named, by a person or by the CI. */
  readonly name: string;
  /** Full hash of the merge base. */
  readonly commit: string;
  /** What named it: `--base`, a variable of the CI. */
  readonly from: string;
}

/** What differs between the merge base and now: the work tree, or the index where what is staged is judged. */
export interface Changes {
  /** What it is compared with, or why there is nothing, in one clause. */
  readonly base: ComparedBase | { readonly missing: string };
  /** In code-unit order of paths; empty where there is no base. */
  readonly files: readonly ChangedFile[];
  /** The text of a file at the merge base, without a byte order mark; undefined where it was not there or is no text. */
  textAtBase(path: string): string | undefined;
}

/** Only the host can ask git. Undefined where nobody asked for a base. */
export const changes = toolFact<Changes | undefined, Record<never, never>>({ id: 'changes', version: 1, needs: {} });
