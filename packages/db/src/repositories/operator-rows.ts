import { OPEN_STATES } from '@touchstone/domain/case';
import { sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { changesFirms } from './firm-lock.ts';
import { operatorHoldings } from './operator-holdings.ts';
import { nameKeys } from './search-names.ts';

/** Operators as people merge and split them. */
export function operatorRows(tx: SessionTransaction) {
  const holdings = operatorHoldings(tx);
  /** Findings are where their app, SDK or store is. */
  async function follow(operator: string): Promise<void> {
    await sql`
      update touchstone.finding f set province = a.province from touchstone.app a
      where a.operator_id = ${operator} and f.app_id = a.id and f.province is distinct from a.province`.execute(tx);
    await holdings.followHoldings(operator);
  }
  return {
    /** Those of a firm's cases under way that are elsewhere than the firm. */
    async casesElsewhere(operator: string) {
      const { rows } = await sql<{ id: string; before: string | null; territory: string }>`
        select c.id, c.territory as before, o.province as territory from touchstone.operator o
        join touchstone.enforcement_case c on ${ofFirm('c.operator_id', operator)} and c.state in (${sql.join(OPEN_STATES)})
        where o.id = ${operator} and o.province is not null and c.closed_at is null and c.territory is distinct from o.province order by c.id`.execute(
        tx,
      );
      return rows;
    },

    async holdOperators(ids: readonly string[]) {
      await changesFirms(tx);
      const { rows } = await sql<{ id: string; name: string; province: string | null; mergedInto: string | null; rowVersion: number }>`
        select id, name, province, merged_into as "mergedInto", row_version as "rowVersion" from touchstone.operator
        where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
      return rows;
    },

    async mergeInto(from: string, into: string): Promise<void> {
      await holdings.keepHoldings(from);
      await sql`update touchstone.operator set merged_into = ${into}, row_version = row_version + 1 where id = ${from} or merged_into = ${from}`.execute(
        tx,
      );
      await sql`
        update touchstone.app a set operator_id = ${into}, province = coalesce(o.province, a.province), row_version = a.row_version + 1
        from touchstone.operator o where o.id = ${into} and a.operator_id = ${from}`.execute(tx);
      await holdings.moveHoldings(from, into);
      await follow(into);
    },

    /** Evidence always kept the entry that it named: by it the apps find back. */
    async separate(operator: string): Promise<void> {
      const { rows } = await sql<{
        merged_into: string | null;
      }>`select merged_into from touchstone.operator where id = ${operator}`.execute(tx);
      await sql`update touchstone.operator set merged_into = null, row_version = row_version + 1 where id = ${operator}`.execute(tx);
      await sql`
        update touchstone.app a set operator_id = ${operator}, province = coalesce(o.province, a.province), row_version = a.row_version + 1
        from touchstone.operator o
        where o.id = ${operator} and a.operator_id = ${rows[0]?.merged_into ?? null} and exists (
          select from touchstone.operator_link l where l.target_kind = 'app' and l.target_id = a.id::text and l.operator_id = ${operator} and l.valid_until is null)`.execute(
        tx,
      );
      await holdings.restoreHoldings(operator, rows[0]?.merged_into ?? null);
      await follow(operator);
    },

    /** Apps are where their firm is; an SDK or a store that was elsewhere than the firm stays there. */
    async setProvince(operator: string, { before, after }: { readonly before: string | null; readonly after: string }): Promise<void> {
      await sql`update touchstone.operator set province = ${after}, row_version = row_version + 1 where id = ${operator}`.execute(tx);
      await sql`update touchstone.app set province = ${after}, row_version = row_version + 1 where operator_id = ${operator}`.execute(tx);
      await holdings.relocateHoldings(operator, before, after);
      await follow(operator);
    },

    async insertOperator(row: {
      readonly id: string;
      readonly name: string;
      readonly creditCode: string | null;
      readonly province: string | null;
    }) {
      const { normal, grams, pinyin, initials } = nameKeys(row.name);
      const { numAffectedRows } = await sql`
        insert into touchstone.operator (id, credit_code, name, name_normal, name_grams, name_pinyin, name_initials, province)
        values (${row.id}, ${row.creditCode}, ${row.name}, ${normal}, ${[...grams]}, ${pinyin}, ${initials}, ${row.province})
        on conflict (credit_code) do nothing`.execute(tx);
      return numAffectedRows === 1n;
    },

    async appsOfOperator(operator: string, apps: readonly string[]): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.app where operator_id = ${operator} and id = any(${[...apps]}::uuid[]) order by id for update`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },

    /** What was said for the old operator ends; who split says the new one. */
    async moveApps(apps: readonly string[], to: string, source: string): Promise<void> {
      await sql`
        update touchstone.operator_link set valid_until = now()
        where target_kind = 'app' and target_id = any(${[...apps]}) and valid_until is null`.execute(tx);
      await sql`
        insert into touchstone.operator_link (id, target_kind, target_id, operator_id, evidence_kind, source, confidence)
        select gen_random_uuid(), 'app', a, ${to}, 'filing-record', ${source}, 0 from unnest(${[...apps]}::text[]) as a order by a
        on conflict (target_kind, target_id, operator_id, evidence_kind, source) do update set valid_until = null`.execute(tx);
      await sql`
        update touchstone.app a set operator_id = ${to}, province = coalesce(o.province, a.province), row_version = a.row_version + 1
        from touchstone.operator o where o.id = ${to} and a.id = any(${[...apps]}::uuid[])`.execute(tx);
      await follow(to);
    },

    async tell(event: {
      readonly id: string;
      readonly kind: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
      readonly reason: string;
      readonly change?: { readonly before: string | null; readonly after: string };
    }): Promise<void> {
      await sql`
        insert into touchstone.identity_event (id, kind, subject_kind, from_ids, to_ids, reason, before, after, actor)
        values (${event.id}, ${event.kind}, 'operator', ${[...event.from]}::uuid[], ${[...event.to]}::uuid[], ${event.reason},
          ${event.change?.before ?? null}, ${event.change?.after ?? null}, current_setting('touchstone.actor'))`.execute(tx);
    },
  };
}
