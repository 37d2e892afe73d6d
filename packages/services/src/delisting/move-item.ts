import { forceOff } from '@touchstone/domain/listing';
import {
  type ApplyItemEvent,
  applyItemEvent,
  applyLook,
  type ItemEffect,
  type ItemEvent,
  type ItemLook,
  isLookedAt,
  isSettled,
  type LookPolicy,
  nextLookMs,
  policyFor,
} from '@touchstone/domain/order-item';
import { newItem } from './new-item.ts';
import type { By, DelistingTransaction, ItemEventRow, OrderItem, OrderMessage } from './ports.ts';
import { findAgainstStore } from './store-finding.ts';

export type MoveItem =
  | { readonly ok: true; readonly item: OrderItem; readonly effects: readonly ItemEffect[] }
  | { readonly ok: false; readonly reason: 'no-such-step' };

interface Move extends By {
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly message?: OrderMessage;
  /** Row of the look that it rests on. */
  readonly probe?: string;
}

const POLL_FIRST_MS = 10 * 60_000;

/** Takes an item one step on: its row, its event and its effects are one transaction. */
export async function moveItem(tx: DelistingTransaction, item: OrderItem, event: ItemEvent, move: Move): Promise<MoveItem> {
  const applied = applyItemEvent(item, event, tx.nowMs(), await policyOf(tx, item));
  return applied.ok ? carryOut(tx, item, event, applied, move) : applied;
}

/** What a look makes of an item. A look that proves nothing is kept with the listing and is no event. */
export async function takeLook(tx: DelistingTransaction, item: OrderItem, look: ItemLook, move: Move): Promise<MoveItem> {
  const policy = await policyOf(tx, item);
  const quiet = lookQuietly(item, look, policy, tx.nowMs(), move);
  if (quiet !== undefined) {
    await tx.saveItems([quiet.item]);
    await tx.addItemEvents(quiet.events);
    return { ok: true, item: quiet.item, effects: [] };
  }
  const seen = seenAt(item, look);
  const applied = applyLook(seen, look, policy);
  if (!applied.ok || applied.event === undefined) return { ok: false, reason: 'no-such-step' };
  const moved = await carryOut(tx, seen, applied.event, applied, moveOfLook(move, look));
  if (moved.ok && isUnderBan(item, look) && !(await tx.hasFinding(item.id)))
    await findAgainstStore(tx, item, 'listed-under-ban', look.probe);
  return moved;
}

/** An item as a look leaves it that nothing follows from, with its event; undefined when something does. */
export function lookQuietly(
  item: OrderItem,
  look: ItemLook,
  policy: LookPolicy,
  nowMs: number,
  move: Move,
): { readonly item: OrderItem; readonly events: readonly ItemEventRow[] } | undefined {
  const seen = seenAt(item, look);
  const applied = applyLook(seen, look, policy);
  if (!applied.ok) return { item, events: [] };
  if (applied.event === undefined) return { item: { ...seen, looks: applied.next.looks }, events: [] };
  if (applied.effects.length > 0 || isUnderBan(item, look)) return undefined;
  const { next, row } = stepped(seen, applied.event, applied, nowMs, moveOfLook(move, look));
  return { item: next, events: [row] };
}

const seenAt = (item: OrderItem, { atMs }: ItemLook): OrderItem => ({ ...item, lastLookMs: Math.max(item.lastLookMs ?? 0, atMs) });
const isUnderBan = ({ isLater, kind }: OrderItem, { result }: ItemLook) => isLater && kind === 'delist' && result === 'live';
const moveOfLook = (move: Move, { probe, vantage, result }: ItemLook): Move => ({
  ...move,
  detail: { ...move.detail, probe, vantage, result },
  probe,
});

export const policyOf = async (tx: DelistingTransaction, item: OrderItem): Promise<LookPolicy> =>
  policyFor((await tx.delistingPolicy()).looks, await tx.placesOf(item.store));

async function carryOut(
  tx: DelistingTransaction,
  item: OrderItem,
  event: ItemEvent,
  applied: ApplyItemEvent & { readonly ok: true },
  move: Move,
): Promise<MoveItem> {
  const { next, row } = stepped(item, event, applied, tx.nowMs(), move);
  await tx.saveItems([next]);
  await tx.addItemEvents([row]);
  for (const effect of applied.effects) await ACTS[effect]?.(tx, next, move);
  return { ok: true, item: { ...next, rowVersion: item.rowVersion + 1 }, effects: applied.effects };
}

/** What a step writes: the item as it becomes, and its event. */
function stepped(item: OrderItem, event: ItemEvent, applied: ApplyItemEvent & { readonly ok: true }, nowMs: number, move: Move) {
  let next: OrderItem = { ...item, ...applied.next, ...stamps(item, event, nowMs), lastSeq: item.lastSeq + 1 };
  for (const effect of applied.effects) next = { ...next, ...(FIELDS[effect]?.(next, nowMs, move) ?? {}) };
  const { actor, basis, detail = {} } = move;
  const row: ItemEventRow = {
    item: item.id,
    seq: next.lastSeq,
    event,
    from: item.state,
    to: next.state,
    actor,
    basis,
    detail,
    atMs: nowMs,
  };
  return { next, row };
}

/** Times that an event stands for; the first of its kind counts. */
function stamps(item: OrderItem, event: ItemEvent, nowMs: number): Partial<OrderItem> {
  switch (event) {
    case 'send':
      return { sentMs: item.sentMs ?? nowMs, nextSendMs: null };
    case 'receive':
      return { deliveredMs: item.deliveredMs ?? nowMs, sentMs: item.sentMs ?? nowMs, nextSendMs: null };
    case 'acknowledge':
      return { ackedMs: item.ackedMs ?? nowMs };
    case 'report-done':
      return { nextPollMs: null };
    case 'miss-due':
      return { overdueMs: nowMs };
    case 'escalate':
      return { escalatedMs: nowMs };
    case 'release':
      return { releasedMs: nowMs };
    default:
      return {};
  }
}

type Fields = (item: OrderItem, nowMs: number, move: Move) => Partial<OrderItem>;

const FIELDS: Readonly<Partial<Record<ItemEffect, Fields>>> = {
  'poll-store': (_, nowMs) => ({ nextPollMs: nowMs + POLL_FIRST_MS }),
  'look-anew': ({ kind, state }, nowMs) => ({
    probeStep: 0,
    nextProbeMs: isLookedAt(kind, state) ? nextLookMs(nowMs, 0, !isSettled(state)) : null,
  }),
  'force-off': (_, nowMs) => ({ verifiedMs: nowMs, nextPollMs: null, nextSendMs: null }),
  'on-shelf': (_, nowMs) => ({ verifiedMs: nowMs, nextPollMs: null, nextSendMs: null }),
  'new-round': (_, nowMs) => ({ reappearedMs: nowMs }),
  'stop-looking': () => ({ nextProbeMs: null, nextPollMs: null }),
  'tell-store': ({ sentMs }, nowMs, { message }) => ({
    nextSendMs: sentMs === null ? null : nowMs,
    sendAttempts: 0,
    ...(message === undefined ? {} : { message }),
  }),
};

type Act = (tx: DelistingTransaction, item: OrderItem, move: Move) => Promise<void>;
const tell =
  (topic: string): Act =>
  async (tx, item) =>
    tx.announce(topic, item.id, await tx.organisationOf(item), { item: item.id, store: item.store, case: item.case });

const ACTS: Readonly<Partial<Record<ItemEffect, Act>>> = {
  'force-off': async (tx, { listing, kind }) => {
    if (kind !== 'delist') return;
    const held = (await tx.holdListings([listing])).get(listing);
    if (held !== undefined) await tx.saveListings([{ id: listing, next: forceOff(held.listing).next }]);
  },
  'new-round': async (tx, item) => {
    const { looks: _, ...policy } = await tx.delistingPolicy();
    await newItem(
      tx,
      { ...item, app: item, startedMs: tx.nowMs(), dueMs: null, isLater: false, round: item.round + 1, predecessor: item.id },
      policy,
    );
  },
  'finding-false-report': (tx, item, { probe }) => findAgainstStore(tx, item, 'false-report', probe ?? null),
  'finding-reappeared': (tx, item, { probe }) => findAgainstStore(tx, item, 'reappeared', probe ?? null),
  'tell-overdue': tell('order.item-overdue'),
  'tell-escalated': tell('order.item-escalated'),
  'tell-objection': tell('order.item-objected'),
};
