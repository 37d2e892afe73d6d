import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { type FrameMember, inOrder, type SampleMember } from './sample.ts';

/** Why a member of the sample cannot be tested. The list is closed: "inconvenient" is not on it. */
export const REPLACEMENT_REASONS = [
  'off-shelf',
  'not-obtainable',
  'not-an-app',
  'duplicate',
  'service-ended',
  'region-locked',
  'login-needed',
] as const;
export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number];

export const isReplacementReason = (text: string): text is ReplacementReason => (REPLACEMENT_REASONS as readonly string[]).includes(text);

export interface Replacement {
  readonly replaced: string;
  /** Null: the stratum has nobody left, and the sample is one smaller. */
  readonly by: string | null;
  readonly reason: ReplacementReason;
}

/**
 * Who takes a member's place: the next of its stratum in the order of the draw who is not and never was in the sample.
 * @param sample all members drawn so far, replaced ones among them
 * @param frame members of the frame; those of other strata are passed over
 */
export function replacementFor(
  hash: Sha256,
  seed: string,
  member: SampleMember,
  sample: readonly { readonly id: string }[],
  frame: readonly FrameMember[],
): string | null {
  const taken = new Set(sample.map(({ id }) => id));
  const stratum = frame.filter((candidate) => candidate.stratum === member.stratum);
  return inOrder(hash, seed, stratum).find(({ id }) => !taken.has(id))?.id ?? null;
}
