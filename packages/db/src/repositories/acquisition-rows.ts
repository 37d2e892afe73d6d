import { type RawBuilder, sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import {
  type AcquisitionRecord,
  acquisitionColumns,
  breakerOf,
  heldAcquisition,
  keptListing,
  type ListingRecord,
  listingColumns,
  rowsOf,
} from './acquisition-shapes.ts';
import { nameKeys } from './search-names.ts';

const HOUR_SECONDS = 3600;

/** Rows of stores, listings and acquisitions, as polling and fetching read and write them. */
export function acquisitionRows(tx: SessionTransaction) {
  return {
    async beginPoll(store: string, nowMs: number, leaseUntilMs: number) {
      const { rows } = await sql<{
        id: string;
        code: string;
        cursor: string | null;
        breaker: unknown;
        configuration: { pollSeconds?: number };
      }>`
        update touchstone.store set poll_lease_until = ${new Date(leaseUntilMs)}
        where id = ${store} and state = 'ACTIVE' and (poll_lease_until is null or poll_lease_until <= ${new Date(nowMs)})
        returning id, code, cursor, breaker, configuration`.execute(tx);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { id, code, cursor, breaker, configuration } = row;
      return { id, code, cursor, breaker: breakerOf(breaker), pollSeconds: configuration.pollSeconds ?? HOUR_SECONDS };
    },

    async dueStores(nowMs: number, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.store
        where state = 'ACTIVE' and next_poll_at <= ${new Date(nowMs)} and (poll_lease_until is null or poll_lease_until <= ${new Date(nowMs)})
        order by next_poll_at, id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async saveCursor(store: string, cursor: string | null, leaseUntilMs: number): Promise<void> {
      await sql`update touchstone.store set cursor = ${cursor}, poll_lease_until = ${new Date(leaseUntilMs)} where id = ${store}`.execute(
        tx,
      );
    },

    async endPoll(
      store: string,
      end: { readonly fault: string | null; readonly breaker: unknown; readonly nextPollMs: number },
    ): Promise<void> {
      await sql`
        update touchstone.store set last_fault = ${end.fault}, breaker = ${JSON.stringify(end.breaker)}::jsonb, polled_at = now(),
          next_poll_at = ${new Date(end.nextPollMs)}, poll_lease_until = null
        where id = ${store}`.execute(tx);
    },

    async addStoreProblems(
      store: string,
      problems: readonly { readonly code: string; readonly at: string; readonly storeAppId?: string }[],
    ): Promise<void> {
      if (problems.length === 0) return;
      const rows = problems.map(({ code, at, storeAppId = '' }) => ({
        code: code.slice(0, 200),
        at: at.slice(0, 400),
        storeAppId: storeAppId.slice(0, 400),
      }));
      await sql`
        insert into touchstone.store_problem (id, store_id, code, at, store_app_id, times)
        select gen_random_uuid(), ${store}, code, at, "storeAppId", count(*)
        from jsonb_to_recordset(${rowsOf(rows)}) as p (code text, at text, "storeAppId" text)
        group by code, at, "storeAppId" order by code, at, "storeAppId"
        on conflict (store_id, code, at, store_app_id) do update set times = touchstone.store_problem.times + excluded.times, last_at = now()`.execute(
        tx,
      );
    },

    async holdListings(store: string, storeAppIds: readonly string[]) {
      const { rows } = await sql<ListingRecord>`
        select ${listingColumns} from touchstone.listing l
        where l.store_id = ${store} and l.store_app_id = any(${[...storeAppIds]}) order by l.store_app_id for update of l`.execute(tx);
      return rows.map(keptListing);
    },

    async saveListings(rows: readonly ListingSaved[]): Promise<void> {
      if (rows.length === 0) return;
      await sql`
        insert into touchstone.listing (id, store_id, store_app_id, app_id, developer_account_id, state, misses, name, version_code, version_name,
          artifact_sha256, signer_sha256, policy_url, policy_sha256, permissions, category, filing_no, developer, downloads, reach_band, changed_at,
          first_seen_at, last_seen_at)
        select id, store, "storeAppId", app, account, state, misses, coalesce(name, ''), "versionCode", "versionName", artifact, signer, "policyUrl", "policySha256",
          array(select jsonb_array_elements_text(coalesce(permissions, '[]'))), category, filing, developer, downloads, reach, "statedAt",
          "firstSeenAt", "lastSeenAt"
        from jsonb_to_recordset(${rowsOf(rows.map(listingParameters))}) as l (id uuid, store uuid, "storeAppId" text, app uuid, account uuid, state text, misses jsonb,
          name text, "versionCode" bigint, "versionName" text, artifact text, signer text, "policyUrl" text, "policySha256" text, permissions jsonb,
          category text, filing text, developer text, downloads text, reach smallint, "statedAt" timestamptz, "firstSeenAt" timestamptz, "lastSeenAt" timestamptz)
        order by "storeAppId"
        on conflict (store_id, store_app_id) do update set app_id = excluded.app_id,
          developer_account_id = coalesce(excluded.developer_account_id, touchstone.listing.developer_account_id), state = excluded.state, misses = excluded.misses,
          name = excluded.name, version_code = excluded.version_code, version_name = excluded.version_name, artifact_sha256 = excluded.artifact_sha256,
          signer_sha256 = excluded.signer_sha256, policy_url = excluded.policy_url, policy_sha256 = excluded.policy_sha256, permissions = excluded.permissions,
          category = excluded.category, filing_no = excluded.filing_no, developer = excluded.developer,
          downloads = coalesce(excluded.downloads, touchstone.listing.downloads), reach_band = greatest(excluded.reach_band, touchstone.listing.reach_band),
          changed_at = excluded.changed_at, last_seen_at = excluded.last_seen_at, row_version = touchstone.listing.row_version + 1`.execute(
        tx,
      );
    },

    async addListingChanges(
      rows: readonly { readonly id: string; readonly listing: string; readonly fields: readonly string[]; readonly change: unknown }[],
    ): Promise<void> {
      if (rows.length === 0) return;
      await sql`
        insert into touchstone.listing_change (id, listing_id, fields, change)
        select id, listing, array(select jsonb_array_elements_text(fields)), change
        from jsonb_to_recordset(${rowsOf(rows)}) as c (id uuid, listing uuid, fields jsonb, change jsonb)`.execute(tx);
    },

    async accounts(
      store: string,
      accounts: readonly { readonly id: string; readonly account: string; readonly name: string; readonly operator: string | null }[],
    ): Promise<ReadonlyMap<string, string>> {
      if (accounts.length === 0) return new Map();
      const { rows } = await sql<{ id: string; account: string }>`
        insert into touchstone.developer_account (id, store_id, account, name, operator_id)
        select id, ${store}, account, name, operator
        from jsonb_to_recordset(${rowsOf(accounts)}) as a (id uuid, account text, name text, operator uuid) order by account
        on conflict (store_id, account) do update set name = excluded.name, operator_id = coalesce(excluded.operator_id, touchstone.developer_account.operator_id)
        returning id, account`.execute(tx);
      return new Map(rows.map(({ account, id }) => [account, id]));
    },

    async operators(creditCodes: readonly string[], filings: readonly string[]) {
      const { rows } = await sql<{ id: string; creditCode: string | null; filing: string | null; province: string | null }>`
        select coalesce(o.merged_into, o.id) as id, o.credit_code as "creditCode", o.filing_no as filing, o.province
        from touchstone.operator o where o.credit_code = any(${[...creditCodes]})
        union select coalesce(o.merged_into, o.id), o.credit_code, o.filing_no, o.province
        from touchstone.operator o where o.filing_no = any(${[...filings]})`.execute(tx);
      return rows;
    },

    async createOperators(
      rows: readonly {
        readonly id: string;
        readonly creditCode: string;
        readonly name: string;
        readonly province: string | null;
        readonly filing: string | null;
        readonly source: string;
      }[],
    ): Promise<void> {
      if (rows.length === 0) return;
      const named = rows.map((row) => ({ ...row, ...keysOf(row.name) }));
      // a filing number that another firm holds already makes nobody its owner
      await sql`
        insert into touchstone.operator (id, credit_code, filing_no, name, name_normal, name_grams, name_pinyin, name_initials, province)
        select g.id, g."creditCode", case when g.filing is not null and g.first and not exists (select from touchstone.operator t where t.filing_no = g.filing) then g.filing end,
          g.name, g.normal, g.grams, g.pinyin, g.initials, g.province
        from (
          select *, row_number() over (partition by filing order by "creditCode") = 1 as first
          from jsonb_to_recordset(${rowsOf(named)}) as g (id uuid, "creditCode" text, filing text, name text, normal text, grams text[], pinyin text, initials text, province text)
        ) g order by g."creditCode"
        on conflict (credit_code) do update set filing_no = coalesce(touchstone.operator.filing_no, excluded.filing_no)
        where touchstone.operator.filing_no is null and excluded.filing_no is not null`.execute(tx);
      await sql`
        insert into touchstone.operator_name (operator_id, name, seen_from, source)
        select o.id, g.name, now(), g.source
        from jsonb_to_recordset(${rowsOf(rows)}) as g ("creditCode" text, name text, source text) join touchstone.operator o on o.credit_code = g."creditCode"
        where not exists (select from touchstone.operator_name n where n.operator_id = o.id and n.name = g.name) order by o.id
        on conflict do nothing`.execute(tx);
    },

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
      }>`
        select f.id, f.sha256, f.size_bytes as "sizeBytes", f.state, f.signers, v.app_id as app,
          array(select jsonb_array_elements_text(coalesce(f.manifest -> 'signature' -> 'lineage', '[]'))) as lineage
        from touchstone.artifact f left join touchstone.app_version v on v.id = f.app_version_id
        where f.sha256 = any(${[...sha256s]})`.execute(tx);
      return rows;
    },

    /** What is open for the store, here already, or refused when it was declared in the same words, is not declared again. */
    declare: (rows: readonly DeclaredRow[]) => declared(tx, rows, NOT_AGAIN),
    declareAgain: (row: DeclaredRow) => declared(tx, [row], sql`true`),
    declareReceived: (row: DeclaredRow) => declared(tx, [row], sql`true`, sql`now()`),

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
      const { state, error, problems, nextAtMs, leaseUntilMs, received, held, artifact } = kept;
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

    async operatorOfListing(listing: string): Promise<string | null> {
      const { rows } = await sql<{ id: string | null }>`
        select coalesce(o.merged_into, o.id) as id from touchstone.listing l join touchstone.developer_account d on d.id = l.developer_account_id
        join touchstone.operator o on o.id = d.operator_id where l.id = ${listing}`.execute(tx);
      return rows[0]?.id ?? null;
    },

    async linkListing(listing: string, app: string | null): Promise<void> {
      if (app === null) return;
      await sql`update touchstone.listing set app_id = ${app} where id = ${listing} and app_id is distinct from ${app}`.execute(tx);
    },

    async scanSubject(listing: string) {
      const { rows } = await sql<{
        artifact: string;
        artifactState: 'STORED';
        app: string | null;
        category: number | null;
        policy: string | null;
        isStored: boolean;
        isWaiting: boolean;
        isScanned: boolean;
      }>`
        select f.id as artifact, f.state as "artifactState", coalesce(l.app_id, v.app_id) as app, a.category, l.policy_sha256 as policy,
          exists (select from touchstone.scan_request r where r.artifact_id = f.id) as "isScanned",
          exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state = 'STORED') as "isStored",
          exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state not in ('STORED', 'REJECTED')) as "isWaiting"
        from touchstone.listing l join touchstone.artifact f on f.sha256 = l.artifact_sha256
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = coalesce(l.app_id, v.app_id)
        where l.id = ${listing}`.execute(tx);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { artifact, artifactState, app, category, policy, isStored, isWaiting, isScanned } = row;
      const state = isStored ? ('stored' as const) : isWaiting ? ('waiting' as const) : ('refused' as const);
      return {
        artifact,
        artifactState,
        isScanned,
        app,
        category,
        policy: policy === null ? null : { sha256: policy, state, fileName: 'policy.html' },
      };
    },

    async uploadSubject(artifact: string) {
      const { rows } = await sql<{ app: string | null; category: number | null }>`
        select a.id as app, a.category from touchstone.artifact f left join touchstone.app_version v on v.id = f.app_version_id
        left join touchstone.app a on a.id = v.app_id where f.id = ${artifact}`.execute(tx);
      return rows[0] ?? { app: null, category: null };
    },

    async listingsOf(what: 'artifact' | 'policy', sha256: string): Promise<readonly string[]> {
      const column = sql.ref(what === 'artifact' ? 'l.artifact_sha256' : 'l.policy_sha256');
      const { rows } = await sql<{ id: string }>`
        select l.id from touchstone.listing l where ${column} = ${sha256} and l.state in ('LIVE', 'CHANGED', 'RELISTED') order by l.id limit 200`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },

    async scanPolicy() {
      const { rows } = await sql<{ value: unknown; organisation: string | null }>`
        select (select value from touchstone.setting where name = 'scan-policy') as value,
          (select id from touchstone.organisation where kind = 'ministry' and state = 'ACTIVE' order by created_at, id limit 1) as organisation`.execute(
        tx,
      );
      const { organisation, ...rules } = (rows[0]?.value ?? {}) as SavedPolicy;
      const ruleOf = (rule: SavedRule | null | undefined) =>
        rule === null ? null : { profile: rule?.profile ?? 'quick', engines: rule?.engines ?? [] };
      return {
        organisation: organisation ?? rows[0]?.organisation ?? null,
        newVersion: ruleOf(rules.newVersion),
        changedPolicy: ruleOf(rules.changedPolicy),
        changedPermissions: ruleOf(rules.changedPermissions),
      };
    },

    async saveScanPolicy(policy: unknown, by: string | null): Promise<void> {
      await sql`
        insert into touchstone.setting (name, value, changed_by) values ('scan-policy', ${JSON.stringify(policy)}::jsonb, ${by})
        on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now(), row_version = touchstone.setting.row_version + 1`.execute(
        tx,
      );
    },

    async announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload) values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb)`.execute(
        tx,
      );
    },
  };
}

/** Setting `scan-policy`; what is absent is scanned by all engines, what is null is not. */
interface SavedPolicy {
  readonly organisation?: string;
  readonly newVersion?: SavedRule | null;
  readonly changedPolicy?: SavedRule | null;
  readonly changedPermissions?: SavedRule | null;
}

interface SavedRule {
  readonly profile?: 'quick' | 'deep';
  readonly engines?: readonly string[];
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

type Kept = ReturnType<typeof keptListing>;

export interface ListingSaved extends Kept {
  readonly store: string;
  readonly account: string | null;
  readonly downloadsText: string | null;
  readonly reachBand: number;
  readonly statedAt: string | null;
}

const listingParameters = (row: ListingSaved) => ({
  id: row.id,
  store: row.store,
  storeAppId: row.storeAppId,
  app: row.app,
  account: row.account,
  state: row.listing.state,
  misses: row.listing.misses,
  name: row.facts.name,
  versionCode: row.facts.versionCode,
  versionName: row.facts.versionName,
  artifact: row.facts.artifact,
  signer: row.signer,
  policyUrl: row.facts.privacyPolicyUrl,
  policySha256: row.facts.privacyPolicyHash,
  permissions: row.facts.permissions,
  category: row.facts.category,
  filing: row.facts.filingNumber,
  developer: row.facts.developer,
  downloads: row.downloadsText,
  reach: row.reachBand,
  statedAt: row.statedAt,
  firstSeenAt: instant(row.listing.firstSeenMs),
  lastSeenAt: instant(row.listing.lastSeenMs),
});

const instant = (ms: number | null): string => new Date(ms ?? Date.now()).toISOString();

const keysOf = (name: string) => {
  const { normal, grams, pinyin, initials } = nameKeys(name);
  return { normal, grams, pinyin, initials };
};

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
      declared_signers, kind, claim, state, held_by, quarantine_name, lease_until)
    select d.id, d.source, d.what, d.store, d.listing, d.organisation, d."askedBy", d."fileName", d.sha256, d."sizeBytes",
      d.signers, d.kind, d.claim, d.state, d."heldBy", d."quarantineName", ${leaseUntil}
    from (
      select id, source, what, store, listing, organisation, "askedBy", "fileName", sha256, "sizeBytes",
        array(select jsonb_array_elements_text(signers)) as signers, kind, claim, state, "heldBy", "quarantineName"
      from jsonb_to_recordset(${rowsOf(rows)}) as d (id uuid, source text, what text, store uuid, listing uuid, organisation uuid, "askedBy" uuid, "fileName" text,
        sha256 text, "sizeBytes" bigint, signers jsonb, kind text, claim jsonb, state text, "heldBy" text, "quarantineName" text)
    ) d where ${where} order by d.id
    on conflict do nothing`.execute(tx);
}
