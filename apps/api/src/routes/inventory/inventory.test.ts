import { systemSession, withSession } from '@touchstone/db';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { checkCharacter } from '@touchstone/domain/inventory';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());
const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(db, systemSession('test'), work);

const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const national = await api.person(ministry, 'ministry-inspector', 'all');
const approver = await api.person(ministry, 'ministry-approver', 'all');
const inspector = await api.person(beijing, 'province-inspector', 'province:11');

const call = async (who: TestPerson, method: 'GET' | 'POST', path: string, body?: object, headers: object = {}) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...who.headers, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: answer.json(), etag: answer.headers['etag'] as string };
};

/** A code whose check character is right: `9111010…` is Beijing's. */
const codeOf = (division: string, organisation: string) => {
  const digits = [...organisation].map(Number);
  const rest = 11 - ([3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11);
  const seventeen = `91${division}${organisation}${rest === 10 ? 'X' : rest === 11 ? '0' : rest}`;
  return `${seventeen}${checkCharacter(seventeen)}`;
};
const CODE = { beijing: codeOf('110108', '12345678'), shanghai: codeOf('310115', '87654321') };

const APPS = [
  ['cn.qing.weather', '轻盈天气', '京ICP备12345678号-1A', 6],
  ['cn.qing.ledger', '轻松记账', '京ICP备12345678号-2A', 4],
  ['com.keep.run', 'Keep 跑步', '沪ICP备87654321号-1A', 8],
  ['cn.one', '微', null, 1],
  ['cn.hundred', '100%纯净', null, 2],
] as const;
const ids = new Map<string, string>();
const operators = new Map<string, string>();

beforeAll(async () => {
  await asSystem(async (tx) => {
    const rows = { ...inventoryRows(tx), ...acquisitionRows(tx) };
    await rows.createOperators([
      {
        id: api.platform.newId(),
        creditCode: CODE.beijing,
        name: '北京轻盈科技有限公司',
        province: '11',
        filing: '京ICP备12345678号',
        source: 'test',
      },
      {
        id: api.platform.newId(),
        creditCode: CODE.shanghai,
        name: '上海跑步网络有限公司',
        province: '31',
        filing: '沪ICP备87654321号',
        source: 'test',
      },
    ]);
    for (const known of await rows.operators([CODE.beijing, CODE.shanghai], [])) operators.set(known.province ?? '', known.id);
    const made = await rows.apps(
      APPS.map(([name, shown, filing, reachBand]) => ({
        id: api.platform.newId(),
        kind: 'app',
        platform: 'android',
        package: name,
        name: shown,
        category: null,
        filing,
        reachBand,
        province: null,
      })),
    );
    for (const app of made) ids.set(app.package, app.id);
    const firm = (name: string, operator: string) => ({ app: ids.get(name)!, operator: operators.get(operator)! });
    const owned = [firm('cn.qing.weather', '11'), firm('cn.qing.ledger', '11'), firm('com.keep.run', '31')];
    await rows.addEvidence(
      owned.map(({ app, operator }) => ({
        targetKind: 'app',
        target: app,
        operator,
        kind: 'store-developer',
        source: 'store:x',
        detail: {},
      })),
    );
    await rows.setOperators(owned);
  });
});

const found = async (q: string, who = national): Promise<string[]> => {
  const { status, body } = await call(who, 'GET', `/apps?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.items.map((app: { package: string }) => app.package);
};

describe('search', () => {
  test.each([
    ['轻盈', ['cn.qing.weather']],
    ['轻', ['cn.qing.weather', 'cn.qing.ledger']],
    ['盈天', ['cn.qing.weather']],
    ['微', ['cn.one']],
    ['qingying', ['cn.qing.weather']],
    ['qyt', ['cn.qing.weather']],
    ['keep', ['com.keep.run']],
    ['ＫＥＥＰ　跑', ['com.keep.run']],
    ['kpb', []],
    ['com.keep', ['com.keep.run']],
    ['京ICP备12345678号', ['cn.qing.weather', 'cn.qing.ledger']],
    ['京icp备 12345678 号－2a', ['cn.qing.ledger']],
    [CODE.beijing.toLowerCase(), ['cn.qing.weather', 'cn.qing.ledger']],
    ['100%', ['cn.hundred']],
    ['%', []],
    ['没有这个', []],
    ["'; drop table app; --", []],
  ])('%s', async (q, packages) => expect(await found(q)).toEqual(packages));

  test('a province finds its own', async () => {
    expect(await found('轻', inspector)).toEqual(['cn.qing.weather', 'cn.qing.ledger']);
    expect(await found('keep', inspector)).toEqual([]);
    expect((await call(inspector, 'GET', `/apps/${ids.get('com.keep.run')}`)).status).toBe(404);
    expect((await call(inspector, 'GET', '/operators')).body.items).toMatchObject([{ name: '北京轻盈科技有限公司', apps: 2 }]);
  });

  test('page by page all apps come once, those that most people have first', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await call(national, 'GET', `/apps?limit=2${after}`);
      seen.push(...body.items.map((app: { package: string }) => app.package));
      after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`;
    } while (after !== '');
    expect(seen).toEqual(['com.keep.run', 'cn.qing.weather', 'cn.qing.ledger', 'cn.hundred', 'cn.one']);
  });

  test('a filter that nobody knows is refused', async () => {
    expect(await call(national, 'GET', '/apps?name=x')).toMatchObject({ status: 400, body: { code: 'unknown-field' } });
    expect(await call(national, 'GET', '/listings?state=lost')).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });
});

describe('operators', () => {
  test('merged, apps follow and the old entry leads on; undone, they find back', async () => {
    const [from, into] = [operators.get('31')!, operators.get('11')!];
    const { body: before } = await call(approver, 'GET', `/operators/${from}`);
    expect(before.operator).toMatchObject({ apps: 1, province: '31' });
    const match = { 'if-match': `"v${before.operator.version}"` };
    expect((await call(approver, 'POST', `/operators/${from}/merge`, { into, reason: '同一主体' }, { 'if-match': '"v99"' })).status).toBe(
      412,
    );
    expect((await call(inspector, 'POST', `/operators/${from}/merge`, { into, reason: '同一主体' }, match)).status).toBe(403);
    const merged = await call(approver, 'POST', `/operators/${from}/merge`, { into, reason: '同一主体' }, match);
    expect(merged).toMatchObject({ status: 200, body: { id: into, apps: 3 } });
    expect(await found('keep', inspector)).toEqual(['com.keep.run']);
    expect(
      (
        await call(
          approver,
          'POST',
          `/operators/${from}/merge`,
          { into, reason: '再次' },
          { 'if-match': `"v${before.operator.version + 1}"` },
        )
      ).body.code,
    ).toBe('no-such-step');

    const split = await call(
      approver,
      'POST',
      `/operators/${from}/split`,
      { apps: [], reason: '合并有误' },
      { 'if-match': `"v${before.operator.version + 1}"` },
    );
    expect(split).toMatchObject({ status: 200, body: { id: from, apps: 1, mergedInto: null } });
    expect(await found('keep', inspector)).toEqual([]);
    const { body: after } = await call(approver, 'GET', `/operators/${from}`);
    expect(after.history.map((event: { kind: string; reason: string }) => `${event.kind} ${event.reason}`)).toEqual([
      'split 合并有误',
      'merge 同一主体',
    ]);
  });

  test('split: some apps are another firm\u2019s', async () => {
    const operator = operators.get('11')!;
    const { body } = await call(approver, 'GET', `/operators/${operator}`);
    const headers = { 'if-match': `"v${body.operator.version}"` };
    const wish = { apps: [ids.get('cn.qing.ledger')], name: '天津记账有限公司', province: '12', reason: '备案主体不同' };
    expect(
      (await call(approver, 'POST', `/operators/${operator}/split`, { ...wish, creditCode: `${CODE.beijing.slice(0, 17)}0` }, headers))
        .status,
    ).toBe(400);
    expect(
      (await call(approver, 'POST', `/operators/${operator}/split`, { ...wish, apps: [ids.get('com.keep.run')] }, headers)).body.code,
    ).toBe('no-such-step');
    const split = await call(approver, 'POST', `/operators/${operator}/split`, wish, headers);
    expect(split).toMatchObject({ status: 200, body: { name: '天津记账有限公司', apps: 1, province: '12' } });
    expect(await found('轻', inspector)).toEqual(['cn.qing.weather']);
    const acts = await db.selectFrom('audit_event').select('action').where('action', '=', 'operator.merge').execute();
    expect(acts).toHaveLength(3);
  });
});

describe('subjects without a file', () => {
  test.each([
    ['mini-program', { key: 'wx1234567890', name: '记步小程序' }, 'app'],
    ['quick-app', { key: 'cn.fast.app', name: '快应用甲' }, 'app'],
    ['preinstalled', { key: 'com.vendor.keyguard', name: '锁屏', versionName: '12.1' }, 'app'],
    ['sdk', { key: 'push-x', name: '推送某', vendor: '某公司' }, 'sdk'],
    ['store', { key: 'shudian', name: '数点商店' }, 'store'],
  ] as const)('%s: registered once, with a stand-in for its file', async (kind, given, of) => {
    const body = { kind, ...given, creditCode: CODE.beijing, operatorName: '北京轻盈科技有限公司' };
    const made = await call(inspector, 'POST', '/subjects', body);
    expect(made).toMatchObject({ status: 201, body: { kind, app: of === 'app' ? expect.any(String) : null } });
    expect((await call(inspector, 'POST', '/subjects', body)).body).toEqual(made.body);
    const rows = await db.selectFrom('artifact').select(['kind', 'state', 'sha256']).where('id', '=', made.body.artifact).execute();
    expect(rows).toMatchObject([{ kind: 'none', state: 'STORED', sha256: expect.stringMatching(/^subject:/) }]);
    // the operator is of this province, so the subject is seen here
    if (of === 'app') expect((await call(inspector, 'GET', `/apps/${made.body.app}`)).body.app).toMatchObject({ kind, province: '11' });
  });

  test('a code that cannot be is refused', async () => {
    const body = { kind: 'mini-program', key: 'wx1', name: '甲', creditCode: '91110108000000000X' };
    expect(await call(inspector, 'POST', '/subjects', body)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/body/creditCode' }] },
    });
  });
});

describe('flags', () => {
  test('decided once, by a person with a reason', async () => {
    await asSystem((tx) =>
      inventoryRows(tx).raiseFlags([
        { kind: 'signer-undecided', about: 'a', app: ids.get('cn.qing.weather')!, listing: null, artifact: null, detail: {} },
        { kind: 'signer-undecided', about: 'b', app: ids.get('com.keep.run')!, listing: null, artifact: null, detail: {} },
      ]),
    );
    const { body } = await call(inspector, 'GET', '/inventory-flags?state=OPEN');
    expect(body.items).toMatchObject([{ kind: 'signer-undecided', app: { package: 'cn.qing.weather' } }]);
    const [{ id, version }] = body.items;
    const decision = { state: 'EXPLAINED', reason: '渠道重签，已向开发者核实' };
    expect((await call(inspector, 'POST', `/inventory-flags/${id}/decision`, decision, { 'if-match': `"v${version + 1}"` })).status).toBe(
      412,
    );
    const decided = await call(inspector, 'POST', `/inventory-flags/${id}/decision`, decision, { 'if-match': `"v${version}"` });
    expect(decided).toMatchObject({ status: 200, body: { state: 'EXPLAINED', reason: decision.reason } });
    expect((await call(inspector, 'POST', `/inventory-flags/${id}/decision`, decision, { 'if-match': decided.etag })).body.code).toBe(
      'already-decided',
    );
  });
});

test('three looks from two places, and a listing is gone; seen again, it is back', async () => {
  const store = api.platform.newId();
  const listing = api.platform.newId();
  await sql`insert into touchstone.store (id, code, name, connector) values (${store}, 'looked-at', 'x', 'by-hand')`.execute(db);
  await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, version_name) values (${listing}, ${store}, 'a', ${ids.get('cn.qing.weather')}, 'LIVE', '1.0')`.execute(
    db,
  );
  const look = async (vantage: string, result: string, more: object = {}) => {
    api.clock.at = new Date(Date.now() + 1000);
    return (await call(inspector, 'POST', `/listings/${listing}/probes`, { vantage, result, ...more })).body.state;
  };
  expect(await look('beijing', 'gone')).toBe('GONE_SUSPECTED');
  expect(await look('beijing', 'undecided')).toBe('GONE_SUSPECTED');
  expect(await look('beijing', 'gone')).toBe('GONE_SUSPECTED');
  expect(await look('beijing', 'gone')).toBe('GONE_SUSPECTED');
  expect(await look('shanghai', 'gone')).toBe('GONE');
  expect(await look('beijing', 'live', { versionName: '1.1' })).toBe('RELISTED');
  expect((await call(inspector, 'GET', `/listings/${listing}/probes`)).body.items).toHaveLength(6);
  expect((await call(inspector, 'GET', `/listings/${listing}`)).body).toMatchObject({ state: 'RELISTED', misses: 0 });
});
