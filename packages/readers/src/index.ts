export { type DecodedText, decodeText } from './encoding/index.ts';
export { type ReadOptions, readDocument } from './read-document.ts';
export { type Format, type Hints, type Recognised, recognise } from './recognise.ts';
export {
  eachRow,
  eachTableRow,
  type OnRow,
  readTable,
  readWorkbook,
  type Sheet,
  type TableOptions,
  type WorkbookOptions,
} from './sheets/index.ts';
