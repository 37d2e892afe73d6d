import { type Step, stepOf } from '../steps/index.ts';

export type ListingState = 'DISCOVERED' | 'LIVE' | 'CHANGED' | 'GONE_SUSPECTED' | 'GONE' | 'RELISTED' | 'FORCED_OFF';

export type ListingEvent =
  /** On the shelf, as it was. */
  | 'seen'
  /** On the shelf, with something changed. */
  | 'seen-changed'
  /** Looked for and not there. A store that could not be reached is no event at all. */
  | 'missed'
  /** A delisting order for it was verified by a probe that the store does not control. */
  | 'forced-off';

export type ListingGuard = 'missed-enough';
export type ListingEffect = 'first-seen' | 'record-change' | 'record-gone' | 'reappeared' | 'reappeared-after-order';

/** Every step of a listing. */
export const LISTING_STEPS: readonly Step<ListingState, ListingEvent, ListingGuard, ListingEffect>[] = [
  { from: 'DISCOVERED', on: 'seen', to: 'LIVE', effects: ['first-seen'] },
  { from: 'DISCOVERED', on: 'seen-changed', to: 'LIVE', effects: ['first-seen'] },
  { from: 'DISCOVERED', on: 'missed', when: 'missed-enough', to: 'GONE', effects: ['record-gone'] },
  { from: 'DISCOVERED', on: 'missed', to: 'GONE_SUSPECTED' },
  { from: 'DISCOVERED', on: 'forced-off', to: 'FORCED_OFF', effects: ['record-gone'] },
  { from: 'LIVE', on: 'seen', to: 'LIVE' },
  { from: 'LIVE', on: 'seen-changed', to: 'CHANGED', effects: ['record-change'] },
  { from: 'LIVE', on: 'missed', when: 'missed-enough', to: 'GONE', effects: ['record-gone'] },
  { from: 'LIVE', on: 'missed', to: 'GONE_SUSPECTED' },
  { from: 'LIVE', on: 'forced-off', to: 'FORCED_OFF', effects: ['record-gone'] },
  { from: 'CHANGED', on: 'seen', to: 'LIVE' },
  { from: 'CHANGED', on: 'seen-changed', to: 'CHANGED', effects: ['record-change'] },
  { from: 'CHANGED', on: 'missed', when: 'missed-enough', to: 'GONE', effects: ['record-gone'] },
  { from: 'CHANGED', on: 'missed', to: 'GONE_SUSPECTED' },
  { from: 'CHANGED', on: 'forced-off', to: 'FORCED_OFF', effects: ['record-gone'] },
  { from: 'GONE_SUSPECTED', on: 'seen', to: 'LIVE' },
  { from: 'GONE_SUSPECTED', on: 'seen-changed', to: 'CHANGED', effects: ['record-change'] },
  { from: 'GONE_SUSPECTED', on: 'missed', when: 'missed-enough', to: 'GONE', effects: ['record-gone'] },
  { from: 'GONE_SUSPECTED', on: 'missed', to: 'GONE_SUSPECTED' },
  { from: 'GONE_SUSPECTED', on: 'forced-off', to: 'FORCED_OFF', effects: ['record-gone'] },
  { from: 'GONE', on: 'missed', to: 'GONE' },
  { from: 'GONE', on: 'seen', to: 'RELISTED', effects: ['reappeared'] },
  { from: 'GONE', on: 'seen-changed', to: 'RELISTED', effects: ['record-change', 'reappeared'] },
  { from: 'GONE', on: 'forced-off', to: 'FORCED_OFF' },
  { from: 'FORCED_OFF', on: 'missed', to: 'FORCED_OFF' },
  { from: 'FORCED_OFF', on: 'seen', to: 'RELISTED', effects: ['reappeared-after-order'] },
  { from: 'FORCED_OFF', on: 'seen-changed', to: 'RELISTED', effects: ['record-change', 'reappeared-after-order'] },
  { from: 'RELISTED', on: 'seen', to: 'LIVE' },
  { from: 'RELISTED', on: 'seen-changed', to: 'CHANGED', effects: ['record-change'] },
  { from: 'RELISTED', on: 'missed', when: 'missed-enough', to: 'GONE', effects: ['record-gone'] },
  { from: 'RELISTED', on: 'missed', to: 'GONE_SUSPECTED' },
  { from: 'RELISTED', on: 'forced-off', to: 'FORCED_OFF', effects: ['record-gone'] },
];

/** States in which people can install it. */
export const isOnShelf = (state: ListingState): boolean => state === 'LIVE' || state === 'CHANGED' || state === 'RELISTED';

/** A look at the store. */
export interface Probe {
  readonly atMs: number;
  /** From where it was looked at: a network or account that is not another's. */
  readonly vantage: string;
  /** `undecided`: unreachable, refused, a page that could not be read. Proves nothing either way. */
  readonly result: 'live' | 'gone' | 'undecided';
  readonly isChanged?: boolean;
}

export interface GonePolicy {
  readonly misses: number;
  readonly vantagePoints: number;
}

/** Gone is said after three looks in a row from two places: one failed page has taken no app off the shelf. */
export const GONE_POLICY: GonePolicy = { misses: 3, vantagePoints: 2 };

export interface Listing {
  readonly state: ListingState;
  /** Looks since it was last seen that did not find it. */
  readonly misses: readonly { readonly atMs: number; readonly vantage: string }[];
  readonly firstSeenMs: number | null;
  readonly lastSeenMs: number | null;
}

export const NEW_LISTING: Listing = { state: 'DISCOVERED', misses: [], firstSeenMs: null, lastSeenMs: null };

export interface ListingOutcome {
  readonly next: Listing;
  readonly effects: readonly ListingEffect[];
}

/** What a look makes of a listing. A look older than the last is history and changes nothing. */
export function observe(listing: Listing, probe: Probe, policy: GonePolicy = GONE_POLICY): ListingOutcome {
  const latestMs = Math.max(listing.lastSeenMs ?? 0, listing.misses.at(-1)?.atMs ?? 0);
  if (probe.result === 'undecided' || probe.atMs < latestMs) return { next: listing, effects: [] };
  if (probe.result === 'gone') {
    const misses = [...listing.misses, { atMs: probe.atMs, vantage: probe.vantage }].slice(-MISSES_KEPT);
    return take({ ...listing, misses }, 'missed', policy);
  }
  const seen = { ...listing, misses: [], firstSeenMs: listing.firstSeenMs ?? probe.atMs, lastSeenMs: probe.atMs };
  return take(seen, probe.isChanged === true ? 'seen-changed' : 'seen', policy);
}

/** What a verified delisting makes of a listing. */
export const forceOff = (listing: Listing): ListingOutcome => take(listing, 'forced-off', GONE_POLICY);

const MISSES_KEPT = 20;

function take(listing: Listing, on: ListingEvent, policy: GonePolicy): ListingOutcome {
  const step = stepOf(LISTING_STEPS, listing.state, on, () => isMissedEnough(listing, policy));
  return step === undefined ? { next: listing, effects: [] } : { next: { ...listing, state: step.to }, effects: step.effects ?? [] };
}

const isMissedEnough = ({ misses }: Listing, policy: GonePolicy) =>
  misses.length >= policy.misses && new Set(misses.map((miss) => miss.vantage)).size >= policy.vantagePoints;
