// Generated from the folders of this directory by `npm test -- -u`. Do not edit.
import noImportCycle from './no-import-cycle/rule.ts';
import noMissingExport from './no-missing-export/rule.ts';
import noPlaceholderComment from './no-placeholder-comment/rule.ts';
import noUnresolvedImport from './no-unresolved-import/rule.ts';
import noUnusedSuppression from './no-unused-suppression/rule.ts';

export const rules = [noImportCycle, noMissingExport, noPlaceholderComment, noUnresolvedImport, noUnusedSuppression] as const;
