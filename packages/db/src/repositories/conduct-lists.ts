import type { ConductKind, ConductState, Proof } from '@touchstone/domain/conduct';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';

/** Behind a row of a list that begins with the newest. */
interface After {
  readonly at: string;
  readonly id: string;
}

export interface ListedConduct {
  readonly id: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly caseId: string | null;
  readonly kind: ConductKind;
  readonly statement: string;
  readonly happenedAt: Date;
  readonly organisation: string;
  readonly state: ConductState;
  readonly recordedBy: string;
  readonly decidedBy: string | null;
  readonly toldAt: Date | null;
  readonly dispute: string | null;
  readonly disputedAt: Date | null;
  readonly proofs: readonly Proof[];
  readonly createdAt: Date;
  readonly rowVersion: number;
}

const conductColumns = sql`e.id, e.operator_id as operator, o.name as "operatorName", e.case_id as "caseId", e.kind, e.statement, e.happened_at as "happenedAt",
  e.organisation_id as organisation, e.state, e.recorded_by as "recordedBy", e.decided_by as "decidedBy", e.told_at as "toldAt", e.dispute, e.disputed_at as "disputedAt",
  (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'target', p.target) order by p.kind, p.target), '[]') from touchstone.conduct_proof p where p.entry_id = e.id) as proofs,
  e.created_at as "createdAt", e.row_version as "rowVersion"`;
/** The firm of a row that one may see is named, whoever's the firm is. */
const named = sql`left join lateral touchstone.operator_named(e.operator_id) o on true`;

const all = (conditions: readonly (RawBuilder<SqlBool> | undefined)[]) =>
  sql.join([sql`true`, ...conditions.filter((one) => one !== undefined)], sql` and `);
const behind = (column: string, after: After | undefined) =>
  after === undefined ? undefined : sql<SqlBool>`(${sql.ref(column)}, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;

/** Entries of conduct, the newest first. Row-level security says which. */
export async function listConduct(
  tx: SessionTransaction,
  filter: { readonly operator?: string; readonly kind?: string; readonly state?: string },
  limit: number,
  after?: After,
): Promise<readonly ListedConduct[]> {
  const where = all([
    ofFirm('e.operator_id', filter.operator),
    filter.kind === undefined ? undefined : sql`e.kind = ${filter.kind}`,
    filter.state === undefined ? undefined : sql`e.state = ${filter.state}`,
    behind('e.created_at', after),
  ]);
  const { rows } = await sql<ListedConduct>`
    select ${conductColumns} from touchstone.conduct_entry e ${named} where ${where} order by e.created_at desc, e.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function readConduct(tx: SessionTransaction, id: string): Promise<ListedConduct | undefined> {
  const { rows } = await sql<ListedConduct>`select ${conductColumns} from touchstone.conduct_entry e ${named} where e.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export interface ListedStep {
  readonly seq: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: string;
  readonly basis: string;
  readonly at: Date;
}

export async function conductSteps(
  tx: SessionTransaction,
  of: 'conduct' | 'penalty' | 'credit',
  id: string,
): Promise<readonly ListedStep[]> {
  const { rows } = await sql<ListedStep>`
    select seq, event, from_state as "from", to_state as "to", actor, basis, at from touchstone.conduct_event where target_kind = ${of} and target_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

export interface ListedCommitment {
  readonly id: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly caseId: string | null;
  readonly organisation: string;
  readonly text: string;
  readonly signatory: string;
  readonly title: string;
  readonly signedOn: string;
  readonly file: string;
  readonly breaches: readonly { readonly id: string; readonly case: string; readonly statement: string; readonly at: string }[];
  readonly createdAt: Date;
}

/** 承诺书 with what broke them, the newest first. */
export async function listCommitments(
  tx: SessionTransaction,
  filter: { readonly operator?: string; readonly id?: string },
  limit: number,
  after?: After,
): Promise<readonly ListedCommitment[]> {
  const where = all([
    ofFirm('e.operator_id', filter.operator),
    filter.id === undefined ? undefined : sql`e.id = ${filter.id}`,
    behind('e.created_at', after),
  ]);
  const { rows } = await sql<ListedCommitment>`
    select e.id, e.operator_id as operator, o.name as "operatorName", e.case_id as "caseId", e.organisation_id as organisation, e.text, e.signatory, e.signatory_title as title,
      e.signed_on::text as "signedOn", e.file_sha256 as file, e.created_at as "createdAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'case', b.case_id, 'statement', b.statement, 'at', b.at) order by b.at, b.id), '[]')
        from touchstone.commitment_breach b where b.commitment_id = e.id) as breaches
    from touchstone.commitment e ${named} where ${where} order by e.created_at desc, e.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedInterview {
  readonly id: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly caseId: string | null;
  readonly order: string | null;
  readonly organisation: string;
  readonly heldAt: Date;
  readonly place: string;
  readonly attended: readonly { readonly name: string; readonly title: string }[];
  readonly officers: readonly string[];
  readonly summary: string;
  readonly minutes: string;
  readonly createdAt: Date;
}

export async function listInterviews(
  tx: SessionTransaction,
  filter: { readonly operator?: string; readonly id?: string },
  limit: number,
  after?: After,
): Promise<readonly ListedInterview[]> {
  const where = all([
    ofFirm('e.operator_id', filter.operator),
    filter.id === undefined ? undefined : sql`e.id = ${filter.id}`,
    behind('e.created_at', after),
  ]);
  const { rows } = await sql<ListedInterview>`
    select e.id, e.operator_id as operator, o.name as "operatorName", e.case_id as "caseId", e.order_id as "order", e.organisation_id as organisation, e.held_at as "heldAt", e.place,
      e.attended, e.officers, e.summary, e.minutes_sha256 as minutes, e.created_at as "createdAt"
    from touchstone.interview e ${named} where ${where} order by e.created_at desc, e.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** A file that a row one may see names, or that one's own organisation brought. */
export async function readConductFile(tx: SessionTransaction, sha256: string) {
  const { rows } = await sql<{ name: string; mediaType: string }>`
    select f.file_name as name, f.media_type as "mediaType" from touchstone.conduct_file_of(${sha256}) f
    where exists (select from touchstone.conduct_file c where c.sha256 = ${sha256})
      or exists (select from touchstone.commitment c where c.file_sha256 = ${sha256})
      or exists (select from touchstone.interview i where i.minutes_sha256 = ${sha256})
      or exists (select from touchstone.credit_entry c where c.removal_sha256 = ${sha256})
      or exists (select from touchstone.conduct_proof p where p.kind = 'file' and p.target = ${sha256})
    limit 1`.execute(tx);
  return rows[0];
}
