import type { Breaker } from '@touchstone/domain/breaker';
import { DELISTING_POLICY, type DelistingPolicy } from '@touchstone/domain/order-item';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { breakerOf, keptListing, type ListingRecord, listingColumns } from './acquisition-shapes.ts';
import { evidenceRows } from './evidence-rows.ts';
import { type ItemRecord, itemColumns, itemOf, itemRow, itemSets, itemTypes, type StoredItem } from './order-item-shapes.ts';
import { settingRows } from './setting-rows.ts';

/** Name of the setting that says how delisting is done here. */
export const DELISTING_SETTING = 'delisting';

/** People who look from where they are name the place themselves. */
const ANY_PLACES = 99;

/** Items of orders to stores inside one transaction of a session that sees all. */
export function orderItemRows(tx: SessionTransaction) {
  let policy: Promise<DelistingPolicy> | undefined;
  const places = new Map<string, Promise<number>>();
  const itemsWhere = async (where: ReturnType<typeof sql>) => {
    const { rows } = await sql<ItemRecord>`
      select ${itemColumns} from touchstone.order_item i join touchstone.order_document o on o.id = i.order_id where ${where}`.execute(tx);
    return rows.map(itemOf);
  };
  /** Cases before their items, each kind in the order of its ids: whoever takes many takes them the same way. */
  const holdItems = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredItem>> => {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<ItemRecord>`
      select ${itemColumns} from touchstone.order_item i join touchstone.order_document o on o.id = i.order_id join touchstone.enforcement_case c on c.id = i.case_id
      where i.id = any(${[...ids]}::uuid[]) order by i.case_id, i.id for no key update of c for no key update of i`.execute(tx);
    return new Map(rows.map((row) => [row.id, itemOf(row)]));
  };

  return {
    /** Read once a transaction; what is not set is as it comes with the installation. */
    delistingPolicy(): Promise<DelistingPolicy> {
      policy ??= settingRows(tx)
        .setting<Partial<DelistingPolicy>>(DELISTING_SETTING)
        .then(({ value }) => ({ ...DELISTING_POLICY, ...value }));
      return policy;
    },

    /** Read once a transaction. */
    placesOf(store: string): Promise<number> {
      const known = places.get(store) ?? placesOf(tx, store);
      places.set(store, known);
      return known;
    },

    /** Held, in the order of their ids. Of a notice, the rows that are this authority's own or were reported to it: a notice may name others' as well. */
    casesOf: (order: { readonly case: string | null; readonly notice: string | null; readonly organisation: string }) =>
      casesWhere(
        tx,
        order.case !== null
          ? sql`c.id = ${order.case}`
          : sql`c.id in (select r.case_id from touchstone.notice_row r where r.notice_id = ${order.notice}::uuid)
            and (c.organisation_id = ${order.organisation} or exists (select from touchstone.referral f where f.case_id = c.id
              and f.to_organisation_id = ${order.organisation} and f.kind in ('joint', 'common-notice') and f.state = 'ACCEPTED'))`,
        sql`for no key update of c`,
      ),
    caseInHand: async (id: string) => (await casesWhere(tx, sql`c.id = ${id}`))[0],
    async holdCaseInHand(id: string) {
      await sql`select from touchstone.enforcement_case where id = ${id} for no key update`.execute(tx);
      return (await casesWhere(tx, sql`c.id = ${id}`))[0];
    },

    async listingsOf(app: string, store?: string) {
      const { rows } = await sql<ListedAppRow>`
        select ${listedColumns} from touchstone.listing l left join touchstone.app a on a.id = l.app_id
        where l.app_id in (select touchstone.merged_apps(${app}::uuid)) and l.state not in ('GONE', 'FORCED_OFF')
          and (${store ?? null}::uuid is null or l.store_id = ${store ?? null}::uuid) order by l.store_id, l.store_app_id`.execute(tx);
      return rows;
    },

    itemsOfCase: (id: string) => itemsWhere(sql`i.case_id = ${id} order by i.created_at, i.id`),
    itemsOfOrder: (id: string) => itemsWhere(sql`i.order_id = ${id} order by i.app_name, i.id`),
    holdItem: async (id: string): Promise<StoredItem | undefined> => (await holdItems([id])).get(id),
    holdItems,

    async insertItem(item: StoredItem): Promise<void> {
      await sql`
        insert into touchstone.order_item (id, order_id, case_id, listing_id, store_id, store_app_id, kind, package, app_name, version_name, state, is_later, round,
          predecessor_id, started_at, created_at, due_at, escalate_at, next_send_at, next_probe_at, last_seq)
        values (${item.id}, ${item.order}, ${item.case}, ${item.listing}, ${item.store}, ${item.storeAppId}, ${item.kind}, ${item.package}, ${item.appName},
          ${item.versionName}, ${item.state}, ${item.isLater}, ${item.round}, ${item.predecessor}, ${new Date(item.startedMs)}, ${new Date(item.createdMs)},
          ${dateOf(item.dueMs)}, ${dateOf(item.escalateMs)}, ${dateOf(item.nextSendMs)}, ${dateOf(item.nextProbeMs)}, ${item.lastSeq})`.execute(
        tx,
      );
      await sql`delete from touchstone.delisting_gap where case_id = ${item.case} and listing_id = ${item.listing}`.execute(tx);
      // a store that is told to act sees the case that it is about
      await sql`insert into touchstone.case_scope (case_id, scope) values (${item.case}, ${`store:${item.store}`}) on conflict do nothing`.execute(
        tx,
      );
    },

    async saveItems(items: readonly StoredItem[]): Promise<void> {
      if (items.length === 0) return;
      await sql`
        update touchstone.order_item i set ${itemSets}, row_version = i.row_version + 1
        from jsonb_to_recordset(${JSON.stringify(items.map(itemRow))}::jsonb) as n (${itemTypes}) where i.id = n.id`.execute(tx);
    },

    async addItemEvents(events: readonly ItemEventToKeep[]): Promise<void> {
      if (events.length === 0) return;
      const rows = events.map(({ atMs, ...event }) => ({ ...event, at: new Date(atMs) }));
      await sql`
        insert into touchstone.order_item_event (item_id, seq, event, from_state, to_state, actor, basis, detail, at)
        select n.item, n.seq, n.event, n."from", n."to", n.actor, n.basis, n.detail, n.at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as n (item uuid, seq integer, event text, "from" text, "to" text, actor text, basis text, detail jsonb, at timestamptz)`.execute(
        tx,
      );
    },

    /** By their ids, whoever holds them. */
    async holdListings(ids: readonly string[]) {
      if (ids.length === 0) return new Map<string, never>();
      const { rows } = await sql<ListingRecord>`
        select ${listingColumns} from touchstone.listing l where l.id = any(${[...ids]}::uuid[]) order by l.id for no key update of l`.execute(
        tx,
      );
      return new Map(
        rows.map((row) => {
          const { listing, facts } = keptListing(row);
          return [row.id, { listing, versionName: facts.versionName }] as const;
        }),
      );
    },

    async saveListings(changed: readonly { readonly id: string; readonly next: ListingToKeep }[]): Promise<void> {
      if (changed.length === 0) return;
      const rows = changed.map(({ id, next }) => ({ id, state: next.state, misses: next.misses, seen: dateOf(next.lastSeenMs) }));
      await sql`
        update touchstone.listing l set state = n.state, misses = n.misses, last_seen_at = coalesce(n.seen, l.last_seen_at), row_version = l.row_version + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, state text, misses jsonb, seen timestamptz) where l.id = n.id`.execute(
        tx,
      );
    },

    /** Looks, and their pages as evidence: each written once, with where it has been. */
    async saveItemLooks(looks: readonly LookToKeep[]): Promise<void> {
      if (looks.length === 0) return;
      for (const look of looks) await keepPage(tx, look);
      const rows = looks.map(({ raw, atMs, ...look }) => ({ ...look, raw: raw?.sha256 ?? null, at: new Date(atMs) }));
      await sql`
        insert into touchstone.listing_probe (id, listing_id, method, vantage, result, version_name, page, raw_sha256, at)
        select n.id, n.listing, n.method, n.vantage, n.result, n."versionName", n.page, n.raw, n.at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as n (id uuid, listing uuid, method text, vantage text, result text, "versionName" text, page jsonb, raw text, at timestamptz)`.execute(
        tx,
      );
    },

    async hasFinding(item: string): Promise<boolean> {
      const { rows } = await sql`select from touchstone.order_item_finding where item_id = ${item} limit 1`.execute(tx);
      return rows.length > 0;
    },

    addStoreFinding: (finding: FindingToKeep) => addStoreFinding(tx, finding),

    async organisationOf({ case: id }: { readonly case: string }): Promise<string | null> {
      const row = await tx.selectFrom('enforcement_case').select('organisation_id').where('id', '=', id).executeTakeFirst();
      return row?.organisation_id ?? null;
    },

    async announceOne(topic: string, subject: string, organisation: string | null, payload: unknown): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${organisation})`.execute(tx);
    },

    /** Deadlines `at once` of an order that still run. */
    async runningAtOnce(order: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.deadline where target_kind = 'order' and target_id = ${order} and purpose = 'delist-at-once'
          and state in ('PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED') order by id`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async orderBreaker(store: string): Promise<Breaker> {
      const row = await tx.selectFrom('store').select('order_breaker').where('id', '=', store).executeTakeFirst();
      return breakerOf(row?.order_breaker);
    },

    async saveOrderBreaker(store: string, breaker: Breaker): Promise<void> {
      await sql`update touchstone.store set order_breaker = ${JSON.stringify(breaker)}::jsonb where id = ${store}`.execute(tx);
    },
  };
}

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms));

interface ItemEventToKeep {
  readonly item: string;
  readonly seq: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly basis: string;
  readonly detail: unknown;
  readonly atMs: number;
}

interface ListingToKeep {
  readonly state: string;
  readonly misses: readonly unknown[];
  readonly lastSeenMs: number | null;
}

async function placesOf(tx: SessionTransaction, store: string): Promise<number> {
  const { rows } = await sql<{ places: number | null }>`
    select 1 + coalesce(jsonb_array_length(configuration -> 'probe' -> 'vantages'), 0) as places from touchstone.store
    where id = ${store} and configuration ? 'probe'`.execute(tx);
  return rows[0]?.places ?? ANY_PLACES;
}

async function keepPage(tx: SessionTransaction, { raw, method, atMs, vantage, listing }: LookToKeep): Promise<void> {
  if (raw === null) return;
  const evidence = { kind: 'store-page', mediaType: 'text/html', device: null, tool: method };
  const kept = await evidenceRows(tx).insertEvidence({ ...raw, ...evidence, capturedAt: new Date(atMs), capturedBy: vantage });
  if (kept === 'new') await evidenceRows(tx).custody(raw.sha256, 'captured', { listing, vantage });
}

interface CaseInHandRow {
  readonly id: string;
  readonly state: string;
  readonly access: string;
  readonly subjectKind: string;
  readonly app: string | null;
  readonly operator: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly handler: string | null;
  readonly delistedMs: number | null;
  readonly noRelistUntilMs: number | null;
}

/** The end of the period is the deadline's where the case does not say it: it is known once its calendar is there. */
async function casesWhere(
  tx: SessionTransaction,
  where: ReturnType<typeof sql>,
  held: ReturnType<typeof sql> = sql``,
): Promise<readonly CaseInHandRow[]> {
  const { rows } = await sql<Omit<CaseInHandRow, 'delistedMs' | 'noRelistUntilMs'> & Record<'delistedAt' | 'noRelistUntil', Date | null>>`
    select c.id, c.state, c.access_state as access, c.subject_kind as "subjectKind", c.app_id as app, c.operator_id as operator, c.organisation_id as organisation, c.province,
      c.handler_id as handler, c.delisted_at as "delistedAt", coalesce(c.no_relist_until, (
        select max(d.due_at) from touchstone.deadline d where d.case_id = c.id and d.purpose = 'no-relist' and d.state in ('RUNNING', 'EXPIRED', 'MET'))) as "noRelistUntil"
    from touchstone.enforcement_case c where ${where} order by c.id ${held}`.execute(tx);
  return rows.map(({ delistedAt, noRelistUntil, ...row }) => ({
    ...row,
    delistedMs: delistedAt?.getTime() ?? null,
    noRelistUntilMs: noRelistUntil?.getTime() ?? null,
  }));
}

export const listedColumns = sql`l.id as listing, l.store_id as store, l.store_app_id as "storeAppId", coalesce(a.package, '') as package,
  coalesce(nullif(l.name, ''), a.name, l.store_app_id) as name, coalesce(l.version_name, '') as "versionName"`;

export interface ListedAppRow {
  readonly listing: string;
  readonly store: string;
  readonly storeAppId: string;
  readonly package: string;
  readonly name: string;
  readonly versionName: string;
}

interface LookToKeep {
  readonly id: string;
  readonly listing: string;
  readonly method: string;
  readonly vantage: string;
  readonly result: string;
  readonly versionName: string | null;
  readonly page: unknown;
  readonly raw: { readonly sha256: string; readonly sizeBytes: number } | null;
  readonly atMs: number;
}

interface FindingToKeep {
  readonly id: string;
  readonly item: string;
  readonly store: string;
  readonly clause: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly summary: string;
  readonly probe: string | null;
  readonly atMs: number;
}

/** For people to decide; the same fault of the same item is one finding. */
async function addStoreFinding(tx: SessionTransaction, finding: FindingToKeep): Promise<void> {
  const at = new Date(finding.atMs);
  const { rows } = await sql<{ id: string }>`
    insert into touchstone.finding (id, subject_kind, subject_id, clause, rule, fingerprint, state, strength, severity, confidence, rank, summary, province, operator_id, opened_at)
    select ${finding.id}, 'store', s.id::text, ${finding.clause}, ${finding.rule}, ${finding.fingerprint}, 'NEEDS_REVIEW', 'violation',
      coalesce((select severity from touchstone.clause_setting where clause = ${finding.clause}), 2), 1,
      coalesce((select severity from touchstone.clause_setting where clause = ${finding.clause}), 2), ${finding.summary}, s.province, s.operator_id, ${at}
    from touchstone.store s where s.id = ${finding.store} on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into touchstone.finding_event (finding_id, seq, event, from_state, to_state, actor, basis, at)
    values (${finding.id}, 1, 'score-high', 'CANDIDATE', 'NEEDS_REVIEW', current_setting('touchstone.actor'), ${`order-item ${finding.item}`}, ${at})`.execute(
    tx,
  );
  await sql`insert into touchstone.order_item_finding (item_id, finding_id) values (${finding.item}, ${finding.id})`.execute(tx);
  if (finding.probe === null) return;
  const page = await sql<{ sha256: string }>`
    select p.raw_sha256 as sha256 from touchstone.listing_probe p join touchstone.evidence e on e.sha256 = p.raw_sha256 where p.id = ${finding.probe}`.execute(
    tx,
  );
  const sha256 = page.rows[0]?.sha256;
  if (sha256 !== undefined) await evidenceRows(tx).attachToFinding(finding.id, sha256);
}
