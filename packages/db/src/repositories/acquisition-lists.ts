import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

type Condition = RawBuilder<SqlBool> | undefined;
const allOf = (conditions: readonly Condition[]) => {
  const given = conditions.filter((one) => one !== undefined);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
};
const equal = (column: string, value: string | undefined): Condition =>
  value === undefined ? undefined : sql`${sql.ref(column)} = ${value}`;

/** Behind a row of a list that begins with the newest. */
export interface Behind {
  readonly at: string;
  readonly id: string;
}
const behind = (time: string, id: string, after: Behind | undefined): Condition =>
  after === undefined ? undefined : sql`(${sql.ref(time)}, ${sql.ref(id)}) < (${after.at}::timestamptz, ${after.id}::uuid)`;

export interface ListedStore {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly connector: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly state: 'ACTIVE' | 'PAUSED' | 'CLOSED';
  readonly breaker: Readonly<Record<string, unknown>>;
  readonly lastFault: string | null;
  readonly polledAt: Date | null;
  readonly nextPollAt: Date;
  readonly listings: number;
  readonly problems: number;
  readonly rowVersion: number;
}

const storeColumns = sql`s.id, s.code, s.name, s.province, s.operator_id as operator, s.connector, s.configuration, s.state, s.breaker, s.last_fault as "lastFault",
  s.polled_at as "polledAt", s.next_poll_at as "nextPollAt", s.row_version as "rowVersion",
  (select count(*) from touchstone.listing l where l.store_id = s.id and l.state in ('LIVE', 'CHANGED', 'RELISTED')) as listings,
  (select coalesce(sum(p.times), 0) from touchstone.store_problem p where p.store_id = s.id) as problems`;

/** Stores are known to all; a store of one's own is the only one for its people. */
const storesOf = ({ scope }: Session): Condition => (scope.kind === 'store' ? sql`s.id = ${scope.store}::uuid` : undefined);

export async function listStores(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly state?: string | undefined; readonly connector?: string | undefined },
  limit: number,
  after?: string,
): Promise<readonly ListedStore[]> {
  const where = allOf([
    storesOf(session),
    equal('s.state', filter.state),
    equal('s.connector', filter.connector),
    after === undefined ? undefined : sql`s.code > ${after}`,
  ]);
  return (await sql<ListedStore>`select ${storeColumns} from touchstone.store s where ${where} order by s.code limit ${limit}`.execute(tx))
    .rows;
}

export async function readStore(tx: SessionTransaction, session: Session, id: string): Promise<ListedStore | undefined> {
  const where = allOf([sql`s.id = ${id}`, storesOf(session)]);
  return (await sql<ListedStore>`select ${storeColumns} from touchstone.store s where ${where}`.execute(tx)).rows[0];
}

export interface ListedProblem {
  readonly id: string;
  readonly code: string;
  readonly at: string;
  readonly storeAppId: string;
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export async function listStoreProblems(
  tx: SessionTransaction,
  store: string,
  filter: { readonly code?: string | undefined },
  limit: number,
  after?: Behind,
): Promise<readonly ListedProblem[]> {
  const where = allOf([sql`p.store_id = ${store}`, equal('p.code', filter.code), behind('p.last_at', 'p.id', after)]);
  const { rows } = await sql<ListedProblem>`
    select p.id, p.code, p.at, p.store_app_id as "storeAppId", p.times, p.first_at as "firstAt", p.last_at as "lastAt"
    from touchstone.store_problem p where ${where} order by p.last_at desc, p.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedListing {
  readonly id: string;
  readonly store: string;
  readonly storeCode: string;
  readonly storeName: string;
  readonly storeAppId: string;
  readonly app: string | null;
  readonly state: string;
  readonly name: string;
  readonly versionCode: number | string | null;
  readonly versionName: string | null;
  readonly artifact: string | null;
  readonly signer: string | null;
  readonly developer: string | null;
  readonly filing: string | null;
  readonly category: string | null;
  readonly downloads: string | null;
  readonly policyUrl: string | null;
  readonly policy: string | null;
  readonly permissions: readonly string[];
  readonly misses: readonly unknown[];
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

const listingColumns = sql`l.id, l.store_id as store, s.code as "storeCode", s.name as "storeName", l.store_app_id as "storeAppId", l.app_id as app, l.state, l.name, l.version_code as "versionCode",
  l.version_name as "versionName", l.artifact_sha256 as artifact, l.signer_sha256 as signer, l.developer, l.filing_no as filing, l.category, l.downloads,
  l.policy_url as "policyUrl", l.policy_sha256 as policy, l.permissions, l.misses, l.first_seen_at as "firstSeenAt", l.last_seen_at as "lastSeenAt"`;

export interface ListingFilter {
  readonly store?: string | undefined;
  readonly app?: string | undefined;
  readonly state?: string | undefined;
  readonly artifact?: string | undefined;
  readonly storeAppId?: string | undefined;
  readonly isUp?: boolean | undefined;
  readonly isAcquired?: boolean | undefined;
}

/** Of a listing `l`: whether it can be found on the shelf, and whether the file that it shows is here. */
export const isUp = sql<SqlBool>`l.state in ('LIVE', 'CHANGED', 'RELISTED')`;
export const isAcquired = sql<SqlBool>`exists (
  select from touchstone.artifact f where f.sha256 = l.artifact_sha256 and f.state in ('STORED', 'COLD'))`;

const is = (condition: RawBuilder<SqlBool>, wanted: boolean | undefined) =>
  wanted === undefined ? undefined : sql<SqlBool>`${condition} = ${wanted}`;

export async function listListings(
  tx: SessionTransaction,
  session: Session,
  filter: ListingFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedListing[]> {
  const where = allOf([
    within(session, 'listing', 'l'),
    equal('l.store_id', filter.store),
    equal('l.app_id', filter.app),
    equal('l.state', filter.state),
    equal('l.artifact_sha256', filter.artifact),
    equal('l.store_app_id', filter.storeAppId),
    is(isUp, filter.isUp),
    is(isAcquired, filter.isAcquired),
    after === undefined ? undefined : sql`l.id < ${after}::uuid`,
  ]);
  const { rows } = await sql<ListedListing>`
    select ${listingColumns} from touchstone.listing l join touchstone.store s on s.id = l.store_id where ${where} order by l.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function readListing(tx: SessionTransaction, session: Session, id: string): Promise<ListedListing | undefined> {
  const { rows } = await sql<ListedListing>`
    select ${listingColumns} from touchstone.listing l join touchstone.store s on s.id = l.store_id
    where l.id = ${id} and ${within(session, 'listing', 'l')}`.execute(tx);
  return rows[0];
}

export async function listListingChanges(tx: SessionTransaction, listing: string, limit: number, after?: Behind) {
  const where = allOf([sql`c.listing_id = ${listing}`, behind('c.at', 'c.id', after)]);
  const { rows } = await sql<{ id: string; at: Date; fields: readonly string[]; change: unknown }>`
    select c.id, c.at, c.fields, c.change from touchstone.listing_change c where ${where} order by c.at desc, c.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function listListingProbes(tx: SessionTransaction, listing: string, limit: number, after?: Behind) {
  const where = allOf([sql`p.listing_id = ${listing}`, behind('p.at', 'p.id', after)]);
  const { rows } = await sql<{
    id: string;
    at: Date;
    method: string;
    vantage: string;
    result: 'live' | 'gone' | 'undecided';
    versionName: string | null;
    page: unknown;
    raw: string | null;
  }>`
    select p.id, p.at, p.method, p.vantage, p.result, p.version_name as "versionName", p.page, p.raw_sha256 as raw
    from touchstone.listing_probe p where ${where} order by p.at desc, p.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedAcquisition {
  readonly id: string;
  readonly source: 'store' | 'upload' | 'folder';
  readonly what: 'artifact' | 'policy';
  readonly store: string | null;
  readonly listing: string | null;
  readonly organisation: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly signers: readonly string[];
  readonly receivedSha256: string | null;
  readonly receivedBytes: number | null;
  readonly state: string;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly artifact: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly problems: readonly unknown[];
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const acquisitionColumns = sql`q.id, q.source, q.what, q.store_id as store, q.listing_id as listing, q.organisation_id as organisation, q.file_name as "fileName",
  q.declared_sha256 as sha256, q.declared_size_bytes as "sizeBytes", q.declared_signers as signers, q.received_sha256 as "receivedSha256", q.received_bytes as "receivedBytes",
  q.state, q.attempts, q.next_at as "nextAt", q.artifact_id as artifact, q.error_class as reason, q.message, q.problems, q.created_at as "createdAt", q.finished_at as "finishedAt"`;

export async function listAcquisitions(
  tx: SessionTransaction,
  session: Session,
  filter: {
    readonly state?: string | undefined;
    readonly store?: string | undefined;
    readonly source?: string | undefined;
    readonly what?: string | undefined;
  },
  limit: number,
  after?: Behind,
): Promise<readonly ListedAcquisition[]> {
  const where = allOf([
    within(session, 'acquisition', 'q'),
    equal('q.state', filter.state),
    equal('q.store_id', filter.store),
    equal('q.source', filter.source),
    equal('q.what', filter.what),
    behind('q.created_at', 'q.id', after),
  ]);
  const { rows } = await sql<ListedAcquisition>`
    select ${acquisitionColumns} from touchstone.acquisition q where ${where} order by q.created_at desc, q.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function readAcquisition(tx: SessionTransaction, session: Session, id: string): Promise<ListedAcquisition | undefined> {
  const { rows } = await sql<ListedAcquisition>`
    select ${acquisitionColumns} from touchstone.acquisition q where q.id = ${id} and ${within(session, 'acquisition', 'q')}`.execute(tx);
  return rows[0];
}
