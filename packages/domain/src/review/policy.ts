import { fractionOf, type Sha256 } from '@touchstone/kernel/keyed-order';

/** How an organisation reviews. */
export interface ReviewPolicy {
  /** Which findings two persons decide. */
  readonly fourEyes: 'always' | 'grave' | 'publication';
  /** The second person decides without seeing the first decision. */
  readonly blindSecond: boolean;
  /** Persons who must agree before anything is published. */
  readonly personsForPublication: number;
  /** Share of single decisions that a second person sees blind all the same, to measure agreement. */
  readonly blindShare: number;
  readonly claimMinutes: number;
}

export const REVIEW_POLICY: ReviewPolicy = {
  fourEyes: 'grave',
  blindSecond: true,
  personsForPublication: 2,
  blindShare: 0.05,
  claimMinutes: 60,
};

/** No setting goes below this: nobody publishes alone. */
export const FEWEST_FOR_PUBLICATION = 2;

/** The policy as it is applied: settings over the default, floors over settings. */
export function policyOf(settings: Partial<ReviewPolicy> = {}): ReviewPolicy {
  const policy = { ...REVIEW_POLICY, ...settings };
  return {
    ...policy,
    personsForPublication: Math.max(FEWEST_FOR_PUBLICATION, Math.floor(orDefault(policy.personsForPublication, 0))),
    blindShare: Math.min(1, Math.max(0, orDefault(policy.blindShare, REVIEW_POLICY.blindShare))),
    claimMinutes: Math.min(24 * 60, Math.max(5, orDefault(policy.claimMinutes, REVIEW_POLICY.claimMinutes))),
  };
}

const orDefault = (value: number, otherwise: number) => (Number.isFinite(value) ? value : otherwise);

/** Whether a finding is among those that a second person sees although one would do: drawn by seed, so that nobody chooses. */
export const drawnForSecond = (hash: Sha256, seed: string, finding: string, policy: ReviewPolicy): boolean =>
  fractionOf(hash, `second:${seed}`, finding) < policy.blindShare;
