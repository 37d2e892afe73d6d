export { type AddTemplate, addTemplate, loadTemplates } from './add-template.ts';
export { type DraftOrder, draftOrder, draftOrderIn, editDraft, type OrderDraft, type OrderEdit } from './draft-order.ts';
export { type IssueOrder, issueOrder } from './issue-order.ts';
export type {
  Addressee,
  FrozenFiles,
  KeptOrder,
  KeptTemplate,
  Letterhead,
  NewOrder,
  OrderActor,
  OrderChange,
  OrdersPorts,
  OrdersTransaction,
  SealKind,
} from './ports.ts';
export { type RenderDraft, type RenderOrder, renderDraft, renderOrder } from './render-order.ts';
export { approveOrder, type ReviewOrder, sendBack, sendToReview } from './review-order.ts';
export { keepScan, type SealOrder, type SealPort, signOrder } from './seal-order.ts';
export type { OrderReason, OrderRefusal } from './step-order.ts';
export { withDigest } from './template-digest.ts';
export { type VerifiedOrder, verifyOrder } from './verify-order.ts';
export { dropOrder, type WithdrawOrder, withdrawOrder } from './withdraw-order.ts';
