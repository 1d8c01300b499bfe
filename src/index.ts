// The door for programs: run arch-lint from code, or write a rule for it.
export { changelogRequest, openChangelog, type OpenChangelog } from './run/changelog.ts';
export { impactOf, type ImpactRun } from './run/impact.ts';
export { similarTo, type SimilarQuestion, type SimilarRun } from './run/similar.ts';
export { graphOf, run, type GraphRun, type Run, type RunRequest } from './run.ts';
export type { ArchLintConfig } from '#host';
export { defineRule, fileFact, projectFact, UserError } from '#model';
export type { Completeness, Finding, Report, ReportedFinding, Rule, Severity, Summary } from '#model';
