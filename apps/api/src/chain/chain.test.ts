import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Asking, asking } from './asking.fixture.ts';
import { BUILDS, PLANTED, shelfOf } from './chain-apps.fixture.ts';
import { type ChainWorld, openChainWorld } from './chain-world.fixture.ts';

let w: ChainWorld;
let a: Asking;
beforeAll(async () => {
  w = await openChainWorld();
  a = asking(w.api);
}, 60_000);
afterAll(() => w?.close());

test('x', { timeout: 60_000 }, async () => {
  const t0 = Date.now();
  const tick = (s: string) => console.log(s, Date.now() - t0);
  const { api } = w;
  const { got } = a;
  const ministry = await api.organisation('ministry', { policy: { shortName: '工信部', fourEyes: 'always' } });
  const admin = await api.person(ministry, 'ministry-admin', 'all');
  const inspector = await api.person(ministry, 'ministry-inspector', 'all');
  const second = await api.person(ministry, 'ministry-inspector', 'all');
  tick('people');
  await got(admin, 'PUT', '/clock', { at: '2026-03-02T02:00:00Z', rate: 1 });
  w.startWork((await api.machine(ministry, ['run.lease']))['authorization']!.slice(7));
  const huayang = await w.openStore('huayang', '华洋应用市场', shelfOf(BUILDS.faulty, '2026-03-01T02:00:00.000Z'));
  const qinglan = await w.openStore('qinglan', '青岚应用商店', shelfOf(BUILDS.faulty, '2026-03-01T02:00:00.000Z', 'qinglan'));
  for (const { wanted } of [huayang, qinglan]) await got(admin, 'POST', '/stores', wanted);
  tick('stores');
  await w.turn('poll-stores');
  for (let i = 0; i < 6; i++) console.log(await w.turn('fetch-artifacts'));
  tick('fetched');
  const listings = await got(inspector, 'GET', '/listings');
  console.log(JSON.stringify(listings.items[0]), listings.items.length);
  console.log(JSON.stringify((await got(inspector, 'GET', '/scans')).items));
  console.log(await w.turn('feed-queues'));
  for (let i = 0; i < 100; i++) {
    await w.turn('feed-queues', 'fuse-finished');
    const { items } = await got(inspector, 'GET', '/findings');
    if (items.length > 0) break;
    await new Promise((r) => setTimeout(r, 50));
  }
  tick('scanned');
  const { items } = await got(inspector, 'GET', '/findings');
  console.log(
    items.map(
      (f: Answer) => `${f.clause} ${f.state} ${f.confidence} ${f.artifact?.slice(0, 6)} ${f.openedAt} ${f.province} ${f.operator?.name}`,
    ),
  );
  void second;
  void PLANTED;
  void expect;
});
