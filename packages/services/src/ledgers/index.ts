export { importRows } from './import-rows.ts';
export type { LedgerImport, LedgerInput, LedgerOutcome, LedgerPlace, LedgerPorts, LedgerRecord, LedgerTransaction } from './ports.ts';
