import { type Step, stepOf } from '../steps/index.ts';

/** What a file is. `none`: a subject without a file (a store, a mini-program registered by hand). */
export const ARTIFACT_KINDS = ['apk', 'apks', 'xapk', 'apkm', 'aab', 'hap', 'ipa', 'none'] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

export type ArtifactState =
  | 'DECLARED'
  | 'FETCHING'
  | 'FETCH_FAILED'
  | 'QUARANTINED'
  | 'VERIFIED'
  | 'STORED'
  | 'COLD'
  | 'PURGED'
  | 'REJECTED';

export type ArtifactEvent =
  | 'fetch'
  | 'fetch-failed'
  | 'received'
  | 'verified'
  | 'refused'
  | 'store'
  | 'cool'
  | 'warm'
  | 'purge'
  | 'give-up';
export type ArtifactGuard = 'may-purge';
export type ArtifactEffect = 'tombstone' | 'delete-bytes' | 'scan-by-policy';

/** Every step of an artifact's bytes. An upload is `received` without having been fetched. */
export const ARTIFACT_STEPS: readonly Step<ArtifactState, ArtifactEvent, ArtifactGuard, ArtifactEffect>[] = [
  { from: 'DECLARED', on: 'fetch', to: 'FETCHING' },
  { from: 'DECLARED', on: 'received', to: 'QUARANTINED' },
  { from: 'DECLARED', on: 'give-up', to: 'REJECTED' },
  { from: 'FETCHING', on: 'fetch-failed', to: 'FETCH_FAILED' },
  { from: 'FETCHING', on: 'received', to: 'QUARANTINED' },
  { from: 'FETCH_FAILED', on: 'fetch', to: 'FETCHING' },
  { from: 'FETCH_FAILED', on: 'give-up', to: 'REJECTED' },
  { from: 'QUARANTINED', on: 'verified', to: 'VERIFIED' },
  { from: 'QUARANTINED', on: 'refused', to: 'REJECTED' },
  { from: 'VERIFIED', on: 'store', to: 'STORED', effects: ['scan-by-policy'] },
  { from: 'STORED', on: 'cool', to: 'COLD' },
  { from: 'COLD', on: 'warm', to: 'STORED' },
  { from: 'STORED', on: 'purge', when: 'may-purge', to: 'PURGED', effects: ['tombstone', 'delete-bytes'] },
  { from: 'COLD', on: 'purge', when: 'may-purge', to: 'PURGED', effects: ['tombstone', 'delete-bytes'] },
];

export type ArtifactOutcome =
  | { readonly ok: true; readonly state: ArtifactState; readonly effects: readonly ArtifactEffect[] }
  | { readonly ok: false; readonly reason: 'no-such-step' }
  | { readonly ok: false; readonly reason: 'may-not-purge'; readonly because: readonly KeepReason[] };

/** Takes an artifact one step on. @param keep what speaks against a purge; asked for only then */
export function advance(state: ArtifactState, on: ArtifactEvent, keep: readonly KeepReason[] = ['unknown']): ArtifactOutcome {
  const step = stepOf(ARTIFACT_STEPS, state, on, () => keep.length === 0);
  if (step !== undefined) return { ok: true, state: step.to, effects: step.effects ?? [] };
  const isHeldBack = ARTIFACT_STEPS.some((step) => step.from === state && step.on === on);
  return isHeldBack ? { ok: false, reason: 'may-not-purge', because: keep } : { ok: false, reason: 'no-such-step' };
}

/** Why an artifact's bytes stay. */
export type KeepReason = 'legal-hold' | 'open-case' | 'last-version' | 'in-running-campaign' | 'within-retention' | 'unknown';

export interface Keeping {
  readonly legalHolds: number;
  readonly openCases: number;
  /** No newer version of this app is stored. */
  readonly isLastVersion: boolean;
  readonly runningCampaigns: number;
  /** Milliseconds since 1970; null: for ever. */
  readonly retainUntilMs: number | null;
}

/** What speaks against purging; empty when nothing does. */
export function reasonsToKeep(keeping: Keeping, nowMs: number): readonly KeepReason[] {
  const reasons: readonly (readonly [boolean, KeepReason])[] = [
    [keeping.legalHolds > 0, 'legal-hold'],
    [keeping.openCases > 0, 'open-case'],
    [keeping.isLastVersion, 'last-version'],
    [keeping.runningCampaigns > 0, 'in-running-campaign'],
    [keeping.retainUntilMs === null || nowMs < keeping.retainUntilMs, 'within-retention'],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason);
}
