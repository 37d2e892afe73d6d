import type { ItemKind, ItemState } from './item.ts';

/** A look at the place where the public finds the app; never the store's own feed. */
export interface ItemLook {
  readonly atMs: number;
  /** From where: a network or account that is not another's. */
  readonly vantage: string;
  /** `undecided`: unreachable, refused, a page that could not be read. Proves nothing either way. */
  readonly result: 'live' | 'gone' | 'undecided';
  /** Row of the look, where its page is kept as it came. */
  readonly probe: string;
}

export type KeptLook = Pick<ItemLook, 'atMs' | 'vantage' | 'probe'>;

/** How often, and from how many places, it must have been looked for before it is gone. */
export interface LookPolicy {
  readonly misses: number;
  /** Places asked for; never more than the store can be looked at from. */
  readonly vantagePoints: number;
}

/** As for listings: one failed page has taken no app off the shelf. */
export const LOOK_POLICY: LookPolicy = { misses: 3, vantagePoints: 2 };

/** An installation that looks from one place only waits for no second. @param places from which this store is looked at */
export const policyFor = ({ misses, vantagePoints }: LookPolicy, places: number): LookPolicy => ({
  misses,
  vantagePoints: Math.max(1, Math.min(vantagePoints, places)),
});

const LOOKS_KEPT = 20;

/** Whether a look says what the order wants; undefined when it says nothing. */
export function bearsOut(kind: ItemKind, { result }: Pick<ItemLook, 'result'>): boolean | undefined {
  if (result === 'undecided') return undefined;
  return result === (kind === 'relist' ? 'live' : 'gone');
}

/** Looks in a row that bear the order out: one to the contrary begins anew. A look is counted once, whoever hands it in again. */
export function withLook(kept: readonly KeptLook[], kind: ItemKind, look: ItemLook): readonly KeptLook[] {
  const says = bearsOut(kind, look);
  if (says === undefined || kept.some(({ probe }) => probe === look.probe)) return kept;
  if (!says) return [];
  const { atMs, vantage, probe } = look;
  return [...kept, { atMs, vantage, probe }].slice(-LOOKS_KEPT);
}

/** A relisting is true once it was seen; an absence needs more. */
export function isSeenOftenEnough(kept: readonly KeptLook[], kind: ItemKind, policy: LookPolicy): boolean {
  if (kind === 'relist') return kept.length > 0;
  return kept.length >= policy.misses && new Set(kept.map(({ vantage }) => vantage)).size >= policy.vantagePoints;
}

const HOUR_MS = 3_600_000;

/** Time from one look to the next, slower and slower; the last row goes on for as long as the ban lasts. */
export const LOOK_SCHEDULE_MS: readonly number[] = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS, 168 * HOUR_MS];

/** A page follows its shelf within this time: a look sooner after the store's report shows no lie. */
export const PAGE_TIME_MS = HOUR_MS;

/** A store that has not done it is looked at once a day at least. */
const SLOWEST_WHILE_OWED = 2;

/** When to look next. @param step looks since the schedule began */
export function nextLookMs(nowMs: number, step: number, isOwed = false): number {
  const slowest = isOwed ? SLOWEST_WHILE_OWED : LOOK_SCHEDULE_MS.length - 1;
  return nowMs + (LOOK_SCHEDULE_MS[Math.min(step, slowest)] as number);
}

const LOOKED_AT: ReadonlySet<ItemState> = new Set([
  'SENT',
  'DELIVERED',
  'ACKED',
  'OBJECTED',
  'REPORTED_DONE',
  'PROBING',
  'VERIFIED_ABSENT',
  'STILL_LIVE',
  'OVERDUE',
  'ESCALATED',
  'QUEUED',
]);

/** Whether looking goes on in this state. */
export const isLookedAt = (kind: ItemKind, state: ItemState): boolean => LOOKED_AT.has(state) && kind !== 'search-ban';
