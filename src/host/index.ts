// The hands: the only room with files, child processes, the cache and configuration files.
// May never have words for people beyond its own errors, nor know a rule.
export { loadSettings, type Origin, type Settings, type RuleSetting } from './config/load.ts';
export type { ArchLintConfig } from './config/types.ts';
export { configSchema } from './config/schema.ts';
export { ownPackage, type OwnPackage } from './own-package.ts';
export { writeReport } from './write.ts';
export { parseSetting } from './config/setting.ts';
export { extractAll, stampOf, openProject, type FileSettings, type Project } from './project.ts';
export { openFactCache, type FactCache } from './cache/facts.ts';
export { baseNamed } from './base.ts';
export { changeOf, isChange, isFirstCommit, type Change, type NoChange } from './change.ts';
export { namesIn, textToEdit, writeEdited } from './edit.ts';
export { isTrouble, openGit, type Git, type GitChange } from './git.ts';
export { viewOfBase, viewOfIndex, type View } from './view.ts';
export { userCacheFolder } from './cache/folder.ts';
export { askedFor, placeInProject, type Asked } from './paths.ts';
export { LOOKED_FOR_SERVICES } from './service-signs.ts';
export { findRoot, type Root } from './root.ts';
export { PRESETS, presetSettings, type Preset } from './config/presets.ts';
export { draw, DRAWINGS, tooLargeToLookAt, type DrawingFormat } from './tools/dependency-cruiser.ts';
export { whyNotRead } from './discover.ts';
