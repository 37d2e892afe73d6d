import type { EarlierMeasure, MeasureKind, MeasureState, ProgrammeState, TargetState } from '@touchstone/domain/programme';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { ownRuns } from './own-runs.ts';

const LIVE = sql`('LIVE', 'CHANGED', 'RELISTED')`;
const OPEN_RUNS: ReadonlySet<string> = new Set(['CREATED', 'QUEUED', 'LEASED', 'RUNNING']);

const target = sql`t.id, t.programme_id as programme, t.listing_id as listing, t.app_id as app, t.developer_account_id as "developerAccount", l.name as "appName",
  coalesce(l.version_name, '') as "versionName", t.state, t.sha256, l.artifact_sha256 as "shelfSha256", t.recheck_sha256 as "recheckSha256", t.problems`;

/** Programmes, their targets and measures inside one transaction. */
export const programmeRows = (tx: SessionTransaction) => ({
  async createProgramme(row: NewProgrammeRow): Promise<void> {
    const at = new Date(row.atMs);
    await sql`
      insert into touchstone.programme (id, store_id, organisation_id, title, announcement, clauses, state, created_at, created_by)
      values (${row.id}, ${row.store}, ${row.organisation}, ${row.title}, ${row.announcement}, ${[...row.clauses]}, 'DRAFT', ${at}, ${row.by})`.execute(
      tx,
    );
    await note(tx, 'programme', row.id, 'create', null, 'DRAFT', '', at);
  },

  async holdProgramme(id: string) {
    const { rows } = await sql<Omit<ProgrammeRow, 'dueAtMs'> & { readonly dueAt: Date | null }>`
      select p.id, p.store_id as store, s.name as "storeName", p.organisation_id as organisation, p.title, p.clauses, p.state, p.due_at as "dueAt",
        (select count(*)::int from touchstone.programme_target t where t.programme_id = p.id and t.state in ('PENDING', 'SCANNING')) as "openTargets",
        p.row_version as "rowVersion"
      from touchstone.programme p join touchstone.store s on s.id = p.store_id where p.id = ${id} for update of p`.execute(tx);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { dueAt, ...kept } = row;
    return { ...kept, dueAtMs: dueAt?.getTime() ?? null };
  },

  async moveProgramme(id: string, step: StepRow<ProgrammeState> & { readonly dueAtMs?: number }): Promise<void> {
    const at = new Date(step.atMs);
    await sql`
      update touchstone.programme set state = ${step.to}, row_version = row_version + 1,
        announced_at = case when ${step.on} = 'announce' then ${at}::timestamptz else announced_at end,
        notified_at = case when ${step.on} = 'notify' then ${at}::timestamptz else notified_at end,
        closed_at = case when ${step.to} in ('CLOSED', 'CANCELLED') then ${at}::timestamptz else closed_at end,
        due_at = coalesce(${step.dueAtMs === undefined ? null : new Date(step.dueAtMs)}::timestamptz, due_at)
      where id = ${id}`.execute(tx);
    await note(tx, 'programme', id, step.on, step.from, step.to, step.reason, at);
  },

  async addTargets({ id, store }: { readonly id: string; readonly store: string }, atMs: number): Promise<number> {
    const at = new Date(atMs);
    const { rows } = await sql<{ n: string }>`
      with added as (
        insert into touchstone.programme_target (id, programme_id, listing_id, app_id, developer_account_id, state)
        select gen_random_uuid(), ${id}, l.id, l.app_id, l.developer_account_id, 'PENDING'
        from touchstone.listing l where l.store_id = ${store} and l.state in ${LIVE} on conflict do nothing returning id),
      noted as (
        insert into touchstone.programme_target_event (target_id, seq, event, to_state, actor, at)
        select a.id, 1, 'add', 'PENDING', current_setting('touchstone.actor'), ${at} from added a)
      select count(*) as n from added`.execute(tx);
    return Number(rows[0]?.n ?? 0);
  },

  async targetsIn(programme: string, state: TargetState, limit: number): Promise<readonly TargetRow[]> {
    const { rows } = await sql<TargetRow>`
      select ${target} from touchstone.programme_target t join touchstone.listing l on l.id = t.listing_id
      where t.programme_id = ${programme} and t.state = ${state} order by t.id limit ${limit} for update of t`.execute(tx);
    return rows;
  },

  async holdTarget(id: string): Promise<TargetRow | undefined> {
    const { rows } = await sql<TargetRow>`
      select ${target} from touchstone.programme_target t join touchstone.listing l on l.id = t.listing_id where t.id = ${id} for update of t`.execute(
      tx,
    );
    return rows[0];
  },

  async holdOpenTarget(but: readonly string[]) {
    const { rows } = await sql<TargetRow & { readonly store: string; readonly organisation: string; readonly clauses: readonly string[] }>`
      select ${target}, p.store_id as store, p.organisation_id as organisation, p.clauses
      from touchstone.programme_target t join touchstone.listing l on l.id = t.listing_id join touchstone.programme p on p.id = t.programme_id
      where not t.id = any(${[...but]}::uuid[]) and ((p.state = 'SCANNING' and t.state in ('PENDING', 'SCANNING'))
        or (p.state in ('NOTIFIED', 'ENFORCING') and t.state in ('NOTIFIED', 'MEASURED') and l.artifact_sha256 is distinct from t.sha256 and l.artifact_sha256 is not null))
      order by p.created_at, t.id limit 1 for update of t skip locked`.execute(tx);
    return rows[0];
  },

  async moveTarget(id: string, step: StepRow<TargetState>, fields: TargetFieldsRow = {}): Promise<void> {
    const at = new Date(step.atMs);
    await sql`update touchstone.programme_target set state = ${step.to}, reason = ${step.reason}, ${changed(fields)} where id = ${id}`.execute(
      tx,
    );
    await note(tx, 'programme_target', id, step.on, step.from, step.to, step.reason, at);
  },

  async noteTarget(id: string, fields: TargetFieldsRow): Promise<void> {
    await sql`update touchstone.programme_target set ${changed(fields)} where id = ${id}`.execute(tx);
  },

  async measuresOf(id: string): Promise<readonly EarlierMeasure[]> {
    const { rows } =
      await sql<EarlierMeasure>`select kind, state from touchstone.store_measure where target_id = ${id} order by imposed_at, id`.execute(
        tx,
      );
    return rows;
  },

  async createMeasure(row: NewMeasureRow): Promise<void> {
    const { programme, target: about, notice } = row;
    await sql`
      insert into touchstone.store_measure (id, store_id, organisation_id, programme_id, target_id, listing_id, app_id, developer_account_id, kind, state, reason,
        notice_zh, notice_en, imposed_at, created_by)
      values (${row.id}, ${programme.store}, ${programme.organisation}, ${programme.id}, ${about.id}, ${about.listing}, ${about.app}, ${about.developerAccount},
        ${row.kind}, 'IMPOSED', ${row.reason}, ${notice.zh}, ${notice.en}, ${new Date(row.atMs)}, ${row.by})`.execute(tx);
  },

  async holdMeasure(id: string) {
    const { rows } = await sql<MeasureRow>`
      select id, target_id as target, store_id as store, organisation_id as organisation, kind, state, row_version as "rowVersion"
      from touchstone.store_measure where id = ${id} for update`.execute(tx);
    return rows[0];
  },

  async moveMeasure(
    id: string,
    step: { readonly on: string; readonly to: MeasureState; readonly text: string; readonly atMs: number },
  ): Promise<void> {
    const at = new Date(step.atMs);
    await (step.on === 'appeal'
      ? sql`update touchstone.store_measure set state = ${step.to}, appeal = ${step.text}, appealed_at = ${at}, row_version = row_version + 1 where id = ${id}`
      : sql`update touchstone.store_measure set state = ${step.to}, decision = ${step.text}, decided_at = ${at}, row_version = row_version + 1 where id = ${id}`
    ).execute(tx);
  },

  async runsOf(organisation: string, sha256: string) {
    const { rows } = await sql<{ id: string }>`select id from touchstone.artifact where sha256 = ${sha256}`.execute(tx);
    const runs = rows[0] === undefined ? [] : await ownRuns(tx, organisation, rows[0].id);
    return runs.some(({ state }) => OPEN_RUNS.has(state)) ? undefined : runs;
  },

  async tellFirm(topic: string, subject: string, app: string | null, payload: Readonly<Record<string, string>>): Promise<void> {
    await sql`
      insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
      select gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb, o.id
      from touchstone.organisation o where o.state = 'ACTIVE'
        and o.operator_id = any ((select touchstone.firm_entries(a.operator_id) from touchstone.app a where a.id = ${app}::uuid)::uuid[])`.execute(
      tx,
    );
  },

  async announce(topic: string, subject: string, organisation: string, payload: Readonly<Record<string, string>>): Promise<void> {
    await sql`
      insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
      values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${organisation})`.execute(tx);
  },
});

function changed({ sha256, recheckSha256, problems, notTested, notice, notifiedAtMs }: TargetFieldsRow) {
  return sql.join([
    sql`row_version = row_version + 1`,
    ...(sha256 === undefined ? [] : [sql`sha256 = ${sha256}`]),
    ...(recheckSha256 === undefined ? [] : [sql`recheck_sha256 = ${recheckSha256}`]),
    ...(problems === undefined ? [] : [sql`problems = ${JSON.stringify(problems)}::jsonb`]),
    ...(notTested === undefined ? [] : [sql`not_tested = ${notTested}`]),
    ...(notice === undefined ? [] : [sql`notice_zh = ${notice.zh}, notice_en = ${notice.en}`]),
    ...(notifiedAtMs === undefined ? [] : [sql`notified_at = ${new Date(notifiedAtMs)}`]),
  ]);
}

async function note(
  tx: SessionTransaction,
  kind: 'programme' | 'programme_target',
  id: string,
  event: string,
  from: string | null,
  to: string,
  reason: string,
  at: Date,
): Promise<void> {
  const table = sql.table(`touchstone.${kind}_event`);
  const key = sql.ref(kind === 'programme' ? 'programme_id' : 'target_id');
  await sql`
    insert into ${table} (${key}, seq, event, from_state, to_state, actor, reason, at)
    select ${id}, coalesce(max(seq), 0) + 1, ${event}, ${from}, ${to}, current_setting('touchstone.actor'), ${reason}, ${at} from ${table} where ${key} = ${id}`.execute(
    tx,
  );
}

interface StepRow<State> {
  readonly on: string;
  readonly from: State;
  readonly to: State;
  readonly reason: string;
  readonly atMs: number;
}

interface NewProgrammeRow {
  readonly id: string;
  readonly store: string;
  readonly organisation: string;
  readonly title: string;
  readonly announcement: string;
  readonly clauses: readonly string[];
  readonly atMs: number;
  readonly by: string | null;
}

interface ProgrammeRow {
  readonly id: string;
  readonly store: string;
  readonly storeName: string;
  readonly organisation: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly state: ProgrammeState;
  readonly dueAtMs: number | null;
  readonly openTargets: number;
  readonly rowVersion: number;
}

interface ProblemRow {
  readonly clause: string;
  readonly strength: 'violation' | 'suspected';
  readonly place: string;
}

interface TargetRow {
  readonly id: string;
  readonly programme: string;
  readonly listing: string;
  readonly app: string | null;
  readonly developerAccount: string | null;
  readonly appName: string;
  readonly versionName: string;
  readonly state: TargetState;
  readonly sha256: string | null;
  readonly shelfSha256: string | null;
  readonly recheckSha256: string | null;
  readonly problems: readonly ProblemRow[];
}

interface TargetFieldsRow {
  readonly sha256?: string | null;
  readonly recheckSha256?: string | null;
  readonly problems?: readonly ProblemRow[];
  readonly notTested?: number;
  readonly notice?: { readonly zh: string; readonly en: string };
  readonly notifiedAtMs?: number;
}

interface NewMeasureRow {
  readonly id: string;
  readonly programme: ProgrammeRow;
  readonly target: TargetRow;
  readonly kind: MeasureKind;
  readonly reason: string;
  readonly notice: { readonly zh: string; readonly en: string };
  readonly atMs: number;
  readonly by: string | null;
}

interface MeasureRow {
  readonly id: string;
  readonly target: string | null;
  readonly store: string;
  readonly organisation: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  readonly rowVersion: number;
}
