// Generated from the folders of this directory by `npm test -- -u`. Do not edit.
import maxClassIncoherence from './max-class-incoherence/rule.ts';
import maxCoupling from './max-coupling/rule.ts';
import noBannedTerm from './no-banned-term/rule.ts';
import noCommentedOutCode from './no-commented-out-code/rule.ts';
import noCrossServiceImport from './no-cross-service-import/rule.ts';
import noDuplicateCode from './no-duplicate-code/rule.ts';
import noForbiddenImport from './no-forbidden-import/rule.ts';
import noHardCodedEndpoint from './no-hard-coded-endpoint/rule.ts';
import noHiddenCoupling from './no-hidden-coupling/rule.ts';
import noImportCycle from './no-import-cycle/rule.ts';
import noMisplacedDependency from './no-misplaced-dependency/rule.ts';
import noMissingExport from './no-missing-export/rule.ts';
import noPlaceholderComment from './no-placeholder-comment/rule.ts';
import noPlaceholderValue from './no-placeholder-value/rule.ts';
import noServiceCycle from './no-service-cycle/rule.ts';
import noSharedDatabase from './no-shared-database/rule.ts';
import noStub from './no-stub/rule.ts';
import noUndeclaredDependency from './no-undeclared-dependency/rule.ts';
import noUnresolvedImport from './no-unresolved-import/rule.ts';
import noUnstableDependency from './no-unstable-dependency/rule.ts';
import noUnusedDependency from './no-unused-dependency/rule.ts';
import noUnusedSuppression from './no-unused-suppression/rule.ts';
import noUpwardImport from './no-upward-import/rule.ts';
import requireChangelogEntry from './require-changelog-entry/rule.ts';
import requireChangelogFormat from './require-changelog-format/rule.ts';
import requireValidVersion from './require-valid-version/rule.ts';

export const rules = [maxClassIncoherence, maxCoupling, noBannedTerm, noCommentedOutCode, noCrossServiceImport, noDuplicateCode, noForbiddenImport, noHardCodedEndpoint, noHiddenCoupling, noImportCycle, noMisplacedDependency, noMissingExport, noPlaceholderComment, noPlaceholderValue, noServiceCycle, noSharedDatabase, noStub, noUndeclaredDependency, noUnresolvedImport, noUnstableDependency, noUnusedDependency, noUnusedSuppression, noUpwardImport, requireChangelogEntry, requireChangelogFormat, requireValidVersion] as const;
