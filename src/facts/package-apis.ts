import { toolFact } from '#model';

/** The names that an installed package exports by its types, in code-unit order, or why that is not known. */
export type PackageApi = { readonly names: ReadonlySet<string> } | { readonly unknown: string };

/** An import whose names are asked about. */
export interface Question {
  readonly from: string;
  readonly specifier: string;
}

export interface PackageApis {
  /** Answers all questions at once: they share one program, which is what costs. */
  answer(questions: readonly Question[]): (question: Question) => PackageApi;
}

/** What installed packages export. Only the host can look into them, and a package that is not installed stays unknown. */
export const packageApis = toolFact<PackageApis, Record<never, never>>({ id: 'package-apis', version: 1, needs: {} });
