import { type Step, stepOf } from '../steps/index.ts';

export const CAMPAIGN_KINDS = ['sample', 'census', 'problem', 'complaints', 'store-shelves', 'look-back'] as const;
/** `problem`: 重点问题; `store-shelves`: 分发平台抽测, the store is the subject; `look-back`: 回头看, of apps whose cases were closed. */
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

export type CampaignState =
  | 'DRAFT'
  | 'FRAME_FROZEN'
  | 'SAMPLED'
  | 'ACQUIRING'
  | 'TESTING'
  | 'REVIEWING'
  | 'CONCLUDED'
  | 'REPORTED'
  | 'CANCELLED';

export type CampaignEvent =
  | 'freeze'
  | 'thaw'
  | 'draw'
  | 'start'
  /** Nothing is left to fetch: every member is acquired or given up with its reason. */
  | 'all-acquired'
  | 'all-tested'
  | 'conclude'
  | 'report'
  | 'cancel';

export type CampaignGuard = 'frame-not-empty' | 'sample-not-empty' | 'nothing-open' | 'nothing-in-review';

export const CAMPAIGN_STEPS: readonly Step<CampaignState, CampaignEvent, CampaignGuard>[] = [
  { from: 'DRAFT', on: 'freeze', when: 'frame-not-empty', to: 'FRAME_FROZEN' },
  { from: 'DRAFT', on: 'cancel', to: 'CANCELLED' },
  { from: 'FRAME_FROZEN', on: 'thaw', to: 'DRAFT' },
  { from: 'FRAME_FROZEN', on: 'draw', when: 'sample-not-empty', to: 'SAMPLED' },
  { from: 'FRAME_FROZEN', on: 'cancel', to: 'CANCELLED' },
  { from: 'SAMPLED', on: 'start', to: 'ACQUIRING' },
  { from: 'SAMPLED', on: 'cancel', to: 'CANCELLED' },
  { from: 'ACQUIRING', on: 'all-acquired', to: 'TESTING' },
  { from: 'ACQUIRING', on: 'cancel', to: 'CANCELLED' },
  { from: 'TESTING', on: 'all-tested', when: 'nothing-open', to: 'REVIEWING' },
  { from: 'TESTING', on: 'cancel', to: 'CANCELLED' },
  { from: 'REVIEWING', on: 'conclude', when: 'nothing-in-review', to: 'CONCLUDED' },
  { from: 'REVIEWING', on: 'cancel', to: 'CANCELLED' },
  { from: 'CONCLUDED', on: 'report', to: 'REPORTED' },
];

/** What the guards look at. */
export interface CampaignCounts {
  readonly frame: number;
  readonly sample: number;
  /** Members that are neither tested nor given up. */
  readonly open: number;
  /** Findings of the campaign that wait for a person. */
  readonly inReview: number;
}

export interface Campaign {
  readonly state: CampaignState;
  /** Paused: nothing new is fetched or queued; what runs ends. The state stays what it was. */
  readonly isPaused: boolean;
}

export type CampaignOutcome =
  | { readonly ok: true; readonly next: Campaign }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'paused' | CampaignGuard };

const GUARDS: Readonly<Record<CampaignGuard, (counts: CampaignCounts) => boolean>> = {
  'frame-not-empty': (counts) => counts.frame > 0,
  'sample-not-empty': (counts) => counts.sample > 0,
  'nothing-open': (counts) => counts.open === 0,
  'nothing-in-review': (counts) => counts.inReview === 0,
};

/** Takes a campaign one step on. A paused one can only be resumed or cancelled. */
export function advance(campaign: Campaign, on: CampaignEvent, counts: CampaignCounts): CampaignOutcome {
  if (campaign.isPaused && on !== 'cancel') return { ok: false, reason: 'paused' };
  const step = stepOf(CAMPAIGN_STEPS, campaign.state, on, (guard) => GUARDS[guard](counts));
  if (step !== undefined) return { ok: true, next: { state: step.to, isPaused: false } };
  const held = CAMPAIGN_STEPS.find((row) => row.from === campaign.state && row.on === on)?.when;
  return { ok: false, reason: held ?? 'no-such-step' };
}

const RUNNING: ReadonlySet<CampaignState> = new Set(['ACQUIRING', 'TESTING', 'REVIEWING']);

export const isRunning = (state: CampaignState): boolean => RUNNING.has(state);

export const pause = (campaign: Campaign): CampaignOutcome =>
  isRunning(campaign.state) && !campaign.isPaused
    ? { ok: true, next: { ...campaign, isPaused: true } }
    : { ok: false, reason: 'no-such-step' };

export const resume = (campaign: Campaign): CampaignOutcome =>
  campaign.isPaused ? { ok: true, next: { ...campaign, isPaused: false } } : { ok: false, reason: 'no-such-step' };
