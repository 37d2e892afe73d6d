import type { Handler } from '../../handler.ts';
import { checkLedgerHandler, downloadLedgerTemplateHandler, listLedgerKindsHandler, uploadLedgerHandler } from './books.ts';
import {
  deleteLedgerMappingHandler,
  importLedgerHandler,
  listLedgerImportsHandler,
  listLedgerMappingsHandler,
  listLedgerRecordsHandler,
  listLedgerRowsHandler,
  readLedgerImportHandler,
  saveLedgerMappingHandler,
} from './imports.ts';

/** 台账: old books of firms, apps, findings, orders, deadlines, notices and results. */
export const ledgerHandlers: readonly Handler[] = [
  listLedgerKindsHandler,
  downloadLedgerTemplateHandler,
  uploadLedgerHandler,
  checkLedgerHandler,
  importLedgerHandler,
  listLedgerImportsHandler,
  readLedgerImportHandler,
  listLedgerRowsHandler,
  listLedgerMappingsHandler,
  saveLedgerMappingHandler,
  deleteLedgerMappingHandler,
  listLedgerRecordsHandler,
];
