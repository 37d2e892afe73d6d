import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { offencesOf } from './conduct-proofs.ts';

/** Which established problems count. One predicate for the number, for the list, and for what stands behind a firm in it. */
export interface OffenceFilter {
  readonly operator?: string | undefined;
  readonly app?: string | undefined;
  /** A clause of ours, or the wording of a notice. */
  readonly clause?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Rows of old books count, too; they say that they are. */
  readonly imported?: boolean | undefined;
  /** Only those of old books, or none of them. */
  readonly isImported?: boolean | undefined;
}

const counted = ({ operator, app, clause, from, until, imported, isImported }: OffenceFilter): RawBuilder<SqlBool> =>
  sql.join(
    [
      sql`true`,
      ...(operator === undefined ? [] : [offencesOf(operator, 'o', 'recorded_for')]),
      ...(app === undefined ? [] : [sql`o.app_id = ${app}::uuid`]),
      ...(clause === undefined ? [] : [sql`${clause} = any(o.clauses)`]),
      ...(from === undefined ? [] : [sql`o.at >= ${from}::timestamptz`]),
      ...(until === undefined ? [] : [sql`o.at < ${until}::timestamptz`]),
      ...(imported === true ? [] : [sql`not o.is_imported`]),
      ...(isImported === undefined ? [] : [sql`o.is_imported = ${isImported}`]),
    ],
    sql` and `,
  );

export interface Offence {
  readonly source: 'case' | 'notice' | 'ledger';
  readonly id: string;
  readonly app: string | null;
  readonly subject: string;
  readonly subjectName: string;
  readonly clauses: readonly string[];
  readonly at: Date;
  readonly organisation: string;
  readonly isRelapse: boolean;
  readonly isImported: boolean;
}

/** What is one row: a time, as firms are counted by; a product; or a subject of a case, notice or line. */
const EACH = {
  time: sql`o.round_key`,
  product: sql`o.subject_kind, o.subject_id`,
  record: sql`o.source, o.source_id, o.subject_kind, o.subject_id`,
} as const;

/** Established problems that one may see, the newest first; a row of a notice for each of its subjects, or, where asked, one of each time or product. */
export async function listOffences(
  tx: SessionTransaction,
  filter: OffenceFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string; readonly subject: string },
  each: keyof typeof EACH = 'record',
): Promise<readonly Offence[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`((o.at, o.id) < (${after.at}::timestamptz, ${after.id}::uuid) or (o.at = ${after.at}::timestamptz and o.id = ${after.id}::uuid and o.subject > ${after.subject}))`;
  const { rows } = await sql<Offence>`
    select o.* from (
      select distinct on (${EACH[each]}) o.source, o.source_id as id, o.app_id as app, o.subject_id collate "C" as subject, o.subject_name as "subjectName", o.clauses,
        date_trunc('milliseconds', o.at) as at, o.organisation_id as organisation, o.is_relapse as "isRelapse", o.is_imported as "isImported"
      from touchstone.offence o where ${counted(filter)}
      order by ${EACH[each]}, o.at desc, o.source_id desc, o.subject_id) o
    where ${behind} order by o.at desc, o.id desc, o.subject limit ${limit}`.execute(tx);
  return rows;
}

export interface RepeatOffender {
  readonly operator: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly province: string | null;
  /** Distinct cases and notices. */
  readonly times: number;
  readonly importedTimes: number;
  readonly products: number;
  readonly lastAt: Date;
}

const repeaters = (filter: OffenceFilter, atLeast: number) => sql`
  select o.operator_id, count(distinct o.round_key) as times, count(distinct o.round_key) filter (where o.is_imported) as imported,
    count(distinct o.subject_kind || ' ' || o.subject_id) as products, max(o.at) as last_at
  from touchstone.offence o where ${counted(filter)}
  group by o.operator_id having count(distinct o.round_key) >= ${atLeast}`;

/** Firms with problems so many times or more, those with most first. */
export async function listRepeatOffenders(
  tx: SessionTransaction,
  filter: OffenceFilter & { readonly province?: string | undefined },
  atLeast: number,
  limit: number,
  after?: { readonly times: number; readonly operator: string },
): Promise<readonly RepeatOffender[]> {
  const { rows } = await sql<RepeatOffender>`
    select r.operator_id as operator, f.name, f.credit_code as "creditCode", f.province, r.times::int as times, r.imported::int as "importedTimes", r.products::int as products,
      r.last_at as "lastAt"
    from (${repeaters(filter, atLeast)}) r join touchstone.operator f on f.id = r.operator_id
    where (${filter.province ?? null}::text is null or f.province = ${filter.province ?? null})
      and (${after?.operator ?? null}::uuid is null or (r.times, r.operator_id) < (${after?.times ?? 0}::bigint, ${after?.operator ?? null}::uuid))
    order by r.times desc, r.operator_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many firms stand in the list. */
export async function countRepeatOffenders(
  tx: SessionTransaction,
  filter: OffenceFilter & { readonly province?: string | undefined },
  atLeast: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${repeaters(filter, atLeast)}) r join touchstone.operator f on f.id = r.operator_id
    where (${filter.province ?? null}::text is null or f.province = ${filter.province ?? null})`.execute(tx);
  return rows[0]!.count;
}

export interface OffenceCounts {
  readonly times: number;
  readonly importedTimes: number;
  readonly products: readonly { readonly kind: string; readonly id: string; readonly name: string; readonly times: number }[];
  readonly clauses: readonly { readonly clause: string; readonly times: number }[];
}

/** How often: for the firm, for each of its products, for each clause. */
export async function offenceCounts(tx: SessionTransaction, filter: OffenceFilter): Promise<OffenceCounts> {
  const total = await sql<{ times: number; importedTimes: number }>`
    select count(distinct o.round_key)::int as times, (count(distinct o.round_key) filter (where o.is_imported))::int as "importedTimes"
    from touchstone.offence o where ${counted(filter)}`.execute(tx);
  const products = await sql<OffenceCounts['products'][number]>`
    select o.subject_kind as kind, o.subject_id as id, max(o.subject_name) as name, count(distinct o.round_key)::int as times
    from touchstone.offence o where ${counted(filter)} group by 1, 2 order by 4 desc, 1, 2 limit 200`.execute(tx);
  const clauses = await sql<OffenceCounts['clauses'][number]>`
    select c as clause, count(distinct o.round_key)::int as times
    from touchstone.offence o cross join lateral unnest(o.clauses) as c where ${counted(filter)} group by 1 order by 2 desc, 1 limit 200`.execute(
    tx,
  );
  return { ...total.rows[0]!, products: products.rows, clauses: clauses.rows };
}
