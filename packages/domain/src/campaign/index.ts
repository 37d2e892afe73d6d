export {
  advance,
  CAMPAIGN_KINDS,
  CAMPAIGN_STEPS,
  type Campaign,
  type CampaignCounts,
  type CampaignEvent,
  type CampaignGuard,
  type CampaignKind,
  type CampaignOutcome,
  type CampaignState,
  isRunning,
  pause,
  resume,
} from './campaign.ts';
export {
  type Coverage,
  coverageOf,
  MEMBER_STAGES,
  MEMBER_STATES,
  type MemberCount,
  type MemberStage,
  type MemberState,
  type Share,
} from './coverage.ts';
export { estimateFrame, type FrameEstimate, type StratumResult } from './estimate.ts';
export {
  FRAME_FIELDS,
  type FrameFault,
  type FrameField,
  type FrameQuery,
  type FrameSubject,
  frameHash,
  isInFrame,
  readFrameQuery,
} from './frame.ts';
export { type Interval, shareInterval } from './interval.ts';
export { shareOut } from './largest-remainder.ts';
export { advanceLead, LEAD_SOURCES, LEAD_STEPS, type LeadEvent, type LeadSource, type LeadState } from './lead.ts';
export { type Quota, type QuotaProgress, quotaProgress, quotasOf } from './quota.ts';
export { isReplacementReason, REPLACEMENT_REASONS, type Replacement, type ReplacementReason, replacementFor } from './replacement.ts';
export {
  type Allocation,
  drawSample,
  type FrameMember,
  inOrder,
  quotasOfStrata,
  type Sample,
  type SampleMember,
  STRATUM_FIELDS,
  type Stratum,
  type StratumField,
  sampleHash,
} from './sample.ts';
export { rankStores, SMALLEST_SAMPLE, type StoreRank, type StoreSample } from './store-ranking.ts';
