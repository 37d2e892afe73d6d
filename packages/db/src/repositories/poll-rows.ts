import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { breakerOf, keptListing, type ListingRecord, listingColumns, rowsOf } from './acquisition-shapes.ts';
import { readsFirms } from './firm-lock.ts';
import { nameKeys } from './search-names.ts';

const HOUR_SECONDS = 3600;

/** Rows of stores, their listings and who is named in them, as polling reads and writes them: a page at a time. */
export function pollRows(tx: SessionTransaction) {
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
      await readsFirms(tx);
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
  };
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
