import { systemSession, withSession } from '@touchstone/db';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { operatorRows } from '@touchstone/db/repositories/operator-rows';
import { checkCharacter } from '@touchstone/domain/inventory';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { addApp, addCase, addFirm } from '../conduct/conduct.fixture.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());
const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(db, systemSession('test'), work);

const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const national = await api.person(ministry, 'ministry-inspector', 'all');
const approver = await api.person(ministry, 'ministry-approver', 'all');
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const shanghai = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');

const call = async (who: TestPerson, method: 'GET' | 'POST' | 'PUT', path: string, body?: object, headers: object = {}) => {
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
    expect(before.operator.creditCode).toEqual(expect.any(String));
    const firms = (await call(approver, 'GET', `/operators?q=${before.operator.creditCode}`)).body.items;
    expect(
      firms.map(({ id }: { id: string }) => id),
      'a firm is found by the code of an entry that it took in',
    ).toEqual([into]);
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

describe('属地 of a firm', () => {
  const place = async (who: TestPerson, firm: string, province: string, version = 1) =>
    call(who, 'PUT', `/operators/${firm}/province`, { province, reason: '营业执照住所在上海市' }, { 'if-match': `"v${version}"` });
  async function misplaced(name: string) {
    const firm = await addFirm(api, name, '11');
    const app = await addApp(api, firm, `${name}应用`, '11');
    const own = { organisation: beijing, province: '11', operator: firm, app };
    const open = await addCase(api, { ...own, more: { territory: '11' } });
    const closed = await addCase(api, { ...own, more: { territory: '11', closed_at: new Date() } });
    const finding = api.platform.newId();
    await sql`
      insert into touchstone.finding (id, subject_kind, subject_id, app_id, clause, rule, fingerprint, state, strength, confidence, rank, province, operator_id)
      values (${finding}, 'app', ${app}, ${app}::uuid, '164-01.2', 'r', ${finding}, 'CONFIRMED', 'suspected', 0.5, 1, '11', ${firm}::uuid)`.execute(
      db,
    );
    return { firm, app, open, closed, finding };
  }

  test('put right: products, findings and the territory of open cases follow; whose a case is stays', async () => {
    const { firm, app, open, closed, finding } = await misplaced('属地有误公司');
    for (const path of [`/operators/${firm}`, `/apps/${app}`, `/findings/${finding}`])
      expect([(await call(inspector, 'GET', path)).status, (await call(shanghai, 'GET', path)).status], path).toEqual([200, 404]);

    expect(await place(inspector, firm, '31')).toMatchObject({ status: 200, etag: '"v2"', body: { province: '31', version: 2 } });
    for (const path of [`/operators/${firm}`, `/apps/${app}`, `/findings/${finding}`])
      expect([(await call(inspector, 'GET', path)).status, (await call(shanghai, 'GET', path)).status], path).toEqual([404, 200]);
    for (const one of [open, closed])
      expect([(await call(inspector, 'GET', `/cases/${one}`)).status, (await call(shanghai, 'GET', `/cases/${one}`)).status]).toEqual([
        200, 404,
      ]);
    const territories = await db.selectFrom('enforcement_case').select(['id', 'territory']).where('operator_id', '=', firm).execute();
    expect(new Map(territories.map(({ id, territory }) => [id, territory]))).toEqual(
      new Map([
        [open, '31'],
        [closed, '11'],
      ]),
    );

    const { events } = (await call(inspector, 'GET', `/cases/${open}`)).body;
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'move-territory', from: 'CONFIRMED', to: 'CONFIRMED', actor: 'system:inventory', basis: '营业执照住所在上海市' },
      payload: { operator: firm, before: '11', territory: '31' },
    });

    const { history } = (await call(shanghai, 'GET', `/operators/${firm}`)).body;
    expect(history).toMatchObject([{ kind: 'province', before: '11', after: '31', reason: '营业执照住所在上海市' }]);
    const acts = await db.selectFrom('audit_event').select(['action', 'chain', 'detail']).where('object_id', '=', firm).execute();
    const detail = { before: '11', after: '31', reason: '营业执照住所在上海市' };
    expect(acts).toEqual([{ action: 'operator.edit', chain: beijing, detail: { detail } }]);
  });

  test('an app that is given its firm while the firm moves is where the firm is', async () => {
    const { firm } = await misplaced('正在搬迁的公司');
    const app = await addApp(api, await addFirm(api, '原公司', '44'), '刚收录的应用', '44');
    let given: Promise<unknown> = Promise.resolve();
    await asSystem(async (tx) => {
      const rows = operatorRows(tx);
      await rows.holdOperators([firm]);
      await rows.setProvince(firm, { before: '11', after: '31' });
      given = asSystem((other) => inventoryRows(other).setOperators([{ app, operator: firm }]));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await given;
    expect(await db.selectFrom('app').select(['operator_id', 'province']).where('id', '=', app).executeTakeFirstOrThrow()).toEqual({
      operator_id: firm,
      province: '31',
    });
  });

  test('refused: who has no right to it, who does not see the firm, what is old, what is no province, what it is already', async () => {
    const { firm } = await misplaced('属地无误公司');
    expect((await place(approver, firm, '31')).status).toBe(403);
    expect((await place(shanghai, firm, '31')).status).toBe(404);
    expect((await place(inspector, firm, '31', 9)).status).toBe(412);
    expect(await place(inspector, firm, '19')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/body/province' }] } });
    expect((await place(inspector, firm, '11')).body.code).toBe('no-such-step');
    expect((await call(inspector, 'GET', `/operators/${firm}`)).body).toMatchObject({
      operator: { province: '11', version: 1 },
      history: [],
    });
  });

  test('merged, the findings and open cases of an entry are where the firm is; undone, where it was', async () => {
    const into = await addFirm(api, '并入之公司', '31');
    const { firm, app, open, finding } = await misplaced('被并入之公司');
    const evidence = { targetKind: 'app', target: app, operator: firm, kind: 'store-developer', source: 'store:x', detail: {} } as const;
    await asSystem((tx) => inventoryRows(tx).addEvidence([evidence]));
    const where = async () => {
      const { territory } = await db.selectFrom('enforcement_case').select('territory').where('id', '=', open).executeTakeFirstOrThrow();
      const { province } = await db.selectFrom('finding').select('province').where('id', '=', finding).executeTakeFirstOrThrow();
      return [province, territory];
    };
    const act = (step: string, body: object, version: number) =>
      call(approver, 'POST', `/operators/${firm}/${step}`, { ...body, reason: '核对' }, { 'if-match': `"v${version}"` });
    expect((await act('merge', { into }, 1)).status).toBe(200);
    expect(await where()).toEqual(['31', '31']);
    expect((await place(national, firm, '33', 2)).body.code).toBe('no-such-step');
    expect((await act('split', { apps: [] }, 2)).status).toBe(200);
    expect(await where()).toEqual(['11', '11']);
  });

  describe('of SDKs and stores', () => {
    /** One of each that is where its firm is, one of each that is elsewhere, and a finding against each. */
    async function holding(firm: string) {
      const held: string[] = [];
      for (const province of ['11', '44']) {
        const [sdk, store] = [`sdk-${firm}-${province}`, api.platform.newId()];
        await sql`insert into touchstone.sdk (id, name, vendor, operator_id, province) values (${sdk}, '推送', '某', ${firm}, ${province})`.execute(
          db,
        );
        await sql`
          insert into touchstone.store (id, code, name, operator_id, province, connector) values (${store}, ${`c-${store}`}, '某商店', ${firm}, ${province}, 'hand')`.execute(
          db,
        );
        for (const [kind, subject] of [
          ['sdk', sdk],
          ['store', store],
        ] as const)
          await sql`
            insert into touchstone.finding (id, subject_kind, subject_id, clause, rule, fingerprint, state, strength, confidence, rank, province, operator_id)
            values (${api.platform.newId()}, ${kind}, ${subject}, '164-09', 'r', ${subject}, 'CONFIRMED', 'suspected', 0.5, 1, ${province}, ${firm}::uuid)`.execute(
            db,
          );
        held.push(sdk, store);
      }
      return held;
    }
    /** Whose each is, where it is, and where the finding against it is. */
    const whereabouts = async (held: readonly string[]) => {
      const { rows } = await sql<{ operator: string; at: string; finding: string }>`
        select x.operator_id as operator, x.province as at, f.province as finding from (
          select id, operator_id, province from touchstone.sdk union all select id::text, operator_id, province from touchstone.store) x
        join touchstone.finding f on f.subject_id = x.id where x.id = any(${[...held]}::text[]) order by array_position(${[...held]}::text[], x.id)`.execute(
        db,
      );
      return rows.map(({ operator, at, finding }) => [operator, at, finding]);
    };
    const version = async (firm: string) => (await call(national, 'GET', `/operators/${firm}`)).body.operator.version;
    const act = async (firm: string, step: string, body: object) =>
      call(approver, 'POST', `/operators/${firm}/${step}`, { ...body, reason: '核对' }, { 'if-match': `"v${await version(firm)}"` });

    test('merged, they are where the surviving firm is, what was elsewhere than its firm stays there; undone, all as it was', async () => {
      const [firm, into] = [await addFirm(api, '有商店之公司', '11'), await addFirm(api, '接手之公司', '31')];
      const held = await holding(firm);
      const before = await whereabouts(held);
      expect((await act(firm, 'merge', { into })).status).toBe(200);
      expect(await whereabouts(held)).toEqual([
        [into, '31', '31'],
        [into, '31', '31'],
        [into, '44', '44'],
        [into, '44', '44'],
      ]);
      expect((await act(firm, 'split', { apps: [] })).status).toBe(200);
      expect(await whereabouts(held)).toEqual(before);
    });

    test('a firm of no known province takes them without moving them', async () => {
      const firm = await addFirm(api, '有属地之公司', '11');
      const into = await addFirm(api, '无属地之公司', '11');
      await db.updateTable('operator').set({ province: null }).where('id', '=', into).execute();
      const held = await holding(firm);
      expect((await act(firm, 'merge', { into })).status).toBe(200);
      expect((await whereabouts(held)).map(([, at]) => at)).toEqual(['11', '11', '44', '44']);
    });

    test('merged on, each finds back to the entry that held it; findings of an entry follow a firm that moves', async () => {
      const [first, second, last] = [
        await addFirm(api, '头一家', '11'),
        await addFirm(api, '第二家', '11'),
        await addFirm(api, '末一家', '31'),
      ];
      const [ofFirst, ofSecond] = [await holding(first), await holding(second)];
      expect((await act(first, 'merge', { into: second })).status).toBe(200);
      expect((await act(second, 'merge', { into: last })).status).toBe(200);
      expect((await place(shanghai, last, '33', await version(last))).status).toBe(200);
      expect((await whereabouts([...ofFirst, ...ofSecond])).map((row) => row.slice(1).join())).toEqual([
        ...['33,33', '33,33', '44,44', '44,44'],
        ...['33,33', '33,33', '44,44', '44,44'],
      ]);
      expect((await act(second, 'split', { apps: [] })).status).toBe(200);
      expect((await whereabouts([...ofFirst, ...ofSecond])).map(([operator]) => operator)).toEqual([
        ...Array<string>(4).fill(last),
        ...Array<string>(4).fill(second),
      ]);
      expect((await whereabouts(ofSecond)).map((row) => row.slice(1).join())).toEqual(['11,11', '11,11', '44,44', '44,44']);
    });
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
      body: { errors: [{ pointer: '/body/creditCode', message: 'bad-credit-code' }] },
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
  await sql`
    insert into touchstone.listing (id, store_id, store_app_id, app_id, state, version_name, first_seen_at, last_seen_at)
    values (${listing}, ${store}, 'a', ${ids.get('cn.qing.weather')}, 'LIVE', '1.0', ${api.clock.at}, ${api.clock.at})`.execute(db);
  const look = async (vantage: string, result: string, more: object = {}) => {
    api.clock.at = new Date(api.clock.at.getTime() + 1000);
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

describe('a number is the length of its list', () => {
  /** All pages of a list. */
  const rows = async (path: string, who = inspector): Promise<readonly { readonly id: string }[]> => {
    const found: { id: string }[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { body, status } = await call(who, 'GET', `${path}&limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
      expect(status, path).toBe(200);
      found.push(...body.items);
      after = body.next;
    }
    return found;
  };
  const STATES = [
    'CANDIDATE',
    'AUTO_REJECTED',
    'NEEDS_REVIEW',
    'CONFIRMED',
    'REJECTED',
    'INSUFFICIENT',
    'FIXED',
    'PERSISTS',
    'NOT_REPRODUCED',
  ];
  const shop = '00000000-0000-7000-8000-00000000000a';
  let [firm, app] = ['', ''];

  beforeAll(async () => {
    firm = await addFirm(api, '北京大户科技有限公司', '11');
    app = await addApp(api, firm, '大户应用', '11');
    await db.updateTable('app').set({ reach_band: 9 }).where('id', '=', app).execute();
    for (let n = 0; n < 3; n += 1) await addCase(api, { organisation: beijing, province: '11', operator: firm, app });
    await sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, operator_id, province)
      select gen_random_uuid(), 'android', 'cn.big.a' || n, '大户' || n, '大户' || n, '{}', ${firm}::uuid, '11' from generate_series(1, 205) n`.execute(
      db,
    );
    await sql`
      insert into touchstone.finding (id, subject_kind, subject_id, app_id, clause, rule, fingerprint, state, strength, confidence, rank, province, operator_id)
      select gen_random_uuid(), 'app', ${app}, ${app}::uuid, '164-01.2', 'r', s || n, s, 'suspected', 0.5, n, '11', ${firm}::uuid
      from unnest(${STATES}::text[]) s, generate_series(1, 52) n`.execute(db);
    await sql`insert into touchstone.store (id, code, name, connector) values (${shop}, 'prompt', '迅即', 'by-hand')`.execute(db);
    const now = api.clock.at;
    await sql`
      insert into touchstone.deadline (id, target_kind, target_id, purpose, obliged, organisation_id, province, rule, state, start_event, started_at, due_at, ended_at)
      select gen_random_uuid(), 'case', ${app}::uuid, 'rectify', o, ${beijing}::uuid, '11', '{"kind": "at-once", "escalateAfterHours": 24}', s, 'x',
        ${now}::timestamptz - interval '3 days', ${now}::timestamptz - interval '2 days', case when s = 'MET' then ${now}::timestamptz - interval '1 day' end
      from unnest(array['MET', 'RUNNING', 'PAUSED', 'EXPIRED', 'CANCELLED']) s, unnest(array[${`operator:${firm}`}, ${`store:${shop}`}, ${`store:${app}`}]) o,
        generate_series(1, 42) n`.execute(db);
  });

  test('of an app: what is open, and what the machine ruled out', async () => {
    const { body } = await call(inspector, 'GET', `/apps/${app}`);
    expect([body.openFindings, body.ruledOutFindings]).toEqual([5 * 52, 52]);
    expect(await rows(`/findings?app=${app}&isOpen=true`)).toHaveLength(body.openFindings);
    expect(await rows(`/findings?app=${app}&isOpen=false`)).toHaveLength((STATES.length - 5) * 52);
    expect(await rows(`/findings?app=${app}&state=AUTO_REJECTED`)).toHaveLength(body.ruledOutFindings);
  });

  test('of a firm: beyond the two hundred that its page shows', async () => {
    const { body } = await call(inspector, 'GET', `/operators/${firm}/record`);
    expect(body.totals).toEqual({ products: 206, findings: 4 * 52, cases: 3 });
    expect([body.products.length, body.findings.length]).toEqual([200, 200]);
    expect(await rows(`/apps?firm=${firm}`)).toHaveLength(body.totals.products);
    expect(await rows(`/findings?firm=${firm}&isEstablished=true`)).toHaveLength(body.totals.findings);
    expect(await rows(`/cases?firm=${firm}`)).toHaveLength(body.totals.cases);
    const { kept, missed, running } = body.deadlines;
    expect([kept, missed, running]).toEqual([42, 42, 84]);
    for (const [result, count] of Object.entries({ kept, missed, running }))
      expect(await rows(`/deadlines?firm=${firm}&result=${result}`), result).toHaveLength(count);
    expect(body.products[0]).toMatchObject({ id: app, openFindings: 5 * 52 });
  });

  test('an entry that was merged counts with the firm that it is', async () => {
    const entry = await addFirm(api, '大户科技（旧）', '11');
    await db.updateTable('operator').set({ merged_into: firm }).where('id', '=', entry).execute();
    await addCase(api, { organisation: beijing, province: '11', operator: entry });
    const { body } = await call(inspector, 'GET', `/operators/${firm}/record`);
    expect([body.totals.cases, (await rows(`/cases?firm=${firm}`)).length, (await rows(`/cases?firm=${entry}`)).length]).toEqual([4, 4, 4]);
    for (const one of [firm, entry]) expect((await rows(`/cases?operator=${one}`)).length).toBe(4);
    for (const one of [firm, entry]) {
      const { apps } = (await call(inspector, 'GET', `/operators/${one}`)).body.operator;
      expect([apps, (await rows(`/apps?operator=${one}`)).length], one === firm ? 'the firm' : 'its entry').toEqual([206, 206]);
    }
  });

  test('of how fast stores were: asked, done, late, of a store that nobody knows too, in the span', async () => {
    const { body } = await call(inspector, 'GET', `/deadlines/response-times?from=2026-01-01`);
    const day = (text: string, more = 0) => new Date(Date.parse(`${text}T00:00:00+08:00`) + more * 86_400_000).toISOString();
    const list = (obliged: string, more: string) =>
      rows(`/deadlines?ruleKind=at-once&obliged=${obliged}&startedFrom=${day(body.from)}&startedBefore=${day(body.until, 1)}&${more}`);
    const of = (obliged: string) => body.items.find((one: { obliged: string }) => one.obliged === obliged);
    expect(of(`store:${app}`)).toMatchObject({ store: null, asked: 168 });
    for (const obliged of [`store:${shop}`, `store:${app}`]) {
      const { asked, done, late } = of(obliged);
      expect([asked, done, late]).toEqual([168, 42, 42]);
      expect(await list(obliged, 'result=asked')).toHaveLength(asked);
      expect(await list(obliged, 'result=kept')).toHaveLength(done);
      expect(await list(obliged, 'result=asked&isOverdue=true')).toHaveLength(late);
    }
    const before = `/deadlines?ruleKind=at-once&obliged=store:${shop}&startedBefore=${day('2026-01-01')}`;
    expect(await rows(before)).toEqual([]);
    expect(await rows(`/deadlines?ruleKind=hours&obliged=store:${shop}`)).toEqual([]);
  });
});
