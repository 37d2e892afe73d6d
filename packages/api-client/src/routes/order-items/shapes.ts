import Type from 'typebox';
import { Count, closed, Instant, nullable, oneOf, Uuid } from '../../schema.ts';

export const ItemState = oneOf([
  'QUEUED',
  'SENT',
  'DELIVERED',
  'ACKED',
  'OBJECTED',
  'REPORTED_DONE',
  'PROBING',
  'VERIFIED_ABSENT',
  'VERIFIED_LIVE',
  'STILL_LIVE',
  'OVERDUE',
  'ESCALATED',
  'REAPPEARED',
  'WITHDRAWN',
]);

export const ItemKind = oneOf(['delist', 'relist', 'search-ban']);

export const Reason = oneOf(['not-ours', 'other-app-same-name', 'already-off', 'other-channel-package', 'other']);

export const LookResult = oneOf(['live', 'gone', 'undecided']);

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const Objection = closed({
  code: Reason,
  text: Type.String(),
  evidence: Type.Array(Type.String()),
  at: Instant,
  decision: nullable(closed({ accepted: Type.Boolean(), reason: Type.String(), by: Type.String(), at: Instant })),
});

/** How long it took since publication or issue, in seconds. */
export const Delays = closed({
  delivered: nullable(Count),
  acknowledged: nullable(Count),
  reported: nullable(Count),
  verified: nullable(Count),
});

export const item = {
  id: Uuid,
  order: Uuid,
  orderNumber: Type.String(),
  case: Uuid,
  listing: Uuid,
  store: Uuid,
  storeName: Type.String(),
  storeAppId: Type.String(),
  kind: ItemKind,
  state: ItemState,
  package: Type.String(),
  appName: Type.String(),
  versionName: Type.String(),
  round: Count,
  predecessor: nullable(Uuid),
  isLater: Type.Boolean(),
  objection: nullable(Objection),
  startedAt: Instant,
  dueAt: nullable(Instant),
  sentAt: nullable(Instant),
  deliveredAt: nullable(Instant),
  acknowledgedAt: nullable(Instant),
  reportedAt: nullable(Instant),
  verifiedAt: nullable(Instant),
  overdueAt: nullable(Instant),
  escalatedAt: nullable(Instant),
  reappearedAt: nullable(Instant),
  releasedAt: nullable(Instant),
  nextLookAt: nullable(Instant),
  lastLookAt: nullable(Instant),
  sendFault: nullable(Type.String()),
  withdrawal: nullable(closed({ documentNumber: Type.String(), reason: Type.String(), at: Instant })),
  delays: Delays,
  createdAt: Instant,
  version: Type.Integer(),
};

export const OrderItem = closed(item);

export const itemParams = closed({ item: Uuid });
