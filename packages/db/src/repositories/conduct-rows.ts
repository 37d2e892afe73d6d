import type { Citable, ConductKind, ConductState, Proof } from '@touchstone/domain/conduct';
import { sql } from 'kysely';
import { firmEntries } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { proofsNotFound } from './conduct-proofs.ts';

/** Entries of conduct, 承诺书 and 约谈 inside one transaction. */
export function conductRows(tx: SessionTransaction) {
  return {
    /** The entry that stands for an id today. */
    async firmOf(operator: string) {
      const { rows } = await sql<FirmRow>`
        select o.id, o.name, o.credit_code as "creditCode", o.licence_no as licence, o.province from touchstone.operator o
        where o.id = (select coalesce(me.merged_into, me.id) from touchstone.operator me where me.id = ${operator})`.execute(tx);
      return rows[0];
    },

    /** A case, when it is this firm's. */
    async caseOfFirm(id: string, operator: string) {
      const { rows } = await sql<{ id: string; organisation: string; province: string | null; openedAtMs: number }>`
        select c.id, c.organisation_id as organisation, c.province, (extract(epoch from c.opened_at) * 1000)::float8 as "openedAtMs" from touchstone.enforcement_case c
        where c.id = ${id} and touchstone.offender(c.operator_id, c.app_id) = touchstone.offender(${operator}, null)`.execute(tx);
      return rows[0];
    },

    async ownCase(id: string, organisation: string): Promise<string | undefined> {
      const { rows } = await sql<{ operator: string | null }>`
        select operator_id as operator from touchstone.enforcement_case where id = ${id} and organisation_id = ${organisation}`.execute(tx);
      return rows[0]?.operator ?? undefined;
    },

    async authority(organisation: string) {
      const { rows } = await sql<{ name: string; province: string | null; attempts: number | null }>`
        select name, province, (policy ->> 'unreachableAfter')::int as attempts from touchstone.organisation where id = ${organisation}`.execute(
        tx,
      );
      return rows[0];
    },

    proofsNotFound: (operator: string, organisation: string, kind: ConductKind, proofs: readonly Proof[]) =>
      proofsNotFound(tx, { operator, organisation, kind }, proofs),

    /** How many times each of these services was tried. */
    async attemptsOf(services: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const { rows } = await sql<{ id: string; attempts: number }>`
        select id, greatest(attempts, 1) as attempts from touchstone.service where id = any(${services.filter((one) => one.length === 36)}::uuid[]) and state = 'FAILED'`.execute(
        tx,
      );
      return new Map(rows.map(({ id, attempts }) => [id, attempts]));
    },

    async insertConduct(row: NewConduct): Promise<void> {
      await sql`
        insert into touchstone.conduct_entry (id, operator_id, case_id, kind, statement, happened_at, organisation_id, province, state, recorded_by, created_at)
        values (${row.id}, ${row.operator}, ${row.caseId}, ${row.kind}, ${row.statement}, ${new Date(row.happenedAtMs)}, ${row.organisation}, ${row.province},
          'RECORDED', ${row.recordedBy}, ${new Date(row.atMs)})`.execute(tx);
      await sql`
        insert into touchstone.conduct_proof (entry_id, kind, target)
        select distinct ${row.id}::uuid, p.kind, p.target from jsonb_to_recordset(${JSON.stringify(row.proofs)}::jsonb) as p (kind text, target text) order by 2, 3`.execute(
        tx,
      );
    },

    async holdConduct(id: string): Promise<HeldConduct | undefined> {
      const { rows } = await sql<HeldConduct>`
        select id, operator_id as operator, kind, state, organisation_id as organisation, recorded_by as "recordedBy", told_at as "toldAt", row_version as "rowVersion"
        from touchstone.conduct_entry where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async proofsOf(id: string): Promise<readonly Proof[]> {
      const { rows } =
        await sql<Proof>`select kind, target from touchstone.conduct_proof where entry_id = ${id} order by kind, target`.execute(tx);
      return rows;
    },

    async saveConduct(
      id: string,
      next: {
        readonly state: ConductState;
        readonly decidedBy?: string;
        readonly toldAtMs?: number;
        readonly dispute?: string;
        readonly atMs: number;
      },
    ): Promise<void> {
      const { state, decidedBy, toldAtMs, dispute, atMs } = next;
      await sql`
        update touchstone.conduct_entry set state = ${state}, decided_by = coalesce(${decidedBy ?? null}::uuid, decided_by),
          told_at = coalesce(told_at, ${toldAtMs === undefined ? null : new Date(toldAtMs)}),
          dispute = coalesce(${dispute ?? null}, dispute), disputed_at = case when ${dispute ?? null}::text is null then disputed_at else ${new Date(atMs)} end,
          row_version = row_version + 1
        where id = ${id}`.execute(tx);
    },

    async tellStep(step: ConductStep): Promise<void> {
      await sql`
        insert into touchstone.conduct_event (target_kind, target_id, seq, event, from_state, to_state, actor, basis, detail, at)
        select ${step.of}::text, ${step.id}::uuid, coalesce(max(e.seq), 0) + 1, ${step.event}, ${step.from}, ${step.to}, ${step.actor}, ${step.basis}, ${JSON.stringify(step.detail ?? {})}::jsonb,
          ${new Date(step.atMs)}
        from touchstone.conduct_event e where e.target_kind = ${step.of} and e.target_id = ${step.id}`.execute(tx);
    },

    async insertCommitment(row: NewCommitment): Promise<void> {
      await sql`
        insert into touchstone.commitment (id, operator_id, case_id, organisation_id, province, text, signatory, signatory_title, signed_on, file_sha256, recorded_by, created_at)
        values (${row.id}, ${row.operator}, ${row.caseId}, ${row.organisation}, ${row.province}, ${row.text}, ${row.signatory}, ${row.title}, ${row.signedOn}, ${row.file},
          ${row.recordedBy}, ${new Date(row.atMs)})`.execute(tx);
    },

    async commitment(id: string) {
      const { rows } = await sql<{ operator: string; signedOn: string }>`
        select operator_id as operator, signed_on::text as "signedOn" from touchstone.commitment where id = ${id}`.execute(tx);
      return rows[0];
    },

    /** @returns false when the same case stands against it already */
    async insertBreach(row: {
      readonly id: string;
      readonly commitment: string;
      readonly caseId: string;
      readonly statement: string;
      readonly recordedBy: string;
      readonly atMs: number;
    }): Promise<boolean> {
      const { numAffectedRows } = await sql`
        insert into touchstone.commitment_breach (id, commitment_id, case_id, statement, recorded_by, at)
        values (${row.id}, ${row.commitment}, ${row.caseId}, ${row.statement}, ${row.recordedBy}, ${new Date(row.atMs)})
        on conflict (commitment_id, case_id) do nothing`.execute(tx);
      return numAffectedRows === 1n;
    },

    async insertInterview(row: NewInterview): Promise<void> {
      await sql`
        insert into touchstone.interview (id, operator_id, case_id, order_id, organisation_id, province, held_at, place, attended, officers, summary, minutes_sha256, recorded_by, created_at)
        values (${row.id}, ${row.operator}, ${row.caseId}, ${row.order}, ${row.organisation}, ${row.province}, ${new Date(row.heldAtMs)}, ${row.place},
          ${JSON.stringify(row.attended)}::jsonb, ${[...row.officers]}, ${row.summary}, ${row.minutes}, ${row.recordedBy}, ${new Date(row.atMs)})`.execute(
        tx,
      );
    },

    /** Files that the organisation brought. */
    async hasFile(sha256: string, organisation: string): Promise<boolean> {
      const { rows } =
        await sql`select from touchstone.conduct_file where sha256 = ${sha256} and organisation_id = ${organisation}`.execute(tx);
      return rows.length > 0;
    },

    async insertFile(row: {
      readonly sha256: string;
      readonly organisation: string;
      readonly name: string;
      readonly mediaType: string;
      readonly sizeBytes: number;
      readonly addedBy: string | null;
      readonly atMs: number;
    }): Promise<void> {
      await sql`
        insert into touchstone.conduct_file (sha256, organisation_id, file_name, media_type, size_bytes, added_by, at)
        values (${row.sha256}, ${row.organisation}, ${row.name}, ${row.mediaType}, ${row.sizeBytes}, ${row.addedBy}, ${new Date(row.atMs)})
        on conflict do nothing`.execute(tx);
    },

    /** Those of the entries and breaches that are this firm's. */
    async citables(operator: string, ids: readonly string[]): Promise<readonly Citable[]> {
      const { rows } = await sql<Citable>`
        select 'conduct' as kind, e.id, e.operator_id as operator, e.kind as conduct, e.state from touchstone.conduct_entry e
        where e.id = any(${[...ids]}::uuid[]) and e.operator_id = any (${firmEntries(operator)})
        union all
        select 'breach', b.id, c.operator_id, null, null from touchstone.commitment_breach b join touchstone.commitment c on c.id = b.commitment_id
        where b.id = any(${[...ids]}::uuid[]) and c.operator_id = any (${firmEntries(operator)})
        order by 1, 2`.execute(tx);
      return rows;
    },

    async firmOrganisations(operator: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.organisation where operator_id = any (${firmEntries(operator)}) and state = 'ACTIVE' order by id`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },
  };
}

export interface FirmRow {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly licence: string | null;
  readonly province: string | null;
}

export interface NewConduct {
  readonly id: string;
  readonly operator: string;
  readonly caseId: string | null;
  readonly kind: ConductKind;
  readonly statement: string;
  readonly happenedAtMs: number;
  readonly organisation: string;
  readonly province: string | null;
  readonly proofs: readonly Proof[];
  readonly recordedBy: string;
  readonly atMs: number;
}

export interface HeldConduct {
  readonly id: string;
  readonly operator: string;
  readonly kind: ConductKind;
  readonly state: ConductState;
  readonly organisation: string;
  readonly recordedBy: string;
  readonly toldAt: Date | null;
  readonly rowVersion: number;
}

export interface ConductStep {
  readonly of: 'conduct' | 'penalty' | 'credit';
  readonly id: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: string;
  readonly basis: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

export interface NewCommitment {
  readonly id: string;
  readonly operator: string;
  readonly caseId: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly text: string;
  readonly signatory: string;
  readonly title: string;
  readonly signedOn: string;
  readonly file: string;
  readonly recordedBy: string;
  readonly atMs: number;
}

export interface NewInterview {
  readonly id: string;
  readonly operator: string;
  readonly caseId: string | null;
  readonly order: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly heldAtMs: number;
  readonly place: string;
  readonly attended: readonly { readonly name: string; readonly title: string }[];
  readonly officers: readonly string[];
  readonly summary: string;
  readonly minutes: string;
  readonly recordedBy: string;
  readonly atMs: number;
}
