import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { firmEntries } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { searchWords } from './search-words.ts';

export interface ListedFlag {
  readonly id: string;
  readonly kind: string;
  readonly app: string | null;
  readonly appName: string | null;
  readonly package: string | null;
  readonly listing: string | null;
  readonly artifact: string | null;
  readonly detail: unknown;
  readonly state: 'OPEN' | 'EXPLAINED' | 'CONFIRMED';
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly rowVersion: number;
}

const flagColumns = sql`g.id, g.kind, g.app_id as app, a.name as "appName", a.package, g.listing_id as listing, g.artifact_id as artifact, g.detail, g.state, g.reason,
  g.created_at as "createdAt", g.decided_at as "decidedAt", g.row_version as "rowVersion"`;

/** Flags about apps that the session may see; firms do not see what is thought of them before people have. */
const visible = (session: Session): RawBuilder<SqlBool> => {
  const { kind } = session.scope;
  if (kind === 'all') return sql`true`;
  return kind === 'province' || kind === 'store' ? within(session, 'app', 'a') : sql`false`;
};

export async function listFlags(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly kind?: string | undefined; readonly state?: string | undefined; readonly app?: string | undefined },
  limit: number,
  after?: { readonly createdAt: string; readonly id: string },
): Promise<readonly ListedFlag[]> {
  const { kind, state, app } = filter;
  const all: readonly (RawBuilder<SqlBool> | undefined)[] = [
    visible(session),
    kind === undefined ? undefined : sql`g.kind = ${kind}`,
    state === undefined ? undefined : sql`g.state = ${state}`,
    app === undefined ? undefined : sql`g.app_id = ${app}`,
    after === undefined ? undefined : sql`(g.created_at, g.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
  ];
  const { rows } = await sql<ListedFlag>`
    select ${flagColumns} from touchstone.inventory_flag g left join touchstone.app a on a.id = g.app_id
    where ${sql.join(
      all.filter((one) => one !== undefined),
      sql` and `,
    )} order by g.created_at desc, g.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readFlag(tx: SessionTransaction, session: Session, id: string): Promise<ListedFlag | undefined> {
  const { rows } = await sql<ListedFlag>`
    select ${flagColumns} from touchstone.inventory_flag g left join touchstone.app a on a.id = g.app_id where g.id = ${id} and ${visible(session)}`.execute(
    tx,
  );
  return rows[0];
}

export interface ListedSdk {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly apps: number;
}

export interface SdkFilter {
  readonly q?: string | undefined;
  /** Of the firm that asks. */
  readonly isOwn?: boolean | undefined;
}

export async function listSdks(
  tx: SessionTransaction,
  session: Session,
  filter: SdkFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedSdk[]> {
  const { scope } = session;
  const isTheirs = scope.kind === 'operator' ? sql`coalesce(s.operator_id = any (${firmEntries(scope.operator)}), false)` : sql`false`;
  const words = filter.q === undefined ? undefined : searchWords(filter.q);
  const named =
    filter.q === undefined
      ? sql`true`
      : words === undefined || !('grams' in words)
        ? sql`s.id = ${filter.q.trim().toLowerCase()}`
        : words.form === 'name' || words.form === 'beginning'
          ? sql`s.name_grams @> ${[...words.grams]}`
          : sql`(s.id ^@ ${words.text} or s.name_pinyin ^@ ${words.text} or s.name_grams @> ${[...words.grams]})`;
  const { rows } = await sql<ListedSdk>`
    select s.id, s.name, s.vendor, s.category, s.province, s.operator_id as operator,
      (select count(distinct v.app_id) from touchstone.artifact_sdk e join touchstone.artifact f on f.id = e.artifact_id
        join touchstone.app_version v on v.id = f.app_version_id join touchstone.app a on a.id = v.app_id
        where e.sdk_id = s.id and ${within(session, 'app', 'a')}) as apps
    from touchstone.sdk s where ${named} and ${filter.isOwn === undefined ? sql`true` : sql`${isTheirs} = ${filter.isOwn}`} and ${after === undefined ? sql`true` : sql`s.id > ${after}`} order by s.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export interface KnownSigner {
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  readonly isDebug: boolean;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  readonly apps: readonly { readonly id: string; readonly name: string; readonly package: string }[];
}

export async function readSigner(tx: SessionTransaction, session: Session, sha256: string): Promise<KnownSigner | undefined> {
  const { rows } = await sql<KnownSigner>`
    select k.sha256, k.subject, k.issuer, k.valid_from as "validFrom", k.valid_until as "validUntil", k.is_debug as "isDebug",
      array(select predecessor from touchstone.signer_lineage where signer = k.sha256 order by 1) as predecessors,
      array(select signer from touchstone.signer_lineage where predecessor = k.sha256 order by 1) as successors,
      coalesce((select jsonb_agg(b) from (
        select distinct a.id, a.name, a.package from touchstone.artifact f join touchstone.app_version v on v.id = f.app_version_id join touchstone.app a on a.id = v.app_id
        where f.signers @> array[k.sha256] and ${within(session, 'app', 'a')} order by a.package limit 100) b), '[]') as apps
    from touchstone.signer k where k.sha256 = ${sha256}`.execute(tx);
  return rows[0];
}
