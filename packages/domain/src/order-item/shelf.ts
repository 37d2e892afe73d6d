import type { ItemKind, ItemState } from './item.ts';

interface OnShelf {
  readonly kind: ItemKind;
  readonly state: ItemState;
}

/** Items that still count: what was withdrawn is nothing, what reappeared goes on in its next round. */
const counting = <I extends OnShelf>(items: readonly I[], kind: ItemKind): readonly I[] =>
  items.filter((item) => item.kind === kind && item.state !== 'WITHDRAWN' && item.state !== 'REAPPEARED');

/** Delisted is what our own looks found off every shelf; no items, no delisting. */
export function isDelisted(items: readonly OnShelf[]): boolean {
  const owed = counting(items, 'delist');
  return owed.length > 0 && owed.every(({ state }) => state === 'VERIFIED_ABSENT');
}

/** Relisted is what was seen on one shelf again: no store must take it back. */
export const isRelisted = (items: readonly OnShelf[]): boolean => counting(items, 'relist').some(({ state }) => state === 'VERIFIED_LIVE');
