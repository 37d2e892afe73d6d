import { askCaseExtension, objectToCase } from './cases/answers.ts';
import { addCaseFile, downloadCaseFile, listCaseFiles } from './cases/files.ts';
import { listCases, openCase, readCase, verifyCases } from './cases/read.ts';
import {
  acceptCase,
  addCaseFindings,
  assignCase,
  closeCase,
  confirmCase,
  decideCaseExtension,
  decideCaseObjection,
  dismissCase,
  draftDirectDelisting,
  dropAccessStop,
  dropDirectDelisting,
  mergeCase,
  proposeAccessStop,
  restoreAccess,
  verifyAccessStop,
  withdrawCase,
} from './cases/steps.ts';

export * from './cases/answers.ts';
export * from './cases/files.ts';
export * from './cases/read.ts';
export { Case, CaseStateWord } from './cases/shapes.ts';
export * from './cases/steps.ts';

export const caseRoutes = [
  ...[listCases, readCase, verifyCases, openCase, addCaseFindings, assignCase, acceptCase, confirmCase, dismissCase],
  ...[draftDirectDelisting, dropDirectDelisting, closeCase, withdrawCase, mergeCase, decideCaseObjection, decideCaseExtension],
  ...[proposeAccessStop, dropAccessStop, verifyAccessStop, restoreAccess],
  ...[objectToCase, askCaseExtension, addCaseFile, listCaseFiles, downloadCaseFile],
] as const;
