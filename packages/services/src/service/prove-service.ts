import type { Scope } from '@touchstone/domain/access';
import { type CaseActor, type CaseRefusal, MAIN_DEADLINES } from '@touchstone/domain/case';
import { proves, serviceAfter } from '@touchstone/domain/service';
import { moveCase } from '../cases/index.ts';
import { printDeadline, startDeadline } from '../deadlines/index.ts';
import type { KeptOrder, OrderActor } from '../orders/index.ts';
import { isAddressee } from './is-addressee.ts';
import type { KeptService, Proof, ServicePorts, ServiceTransaction, StoreAnswered } from './ports.ts';

export type ProveService =
  | { readonly ok: true; readonly isFirst: boolean }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'wrong-authority'
        | 'not-addressee'
        | 'no-such-step'
        | 'no-proof'
        | 'proof-in-future'
        | 'not-issued'
        | 'case-refused'
        | 'bad-deadline';
      readonly because?: CaseRefusal | string;
    };

const SYSTEM: CaseActor = { name: 'system:service', organisation: null, permissions: [] };

/** A proof that the authority records: the scan of a signed 回证, a receipt. */
export const recordProof = (
  ports: Pick<ServicePorts, 'inTransaction'>,
  { order: wanted, service }: { readonly order: string; readonly service: string },
  proof: Proof,
  actor: OrderActor,
): Promise<ProveService> =>
  ports.inTransaction(async (tx): Promise<ProveService> => {
    const kept = await tx.holdService(service);
    const order = kept === undefined ? undefined : await tx.holdOrder(kept.order);
    if (kept?.order !== wanted || order === undefined) return { ok: false, reason: 'not-found' };
    if (order.organisation !== actor.organisation) return { ok: false, reason: 'wrong-authority' };
    return prove(tx, kept, order, proof);
  });

/**
 * The addressee has opened it under their own name, or somebody whom it lets act for it (代理): the surest proof there is.
 * @param scope in which it is done: that of the addressee’s firm where it is an agent’s
 */
export const acknowledgeOrder = (
  ports: Pick<ServicePorts, 'inTransaction'>,
  id: string,
  actor: OrderActor,
  scope: Scope,
): Promise<ProveService> =>
  ports.inTransaction(async (tx): Promise<ProveService> => {
    const order = await tx.holdOrder(id);
    if (order === undefined) return { ok: false, reason: 'not-found' };
    if (actor.organisation === null || !(await isAddressee(tx, order, actor.organisation, scope)))
      return { ok: false, reason: 'not-addressee' };
    return proveBySignIn(tx, order, actor);
  });

/** Somebody of the addressee has the document before them, signed in: held and of the addressee, as the caller has made sure. */
export async function proveBySignIn(tx: ServiceTransaction, order: KeptOrder, actor: OrderActor): Promise<ProveService> {
  if (order.state !== 'ISSUED') return { ok: false, reason: 'not-issued' };
  const inbox = (await tx.servicesOf(order.id)).find(({ channel }) => channel === 'inbox');
  const kept = inbox === undefined ? await inboxOf(tx, order) : await tx.holdService(inbox.id);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  if (kept.state === 'DELIVERED') return { ok: true, isFirst: false };
  const detail = { actor: actor.name, organisation: actor.organisation };
  return prove(tx, kept, order, { kind: 'sign-in', atMs: tx.nowMs(), sha256: null, detail });
}

/** The link of a mail was opened and confirmed. */
export const confirmByLink = (ports: Pick<ServicePorts, 'inTransaction'>, linkHash: string, address: string): Promise<ProveService> =>
  ports.inTransaction(async (tx): Promise<ProveService> => {
    const id = await tx.serviceByLink(linkHash);
    const kept = id === undefined ? undefined : await tx.holdService(id);
    const order = kept === undefined ? undefined : await tx.holdOrder(kept.order);
    if (kept === undefined || order === undefined) return { ok: false, reason: 'not-found' };
    if (kept.state === 'DELIVERED') return { ok: true, isFirst: false };
    return prove(tx, kept, order, { kind: 'link', atMs: tx.nowMs(), sha256: null, detail: { mail: kept.address, address } });
  });

/** A store has answered to an order, over its protocol or in its inbox: the items of the document say so. */
export async function proveByStore(tx: ServiceTransaction, { order: id, item, actor, atMs }: StoreAnswered): Promise<ProveService> {
  const order = await tx.holdOrder(id);
  if (order === undefined || order.addressee.kind !== 'store') return { ok: false, reason: 'not-found' };
  const own = (await tx.servicesOf(id)).find(({ channel }) => channel === 'store-protocol');
  if (own?.state === 'DELIVERED') return { ok: true, isFirst: false };
  const service = own?.id ?? tx.newId();
  if (own === undefined) await tx.insertService(serviceRow(tx, service, order, 'store-protocol'));
  const kept = await tx.holdService(service);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  return prove(tx, kept, order, { kind: 'store-answer', atMs, sha256: null, detail: { item, actor } });
}

/** The addressee came by themselves before anybody sent it to their inbox. */
async function inboxOf(tx: ServiceTransaction, order: KeptOrder): Promise<KeptService | undefined> {
  const id = tx.newId();
  await tx.insertService(serviceRow(tx, id, order, 'inbox'));
  return tx.holdService(id);
}

const serviceRow = (tx: ServiceTransaction, id: string, order: KeptOrder, channel: 'inbox' | 'store-protocol') => ({
  id,
  order: order.id,
  channel,
  address: '',
  state: 'PREPARED' as const,
  nextAtMs: null,
  createdBy: null,
  createdAtMs: tx.nowMs(),
});

async function prove(tx: ServiceTransaction, service: KeptService, order: KeptOrder, proof: Proof): Promise<ProveService> {
  if (order.state !== 'ISSUED') return { ok: false, reason: 'not-issued' };
  if (!proves(service.channel, proof.kind) || (proof.kind === 'scan' && proof.sha256 === null)) return { ok: false, reason: 'no-proof' };
  if (proof.atMs > tx.nowMs() || (order.issuedAtMs !== null && proof.atMs < order.issuedAtMs))
    return { ok: false, reason: 'proof-in-future' };
  const to = serviceAfter(service.state, 'proven');
  if (to === undefined) return { ok: false, reason: 'no-such-step' };
  const isFirst = (await tx.servicesOf(order.id)).every(({ state }) => state !== 'DELIVERED');
  await tx.saveService(service.id, { state: to, nextAtMs: null, proof });
  if (!isFirst) return { ok: true, isFirst };

  const moved = await served(tx, service, order, proof);
  if (moved !== undefined) return moved;
  const readers = await tx.organisationsOf(order.addressee);
  await tx.announce('order.served', order.id, [...new Set([order.organisation, ...readers])], {
    order: order.id,
    number: order.number,
    service: service.id,
    channel: service.channel,
    proof: proof.kind,
    at: new Date(proof.atMs).toISOString(),
  });
  return { ok: true, isFirst };
}

type Refusal = Extract<ProveService, { readonly ok: false }>;

/** The first proof starts the clock and moves the case. */
async function served(tx: ServiceTransaction, service: KeptService, order: KeptOrder, proof: Proof): Promise<Refusal | undefined> {
  const of = order.case === null ? undefined : await tx.holdCase(order.case);
  const basis = order.number ?? `order:${order.id}`;
  const move = async (event: 'serve' | 'begin-rectifying'): Promise<Refusal | undefined> => {
    if (of === undefined) return undefined;
    const moved = await moveCase(tx, { caseId: of.id, event, basis, payload: { order: order.id, service: service.id }, actor: SYSTEM });
    return moved.ok ? undefined : { ok: false, reason: 'case-refused', because: moved.reason };
  };
  const isMain = order.type === 'rectification' && of?.state === 'ORDERED';
  const takesServe = isMain || (order.type === 'delisting' && (of?.state === 'DELIST_ORDERED' || of?.state === 'DELISTED'));
  if (takesServe) {
    const refused = await move('serve');
    if (refused !== undefined) return refused;
  }
  const started = await startsDeadline(tx, order, basis, proof.atMs);
  if (started !== undefined) return started;
  return isMain && order.deadline !== null ? move('begin-rectifying') : undefined;
}

/** Whose clock begins elsewhere: at publication, by the items of the document. */
const ELSEWHERE: ReadonlySet<string> = new Set(['delisting', 'search-ban', 'extension', 'pause', 'resume']);

async function startsDeadline(tx: ServiceTransaction, order: KeptOrder, basis: string, startedAtMs: number): Promise<Refusal | undefined> {
  if (order.deadline === null || ELSEWHERE.has(order.type)) return undefined;
  const party = order.addressee.kind === 'store' ? 'store' : 'operator';
  const by = { actor: SYSTEM.name, basis };
  const started = await startDeadline(tx, {
    targetKind: 'order',
    targetId: order.id,
    caseId: order.case,
    purpose: order.type === 'rectification' ? MAIN_DEADLINES[0] : order.type,
    obliged: `${party}:${order.addressee.id}`,
    organisation: order.organisation,
    province: order.province,
    rule: order.deadline,
    startEvent: 'service.delivered',
    startedAtMs,
    documentId: order.id,
    ...by,
  });
  if (!started.ok) return { ok: false, reason: 'bad-deadline', because: started.reason };
  // a calendar may have been corrected since it was issued: then an administrator is asked, and the day is printed later
  if (started.state === 'RUNNING') await printDeadline(tx, started.id, by, order.id);
  return undefined;
}
