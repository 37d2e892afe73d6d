import type { OrderActor, OrdersPorts, OrdersTransaction, SealKind } from './ports.ts';
import type { OrderRefusal } from './step-order.ts';

/** A seal is never drawn: paper is stamped and scanned, or a service of the authority signs the file. */
export interface SealPort {
  /** @returns the signed file */
  sign(file: {
    readonly pdf: string;
    readonly number: string;
    readonly authority: string;
  }): Promise<{ readonly ok: true; readonly sha256: string } | { readonly ok: false; readonly retryable: boolean; readonly error: string }>;
}

export type SealOrder = { readonly ok: true } | OrderRefusal;

/** The scan of the stamped paper, kept beside the frozen file. Once there it does not change. */
export const keepScan = (ports: Pick<OrdersPorts, 'inTransaction'>, id: string, sha256: string, actor: OrderActor): Promise<SealOrder> =>
  ports.inTransaction((tx) => keepSealed(tx, id, { sha256, kind: 'paper' }, actor));

/** Has the frozen file signed by the service of the authority. */
export async function signOrder(
  ports: Pick<OrdersPorts, 'inTransaction'>,
  seal: SealPort | undefined,
  id: string,
  actor: OrderActor,
): Promise<SealOrder> {
  if (seal === undefined) return { ok: false, reason: 'no-signature-service' };
  const found = await ports.inTransaction(async (tx) => {
    const order = await sealable(tx, id, actor);
    return order.ok ? { ok: true as const, order: order.order, head: await tx.letterhead(order.order.organisation) } : order;
  });
  if (!found.ok) return found;
  const { number, files } = found.order;
  // outside a transaction: the service may take its time
  const signed = await seal.sign({ pdf: files?.pdf ?? '', number: number ?? '', authority: found.head?.authority ?? '' });
  if (!signed.ok) return { ok: false, reason: 'signature-failed', because: signed.error };
  return ports.inTransaction((tx) => keepSealed(tx, id, { sha256: signed.sha256, kind: 'e-signature' }, actor));
}

async function keepSealed(
  tx: OrdersTransaction,
  id: string,
  sealed: { readonly sha256: string; readonly kind: SealKind },
  actor: OrderActor,
): Promise<SealOrder> {
  const found = await sealable(tx, id, actor);
  if (!found.ok) return found;
  await tx.saveOrder(id, { sealed });
  const event = { event: 'seal', from: 'ISSUED', to: 'ISSUED', actor: actor.name, detail: sealed, atMs: tx.nowMs() } as const;
  await tx.appendOrderEvent(id, event);
  return { ok: true };
}

async function sealable(tx: OrdersTransaction, id: string, actor: OrderActor) {
  const order = await tx.holdOrder(id);
  if (order === undefined) return { ok: false, reason: 'not-found' } as const;
  if (order.organisation !== actor.organisation) return { ok: false, reason: 'wrong-authority' } as const;
  if (order.state !== 'ISSUED') return { ok: false, reason: 'no-such-step' } as const;
  if (order.sealed !== null) return { ok: false, reason: 'sealed-already' } as const;
  return { ok: true, order } as const;
}
