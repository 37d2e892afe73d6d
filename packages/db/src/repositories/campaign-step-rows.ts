import type { CampaignEvent, CampaignState, MemberCount } from '@touchstone/domain/campaign';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { numberRows } from './number-rows.ts';

/** Steps of a campaign, its number, and what it came to. */
export function campaignStepRows(tx: SessionTransaction) {
  return {
    async moveCampaign(
      id: string,
      from: CampaignState,
      to: CampaignState,
      on: CampaignEvent | 'pause' | 'resume',
      detail: object = {},
    ): Promise<void> {
      await sql`update touchstone.campaign set state = ${to}, row_version = row_version + 1 where id = ${id}`.execute(tx);
      await sql`
        insert into touchstone.campaign_event (campaign_id, seq, event, from_state, to_state, actor, detail)
        select ${id}, coalesce(max(seq), 0) + 1, ${on}, ${from}, ${to}, current_setting('touchstone.actor'), ${JSON.stringify(detail)}::jsonb
        from touchstone.campaign_event where campaign_id = ${id}`.execute(tx);
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        select gen_random_uuid(), 'campaign.moved', ${id}, ${JSON.stringify({ campaign: id, from, to, on })}::jsonb, organisation_id
        from touchstone.campaign where id = ${id}`.execute(tx);
    },

    async setPaused(id: string, isPaused: boolean): Promise<void> {
      await sql`update touchstone.campaign set paused_at = ${isPaused ? sql`now()` : null} where id = ${id}`.execute(tx);
    },

    takeNumber: numberRows(tx).takeNumber,

    async saveNumber(id: string, number: string): Promise<void> {
      await sql`update touchstone.campaign set number = ${number} where id = ${id}`.execute(tx);
    },

    async keepConclusion(id: string, conclusion: object): Promise<void> {
      await sql`update touchstone.campaign set conclusion = ${JSON.stringify(conclusion)}::jsonb where id = ${id}`.execute(tx);
    },

    /**
     * Tested is who was tested for each clause that was put right: what no engine could see, or said nothing of, was not looked at.
     * Relapsed is what is confirmed of the file that was tested, whoever found it first.
     */
    async lookedAt(id: string) {
      const { rows } = await sql<{ fixed: readonly string[]; isTested: boolean; relapsed: readonly string[] }>`
        select had.clauses as fixed, m.state in ('TESTED', 'REVIEWED') and not exists (
            select from unnest(had.clauses) as put_right (clause) where clause <> all(again.clauses) and not exists (
              select from touchstone.fused_result r cross join jsonb_array_elements(r.clauses) e
              where r.artifact_id = m.artifact_id and r.replaced_by is null and e ->> 'clause' = clause and e ->> 'outcome' <> 'not-tested')) as "isTested",
          again.clauses as relapsed
        from touchstone.campaign_member m join touchstone.campaign g on g.id = m.campaign_id
        cross join lateral (select array(select distinct x.clause from touchstone.enforcement_case c join touchstone.case_finding x on x.case_id = c.id and x.outcome = 'FIXED'
          where c.app_id = m.app_id and c.closed_at is not null and (c.organisation_id = g.organisation_id or g.province is null) order by 1) as clauses) had
        cross join lateral (select array(select distinct f.clause from touchstone.finding f where f.artifact_id = m.artifact_id
          and f.clause = any(had.clauses) and f.state in ('CONFIRMED', 'PERSISTS') order by 1) as clauses) again
        where m.campaign_id = ${id} and m.state <> 'REPLACED' order by m.ordinal`.execute(tx);
      return rows;
    },

    async counts(id: string): Promise<readonly MemberCount[]> {
      const { rows } = await sql<MemberCount>`
        select state, reason, count(*) as count from touchstone.campaign_member where campaign_id = ${id} group by state, reason`.execute(
        tx,
      );
      return rows;
    },

    async inReview(id: string): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from touchstone.finding where campaign_id = ${id} and state in ('NEEDS_REVIEW', 'INSUFFICIENT')`.execute(tx);
      return rows[0]?.n ?? 0;
    },
  };
}
