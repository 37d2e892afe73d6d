import type { Handler } from '../../handler.ts';
import { addCaseFileHandler, downloadCaseFileHandler, listCaseFilesHandler } from './case-files.ts';
import { addCaseFindingsHandler, openCaseHandler } from './open-case.ts';
import { listCasesHandler, readCaseHandler, verifyCasesHandler } from './read-cases.ts';
import { caseStepHandlers } from './step-cases.ts';

/** Cases: read, opened, moved by the verbs that are nobody else's. */
export const caseHandlers: readonly Handler[] = [
  ...[listCasesHandler, readCaseHandler, verifyCasesHandler, openCaseHandler, addCaseFindingsHandler],
  ...caseStepHandlers,
  ...[addCaseFileHandler, listCaseFilesHandler, downloadCaseFileHandler],
];
