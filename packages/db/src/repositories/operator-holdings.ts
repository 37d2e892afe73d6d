import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** What a firm holds beside apps. Who holds it stands in the row itself; before a merge it is kept as evidence that names the entry. */
const HELD = ['sdk', 'store'] as const;

/** What says whose it was before a merge; none of the sources that people and stores are. */
const SOURCE = 'merge';

/** SDKs and stores of a firm: they go with it, and are where it is unless they were elsewhere before. */
export function operatorHoldings(tx: SessionTransaction) {
  const table = (kind: (typeof HELD)[number]) => sql.table(`touchstone.${kind}`);

  /** Findings against an SDK or a store are where it is. */
  async function followHoldings(operator: string): Promise<void> {
    for (const kind of HELD)
      await sql`
        update touchstone.finding f set province = x.province from ${table(kind)} x
        where x.operator_id = ${operator} and f.subject_kind = ${kind} and f.subject_id = x.id::text and f.province is distinct from x.province`.execute(
        tx,
      );
  }

  return {
    followHoldings,

    /** Before `from` stands for another: what it held itself, and where that was. What an entry that stands for it held is kept already. */
    async keepHoldings(from: string): Promise<void> {
      for (const kind of HELD)
        await sql`
          insert into touchstone.operator_link (id, target_kind, target_id, operator_id, evidence_kind, source, evidence, confidence)
          select gen_random_uuid(), ${kind}, x.id::text, ${from}, 'invited-by-authority', ${SOURCE}, jsonb_strip_nulls(jsonb_build_object('province', x.province)), 0
          from ${table(kind)} x where x.operator_id = ${from} and not exists (
            select from touchstone.operator_link l join touchstone.operator e on e.id = l.operator_id
            where l.target_kind = ${kind} and l.target_id = x.id::text and l.source = ${SOURCE} and l.valid_until is null and e.merged_into = ${from})
          on conflict (target_kind, target_id, operator_id, evidence_kind, source) do update set valid_until = null, evidence = excluded.evidence`.execute(
          tx,
        );
    },

    async moveHoldings(from: string, into: string): Promise<void> {
      for (const kind of HELD)
        await sql`
          update ${table(kind)} x set operator_id = ${into}, row_version = x.row_version + 1,
            province = case when x.province is not distinct from f.province then coalesce(t.province, x.province) else x.province end
          from touchstone.operator f, touchstone.operator t where f.id = ${from} and t.id = ${into} and x.operator_id = f.id`.execute(tx);
    },

    /** What an entry held before it was merged is its own again; where it went with the other firm, it is back where it was. */
    async restoreHoldings(operator: string, heldBy: string | null): Promise<void> {
      for (const kind of HELD)
        await sql`
          with kept as (
            update touchstone.operator_link set valid_until = now()
            where target_kind = ${kind} and operator_id = ${operator} and source = ${SOURCE} and valid_until is null returning target_id, evidence ->> 'province' as province)
          update ${table(kind)} x set operator_id = ${operator}, row_version = x.row_version + 1,
            province = case when k.province is not distinct from o.province and x.province is not distinct from coalesce(h.province, k.province) then k.province else x.province end
          from kept k, touchstone.operator o, touchstone.operator h
          where o.id = ${operator} and h.id = ${heldBy} and x.operator_id = h.id and x.id::text = k.target_id`.execute(tx);
    },

    /** Of a firm whose province was wrong: what was where the firm was is where it is. */
    async relocateHoldings(operator: string, before: string | null, after: string): Promise<void> {
      for (const kind of HELD)
        await sql`
          update ${table(kind)} set province = ${after}, row_version = row_version + 1
          where operator_id = ${operator} and province is not distinct from ${before}`.execute(tx);
    },
  };
}
