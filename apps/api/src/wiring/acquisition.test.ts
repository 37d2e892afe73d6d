import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';

const bench = await acquisitionBench();
afterAll(() => bench.close());
const { rows } = bench;

describe('from a store to a scan request', { timeout: 120_000 }, () => {
  test('feed, files, apps, versions, signers, scans', async () => {
    const { store, demo } = await bench.addStore('huayang');
    const polled = await bench.poll(store);
    expect(polled).toMatchObject({ ok: true, listings: demo.catalogue.listings.length, problems: 0 });
    expect(polled.pages).toBeGreaterThan(1);
    await bench.fetchAll();
    expect(
      await rows(
        sql`select what, state, error_class, message, count(*) as n from touchstone.acquisition group by 1, 2, 3, 4 order by 1, 2`,
      ),
    ).toEqual([
      { what: 'artifact', state: 'STORED', error_class: null, message: null, n: demo.catalogue.artifacts.length },
      {
        what: 'policy',
        state: 'STORED',
        error_class: null,
        message: null,
        n: new Set(demo.catalogue.policies.map(({ sha256 }) => sha256)).size,
      },
    ]);
    for (const { sha256 } of [...demo.catalogue.artifacts, ...demo.catalogue.policies]) expect(await bench.objects.has(sha256)).toBe(true);
    const [counted] = await rows(sql`
      select (select count(*) from touchstone.app) as apps, (select count(*) from touchstone.app_version) as versions, (select count(*) from touchstone.artifact where state = 'STORED') as files,
        (select count(distinct artifact_id) from touchstone.scan_request) as scanned,
        (select count(*) from touchstone.app where operator_id is null and package like 'cn.%') as without`);
    const n = demo.catalogue.artifacts.length;
    expect(counted).toEqual({ apps: n, versions: n, files: n, scanned: n, without: 0 });
  });
});
