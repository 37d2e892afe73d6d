export { type AnswerOrder, type AnswerWish, answerOrder } from './answer-order.ts';
export type {
  KeptService,
  OrderAnswer,
  OrderAnswerKind,
  Proof,
  Sent,
  ServiceChange,
  ServicePorts,
  ServiceTransaction,
  Shipment,
  StoreAnswered,
} from './ports.ts';
export { type PrepareService, prepareService, type ServiceWish } from './prepare-service.ts';
export { acknowledgeOrder, confirmByLink, type ProveService, proveByStore, recordProof } from './prove-service.ts';
export { followStores, sendServices } from './send-services.ts';
