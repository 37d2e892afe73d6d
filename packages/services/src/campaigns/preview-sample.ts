import {
  type Allocation,
  drawSample,
  type FrameFault,
  type FrameMember,
  quotasOfStrata,
  readFrameQuery,
  type SampleMember,
  type Stratum,
} from '@touchstone/domain/campaign';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { CampaignPlan } from './ports.ts';

/** A frame of more is counted, and not drawn from: that is done once, when it is frozen. */
export const MOST_DRAWN = 100_000;

type FramePlan = Pick<CampaignPlan, 'kind' | 'frame' | 'strata'>;

export interface PreviewPorts {
  readonly hash: Sha256;
  /** Members of the frame in each stratum, in the order of their names. */
  countFrame(plan: FramePlan): Promise<readonly Pick<Stratum, 'stratum' | 'members'>[]>;
  findFrame(plan: FramePlan): Promise<readonly FrameMember[]>;
}

export type PreviewSample =
  | {
      readonly ok: true;
      readonly frameSize: number;
      readonly sampleSize: number;
      readonly strata: readonly Stratum[];
      /** The first that would be drawn; null when the frame is too large to be drawn from now. */
      readonly first: readonly SampleMember[] | null;
    }
  | { readonly ok: false; readonly reason: 'bad-frame'; readonly faults: readonly FrameFault[] };

/** What a plan would draw, were it frozen now; nothing is kept. @param most first members that are given */
export async function previewSample(
  ports: PreviewPorts,
  plan: Omit<FramePlan, 'frame'> & {
    readonly frame: unknown;
    readonly allocation: Allocation;
    readonly seed: string;
    readonly most: number;
  },
): Promise<PreviewSample> {
  const frame = readFrameQuery(plan.frame);
  if (!frame.ok) return { ok: false, reason: 'bad-frame', faults: frame.faults };
  const of = { kind: plan.kind, frame: frame.value, strata: plan.strata };
  const counted = await ports.countFrame(of);
  const strata = quotasOfStrata(plan.allocation, counted);
  const frameSize = sum(strata.map(({ members }) => members));
  const first =
    frameSize > MOST_DRAWN
      ? null
      : drawSample(ports.hash, plan.seed, await ports.findFrame(of), plan.allocation).members.slice(0, plan.most);
  return { ok: true, frameSize, sampleSize: sum(strata.map(({ drawn }) => drawn)), strata, first };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
