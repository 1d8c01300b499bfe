// The eyes: one file per fact, Source -> data, and folds of data. The only room with parsers.
// May never touch files, wait for anything, or know a rule or ESLint.
export * from './comments.ts';
export * from './import-rings.ts';
export * from './imports.ts';
export * from './links.ts';
export * from './module-graph.ts';
export * from './resolutions.ts';
export * from './source.ts';
export * from './suppressions.ts';
export * from './uses.ts';
