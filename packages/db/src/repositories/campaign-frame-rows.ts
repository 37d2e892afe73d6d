import type { CampaignKind, FrameMember, SampleMember } from '@touchstone/domain/campaign';
import { type RawBuilder, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import type { PlanRow } from './campaign-plan-rows.ts';
import { frameSql } from './frame-sql.ts';

const MEMBERS_AT_ONCE = 20_000;
/** A case of the authority about the app was closed, the ministry's reach being all; table `a`. */
const hadCase = ({ scope, organisation }: Session) => sql`exists (
  select from touchstone.enforcement_case c where c.app_id = a.id and c.closed_at is not null and c.state in ('CLOSED', 'WATCH')
    and ${scope.kind === 'all' ? sql`true` : sql`c.organisation_id = ${organisation}::uuid`})`;

/** Who a campaign is drawn from, and who was drawn. */
export function campaignFrameRows(tx: SessionTransaction, reach: Session) {
  return {
    async findFrame(plan: FramePlan): Promise<readonly FrameMember[]> {
      const { rows } = await sql<FrameMember>`select id, stratum from (${frameOf(plan, reach)}) f order by id`.execute(tx);
      return rows;
    },

    /** Members of the frame in each stratum, in the order of the strata's names. */
    async countFrame(plan: FramePlan): Promise<readonly { readonly stratum: string; readonly members: number }[]> {
      const { rows } = await sql<{ stratum: string; members: number }>`
        select stratum, count(*) as members from (${frameOf(plan, reach)}) f group by stratum order by stratum collate "C"`.execute(tx);
      return rows;
    },

    async keepFrame(id: string, frame: { readonly hash: string; readonly size: number; readonly object: string } | null): Promise<void> {
      await sql`
        update touchstone.campaign set frame_hash = ${frame?.hash ?? null}, frame_size = ${frame?.size ?? null}, frame_object = ${frame?.object ?? null} where id = ${id}`.execute(
        tx,
      );
    },

    async keepSample(id: string, sample: { readonly seed: string; readonly hash: string; readonly size: number }): Promise<void> {
      await sql`update touchstone.campaign set seed = ${sample.seed}, sample_hash = ${sample.hash}, sample_size = ${sample.size} where id = ${id}`.execute(
        tx,
      );
    },

    async addMembers({ id, kind }: { readonly id: string; readonly kind: CampaignKind }, members: readonly SampleMember[]): Promise<void> {
      for (let from = 0; from < members.length; from += MEMBERS_AT_ONCE) {
        const part = members.slice(from, from + MEMBERS_AT_ONCE);
        const given = sql`unnest(${part.map((m) => m.id)}::uuid[], ${part.map((m) => m.ordinal)}::int[], ${part.map((m) => m.stratum)}::text[]) as m (id, ordinal, stratum)`;
        await (kind === 'store-shelves'
          ? sql`
              insert into touchstone.campaign_member (campaign_id, ordinal, app_id, listing_id, stratum, province)
              select ${id}, m.ordinal, l.app_id, l.id, m.stratum, a.province from ${given}
              join touchstone.listing l on l.id = m.id join touchstone.app a on a.id = l.app_id`
          : sql`
              insert into touchstone.campaign_member (campaign_id, ordinal, app_id, stratum, province)
              select ${id}, m.ordinal, a.id, m.stratum, a.province from ${given} join touchstone.app a on a.id = m.id`
        ).execute(tx);
      }
    },

    async replaceMember(
      campaign: { readonly id: string; readonly kind: CampaignKind },
      ordinal: number,
      reason: string,
      by: { readonly id: string; readonly stratum: string } | null,
    ): Promise<void> {
      const state = by === null ? 'NOT_TESTABLE' : 'REPLACED';
      await sql`
        update touchstone.campaign_member set state = ${state}, reason = ${reason}, changed_at = now() where campaign_id = ${campaign.id} and ordinal = ${ordinal}`.execute(
        tx,
      );
      if (by === null) return;
      const { rows } = await sql<{
        next: number;
      }>`select max(ordinal) + 1 as next from touchstone.campaign_member where campaign_id = ${campaign.id}`.execute(tx);
      await this.addMembers(campaign, [{ id: by.id, stratum: by.stratum, ordinal: rows[0]!.next }]);
      await sql`
        update touchstone.campaign_member set replaces = ${ordinal} where campaign_id = ${campaign.id} and ordinal = ${rows[0]!.next}`.execute(
        tx,
      );
    },
  };
}

type FramePlan = Pick<PlanRow, 'kind' | 'frame' | 'strata'>;

/** Who a plan's query finds now, each with its stratum; of shelves a member is a listing. */
function frameOf({ kind, frame, strata }: FramePlan, reach: Session): RawBuilder<unknown> {
  const isShelves = kind === 'store-shelves';
  const fields = isShelves && !strata.includes('store') ? ['store', ...strata] : strata;
  const stratum = sql.join([sql`''`, ...fields.map((field) => STRATA[field]!(isShelves))], sql` || `);
  const from = isShelves
    ? sql`touchstone.listing l join touchstone.app a on a.id = l.app_id where l.state in ('LIVE', 'CHANGED', 'RELISTED') and`
    : sql`touchstone.app a where a.merged_into is null and ${kind === 'look-back' ? hadCase(reach) : sql`true`} and`;
  return sql`
    select ${isShelves ? sql`l.id` : sql`a.id`} as id, ${stratum} as stratum
    from ${from} ${frameSql(frame, isShelves)} and ${within(reach, 'app', 'a')}`;
}

const STRATA: Readonly<Record<string, (isShelves: boolean) => RawBuilder<unknown>>> = {
  category: () => sql`'c' || coalesce(a.category::text, '?') || ' '`,
  province: () => sql`'p' || coalesce(a.province, '?') || ' '`,
  isHead: () => sql`case when a.is_head then 'head ' else 'tail ' end`,
  reachBand: () => sql`'r' || a.reach_band::text || ' '`,
  store: (isShelves) =>
    isShelves
      ? sql`'s' || l.store_id::text || ' '`
      : sql`'s' || coalesce((select min(x.store_id::text) from touchstone.listing x where x.app_id = a.id), '?') || ' '`,
};
