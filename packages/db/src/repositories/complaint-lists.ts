import type { ComplaintState } from '@touchstone/domain/complaint';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';
import { beginsWith } from './search-words.ts';

export interface ListedComplaint {
  readonly id: string;
  readonly code: string;
  readonly channel: 'form' | 'list' | 'hotline';
  readonly source: string;
  readonly sourceRef: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: ComplaintState;
  readonly subject: string;
  readonly package: string | null;
  readonly storeName: string;
  readonly versionName: string;
  readonly app: string | null;
  readonly matchConfidence: number | null;
  readonly clauses: readonly string[];
  readonly text: string;
  readonly duplicateOf: string | null;
  readonly duplicates: number;
  readonly lead: string | null;
  readonly answer: string | null;
  readonly happenedOn: string | null;
  readonly receivedAt: Date;
  readonly receivedKey: string;
  readonly answeredAt: Date | null;
  readonly isForgotten: boolean;
  readonly rowVersion: number;
}

/** No column of who complained is among them. */
const columns = sql`c.id, c.code, c.channel, c.source, c.source_ref as "sourceRef", c.organisation_id as organisation, c.province, c.state, c.subject, c.package,
  c.store_name as "storeName", c.version_name as "versionName", (select a.id from touchstone.app a where a.id = c.app_id) as app, c.match_confidence as "matchConfidence", c.clauses, c.masked_text as text,
  c.duplicate_of as "duplicateOf", (select count(*)::int from touchstone.complaint d where d.duplicate_of = c.id) as duplicates, c.lead_id as lead, c.answer,
  to_char(c.happened_on, 'YYYY-MM-DD') as "happenedOn", c.received_at as "receivedAt",
  to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedKey", c.answered_at as "answeredAt",
  c.forgotten_at is not null as "isForgotten", c.row_version as "rowVersion"`;

/** Complaints of one's own organisation; of all for who sees all. */
const visible = ({ scope, organisation }: Session): RawBuilder<SqlBool> =>
  scope.kind === 'all' ? sql`true` : organisation === null ? sql`false` : sql`c.organisation_id = ${organisation}::uuid`;

export interface ComplaintFilter {
  readonly state?: string | undefined;
  readonly channel?: string | undefined;
  readonly app?: string | undefined;
  readonly source?: string | undefined;
  /** Its code, or how its subject begins. */
  readonly q?: string | undefined;
}

/** Complaints that a session may see, the newest first. */
export async function listComplaints(
  tx: SessionTransaction,
  session: Session,
  filter: ComplaintFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedComplaint[]> {
  const where = allOf([
    visible(session),
    equal('c.state', filter.state),
    equal('c.channel', filter.channel),
    equal('c.app_id', filter.app),
    equal('c.source', filter.source),
    filter.q === undefined ? undefined : sql`(c.code = upper(${filter.q}) or ${beginsWith(sql`c.subject`, filter.q)})`,
    after === undefined ? undefined : sql`(c.received_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  const { rows } = await sql<ListedComplaint>`
    select ${columns} from touchstone.complaint c where ${where} order by c.received_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readComplaint(tx: SessionTransaction, session: Session, id: string): Promise<ListedComplaint | undefined> {
  const { rows } = await sql<ListedComplaint>`
    select ${columns} from touchstone.complaint c where c.id = ${id} and ${visible(session)}`.execute(tx);
  return rows[0];
}

export async function complaintEvents(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{ seq: number; event: string; from: string | null; to: string; actor: string; reason: string; at: Date }>`
    select seq, event, from_state as from, to_state as to, actor, reason, at from touchstone.complaint_event where complaint_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

/** Who complained and in which words, as it was sealed. */
export async function complaintSealed(tx: SessionTransaction, session: Session, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ sealed: string | null }>`
    select c.sealed from touchstone.complaint c where c.id = ${id} and ${visible(session)}`.execute(tx);
  return rows[0]?.sealed ?? undefined;
}

const MOST_MATCHES = 10;

/** Apps that the complaint may mean, the likeliest first: by its package, its name, and names that contain it. */
export async function complaintMatches(
  tx: SessionTransaction,
  session: Session,
  about: { readonly package: string | null; readonly name: string },
) {
  const { rows } = await sql<{ app: string; name: string; package: string; confidence: number }>`
    select m.app, a.name, a.package, max(m.confidence)::real as confidence from (
      select id as app, 1 as confidence from touchstone.app where package = ${about.package}
      union all select id, 0.8 from touchstone.app where name_normal = ${about.name} and ${about.name} <> ''
      union all select b.id, 0.5 from touchstone.app b
        where b.id in (select g.app_id from touchstone.app_gram g where g.grams @> ${[...gramsOf(about.name)]}) and strpos(b.name_normal, ${about.name}) > 0
    ) m join touchstone.app a on a.id = m.app
    where ${within(session, 'app', 'a')} and a.merged_into is null
    group by m.app, a.name, a.package order by confidence desc, a.package limit ${MOST_MATCHES}`.execute(tx);
  return rows;
}

/** Neighbouring pairs of a name that is normalised already. */
const gramsOf = (name: string): readonly string[] => {
  const letters = [...name];
  return letters.length === 1 ? [`^${letters[0]}`] : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
};

export interface ComplaintStatus {
  readonly code: string;
  readonly secretHash: string | null;
  readonly state: ComplaintState;
  readonly receivedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** What a reporter may ask after. A repetition says what became of the one that it repeats. */
export async function complaintStatus(tx: SessionTransaction, code: string): Promise<ComplaintStatus | undefined> {
  const { rows } = await sql<ComplaintStatus>`
    select c.code, c.secret_hash as "secretHash", c.state, c.received_at as "receivedAt", coalesce(c.answer, o.answer) as answer,
      coalesce(c.answered_at, o.answered_at) as "answeredAt"
    from touchstone.complaint c left join touchstone.complaint o on o.id = c.duplicate_of where c.code = ${code}`.execute(tx);
  return rows[0];
}
