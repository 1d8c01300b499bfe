// The words: Source, Fact, Rule, Finding, Report, and a few total functions on them.
// May never import anything: not Node, not a package, not another room.
export * from './error.ts';
export * from './fact.ts';
export * from './finding.ts';
export * from './glob.ts';
export * from './group.ts';
export * from './options.ts';
export * from './order.ts';
export * from './path.ts';
export * from './place.ts';
export * from './report.ts';
export * from './rule.ts';
export * from './source.ts';
export * from './suppression.ts';
