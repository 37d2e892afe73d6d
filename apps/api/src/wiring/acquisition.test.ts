import { ACQUISITION_LEASE_MS, fetchArtifact, type Intake, leaseAcquisitions, scanDueListings } from '@touchstone/services/acquisition';
import { demoStore } from '@touchstone/store';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';

const bench = await acquisitionBench();
afterAll(() => bench.close());
const { rows } = bench;
const count = async (table: string) =>
  (await rows<{ n: number }>(sql`select count(*) as n from ${sql.table(`touchstone.${table}`)}`))[0]?.n;
const DEMO_HUAYANG = new Set(demoStore('huayang').catalogue.artifacts.map(({ sha256 }) => sha256));
const FOREIGN = 'cn.qingkong.weather';
/** More than two pages of listings. */
const SHARING = 450;

/** Lets nobody through before so many have come. */
function barrier(of: number): () => Promise<void> {
  const open = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    if (++come === of) open.resolve();
    const late = setTimeout(() => open.reject(new Error(`only ${come} of ${of} came`)), 5000);
    return open.promise.finally(() => clearTimeout(late));
  };
}

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

  test('the second store: same bytes once, channel packages and foreign signers flagged', async () => {
    const { store, demo } = await bench.addStore('qinglan');
    const before = await count('artifact');
    await bench.poll(store);
    await bench.fetchAll();
    const shared = demo.catalogue.artifacts.filter(({ sha256 }) => DEMO_HUAYANG.has(sha256)).length;
    expect(shared).toBeGreaterThan(0);
    expect(await count('artifact')).toBe((before ?? 0) + demo.catalogue.artifacts.length - shared);
    expect(await rows(sql`select count(*) as n from touchstone.acquisition where state <> 'STORED'`)).toEqual([{ n: 0 }]);

    const flags = await rows<{ kind: string; package: string; detail: Record<string, string> }>(
      sql`select g.kind, a.package, g.detail from touchstone.inventory_flag g join touchstone.app a on a.id = g.app_id order by 1, 2`,
    );
    expect(flags.map(({ kind, package: name }) => `${kind} ${name}`)).toContain('channel-package cn.moke.reader');
    const signers = flags.filter(({ kind }) => kind === 'signer-undecided' || kind === 'foreign-signer');
    expect(signers.map((flag) => flag.package)).toEqual([FOREIGN]);
    // two firms are named for the package: a person decides
    expect(flags.map(({ kind, package: name }) => `${kind} ${name}`)).toContain(`operator-disputed ${FOREIGN}`);
  });

  test('a new version and a listing that is gone', async () => {
    await bench.forget();
    const { store, shelf, demo } = await bench.addStore('huayang');
    await bench.poll(store);
    await bench.fetchAll();
    const before = await count('scan_request');
    for (const later of demo.later) shelf.add(later);
    // of what moved twice the feed tells the end
    const moved = [...new Map(demo.later.flatMap(({ listings }) => listings.map((one) => [one.storeAppId, one]))).values()];
    expect(await bench.poll(store)).toMatchObject({ ok: true, listings: moved.length, changed: moved.length });
    await bench.fetchAll();
    const newer = moved.flatMap(({ version, state }) => (state === 'live' ? [version?.name] : []));
    expect([newer.length > 1, moved.length - newer.length]).toEqual([true, 1]);
    expect(await count('scan_request')).toBe((before ?? 0) + newer.length);
    const twice = await rows(sql`
      select a.package, count(*) as versions, (select v.version_name from touchstone.app_version v where v.id = a.latest_version_id) as latest
      from touchstone.app a join touchstone.app_version v on v.app_id = a.id group by a.id having count(*) > 1`);
    expect(twice.map(({ versions }) => versions)).toEqual(newer.map(() => 2));
    expect(twice.map(({ latest }) => latest).sort()).toEqual(newer.sort());
    // the store's own word is one look from one place: not gone yet
    expect(
      await rows(
        sql`select state, jsonb_array_length(misses) as misses, name <> '' as named from touchstone.listing where state like 'GONE%'`,
      ),
    ).toEqual([{ state: 'GONE_SUSPECTED', misses: 1, named: true }]);
  });

  test('a changed policy alone is scanned again, with the new text', async () => {
    await bench.forget();
    const { store, shelf, demo } = await bench.addStore('huayang', 1);
    await bench.poll(store);
    await bench.fetchAll();
    const [listing] = demo.catalogue.listings;
    const text = demo.catalogue.policies.find(({ sha256 }) => sha256 !== listing?.policy?.sha256);
    shelf.put({ ...listing!, names: { 'zh-CN': '改名后' }, policy: { ...listing!.policy, sha256: text!.sha256 } });
    expect(await bench.poll(store)).toMatchObject({ changed: 1, declared: 1 });
    expect(await count('scan_request')).toBe(1); // not before the text is here
    await bench.fetchAll();
    expect(
      await rows(sql`select inputs -> 0 ->> 'sha256' as policy from touchstone.scan_request order by created_at desc, id desc limit 1`),
    ).toEqual([{ policy: text?.sha256 }]);
    expect(
      await rows(sql`select a.name, e.kind, e.reason from touchstone.app a join touchstone.identity_event e on e.from_ids @> array[a.id]`),
    ).toEqual([{ name: '改名后', kind: 'rename', reason: listing?.names['zh-CN'] }]);
  });
});

describe('nothing is half stored', { timeout: 120_000 }, () => {
  test('a process that is killed anywhere leaves no artifact without its bytes; the next one goes on', async () => {
    await bench.forget();
    const { store } = await bench.addStore('huayang', 6);
    await bench.poll(store);
    for (let i = 0; i < 6; i++) {
      const leased = await leaseAcquisitions(bench.ports, bench.works, 6);
      const killed = bench.intakeOf(new AbortController().signal);
      let steps = 0;
      /** Dies at the i-th step outside the database: from then on it does nothing any more. */
      const dying: Intake = new Proxy(killed, {
        get: (target, name: keyof Intake) => {
          const value = target[name];
          return typeof value !== 'function'
            ? value
            : (...given: never[]) => (steps++ >= i ? new Promise(() => {}) : (value as never as (...args: never[]) => unknown)(...given));
        },
      });
      for (const held of leased) void fetchArtifact(bench.ports, dying, held).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 400));
      const stored = await rows<{ sha256: string }>(sql`select sha256 from touchstone.artifact`);
      for (const { sha256 } of stored) expect(await bench.objects.has(sha256)).toBe(true);
      bench.later(ACQUISITION_LEASE_MS + 1000);
    }
    await bench.fetchAll();
    expect(await rows(sql`select distinct state from touchstone.acquisition`)).toEqual([{ state: 'STORED' }]);
    expect(await count('artifact')).toBe(6);
  });

  test.each(['artifact', 'policy'] as const)(
    'the %s ends while the other has ended and nobody sees it yet: one scan, with the text',
    async (first) => {
      await bench.forget();
      const { store, demo } = await bench.addStore('huayang', 1);
      await bench.poll(store);
      const leased = await leaseAcquisitions(bench.ports, bench.works, 6);
      const [early, late] = [leased.find(({ what }) => what === first), leased.find(({ what }) => what !== first)];
      /** What ended first is written down when the other has ended and its listings were looked at. */
      const slow: typeof bench.ports = {
        ...bench.ports,
        inTransaction: (work) =>
          bench.ports.inTransaction(async (tx) => {
            const done = await work(tx);
            if (done !== 'STORED') return done;
            expect(await fetchArtifact(bench.ports, bench.works, late!)).toBe('STORED');
            while ((await scanDueListings(bench.ports, 10)).done > 0);
            expect(await count('scan_request')).toBe(0);
            return done;
          }),
      };
      expect(await fetchArtifact(slow, bench.works, early!)).toBe('STORED');
      await bench.fetchAll();
      expect(await rows(sql`select inputs -> 0 ->> 'sha256' as policy from touchstone.scan_request`)).toEqual([
        { policy: demo.catalogue.listings[0]?.policy?.sha256 },
      ]);
    },
  );

  test('one text of two stores ends in both at once: neither waits for the other for ever', async () => {
    await bench.forget();
    const stores = [await bench.addStore('huayang', 1), await bench.addStore('qinglan', 1)];
    const [first, second] = stores.map(({ demo }) => demo.catalogue);
    const text = first!.listings[0]!.policy;
    const policies = first!.policies.filter(({ sha256 }) => sha256 === text?.sha256);
    stores[1]!.shelf.add({ artifacts: [], policies, listings: [{ ...second!.listings[0]!, policy: text! }] });
    for (const { store } of stores) await bench.poll(store);
    const leased = await leaseAcquisitions(bench.ports, bench.works, 10);
    for (const held of leased) if (held.what === 'artifact') await fetchArtifact(bench.ports, bench.works, held);
    const texts = leased.filter(({ what }) => what === 'policy');
    expect(texts.map(({ sha256 }) => sha256)).toEqual([text!.sha256, text!.sha256]);
    const both = barrier(texts.length);
    /** Each goes on when both have written that theirs has ended. */
    const together: typeof bench.ports = {
      ...bench.ports,
      inTransaction: (work) =>
        bench.ports.inTransaction((tx) =>
          work({
            ...tx,
            saveAcquisition: async (...row) => {
              await tx.saveAcquisition(...row);
              await both();
            },
          }),
        ),
    };
    expect(await Promise.all(texts.map((held) => fetchArtifact(together, bench.works, held)))).toEqual(['STORED', 'STORED']);
    await bench.fetchAll();
    expect(await count('scan_request')).toBe(2);
  });

  test('a text of 450 listings ends alone; one that cannot be scanned holds up no other, and is left to people in the end', async () => {
    await bench.forget();
    const { store } = await bench.addStore('huayang', 1);
    await bench.poll(store);
    const text = (await leaseAcquisitions(bench.ports, bench.works, 6)).find(({ what }) => what === 'policy')!;
    await sql`
      with file as (
        insert into touchstone.artifact (id, sha256, size_bytes, kind, state)
        select gen_random_uuid(), encode(sha256(convert_to('white label ' || n, 'UTF8')), 'hex'), 1, 'apk', 'STORED' from generate_series(1, ${SHARING}::int) n
        returning sha256)
      insert into touchstone.listing (id, store_id, store_app_id, state, artifact_sha256, policy_sha256, first_seen_at, last_seen_at)
      select gen_random_uuid(), ${store}, 'white label ' || row_number() over (), 'LIVE', sha256, ${text.sha256}, now(), now() from file`.execute(
      bench.db,
    );
    let asked = 0;
    const [poisoned] = await rows<{ artifact: string }>(sql`select id as artifact from touchstone.artifact limit 1`);
    const ports: typeof bench.ports = {
      ...bench.ports,
      inTransaction: (work) =>
        bench.ports.inTransaction((tx) =>
          work({
            ...tx,
            requestScan: async (scan) => {
              asked++;
              if (scan.subject.artifact === poisoned?.artifact) throw new Error('no scan of this one');
              // the first one of all meets what others hold, which is nobody's fault
              if (asked === 1) throw Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
              return tx.requestScan(scan);
            },
          }),
        ),
    };
    expect(await fetchArtifact(ports, bench.works, text)).toBe('STORED');
    expect(asked).toBe(0);

    const lookAtAll = async () => {
      const failed: string[] = [];
      for (;;) {
        const looked = await scanDueListings(ports, 100);
        failed.push(...looked.failed.map(({ error }) => String(error)));
        if (looked.done === 0) return failed;
      }
    };
    expect(await lookAtAll()).toEqual(['Error: no scan of this one']);
    bench.later(10_000);
    expect(await lookAtAll()).toEqual([]);
    expect(await count('scan_request')).toBe(SHARING - 1);
    expect(await rows(sql`select attempts from touchstone.listing_scan_due`)).toEqual([{ attempts: 1 }]);
    for (let tries = 1; (await count('listing_scan_due')) !== 0; tries++) {
      expect(tries).toBeLessThan(20);
      bench.later(3_600_000);
      await lookAtAll();
    }
    expect(await rows(sql`select code, at from touchstone.store_problem where code like 'listing/%'`)).toEqual([
      { code: 'listing/scan-failed', at: 'changedPolicy' },
    ]);
    expect(await rows(sql`select state, attempts from touchstone.acquisition where id = ${text.id}`)).toEqual([
      { state: 'STORED', attempts: 1 },
    ]);
  });

  test.each(['55P03', '40P01'])('what others hold (%s) is no fault of a file: the try does not count', async (code) => {
    await bench.forget();
    const { store } = await bench.addStore('huayang', 1);
    await bench.poll(store);
    await sql`update touchstone.acquisition set attempts = 30`.execute(bench.db);
    const held = (await leaseAcquisitions(bench.ports, bench.works, 6)).find(({ what }) => what === 'artifact')!;
    const busy: typeof bench.ports = {
      ...bench.ports,
      inTransaction: (work) =>
        bench.ports.inTransaction((tx) =>
          work({ ...tx, isListed: () => Promise.reject(Object.assign(new Error('somebody else holds it'), { code })) }),
        ),
    };
    expect(await fetchArtifact(busy, bench.works, held)).toBe('QUARANTINED');
    expect(await rows(sql`select state, attempts from touchstone.acquisition where id = ${held.id}`)).toEqual([
      { state: 'QUARANTINED', attempts: 30 },
    ]);
    bench.later(ACQUISITION_LEASE_MS + 1000);
    await bench.fetchAll();
    expect(await rows(sql`select distinct state from touchstone.acquisition`)).toEqual([{ state: 'STORED' }]);
  });

  test('two machines at once: every file is fetched by one of them, no store is asked by more than it allows', async () => {
    await bench.forget();
    const { store } = await bench.addStore('huayang');
    await bench.poll(store);
    const [one, other] = await Promise.all([
      leaseAcquisitions(bench.ports, bench.works, 10),
      leaseAcquisitions(bench.ports, { machine: 'there' }, 10),
    ]);
    const ids = [...one, ...other].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(3);
    const [first] = one.length > 0 ? one : other;
    const again = new Set<string>();
    while (!again.has(first!.id)) {
      bench.later(ACQUISITION_LEASE_MS + 1000);
      const leased = await leaseAcquisitions(bench.ports, bench.works, 10);
      expect(leased).toHaveLength(3);
      for (const { id } of leased) again.add(id);
    }
    // who comes back too late has lost it
    expect(await fetchArtifact(bench.ports, bench.works, first!)).toBeUndefined();
  });
});
