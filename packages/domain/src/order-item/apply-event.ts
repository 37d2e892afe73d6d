import { stepOf } from '../steps/index.ts';
import { type ItemEffect, type ItemEvent, type ItemGuard, type ItemKind, type ItemState, stepsOf } from './item.ts';
import { bearsOut, type ItemLook, isSeenOftenEnough, type KeptLook, type LookPolicy, PAGE_TIME_MS, withLook } from './look.ts';
import { OBJECTIONS, type ObjectionCode } from './objection.ts';

/** What the steps of an item look at. */
export interface Item {
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly looks: readonly KeptLook[];
  /** When the store said that it is carried out. */
  readonly reportedMs: number | null;
  readonly objection: ObjectionCode | null;
}

export type ApplyItemEvent =
  | { readonly ok: true; readonly next: Item; readonly effects: readonly ItemEffect[] }
  | { readonly ok: false; readonly reason: 'no-such-step' };

/** What an event makes of an item. */
export function applyItemEvent(item: Item, event: ItemEvent, nowMs: number, policy: LookPolicy): ApplyItemEvent {
  const holds: Readonly<Record<ItemGuard, () => boolean>> = {
    'seen-often-enough': () => isSeenOftenEnough(item.looks, item.kind, policy),
    'page-had-time': () => item.reportedMs === null || nowMs - item.reportedMs >= PAGE_TIME_MS,
    'order-misses-listing': () => item.objection !== null && OBJECTIONS[item.objection].settledBy === 'order-misses-listing',
  };
  const step = stepOf(stepsOf(item.kind), item.state, event, (guard) => holds[guard]());
  if (step === undefined) return { ok: false, reason: 'no-such-step' };
  const reportedMs = event === 'report-done' ? nowMs : item.reportedMs;
  return { ok: true, next: { ...item, state: step.to, reportedMs }, effects: step.effects ?? [] };
}

/** What a look makes of an item; a look that says nothing, or came before the last, leaves it as it is. */
export function applyLook(item: Item, look: ItemLook, policy: LookPolicy): ApplyItemEvent & { readonly event?: ItemEvent } {
  const says = bearsOut(item.kind, look);
  const lastMs = item.looks.at(-1)?.atMs ?? 0;
  if (says === undefined || look.atMs < lastMs) return { ok: true, next: item, effects: [] };
  const seen = { ...item, looks: withLook(item.looks, item.kind, look) };
  const event = says ? 'look-borne-out' : 'look-contrary';
  const applied = applyItemEvent(seen, event, look.atMs, policy);
  // a step that does not exist (a relisting not there yet) still keeps what was seen
  return applied.ok ? { ...applied, event } : { ok: true, next: seen, effects: [] };
}
