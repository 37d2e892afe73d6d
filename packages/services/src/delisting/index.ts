export { type AnswerFault, type AnswerItems, answerItems, type FaultyAnswer, type ItemAnswer } from './answer-items.ts';
export {
  type AnswerLine,
  type CellFault,
  columnOf,
  ITEM_COLUMNS,
  itemRows,
  type ReadAnswerLines,
  type ReadAnswerTable,
  readAnswerLines,
  readAnswerTable,
  type TableFault,
} from './answer-table.ts';
export { type CreateItems, createItems } from './create-items.ts';
export {
  type DecideItem,
  type Decision,
  decideObjection,
  type Withdrawal,
  type WithdrawItem,
  withdrawItem,
  withdrawItems,
} from './decide-items.ts';
export { type DraftForStores, type DraftsForStores, draftForStores, type ShelfRow, type StoreToTell } from './draft-orders.ts';
export { expireItems } from './due-items.ts';
export { followShelves } from './later-listings.ts';
export { keepLook, lookAtItems } from './look-at-items.ts';
export { type MoveItem, moveItem, takeLook } from './move-item.ts';
export { pollItems } from './poll-items.ts';
export type * from './ports.ts';
export {
  type Application,
  type ApplyToRelist,
  applyToRelist,
  type DecideRelisting,
  decideRelisting,
  type Relisting,
  type RelistingDecision,
  type RelistingTransaction,
  withdrawRelisting,
} from './relistings.ts';
export { ORDER_BREAKER, orderOf, sendItems } from './send-items.ts';
export { settleCase } from './settle-case.ts';
export { takeAnswer } from './take-answer.ts';
