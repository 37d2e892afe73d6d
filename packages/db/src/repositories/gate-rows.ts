import type { GatePolicy } from '@touchstone/domain/gate';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';
import { ownRuns } from './own-runs.ts';

export interface NewGateCheck {
  readonly id: string;
  readonly store: string;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly sha256: string;
  readonly category: number | null;
  readonly policy: string;
  readonly policySha256: string;
  readonly content: GatePolicy;
  readonly at: Date;
}

export interface NewGatePolicy {
  readonly id: string;
  readonly store: string;
  readonly organisation: string;
  readonly content: GatePolicy;
  readonly sha256: string;
  readonly at: Date;
  readonly by: string | null;
}

/** Checks and policies as a store makes them. */
export const gateEdits = (tx: SessionTransaction) => ({
  async createCheck(row: NewGateCheck): Promise<void> {
    await sql`
      insert into touchstone.gate_check (id, store_id, organisation_id, asked_by, sha256, category, policy, policy_sha256, policy_content, state, created_at)
      values (${row.id}, ${row.store}, ${row.organisation}, ${row.askedBy}, ${row.sha256}, ${row.category}, ${row.policy}, ${row.policySha256},
        ${JSON.stringify(row.content)}::jsonb, 'WAITING', ${row.at})`.execute(tx);
  },

  /** The next version of its name. */
  async createPolicy(row: NewGatePolicy): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtextextended('gate policy ' || ${row.store}, 0))`.execute(tx);
    const { rows } = await sql<{ version: number }>`
      insert into touchstone.gate_policy (id, store_id, organisation_id, name, version, content, sha256, created_at, created_by)
      select ${row.id}, ${row.store}, ${row.organisation}, ${row.content.name},
        1 + coalesce((select max(version) from touchstone.gate_policy where store_id = ${row.store} and name = ${row.content.name}), 0),
        ${JSON.stringify(row.content)}::jsonb, ${row.sha256}, ${row.at}, ${row.by}
      returning version`.execute(tx);
    return rows[0]!.version;
  },
});

const OPEN_RUNS: ReadonlySet<string> = new Set(['CREATED', 'QUEUED', 'LEASED', 'RUNNING']);

interface OpenRow {
  readonly id: string;
  readonly store: string;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly sha256: string;
  readonly category: number | null;
  readonly policy: GatePolicy;
  readonly state: 'WAITING' | 'SCANNING';
  readonly artifact: string | null;
  readonly createdAt: Date;
}

/** Checks as they are worked on, inside one transaction of the system. */
export const gateWork = (tx: SessionTransaction) => ({
  async holdOpen(but: readonly string[]) {
    const { rows } = await sql<OpenRow>`
      select id, store_id as store, organisation_id as organisation, asked_by as "askedBy", sha256, category, policy_content as policy, state,
        artifact_id as artifact, created_at as "createdAt"
      from touchstone.gate_check where state in ('WAITING', 'SCANNING') and not id = any(${[...but]}::uuid[])
      order by created_at, id limit 1 for update skip locked`.execute(tx);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { createdAt, ...check } = row;
    return { ...check, createdAtMs: createdAt.getTime() };
  },

  async begin(check: string, artifact: string, scan: string | null): Promise<void> {
    await sql`
      update touchstone.gate_check set state = 'SCANNING', artifact_id = ${artifact}, scan_request_id = ${scan}, row_version = row_version + 1 where id = ${check}`.execute(
      tx,
    );
  },

  async endedRuns({ organisation, artifact }: { readonly organisation: string; readonly artifact: string | null }) {
    const runs = await ownRuns(tx, organisation, artifact ?? '');
    return runs.some(({ state }) => OPEN_RUNS.has(state)) ? undefined : runs;
  },

  async decide(check: string, answer: { readonly outcome: string }, atMs: number): Promise<void> {
    await sql`
      update touchstone.gate_check set state = 'DECIDED', outcome = ${answer.outcome}, answer = ${JSON.stringify(answer)}::jsonb, decided_at = ${new Date(atMs)},
        row_version = row_version + 1 where id = ${check}`.execute(tx);
  },

  async fail(check: string, message: string, atMs: number): Promise<void> {
    await sql`
      update touchstone.gate_check set state = 'FAILED', message = ${message}, decided_at = ${new Date(atMs)}, row_version = row_version + 1 where id = ${check}`.execute(
      tx,
    );
  },

  async announce(topic: string, check: string, organisation: string, payload: Readonly<Record<string, string>>): Promise<void> {
    await sql`
      insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
      values (gen_random_uuid(), ${topic}, ${check}, ${JSON.stringify(payload)}::jsonb, ${organisation})`.execute(tx);
  },
});

export interface ListedGateCheck {
  readonly id: string;
  readonly store: string;
  readonly sha256: string;
  readonly category: number | null;
  readonly policy: string;
  readonly policySha256: string;
  readonly state: 'WAITING' | 'SCANNING' | 'DECIDED' | 'FAILED';
  readonly outcome: 'pass' | 'manual' | 'return' | null;
  readonly answer: unknown;
  readonly message: string;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly decidedAt: Date | null;
}

const columns = sql`c.id, c.store_id as store, c.sha256, c.category, c.policy, c.policy_sha256 as "policySha256", c.state, c.outcome, c.answer, c.message,
  c.created_at as "createdAt", to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdKey", c.decided_at as "decidedAt"`;

/** A store's own, and nobody else's. */
const own = ({ scope }: Session, alias: string): RawBuilder<SqlBool> =>
  scope.kind === 'store' ? sql`${sql.ref(`${alias}.store_id`)} = ${scope.store}::uuid` : sql`false`;

export async function listGateChecks(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly state?: string | undefined; readonly outcome?: string | undefined; readonly sha256?: string | undefined },
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedGateCheck[]> {
  const where = allOf([
    own(session, 'c'),
    equal('c.state', filter.state),
    equal('c.outcome', filter.outcome),
    equal('c.sha256', filter.sha256),
    after === undefined ? undefined : sql`(c.created_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  const { rows } = await sql<ListedGateCheck>`
    select ${columns} from touchstone.gate_check c where ${where} order by c.created_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readGateCheck(tx: SessionTransaction, session: Session, id: string): Promise<ListedGateCheck | undefined> {
  const { rows } =
    await sql<ListedGateCheck>`select ${columns} from touchstone.gate_check c where c.id = ${id} and ${own(session, 'c')}`.execute(tx);
  return rows[0];
}

export interface ListedGatePolicy {
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
  readonly content: GatePolicy;
  readonly createdAt: Date;
}

/** Policies of the store, the newest first; all versions of one name, or the newest of each. */
export async function listGatePolicies(tx: SessionTransaction, session: Session, name?: string): Promise<readonly ListedGatePolicy[]> {
  const where = allOf([own(session, 'p'), equal('p.name', name)]);
  const each = name === undefined ? sql`distinct on (p.name)` : sql``;
  const { rows } = await sql<ListedGatePolicy>`
    select * from (
      select ${each} p.name, p.version, p.sha256, p.content, p.created_at as "createdAt" from touchstone.gate_policy p where ${where}
      order by p.name, p.version desc limit 1000) p order by "createdAt" desc, name, version desc`.execute(tx);
  return rows;
}
