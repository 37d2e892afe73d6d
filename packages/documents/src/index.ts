export type { DocumentOptions } from './document-options.ts';
export { collectedList } from './lists/collected-list.ts';
export type { Cell, DataList, EvidenceLine, ListRow, Piece } from './lists/data-list.ts';
export { sharedList } from './lists/shared-list.ts';
export { type ListFormat, type WrittenFile, writeLists } from './lists/write-lists.ts';
export { type Outcome, type Rectification, type RectifiedClause, rectification } from './rectification/rectification.ts';
export { rectificationDocx } from './rectification/rectification-docx.ts';
