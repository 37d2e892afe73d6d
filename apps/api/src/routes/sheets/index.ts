import type { Handler } from '../../handler.ts';
import { downloadWorkbookHandler, importWorkbookHandler, saveAnswersHandler, submitSheetHandler } from './fill-sheet.ts';
import {
  acceptSheetHandler,
  assignSheetHandler,
  listLaboratoriesHandler,
  listSheetsHandler,
  openSheetHandler,
  readSheetHandler,
  returnSheetHandler,
  takeSheetHandler,
} from './sheets.ts';

/** Check sheets: what people test, and how it comes in. */
export const sheetHandlers: readonly Handler[] = [
  listSheetsHandler,
  listLaboratoriesHandler,
  openSheetHandler,
  readSheetHandler,
  assignSheetHandler,
  takeSheetHandler,
  saveAnswersHandler,
  submitSheetHandler,
  acceptSheetHandler,
  returnSheetHandler,
  downloadWorkbookHandler,
  importWorkbookHandler,
];
