import type { Problems } from '@touchstone/kernel/problem';
import type { Budget } from './budget.ts';
import type { Extent } from './header.ts';

const ITEM_BYTES = 12;

/**
 * The map of a DEX file: for each kind of item, how many and where. The first item of a kind counts.
 * An absent or broken map is empty: Android refuses such a file, but its tables can still be read.
 *
 * @source https://source.android.com/docs/core/runtime/dex-format#map-list
 */
export function readMap(view: DataView, at: number, budget: Budget, problems: Problems): ReadonlyMap<number, Extent> {
  const map = new Map<number, Extent>();
  if (at === 0 || at > view.byteLength - 4) {
    problems.add('dex/no-map', at);
    return map;
  }
  const stated = view.getUint32(at, true);
  const room = Math.floor((view.byteLength - at - 4) / ITEM_BYTES);
  if (stated > room) problems.add('dex/map-past-end', at);
  const count = Math.min(stated, room, budget.rows);
  budget.rows -= count;
  for (let i = 0, item = at + 4; i < count; i++, item += ITEM_BYTES) {
    const type = view.getUint16(item, true);
    if (map.has(type)) continue;
    map.set(type, { count: view.getUint32(item + 4, true), offset: view.getUint32(item + 8, true) });
  }
  return map;
}
