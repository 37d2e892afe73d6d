import { type Anchor, anchorOf, NO_PREVIOUS } from '@touchstone/domain/audit';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { ChainReader } from './ports.ts';

export interface AnchorPorts extends Pick<ChainReader, 'chainHeads'> {
  lastAnchor(): Promise<Anchor | undefined>;
  /** Keeps an anchor; a day that has one keeps that. */
  keepAnchor(anchor: Anchor): Promise<void>;
}

/**
 * Makes the anchor of a day that is over: where every chain stood when it ended in Asia/Shanghai.
 *
 * @returns the anchor, or the one that was there for this day or a later one: days are anchored once and in order
 */
export async function anchorDay(ports: AnchorPorts, hash: Sha256, day: LocalDate): Promise<Anchor> {
  const last = await ports.lastAnchor();
  if (last !== undefined && last.day >= day) return last;
  const anchor = anchorOf(hash, day, await ports.chainHeads(endOf(day)), last?.hash ?? NO_PREVIOUS);
  await ports.keepAnchor(anchor);
  return anchor;
}

/** The instant at which a day ends in Asia/Shanghai, which has no summer time. */
export const endOf = (day: LocalDate): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000);
