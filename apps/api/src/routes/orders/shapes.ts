import type { ListedService, ListedTemplate } from '@touchstone/db/repositories/order-lists';
import type { OrderOf } from '@touchstone/db/repositories/order-shapes';
import type { Session } from '../../platform.ts';

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A document as the API shows one; what it was rendered from, its cover, and to addressees its authors stay inside. */
export const orderShape = (
  { model, cover, issuedAtMs, withdrawnAtMs, createdAtMs, rowVersion, ...row }: OrderOf,
  { scope }: Pick<Session, 'scope'>,
) => ({
  ...row,
  ...(scope.kind === 'all' || scope.kind === 'province' ? {} : { draftedBy: null, approvedBy: null }),
  citations: [...row.citations],
  issuedAt: instant(issuedAtMs),
  withdrawnAt: instant(withdrawnAtMs),
  createdAt: new Date(createdAtMs).toISOString(),
  version: rowVersion,
});

export const templateShape = ({ addedAt, ...row }: ListedTemplate) => ({ ...row, addedAt: addedAt.toISOString() });

export const serviceShape = ({ nextAt, sentAt, deliveredAt, createdAt, history, ...row }: ListedService) => ({
  ...row,
  nextAt: nextAt?.toISOString() ?? null,
  sentAt: sentAt?.toISOString() ?? null,
  deliveredAt: deliveredAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  history: [...history],
});
