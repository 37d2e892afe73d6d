import { answerOrderItems, answerOrderTable, previewOrderTable } from './order-items/answers.ts';
import { readOrderBoard } from './order-items/board.ts';
import { decideItemObjection, recordItemLook, withdrawOrderItem } from './order-items/decisions.ts';
import { addOrderItemFile, downloadOrderItemFile } from './order-items/files.ts';
import { draftDelistingOrders, draftRelistingOrders, readDelistingPlan } from './order-items/plan.ts';
import { readDelistingPolicy, setDelistingPolicy } from './order-items/policy.ts';
import { downloadOrderItems, listOrderItems, readOrderItem } from './order-items/read.ts';
import { receiveStoreEvent } from './order-items/store-events.ts';

export * from './order-items/answers.ts';
export * from './order-items/board.ts';
export * from './order-items/decisions.ts';
export * from './order-items/files.ts';
export * from './order-items/plan.ts';
export * from './order-items/policy.ts';
export * from './order-items/read.ts';
export { OrderItem } from './order-items/shapes.ts';
export * from './order-items/store-events.ts';

export const orderItemRoutes = [
  listOrderItems,
  readOrderItem,
  readOrderBoard,
  answerOrderItems,
  addOrderItemFile,
  downloadOrderItemFile,
  answerOrderTable,
  previewOrderTable,
  downloadOrderItems,
  decideItemObjection,
  withdrawOrderItem,
  recordItemLook,
  readDelistingPlan,
  draftDelistingOrders,
  draftRelistingOrders,
  receiveStoreEvent,
  readDelistingPolicy,
  setDelistingPolicy,
] as const;
