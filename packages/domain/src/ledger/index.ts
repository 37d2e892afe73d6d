export {
  type FieldId,
  fieldOf,
  fieldsOfLedger,
  isRecordKind,
  LEDGER_FIELDS,
  LEDGER_KINDS,
  LEDGERS,
  type LedgerField,
  type LedgerKind,
  ledgerOf,
  RECORD_KINDS,
  type RecordKind,
} from './fields.ts';
export { guessMapping, HEAD_WITHIN, headRow, isFieldId, type Mapping, type MappingFault, mappingFaults } from './mapping.ts';
export { type CellFault, type LedgerValues, type ReadRow, readRow } from './read-row.ts';
export { CELL_FAULTS, type CellFaultCode, problemsOf, readCell, type ValueType } from './values.ts';
