import type { ServiceChannel } from '@touchstone/domain/service';
import type { OrderActor } from '../orders/index.ts';
import type { ServicePorts } from './ports.ts';

export interface ServiceWish {
  readonly order: string;
  readonly channel: ServiceChannel;
  readonly address: string;
}

export type PrepareService =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'wrong-authority' | 'not-issued' | 'bad-address' | 'no-inbox' | 'wrong-channel' };

const ADDRESS: Readonly<Record<ServiceChannel, RegExp>> = {
  inbox: /^$/,
  email: /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[^\s@<>".]{2,}$/,
  webhook: /^https?:\/\/\S{1,500}$/,
  paper: /^.{2,500}$/s,
  'store-protocol': /^$/,
};

/** Sends an issued document on a channel. What goes out by itself is due at once; paper waits for its scan, the inbox for its reader. */
export const prepareService = (
  ports: Pick<ServicePorts, 'inTransaction'>,
  { order: id, channel, address }: ServiceWish,
  actor: OrderActor,
): Promise<PrepareService> =>
  ports.inTransaction(async (tx): Promise<PrepareService> => {
    const order = await tx.holdOrder(id);
    if (order === undefined) return { ok: false, reason: 'not-found' };
    if (order.organisation !== actor.organisation) return { ok: false, reason: 'wrong-authority' };
    if (order.state !== 'ISSUED') return { ok: false, reason: 'not-issued' };
    if (!ADDRESS[channel].test(address)) return { ok: false, reason: 'bad-address' };
    if (channel === 'store-protocol' && order.addressee.kind !== 'store') return { ok: false, reason: 'wrong-channel' };
    const readers = await tx.organisationsOf(order.addressee);
    if (channel === 'inbox' && readers.length === 0) return { ok: false, reason: 'no-inbox' };

    const atMs = tx.nowMs();
    const service = tx.newId();
    const goesOut = channel === 'email' || channel === 'webhook';
    const row = { id: service, order: id, channel, address, createdBy: actor.person, createdAtMs: atMs };
    await tx.insertService({ ...row, state: 'PREPARED', nextAtMs: goesOut ? atMs : null });
    if (channel === 'inbox') {
      await tx.addAttempt(service, { attempt: 1, outcome: 'sent', error: '', atMs });
      await tx.saveService(service, { state: 'SENT', attempts: 1, sentAtMs: atMs });
      const payload = { order: id, number: order.number, type: order.type, service };
      await tx.announce('order.delivered-to-inbox', id, readers, payload);
    }
    return { ok: true, id: service };
  });
