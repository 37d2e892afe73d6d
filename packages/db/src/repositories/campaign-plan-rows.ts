import type { Allocation, CampaignKind, CampaignState, FrameQuery, StratumField } from '@touchstone/domain/campaign';
import { PRIORITIES } from '@touchstone/domain/job';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Being worked on. */
const AT_WORK = sql`('ACQUIRING', 'TESTING', 'REVIEWING')`;

/** Plans of campaigns, and where each stands. */
export function campaignPlanRows(tx: SessionTransaction) {
  return {
    async createCampaign(id: string, plan: PlanRow, organisation: string, by: string | null): Promise<void> {
      await sql`
        insert into touchstone.campaign (id, name, kind, organisation_id, parent_id, province, state, frame, strata, allocation, profile, engines, configuration, priority, created_by)
        values (${id}, ${plan.name}, ${plan.kind}, ${organisation}, ${plan.parent}, ${plan.province}, 'DRAFT', ${JSON.stringify(plan.frame)}::jsonb,
          ${JSON.stringify(plan.strata)}::jsonb, ${JSON.stringify(plan.allocation)}::jsonb, ${plan.profile}, ${[...plan.engines]},
          ${JSON.stringify(plan.configuration)}::jsonb, ${plan.priority}, ${by})`.execute(tx);
    },

    async changeCampaign(id: string, plan: PlanRow): Promise<void> {
      await sql`
        update touchstone.campaign set name = ${plan.name}, kind = ${plan.kind}, province = ${plan.province}, frame = ${JSON.stringify(plan.frame)}::jsonb,
          strata = ${JSON.stringify(plan.strata)}::jsonb, allocation = ${JSON.stringify(plan.allocation)}::jsonb, profile = ${plan.profile},
          engines = ${[...plan.engines]}, configuration = ${JSON.stringify(plan.configuration)}::jsonb, priority = ${plan.priority}, row_version = row_version + 1
        where id = ${id}`.execute(tx);
    },

    async changePriority(id: string, priority: number): Promise<void> {
      const to = PRIORITIES.campaign + priority;
      await sql`update touchstone.scan_request set priority = ${to} where campaign_id = ${id} and finished_at is null`.execute(tx);
      await sql`update touchstone.scan_run set priority = ${to} where campaign_id = ${id} and state = 'CREATED'`.execute(tx);
    },

    async holdCampaign(id: string) {
      const { rows } = await sql<CampaignRow>`${keptCampaigns} where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async runningCampaigns() {
      const { rows } =
        await sql<CampaignRow>`${keptCampaigns} where state in ${AT_WORK} and paused_at is null order by priority desc, id`.execute(tx);
      return rows;
    },
  };
}

export interface PlanRow {
  readonly name: string;
  readonly kind: CampaignKind;
  readonly frame: FrameQuery;
  readonly strata: readonly StratumField[];
  readonly allocation: Allocation;
  readonly profile: 'quick' | 'deep' | 'look-back';
  readonly engines: readonly string[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly priority: number;
  readonly province: string | null;
  readonly parent: string | null;
}

export interface CampaignRow extends PlanRow {
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

const keptCampaigns = sql`
  select id, number, name, kind, organisation_id as organisation, parent_id as parent, province, state, paused_at is not null as "isPaused", frame, strata, allocation,
    frame_hash as "frameHash", frame_size as "frameSize", frame_object as "frameObject", seed, sample_size as "sampleSize", sample_hash as "sampleHash",
    profile, engines, configuration, priority, row_version as "rowVersion"
  from touchstone.campaign`;
