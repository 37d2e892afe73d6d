import { applyToRelist, decideRelisting } from '@touchstone/services/delisting';
import { sql } from 'kysely';
import { KIND } from './inventory.ts';
import { firmOf, type Lane, peopleOf } from './lane.ts';
import { drafted, issued } from './orders.ts';
import { BASIS, type CaseInPlay, note, type Play } from './play.ts';
import { idOf, sha256Text } from './world-sql.ts';

interface OnShelf {
  readonly name: string;
  readonly developer: string;
  readonly version: string;
}

/** 责令下架: one document for each store that has any of the notice's apps, all through four eyes. @returns their ids */
export async function ordersToStores(play: Play, lane: Lane, notice: string): Promise<void> {
  for (const [n, { name }] of play.parameters.stores.entries()) {
    const store = idOf(KIND.store, n);
    const { rows } = await sql<OnShelf>`select l.name, coalesce(l.developer, '') as developer, coalesce(l.version_name, '') as version
      from touchstone.notice_row r join touchstone.listing l on l.app_id = r.app_id and l.store_id = ${store} and l.state not in ('GONE', 'FORCED_OFF')
      where r.notice_id = ${notice} order by l.name`.execute(lane.tx);
    if (rows.length > 0) await delistingOrder(lane, 0, { store, name, rows, notice, case: null });
  }
  note(play, 'delisting-batches');
}

/** The same for one case, of an authority by itself. */
export async function ordersOfCase(lane: Lane, of: CaseInPlay, stores: Play['parameters']['stores']): Promise<void> {
  for (const [n, { name }] of stores.entries()) {
    const store = idOf(KIND.store, n);
    const { rows } =
      await sql<OnShelf>`select l.name, coalesce(l.developer, '') as developer, coalesce(l.version_name, '') as version from touchstone.listing l
      where l.app_id = ${idOf(KIND.app, of.app.n)} and l.store_id = ${store} and l.state not in ('GONE', 'FORCED_OFF')`.execute(lane.tx);
    if (rows.length > 0) await delistingOrder(lane, of.authority, { store, name, rows, notice: null, case: of.id });
  }
}

async function delistingOrder(
  lane: Lane,
  authority: number,
  to: {
    readonly store: string;
    readonly name: string;
    readonly rows: readonly OnShelf[];
    readonly notice: string | null;
    readonly case: string | null;
  },
): Promise<void> {
  const apps = to.rows.map(({ name, developer, version }) => ({
    name,
    developer,
    store: to.name,
    version,
    problems: '逾期未完成整改',
    filing: '',
  }));
  const id = await drafted(lane, authority, {
    ...{ template: 'delisting', case: to.case, notice: to.notice, addressee: { kind: 'store', id: to.store } },
    fields: { ground: '（演示数据）下列应用软件逾期未完成整改。', apps, contact: '信息通信管理处 000-00000000（演示）' },
    deadline: { kind: 'at-once', escalateAfterHours: 72 },
  });
  await issued(lane, authority, id);
}

/** Asks to return with the build that passed its retest. @returns the application */
export async function appliedToReturn(play: Play, lane: Lane, of: CaseInPlay): Promise<string | undefined> {
  const firm = firmOf(of.app.firm);
  await lane.as(firm);
  const operator = idOf(KIND.operator, of.app.firm);
  const artifact = sha256Text(`${play.parameters.seed}${of.app.n}/${of.build}`);
  const applied = await applyToRelist(
    lane.rows.delisting,
    { case: of.id, operator, statement: '已整改（演示数据）', artifact },
    { actor: firm.name, organisation: firm.organisation, basis: BASIS },
  );
  if (!applied.ok) return undefined;
  lane.audit(firm, 'relisting.apply', 'relisting', applied.relisting.id);
  note(play, 'relisting-applications');
  return applied.relisting.id;
}

/** When the period is over the application is approved, and each store is told that it may put the app back. */
export async function returned(play: Play, lane: Lane, of: CaseInPlay, relisting: string): Promise<boolean> {
  const { approver } = peopleOf(of.authority);
  await lane.as(approver);
  const by = { actor: approver.name, organisation: approver.organisation, basis: BASIS, permissions: approver.permissions };
  const decided = await decideRelisting(
    lane.rows.delisting,
    { relisting, decision: 'approve', reason: '复测合格，期间已满', ifMatch: 1 },
    by,
  );
  if (!decided.ok) {
    note(play, `relisting-${decided.reason === 'relisting-hindered' ? decided.hindrances[0] : decided.reason}`);
    return false;
  }
  lane.audit(approver, 'relisting.approve', 'relisting', relisting);
  const { rows } = await sql<{ store: string; name: string; app: string; number: string }>`
    select distinct on (s.id) s.id as store, s.name, i.app_name as app, o.number from touchstone.order_item i join touchstone.store s on s.id = i.store_id
    join touchstone.order_document o on o.id = i.order_id where i.case_id = ${of.id} and i.kind = 'delist' and i.state = 'VERIFIED_ABSENT' order by s.id, i.created_at desc`.execute(
    lane.tx,
  );
  for (const { store, name, app, number } of rows) {
    const id = await drafted(lane, of.authority, {
      ...{ template: 'relisting', case: of.id, notice: null, addressee: { kind: 'store', id: store } },
      fields: {
        apps: [{ name: app, developer: '', store: name, version: `${of.build + 1}.0.0`, problems: '', filing: '' }],
        retested: new Date(lane.nowMs + 8 * 3_600_000).toISOString().slice(0, 10),
        delisting: number,
        digest: sha256Text(`${play.parameters.seed}${of.app.n}/${of.build}`),
      },
      deadline: null,
    });
    await issued(lane, of.authority, id);
  }
  return true;
}
