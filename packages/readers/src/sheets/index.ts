export { eachTableRow, readTable, type TableOptions } from './read-table.ts';
export { eachRow, readWorkbook, type WorkbookOptions } from './read-workbook.ts';
export type { OnRow, Sheet } from './sheet.ts';
export { sheetsAsText } from './sheets-as-text.ts';
