import { type RawBuilder, sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { type AcquisitionRecord, acquisitionColumns, breakerOf, heldAcquisition, rowsOf } from './acquisition-shapes.ts';
import { dueListingScans, FIRST_LISTING } from './due-listing-scans.ts';
import { listingScans } from './listing-scans.ts';
import { pollRows } from './poll-rows.ts';

/** Rows of acquisition inside one transaction: what polling, fetching and asking for scans read and write. */
export const acquisitionRows = (tx: SessionTransaction) => ({
  ...pollRows(tx),
  ...fetchRows(tx),
  ...listingScans(tx),
  ...dueListingScans(tx),
});

/** Arrivals of files, as fetching takes them on. */
function fetchRows(tx: SessionTransaction) {
  return {
    async artifactsBySha256(sha256s: readonly string[]) {
      if (sha256s.length === 0) return [];
      const { rows } = await sql<{
        id: string;
        sha256: string;
        sizeBytes: number;
        state: 'STORED';
        signers: readonly string[];
        lineage: readonly string[];
        app: string | null;
        isPrivate: boolean;
      }>`
        select f.id, f.sha256, f.size_bytes as "sizeBytes", f.state, f.signers, v.app_id as app, f.private_to is not null as "isPrivate",
          array(select jsonb_array_elements_text(coalesce(f.manifest -> 'signature' -> 'lineage', '[]'))) as lineage
        from touchstone.artifact f left join touchstone.app_version v on v.id = f.app_version_id
        where f.sha256 = any(${[...sha256s]})`.execute(tx);
      return rows;
    },

    /** What is open for the store, here already, or refused when it was declared in the same words, is not declared again. */
    declare: (rows: readonly DeclaredRow[]) => declared(tx, rows, NOT_AGAIN),
    declareAgain: (row: DeclaredRow) => declared(tx, [row], sql`true`),
    // who looks for it counts milliseconds, and would miss what came within the same one
    declareReceived: (row: DeclaredRow) => declared(tx, [row], sql`true`, sql`date_trunc('milliseconds', now())`),

    /** Of these names in quarantine, those that no acquisition under way needs any more. */
    async leftOver(names: readonly string[]): Promise<readonly string[]> {
      const { rows } = await sql<{ name: string }>`
        select n.name from unnest(${[...names]}::text[]) as n (name) where not exists (
          select from touchstone.acquisition q where (q.quarantine_name = n.name or q.declared_sha256 = n.name) and q.state not in ('STORED', 'REJECTED'))`.execute(
        tx,
      );
      return rows.map(({ name }) => name);
    },

    /** Bytes that an organisation uploaded since then. */
    async uploadedBytes(organisation: string, sinceMs: number): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select coalesce(sum(declared_size_bytes), 0) as n from touchstone.acquisition
        where organisation_id = ${organisation} and source = 'upload' and created_at >= ${new Date(sinceMs)}`.execute(tx);
      return rows[0]?.n ?? 0;
    },

    async anyAcquisition(id: string) {
      const { rows } = await sql<AcquisitionRecord>`select ${acquisitionColumns} from touchstone.acquisition q where q.id = ${id}`.execute(
        tx,
      );
      return rows[0] === undefined ? undefined : heldAcquisition(rows[0]);
    },

    async leaseWaiting(ask: { readonly nowMs: number; readonly leaseUntilMs: number; readonly limit: number; readonly machine: string }) {
      const now = new Date(ask.nowMs);
      // counting what a store has under way must not run side by side
      await sql`select pg_advisory_xact_lock(hashtextextended('lease acquisitions', 0))`.execute(tx);
      const { rows } = await sql<AcquisitionRecord>`
        with waiting as (
          (select id, store_id, next_at as since from touchstone.acquisition where state in ('DECLARED', 'FETCH_FAILED') and next_at <= ${now} order by next_at, id limit 2000)
          union all
          (select id, store_id, lease_until from touchstone.acquisition
            where state in ('FETCHING', 'QUARANTINED', 'VERIFIED') and lease_until <= ${now} and (source = 'store' or held_by = ${ask.machine})
            order by lease_until limit 200)
        ), busy as (
          select store_id, count(*) as n from touchstone.acquisition
          where state in ('FETCHING', 'QUARANTINED', 'VERIFIED') and lease_until > ${now} and store_id is not null group by store_id
        ), ranked as (
          select w.id, w.since, row_number() over (partition by w.store_id order by w.since, w.id) + coalesce(b.n, 0) as place, s.configuration, s.state as store_state,
            s.breaker, w.store_id
          from waiting w left join touchstone.store s on s.id = w.store_id left join busy b on b.store_id = w.store_id
        ), chosen as (
          select id from ranked
          where store_id is null or (store_state = 'ACTIVE' and place <= coalesce((configuration ->> 'fetchesAtOnce')::int, 2)
            and not (breaker ->> 'state' = 'open' and (breaker ->> 'untilMs')::numeric > ${ask.nowMs}))
          order by since, id limit ${ask.limit}
        ), held as (
          select q.id from touchstone.acquisition q join chosen c on c.id = q.id for update of q skip locked
        )
        update touchstone.acquisition q set
          state = case when q.state in ('DECLARED', 'FETCH_FAILED') or (q.state in ('QUARANTINED', 'VERIFIED') and q.held_by is distinct from ${ask.machine}) then 'FETCHING' else q.state end,
          attempts = q.attempts + 1, fence = q.fence + 1, lease_until = ${new Date(ask.leaseUntilMs)}, row_version = q.row_version + 1
        from held where q.id = held.id returning ${acquisitionColumns}`.execute(tx);
      return rows.map(heldAcquisition).sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async holdAcquisition(id: string, fence: number) {
      const { rows } = await sql<AcquisitionRecord>`
        select ${acquisitionColumns} from touchstone.acquisition q
        where q.id = ${id} and q.fence = ${fence} and q.state not in ('STORED', 'REJECTED') for update`.execute(tx);
      return rows[0] === undefined ? undefined : heldAcquisition(rows[0]);
    },

    async saveAcquisition(id: string, kept: SavedAcquisition): Promise<void> {
      const { state, error, problems, nextAtMs, leaseUntilMs, received, held, artifact, isForListings, isUncounted } = kept;
      const isOver = state === 'STORED' || state === 'REJECTED';
      await tx
        .updateTable('acquisition')
        .set({
          state,
          row_version: sql<number>`row_version + 1`,
          ...(error === undefined ? {} : { error_class: error.class, message: error.message.slice(0, 2000) }),
          ...(problems === undefined ? {} : { problems: JSON.stringify(problems) }),
          ...(nextAtMs === undefined ? {} : { next_at: new Date(nextAtMs) }),
          ...(leaseUntilMs === undefined ? {} : { lease_until: leaseUntilMs === null ? null : new Date(leaseUntilMs) }),
          ...(received === undefined ? {} : { received_sha256: received.sha256, received_bytes: received.sizeBytes }),
          ...(held === undefined ? {} : { held_by: held.by, quarantine_name: held.name }),
          ...(artifact === undefined ? {} : { artifact_id: artifact }),
          ...(isForListings === true ? { listings_after: FIRST_LISTING } : {}),
          ...(isUncounted === true ? { attempts: sql<number>`greatest(0, attempts - 1)` } : {}),
          ...(isOver ? { finished_at: sql<Date>`now()` } : {}),
          ...(state === 'STORED' ? { error_class: null, message: null } : {}),
        })
        .where('id', '=', id)
        .execute();
    },

    async storeBreaker(store: string) {
      const row = await tx.selectFrom('store').select('breaker').where('id', '=', store).forUpdate().executeTakeFirst();
      return breakerOf(row?.breaker);
    },

    async saveStoreBreaker(store: string, breaker: unknown): Promise<void> {
      await tx
        .updateTable('store')
        .set({ breaker: JSON.stringify(breaker) })
        .where('id', '=', store)
        .execute();
    },
  };
}

export interface SavedAcquisition {
  readonly state: string;
  readonly error?: { readonly class: string; readonly message: string };
  readonly problems?: readonly unknown[];
  readonly nextAtMs?: number;
  readonly leaseUntilMs?: number | null;
  readonly received?: { readonly sha256: string; readonly sizeBytes: number };
  readonly held?: { readonly by: string; readonly name: string };
  readonly artifact?: string;
  readonly isForListings?: boolean;
  readonly isUncounted?: boolean;
}

export interface DeclaredRow {
  readonly id: string;
  readonly source: string;
  readonly what: string;
  readonly store: string | null;
  readonly listing: string | null;
  readonly organisation: string | null;
  readonly askedBy: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly signers: readonly string[];
  readonly kind: string;
  readonly claim: object;
  readonly state: string;
  readonly heldBy: string | null;
  readonly quarantineName: string | null;
}

const NOT_AGAIN = sql`(d.source <> 'store' or not exists (
  select from touchstone.acquisition q where q.declared_sha256 = d.sha256 and q.what = d.what and (
    (q.state = 'STORED' and d.what = 'policy')
    or (q.state = 'REJECTED' and q.store_id = d.store and q.declared_size_bytes is not distinct from d."sizeBytes" and q.declared_signers = d.signers))))`;

/** @param leaseUntil when somebody may take it; those with bytes in quarantine wait for nothing */
async function declared(
  tx: SessionTransaction,
  rows: readonly DeclaredRow[],
  where: RawBuilder<unknown>,
  leaseUntil: RawBuilder<unknown> = sql`null::timestamptz`,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into touchstone.acquisition (id, source, what, store_id, listing_id, organisation_id, asked_by, file_name, declared_sha256, declared_size_bytes,
      declared_signers, kind, claim, state, held_by, quarantine_name, lease_until, is_private)
    select d.id, d.source, d.what, d.store, d.listing, d.organisation, d."askedBy", d."fileName", d.sha256, d."sizeBytes",
      d.signers, d.kind, d.claim, d.state, d."heldBy", d."quarantineName", ${leaseUntil},
      d.source = 'upload' and not exists (select from touchstone.organisation o where o.id = d.organisation and o.kind in ('ministry', 'province', 'lab'))
    from (
      select id, source, what, store, listing, organisation, "askedBy", "fileName", sha256, "sizeBytes",
        array(select jsonb_array_elements_text(signers)) as signers, kind, claim, state, "heldBy", "quarantineName"
      from jsonb_to_recordset(${rowsOf(rows)}) as d (id uuid, source text, what text, store uuid, listing uuid, organisation uuid, "askedBy" uuid, "fileName" text,
        sha256 text, "sizeBytes" bigint, signers jsonb, kind text, claim jsonb, state text, "heldBy" text, "quarantineName" text)
    ) d where ${where} order by d.id
    on conflict do nothing`.execute(tx);
}
