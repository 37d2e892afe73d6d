import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';

const bench = await acquisitionBench();
const { rows } = bench;
await sql`insert into touchstone.engine (id, name, vendor, kind, correlation_group) values ('other', 'other', 'v', 'own', 'other')`.execute(
  bench.db,
);
await sql`insert into touchstone.engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms)
  values (${randomUUID()}, 'other', '1', 'r1', 'ACTIVE', ${['apk']}, 60000)`.execute(bench.db);
afterEach(() => bench.forget());
afterAll(() => bench.close());

const policy = (value: object) =>
  sql`insert into touchstone.setting (name, value) values ('scan-policy', ${JSON.stringify(value)}::jsonb) on conflict (name) do update set value = excluded.value`.execute(
    bench.db,
  );
const scans = () =>
  rows(sql`select q.profile, array_agg(v.engine_id order by v.engine_id) as engines from touchstone.scan_request q join touchstone.scan_run r on r.scan_request_id = q.id
    join touchstone.engine_version v on v.id = r.engine_version_id group by q.id, q.profile order by q.created_at, q.id`);

test('without a setting every engine tests what is new', { timeout: 30_000 }, async () => {
  const { store } = await bench.addStore('huayang', 1);
  await bench.poll(store);
  await bench.fetchAll();
  expect(await scans()).toEqual([{ profile: 'quick', engines: ['other', 'own'] }]);
});

test('what is new is tested deep by one engine, other permissions by the other, another policy not at all', {
  timeout: 30_000,
}, async () => {
  await policy({
    newVersion: { profile: 'deep', engines: ['own'] },
    changedPolicy: null,
    changedPermissions: { profile: 'quick', engines: ['other'] },
  });
  const { store, shelf, demo } = await bench.addStore('huayang', 1);
  await bench.poll(store);
  await bench.fetchAll();
  shelf.put({ ...demo.catalogue.listings[0]!, permissions: ['android.permission.CAMERA'] });
  expect(await bench.poll(store)).toMatchObject({ changed: 1 });
  await bench.fetchAll();
  const both = [
    { profile: 'deep', engines: ['own'] },
    { profile: 'quick', engines: ['other'] },
  ];
  expect(await scans()).toEqual(both);
  const other = demo.catalogue.policies.find(({ sha256 }) => sha256 !== demo.catalogue.listings[0]?.policy?.sha256);
  shelf.put({ ...demo.catalogue.listings[0]!, permissions: ['android.permission.CAMERA'], policy: { sha256: other!.sha256 } });
  expect(await bench.poll(store)).toMatchObject({ changed: 1, declared: 1 });
  await bench.fetchAll();
  expect(await scans()).toEqual(both);
});

test('nothing is tested by itself when nobody wants it', { timeout: 30_000 }, async () => {
  await policy({ newVersion: null, changedPolicy: null, changedPermissions: null });
  const { store } = await bench.addStore('huayang', 2);
  await bench.poll(store);
  await bench.fetchAll();
  expect(await scans()).toEqual([]);
  expect(await rows(sql`select count(*) as n from touchstone.artifact where state = 'STORED'`)).toEqual([{ n: 2 }]);
});
