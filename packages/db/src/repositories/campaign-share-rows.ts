import type { Quota } from '@touchstone/domain/campaign';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Who has which part of a campaign. */
export function campaignShareRows(tx: SessionTransaction) {
  return {
    async memberAt(id: string, ordinal: number) {
      const { rows } = await sql<{ app: string; stratum: string; state: string; listing: string | null }>`
        select app_id as app, stratum, state, listing_id as listing from touchstone.campaign_member where campaign_id = ${id} and ordinal = ${ordinal} for update`.execute(
        tx,
      );
      return rows[0];
    },

    async membersOf(id: string): Promise<readonly { readonly id: string }[]> {
      const { rows } = await sql<{ id: string }>`
        select coalesce(listing_id, app_id) as id from touchstone.campaign_member where campaign_id = ${id}`.execute(tx);
      return rows;
    },

    async drawnMembers(id: string) {
      const { rows } = await sql<{ id: string; stratum: string; ordinal: number }>`
        select coalesce(listing_id, app_id) as id, stratum, ordinal from touchstone.campaign_member
        where campaign_id = ${id} and replaces is null order by ordinal`.execute(tx);
      return rows;
    },

    async membersByProvince(id: string): Promise<Readonly<Record<string, number>>> {
      const { rows } = await sql<{ province: string; n: number }>`
        select province, count(*) as n from touchstone.campaign_member
        where campaign_id = ${id} and province is not null and state <> 'REPLACED' group by province`.execute(tx);
      return Object.fromEntries(rows.map(({ province, n }) => [province, n]));
    },

    async saveQuotas(id: string, quotas: readonly Quota[], by: string | null): Promise<void> {
      await sql`
        delete from touchstone.campaign_quota where campaign_id = ${id} and province <> all(${quotas.map(({ province }) => province)}::text[])`.execute(
        tx,
      );
      await sql`
        insert into touchstone.campaign_quota as q (campaign_id, province, quota, assigned_by)
        select ${id}, province, quota, ${by}::uuid
        from unnest(${quotas.map(({ province }) => province)}::text[], ${quotas.map(({ quota }) => quota)}::int[]) as given (province, quota)
        on conflict (campaign_id, province) do update set quota = excluded.quota, assigned_by = excluded.assigned_by, accepted_at = null
        where q.quota <> excluded.quota`.execute(tx);
      await sql`update touchstone.campaign set row_version = row_version + 1 where id = ${id}`.execute(tx);
    },

    async acceptQuota(id: string, province: string): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update touchstone.campaign_quota set accepted_at = now() where campaign_id = ${id} and province = ${province} and accepted_at is null`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },

    async overlappingAssignments(id: string, first: number, last: number): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from touchstone.lab_assignment where campaign_id = ${id} and first_ordinal <= ${last} and last_ordinal >= ${first}`.execute(
        tx,
      );
      return rows[0]?.n ?? 0;
    },

    async assignLab(row: AssignmentRow, by: string | null): Promise<void> {
      await sql`
        insert into touchstone.lab_assignment (id, campaign_id, organisation_id, first_ordinal, last_ordinal, due_on, assigned_by)
        values (${row.id}, ${row.campaign}, ${row.organisation}, ${row.first}, ${row.last}, ${row.dueOn}, ${by})`.execute(tx);
    },

    async isLab(organisation: string): Promise<boolean> {
      const { rows } = await sql`select from touchstone.organisation where id = ${organisation} and kind = 'lab'`.execute(tx);
      return rows.length === 1;
    },
  };
}

export interface AssignmentRow {
  readonly id: string;
  readonly campaign: string;
  readonly organisation: string;
  readonly first: number;
  readonly last: number;
  readonly dueOn: string | null;
}
