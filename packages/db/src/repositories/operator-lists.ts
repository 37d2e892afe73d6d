import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';
import { operatorsNamed, searchWords } from './search-words.ts';

export interface ListedOperator {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly foreignId: string | null;
  readonly filing: string | null;
  readonly licence: string | null;
  readonly province: string | null;
  readonly apps: number;
  readonly mergedInto: string | null;
  readonly rowVersion: number;
}

/** @param entry the one that is asked for: its apps are its firm's. In a list stand firms alone, and their apps are theirs by themselves. */
const columns = (
  session: Session,
  entry?: string,
) => sql`o.id, o.name, o.credit_code as "creditCode", o.foreign_id as "foreignId", o.filing_no as filing, o.licence_no as licence, o.province,
  (select count(*) from touchstone.app a where ${ofFirm('a.operator_id', entry) ?? sql`a.operator_id = o.id`} and a.merged_into is null and ${within(session, 'app', 'a')}) as apps, o.merged_into as "mergedInto", o.row_version as "rowVersion"`;

export interface OperatorFilter {
  readonly q?: string | undefined;
  readonly province?: string | undefined;
  /** With an app that holds it. */
  readonly sdk?: string | undefined;
}

export async function listOperators(
  tx: SessionTransaction,
  session: Session,
  filter: OperatorFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedOperator[]> {
  const { rows } = await operatorsQuery(session, filter, limit, after).execute(tx);
  return rows;
}

/** What the list asks, apart, so that a test sees how it is answered. */
export function operatorsQuery(session: Session, { q, province, sdk }: OperatorFilter, limit: number, after?: string) {
  const where = allOf([
    within(session, 'operator', 'o'),
    sql<SqlBool>`o.merged_into is null`,
    q === undefined ? undefined : found(q),
    equal('o.province', province),
    sdk === undefined ? undefined : embeds(session, sdk),
    after === undefined ? undefined : sql<SqlBool>`o.id < ${after}::uuid`,
  ]);
  return sql<ListedOperator>`
    select ${columns(session)} from (select * from touchstone.operator o where ${where} order by o.id desc limit ${limit}) o order by o.id desc`;
}

/** One of its apps that the session may see holds an SDK. */
const embeds = (session: Session, sdk: string) => sql<SqlBool>`
  exists (select from touchstone.app a join touchstone.app_version v on v.app_id = a.id join touchstone.artifact f on f.app_version_id = v.id
    join touchstone.artifact_sdk e on e.artifact_id = f.id
    where a.operator_id = o.id and a.merged_into is null and e.sdk_id = ${sdk} and ${within(session, 'app', 'a')})`;

function found(q: string): RawBuilder<SqlBool> {
  const words = searchWords(q);
  if (words === undefined) return sql`false`;
  switch (words.form) {
    case 'credit-code':
      return numbered('credit_code', words.text);
    case 'filing':
      return numbered('filing_no', words.text.replace(/-.*$/, ''));
    case 'sha256':
    case 'package':
      return sql`false`;
    default:
      return operatorsNamed('o', words);
  }
}

/** By its own number, or that of an entry that it stands for. */
const numbered = (column: 'credit_code' | 'filing_no', text: string): RawBuilder<SqlBool> =>
  sql`o.id in (select coalesce(e.merged_into, e.id) from touchstone.operator e where ${sql.ref(`e.${column}`)} = ${text})`;

export async function readOperator(tx: SessionTransaction, session: Session, id: string): Promise<ListedOperator | undefined> {
  const { rows } = await sql<ListedOperator>`
    select ${columns(session, id)} from touchstone.operator o where o.id = ${id} and ${within(session, 'operator', 'o')}`.execute(tx);
  return rows[0];
}

export async function operatorNames(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{ name: string; source: string; seenFrom: Date }>`
    select name, source, seen_from as "seenFrom" from touchstone.operator_name where operator_id = ${id} order by seen_from, name limit 100`.execute(
    tx,
  );
  return rows;
}

export interface IdentityEventRow {
  readonly id: string;
  readonly kind: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly reason: string;
  /** What was put right, as it was and as it is. */
  readonly before: string | null;
  readonly after: string | null;
  readonly actor: string;
  readonly at: Date;
}

/** What happened to an operator's entry, the newest first. Read as the system: events have no scope of their own. */
export async function identityEvents(tx: SessionTransaction, subjectKind: string, id: string): Promise<readonly IdentityEventRow[]> {
  const { rows } = await sql<IdentityEventRow>`
    select id, kind, from_ids as "from", to_ids as "to", reason, before, after, actor, at from touchstone.identity_event
    where subject_kind = ${subjectKind} and (from_ids @> array[${id}::uuid] or to_ids @> array[${id}::uuid]) order by at desc, id desc limit 100`.execute(
    tx,
  );
  return rows;
}
