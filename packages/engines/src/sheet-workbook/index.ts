export { type ReadSheet, type ReadSheetOptions, readSheetWorkbook } from './read-sheet.ts';
export { explainSheetFault, type SheetFault } from './sheet-faults.ts';
export { writeSheetWorkbook } from './write-sheet.ts';
