import { ANSWER_MS, retryAt, serviceAfter } from '@touchstone/domain/service';
import { type Apart, eachInTurn } from '../apart.ts';
import type { KeptService, Sent, ServicePorts, ServiceTransaction, Shipment, StoreAnswered } from './ports.ts';
import { proveByStore } from './prove-service.ts';

const AT_ONCE = 20;

/** Takes the answers of stores as proof of service. @returns documents that were served by it */
export function followStores(ports: Pick<ServicePorts, 'inTransaction'>, apart: Apart = {}): Promise<number> {
  const answered = (most: number) => ports.inTransaction((tx) => tx.storesAnswered(most));
  const prove = async (one: StoreAnswered) => (await ports.inTransaction((tx) => proveByStore(tx, one))).ok;
  return eachInTurn(apart, AT_ONCE, answered, prove, ({ order }) => order);
}

/** Sends what is due, tries again what failed, and gives up what nobody answers. @returns services that were taken up */
export function sendServices(ports: ServicePorts, apart: Apart = {}): Promise<number> {
  const due = (most: number) => ports.inTransaction((tx) => tx.dueServices(ports.nowMs(), most));
  return eachInTurn(apart, AT_ONCE, due, async (id) => {
    await sendOne(ports, id);
    return true;
  });
}

async function sendOne(ports: ServicePorts, id: string): Promise<void> {
  const link = ports.newLink();
  const shipment = await ports.inTransaction((tx) => begin(tx, id, link));
  if (shipment === undefined) return;
  const send = ports.senders[shipment.channel];
  // outside a transaction: the other side may take its time
  const sent: Sent = send === undefined ? { ok: false, retryable: true, error: 'no-such-channel' } : await send(shipment);
  await ports.inTransaction((tx) => end(tx, id, sent));
}

/** The attempt is counted before it is made, and comes back by itself should this process end meanwhile. */
async function begin(
  tx: ServiceTransaction,
  id: string,
  link: { readonly token: string; readonly hash: string },
): Promise<(Shipment & Pick<KeptService, 'channel'>) | undefined> {
  const service = await tx.holdService(id);
  const order = service === undefined ? undefined : await tx.holdOrder(service.order);
  const nowMs = tx.nowMs();
  if (service === undefined || order === undefined || service.nextAtMs === null || service.nextAtMs > nowMs) return undefined;
  if (service.state === 'SENT') {
    await giveUp(tx, service, 'no-answer');
    return undefined;
  }
  if (service.state !== 'PREPARED' || order.state !== 'ISSUED') {
    await tx.saveService(id, { nextAtMs: null });
    return undefined;
  }
  const attempts = service.attempts + 1;
  const isMail = service.channel === 'email';
  await tx.saveService(id, {
    attempts,
    nextAtMs: retryAt(attempts, nowMs) ?? nowMs + ANSWER_MS,
    ...(isMail ? { linkHash: link.hash } : {}),
  });
  return { service: id, channel: service.channel, address: service.address, order, link: isMail ? link.token : null };
}

async function end(tx: ServiceTransaction, id: string, sent: Sent): Promise<void> {
  const service = await tx.holdService(id);
  if (service === undefined) return;
  const atMs = tx.nowMs();
  const outcome = sent.ok ? 'sent' : sent.retryable ? 'failed' : 'refused';
  await tx.addAttempt(id, { attempt: service.attempts, outcome, error: sent.ok ? '' : sent.error, atMs });
  // proof may have come while it was on its way
  const to = serviceAfter(service.state, sent.ok ? 'sent' : 'failed');
  if (to === undefined) return;
  if (sent.ok) return tx.saveService(id, { state: to, sentAtMs: atMs, nextAtMs: atMs + ANSWER_MS });
  const next = sent.retryable ? retryAt(service.attempts, atMs) : undefined;
  if (next === undefined) return giveUp(tx, service, sent.error);
  await tx.saveService(id, { nextAtMs: next, lastError: sent.error });
}

/** Nobody could be reached here. When that is so on every channel, the addressee counts as unreachable: a fact with its attempts. */
async function giveUp(tx: ServiceTransaction, service: KeptService, error: string): Promise<void> {
  const to = serviceAfter(service.state, 'given-up');
  if (to === undefined) return;
  await tx.saveService(service.id, { state: to, nextAtMs: null, lastError: error });
  const order = await tx.holdOrder(service.order);
  const all = await tx.servicesOf(service.order);
  if (order === undefined || all.some(({ state }) => state !== 'FAILED')) return;
  await tx.announce('service.unreachable', service.order, [order.organisation], {
    order: order.id,
    number: order.number,
    case: order.case,
    addressee: { kind: order.addressee.kind, id: order.addressee.id },
    services: all.map(({ id }) => id),
    attempts: all.reduce((sum, { attempts }) => sum + attempts, 0),
  });
}
