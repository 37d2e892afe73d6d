import { answerOrder, listOrderAnswers } from './orders/answers.ts';
import { draftOrder, editOrder, previewOrder, readOrderMaterial } from './orders/drafts.ts';
import { downloadOrderCover, downloadOrderFile, sealOrder, signOrder, verifyOrder } from './orders/files.ts';
import { listOrderEvents, listOrders, readOrder } from './orders/read.ts';
import {
  acknowledgeOrder,
  confirmService,
  listServices,
  readGatewayKey,
  recordReceipt,
  recordScan,
  serveOrder,
  showServiceLink,
} from './orders/services.ts';
import { approveOrder, dropOrder, issueOrder, returnOrder, reviewOrder, withdrawOrder } from './orders/steps.ts';
import { addOrderTemplate, listOrderTemplates, previewOrderTemplate, readOrderTemplate, tryOrderTemplate } from './orders/templates.ts';

export * from './orders/answers.ts';
export * from './orders/drafts.ts';
export * from './orders/files.ts';
export * from './orders/read.ts';
export * from './orders/services.ts';
export { MAX_SCAN_BYTES, Order, SEAL_TYPES } from './orders/shapes.ts';
export * from './orders/steps.ts';
export * from './orders/templates.ts';

export const orderRoutes = [
  listOrderTemplates,
  readOrderTemplate,
  addOrderTemplate,
  tryOrderTemplate,
  previewOrderTemplate,
  readOrderMaterial,
  listOrders,
  draftOrder,
  readOrder,
  editOrder,
  reviewOrder,
  returnOrder,
  approveOrder,
  issueOrder,
  withdrawOrder,
  dropOrder,
  listOrderEvents,
  downloadOrderFile,
  previewOrder,
  downloadOrderCover,
  verifyOrder,
  sealOrder,
  signOrder,
  listServices,
  serveOrder,
  recordReceipt,
  recordScan,
  acknowledgeOrder,
  listOrderAnswers,
  answerOrder,
  showServiceLink,
  confirmService,
  readGatewayKey,
] as const;
