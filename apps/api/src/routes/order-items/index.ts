import type { Handler } from '../../handler.ts';
import { answerOrderItemsHandler, answerOrderTableHandler, previewOrderTableHandler } from './answer-items.ts';
import { decideItemObjectionHandler, recordItemLookHandler, withdrawOrderItemHandler } from './decide-items.ts';
import { readDelistingPolicyHandler, setDelistingPolicyHandler } from './delisting-policy.ts';
import { draftDelistingOrdersHandler, draftRelistingOrdersHandler } from './draft-orders.ts';
import { addOrderItemFileHandler, downloadOrderItemFileHandler } from './item-files.ts';
import {
  downloadOrderItemsHandler,
  listOrderItemsHandler,
  readDelistingPlanHandler,
  readOrderBoardHandler,
  readOrderItemHandler,
} from './read-items.ts';

import { receiveStoreEventHandler } from './store-events.ts';

/** What stores were ordered, what they say, and what was seen. */
export const orderItemHandlers: readonly Handler[] = [
  listOrderItemsHandler,
  readOrderItemHandler,
  readOrderBoardHandler,
  answerOrderItemsHandler,
  addOrderItemFileHandler,
  downloadOrderItemFileHandler,
  answerOrderTableHandler,
  previewOrderTableHandler,
  downloadOrderItemsHandler,
  decideItemObjectionHandler,
  withdrawOrderItemHandler,
  recordItemLookHandler,
  readDelistingPlanHandler,
  draftDelistingOrdersHandler,
  draftRelistingOrdersHandler,
  receiveStoreEventHandler,
  readDelistingPolicyHandler,
  setDelistingPolicyHandler,
];
