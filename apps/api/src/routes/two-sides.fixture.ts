import type { Database } from '@touchstone/db';
import { sql } from 'kysely';
import { seedCampaigns } from './two-sides-campaigns.fixture.ts';
import { seedConduct } from './two-sides-conduct.fixture.ts';
import { seedDoors } from './two-sides-doors.fixture.ts';
import { seedEnforcement } from './two-sides-enforcement.fixture.ts';
import { seedFindings } from './two-sides-findings.fixture.ts';
import { seedInventory } from './two-sides-inventory.fixture.ts';
import {
  FRAME,
  idOf,
  insertInto,
  type Letter,
  NATION,
  nameOf,
  PROVINCE,
  type Row,
  type Side,
  shaOf,
  type Thing,
} from './two-sides-names.fixture.ts';
import { seedPeople } from './two-sides-people.fixture.ts';

export {
  idOf,
  insertInto,
  type Letter,
  NATION,
  nameOf,
  PROVINCE,
  type Row,
  type Side,
  shaOf,
  type Thing,
} from './two-sides-names.fixture.ts';

const ORGANISATIONS = ['province', 'lab', 'store-org', 'enterprise', 'sdk-provider'] as const;

/** What stands before anything is asked: organisations, stores, signers, SDKs and engines are known to all. */
export async function seedNation(db: Database, ministry: string): Promise<void> {
  for (const side of ['a', 'b'] as const) {
    const name = nameOf(side);
    const named = { name, name_normal: name, name_grams: [...name].map((_, i) => name.slice(i, i + 2)) };
    await insertInto(db, 'operator', { id: idOf(side, 'operator'), ...named, province: PROVINCE[side], credit_code: null, contacts: '{}' });
    await insertInto(db, 'store', {
      id: idOf(side, 'store'),
      code: `${side}-shop`,
      name: `${side} shop`,
      province: PROVINCE[side],
      connector: 'folder',
      next_poll_at: new Date('2030-01-01'),
    });
    await insertInto(db, 'signer', { sha256: shaOf(side, '1'), subject: 'CN=x' });
    for (const thing of ORGANISATIONS)
      await insertInto(db, 'organisation', {
        id: idOf(side, thing),
        kind: thing === 'store-org' ? 'store' : thing,
        name: `${side} ${thing}`,
        province: thing === 'province' ? PROVINCE[side] : null,
        operator_id: thing === 'enterprise' || thing === 'sdk-provider' ? idOf(side, 'operator') : null,
        store_id: thing === 'store-org' ? idOf(side, 'store') : null,
      });
  }
  await insertInto(db, 'sdk', { id: 'cn.sdk', name: 'sdk', vendor: 'v' });
  await insertInto(db, 'engine', { id: 'stub', name: 'stub', vendor: 'v', kind: 'pull', correlation_group: 'g' });
  await insertInto(db, 'reported_figure', {
    ...{ id: NATION.figure, dataset_key: 'stated', what: 'delisted', as_of: '2021-11-16', value: 540, unit: 'count' },
    ...{ source: 'stated in public', evidence_grade: 'S', loaded_at: new Date('2026-01-01T00:00:00Z') },
  });
  await insertInto(db, 'engine_version', {
    id: NATION.engine,
    engine_id: 'stub',
    version: '1',
    rule_set: 'r',
    state: 'ACTIVE',
    timeout_ms: 1000,
  });
  await insertInto(db, 'campaign', {
    id: NATION.campaign,
    name: '全国抽测',
    number: '2026-1',
    kind: 'sample',
    organisation_id: ministry,
    state: 'TESTING',
    frame: '{}',
    strata: '["province"]',
    seed: 's',
    sample_size: 2,
    sample_hash: 'f'.repeat(64),
    frame_object: FRAME,
  });
}

/** Everything a side has: rows of every table that belongs to somebody. */
export async function seedSide(db: Database, side: Side): Promise<void> {
  const id = (thing: Thing) => idOf(side, thing);
  const name = nameOf(side);
  const province = PROVINCE[side];
  const person = id('person');
  const at = new Date('2026-11-01T00:00:00Z');
  const add = (table: string, ...rows: readonly Row[]) => insertInto(db, table, ...rows);
  const rows = { id, sha: (more?: string) => shaOf(side, more), name, province, at, add };

  await seedPeople(rows);
  await seedInventory(rows);
  await seedFindings(rows);
  await seedCampaigns(rows);
  await seedEnforcement(rows);
  await add('webhook', {
    id: id('webhook'),
    organisation_id: id('province'),
    url: `https://${side.repeat(6)}.example`,
    topics: ['*'],
    secrets: [],
  });
  await add('outbox_message', {
    id: id('message'),
    topic: 'finding.confirmed',
    subject: id('confirmed'),
    payload: '{}',
    organisation_id: id('province'),
    dispatched_at: at,
  });
  await add('webhook_delivery', {
    id: id('delivery'),
    webhook_id: id('webhook'),
    message_id: id('message'),
    state: 'FAILED',
    last_error: side.repeat(6),
  });
  await add('bulk_job', {
    id: id('job'),
    kind: 'audit',
    organisation_id: id('province'),
    asked_by: person,
    scope: `province:${province}`,
    parameters: '{}',
    state: 'DONE',
    message: name,
  });
  await seedConduct({ id, name, province, sha256: shaOf(side, '8'), at, add });
  await seedDoors({ id, name, province, sha256: shaOf(side, '8'), at, add });
  await add('audit_event', {
    chain: id('province'),
    seq: 1,
    actor: `person:${person}`,
    action: 'x',
    object_kind: 'app',
    object_id: id('app'),
    prev_hash: '0'.repeat(64),
    hash: shaOf(side, '7'),
    at,
  });
}

/** Every row of every table that says whose it is, as text. */
export async function rowsOfSide(db: Database, side: Letter): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'touchstone' and tablename not in ('audit_event', 'outbox_message', 'bulk_job') order by 1`.execute(
    db,
  );
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(`touchstone.${name}`)} t where t::text like ${`%${side.repeat(6)}%`} order by 1`.execute(db);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}
