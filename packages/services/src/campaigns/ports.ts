import type {
  Allocation,
  CampaignEvent,
  CampaignKind,
  CampaignState,
  FrameMember,
  FrameQuery,
  MemberCount,
  Quota,
  SampleMember,
  StratumField,
} from '@touchstone/domain/campaign';
import type { LookedAt } from '@touchstone/domain/watch';
import type { Sha256 } from '@touchstone/kernel/keyed-order';

export interface CampaignPlan {
  readonly name: string;
  readonly kind: CampaignKind;
  readonly frame: FrameQuery;
  readonly strata: readonly StratumField[];
  readonly allocation: Allocation;
  /** `look-back` of 回头看, and of nothing else. */
  readonly profile: 'quick' | 'deep' | 'look-back';
  /** Ids; empty: all that may run. */
  readonly engines: readonly string[];
  readonly configuration: Readonly<Record<string, unknown>>;
  /** -100 to 100 around the priority of campaigns. */
  readonly priority: number;
  readonly province: string | null;
  readonly parent: string | null;
}

export interface KeptCampaign extends CampaignPlan {
  readonly id: string;
  readonly number: string | null;
  readonly organisation: string;
  readonly state: CampaignState;
  readonly isPaused: boolean;
  readonly frameHash: string | null;
  readonly frameSize: number | null;
  readonly frameObject: string | null;
  readonly seed: string | null;
  readonly sampleSize: number | null;
  readonly sampleHash: string | null;
  readonly rowVersion: number;
}

export interface CampaignTransaction {
  createCampaign(id: string, plan: CampaignPlan, organisation: string, by: string | null): Promise<void>;
  /** Rewrites a draft. */
  changeCampaign(id: string, plan: CampaignPlan): Promise<void>;
  /** Of runs that nobody has put into a queue yet, too. */
  changePriority(id: string, priority: number): Promise<void>;
  holdCampaign(id: string): Promise<KeptCampaign | undefined>;
  /** Campaigns that are being worked on and not paused, most urgent first. */
  runningCampaigns(): Promise<readonly KeptCampaign[]>;
  /** Ids of the subjects that the query finds now, each with its stratum. For shelves a member is a listing. */
  findFrame(plan: Pick<CampaignPlan, 'kind' | 'frame' | 'strata'>): Promise<readonly FrameMember[]>;
  keepFrame(id: string, frame: { readonly hash: string; readonly size: number; readonly object: string } | null): Promise<void>;
  keepSample(id: string, sample: { readonly seed: string; readonly hash: string; readonly size: number }): Promise<void>;
  addMembers(campaign: Pick<KeptCampaign, 'id' | 'kind'>, members: readonly SampleMember[]): Promise<void>;
  moveCampaign(id: string, from: CampaignState, to: CampaignState, on: CampaignEvent | 'pause' | 'resume', detail?: object): Promise<void>;
  setPaused(id: string, isPaused: boolean): Promise<void>;
  /** The next of its series: no gap, whatever fails. */
  takeNumber(series: string, year: number, object: { readonly kind: string; readonly id: string; readonly atMs: number }): Promise<number>;
  /** 批次号. */
  saveNumber(campaign: string, number: string): Promise<void>;
  /** Figures as they were when the campaign was concluded. */
  keepConclusion(id: string, conclusion: object): Promise<void>;
  /** Of a 回头看: what each standing member had put right before, and what of it is confirmed again. */
  lookedAt(id: string): Promise<readonly LookedAt[]>;
  counts(id: string): Promise<readonly MemberCount[]>;
  inReview(id: string): Promise<number>;

  /** Members whose app has stored bytes are acquired. @returns members moved */
  acquireMembers(id: string, limit: number): Promise<number>;
  /** Members that nothing can bring are given up. @returns members moved */
  giveUpMembers(id: string, limit: number): Promise<number>;
  /** Members whose bytes are here get a request and its runs. @param configHashes by category (`''`: none) @returns members queued */
  queueMembers(campaign: KeptCampaign, configHashes: Readonly<Record<string, string>>, priority: number, limit: number): Promise<number>;
  /** Members whose request has been fused are tested, or not testable when every engine failed. @returns members moved */
  settleMembers(id: string, limit: number): Promise<number>;
  /** Tested members without a finding that waits for a person are reviewed. @returns members moved */
  closeReviewed(id: string, limit: number): Promise<number>;

  memberAt(
    id: string,
    ordinal: number,
  ): Promise<{ readonly app: string; readonly stratum: string; readonly state: string; readonly listing: string | null } | undefined>;
  membersOf(id: string): Promise<readonly { readonly id: string }[]>;
  /** Members as they were drawn, in their order: without those that took another's place. */
  drawnMembers(id: string): Promise<readonly { readonly id: string; readonly stratum: string; readonly ordinal: number }[]>;
  /** Members of the sample by province; of the frame there is only the list of ids. */
  membersByProvince(id: string): Promise<Readonly<Record<string, number>>>;
  saveQuotas(id: string, quotas: readonly Quota[], by: string | null): Promise<void>;
  /** @returns false when the province has no quota here, or accepted it before */
  acceptQuota(id: string, province: string): Promise<boolean>;
  overlappingAssignments(id: string, first: number, last: number): Promise<number>;
  assignLab(assignment: LabAssignment, by: string | null): Promise<void>;
  isLab(organisation: string): Promise<boolean>;
  replaceMember(
    campaign: Pick<KeptCampaign, 'id' | 'kind'>,
    ordinal: number,
    reason: string,
    by: { readonly id: string; readonly stratum: string } | null,
  ): Promise<void>;
}

/** A range of a sample that a lab tests. */
export interface LabAssignment {
  readonly id: string;
  readonly campaign: string;
  readonly organisation: string;
  readonly first: number;
  readonly last: number;
  /** Day in Asia/Shanghai. */
  readonly dueOn: string | null;
}

export interface CampaignPorts {
  inTransaction<T>(work: (tx: CampaignTransaction) => Promise<T>): Promise<T>;
  readonly hash: Sha256;
  /** Keeps the frame as an object. @returns its SHA-256 */
  keepText(text: string): Promise<string>;
  readText(object: string): Promise<string>;
  newId(): string;
  /** By which the work is dated; on a demonstration another time than that of the machine. */
  nowMs(): number;
}

export interface CampaignActor {
  readonly organisation: string;
  readonly person: string | null;
}
