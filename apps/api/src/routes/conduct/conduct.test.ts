import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { add, addApp, addCase, addFirm, addOrder, addService, callOf, dealWith } from './conduct.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-conduct-'));
const api = await startApi({ objects: await openFolder(folder) });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const call = callOf(api);
api.clock.at = new Date('2026-11-20T02:00:00Z');
const beijing = await api.organisation('province', { province: '11' });
const guangdong = await api.organisation('province', { province: '44' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const approver = await api.person(beijing, 'province-approver', 'province:11');
const stranger = await api.person(guangdong, 'province-inspector', 'province:44');
const firm = await addFirm(api, '北京轻盈科技有限公司', '11', { credit_code: '91110108MA00000070' });
const other = await addFirm(api, '北京他人科技有限公司', '11');
const office = await api.organisation('enterprise', { operator: firm });
const member = await api.person(office, 'enterprise-member', `operator:${firm}`);
const app = await addApp(api, firm, '轻盈天气', '11');
const own = { organisation: beijing, province: '11', operator: firm, app };
const theCase = await addCase(api, own);
const order = await addOrder(api, { type: 'rectification', organisation: beijing, operator: firm, case: theCase });
const attempts = [await addService(api, order, 'FAILED'), await addService(api, order, 'FAILED'), await addService(api, order, 'FAILED')];

const HAPPENED = '2026-11-01T00:00:00.000Z';
const services = (...targets: readonly string[]) => targets.map((target) => ({ kind: 'service', target }));
const wish = (kind: string, proofs: readonly object[], more: object = {}) => ({
  ...{ operator: firm, kind, statement: '三次送达均未能联系到该公司', happenedAt: HAPPENED, proofs },
  ...more,
});
const record = (body: object, who = inspector) => call(who, 'POST', '/conduct-entries', body);
const file = async (name: string) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1/conduct-files?name=${encodeURIComponent(name)}`,
    headers: { ...inspector.headers, 'content-type': 'application/pdf' },
    payload: Buffer.from(`%PDF-1.7 ${name}`),
  });
  expect(answer.statusCode).toBe(201);
  return answer.json().sha256 as string;
};

describe('an entry of conduct', () => {
  test('needs its proof, of this firm, that says it', async () => {
    expect(await record(wish('unreachable', services(...attempts.slice(0, 2))))).toMatchObject({
      status: 422,
      body: { code: 'proof-missing' },
    });
    const [delivered, waiting] = [await addService(api, order, 'DELIVERED'), await addService(api, order, 'SENT')];
    for (const one of [delivered, waiting]) {
      expect(await record(wish('unreachable', services(attempts[0]!, attempts[1]!, one)))).toMatchObject({
        body: { code: 'proof-missing' },
      });
      expect(await record(wish('unreachable', services(...attempts, one)))).toMatchObject({
        status: 422,
        body: { code: 'proof-unknown', errors: [{ message: `service ${one}` }] },
      });
    }
    expect(await record(wish('unreachable', services(...attempts), { operator: other }))).toMatchObject({
      body: { code: 'proof-unknown' },
    });
    expect(await record(wish('refusing', [{ kind: 'file', target: 'f'.repeat(64) }]))).toMatchObject({ body: { code: 'proof-unknown' } });
    expect(await record(wish('unreachable', services(...attempts), { happenedAt: '2027-01-01T00:00:00Z' }))).toMatchObject({
      body: { code: 'bad-time' },
    });
    expect(await record(wish('unreachable', services(...attempts)), stranger)).toMatchObject({ status: 404 });
  });

  test('is approved by another person, told to the firm, disputed by it, upheld, withdrawn', async () => {
    const made = await record(wish('unreachable', services(...attempts), { case: theCase }));
    expect(made).toMatchObject({ status: 201, body: { state: 'RECORDED', toldAt: null } });
    const path = `/conduct-entries/${made.body.id}`;
    const decide = (decision: string, version: number, who = approver) =>
      call(who, 'POST', `${path}/decision`, { decision, reason: '核实' }, dealWith(version));

    expect((await call(member, 'GET', path)).status).toBe(404);
    expect((await decide('approve', 1, inspector)).status).toBe(403);
    expect(await decide('withdraw', 1)).toMatchObject({ status: 409, body: { code: 'no-such-step' } });
    expect(await decide('approve', 7)).toMatchObject({ status: 412 });
    expect(await decide('approve', 1)).toMatchObject({ status: 200, body: { state: 'IN_FORCE', toldAt: '2026-11-20T02:00:00.000Z' } });

    expect((await call(member, 'GET', path)).body.entry).toMatchObject({ id: made.body.id, state: 'IN_FORCE' });
    expect((await call(inspector, 'POST', `${path}/dispute`, { text: 'x' }, dealWith(2))).status).toBe(403);
    expect(await call(member, 'POST', `${path}/dispute`, { text: '我司电话一直畅通' }, dealWith(2))).toMatchObject({
      status: 200,
      body: { state: 'DISPUTED', dispute: '我司电话一直畅通' },
    });
    expect(await decide('uphold', 3)).toMatchObject({ body: { state: 'IN_FORCE' } });
    expect(await decide('withdraw', 4)).toMatchObject({ body: { state: 'WITHDRAWN' } });
    expect((await call(inspector, 'GET', path)).body.steps.map(({ event }: { event: string }) => event)).toEqual([
      ...['record', 'approve', 'dispute', 'uphold', 'withdraw'],
    ]);
    expect(JSON.stringify((await call(member, 'GET', path)).body)).not.toContain(inspector.id);
  });

  test('how many attempts are enough is the authority’s', async () => {
    const patient = await api.organisation('province', { province: '31', policy: { unreachableAfter: 2 } });
    const theirs = await api.person(patient, 'province-inspector', 'province:31');
    const far = await addFirm(api, '上海某公司', '31');
    const about = await addCase(api, { organisation: patient, province: '31', operator: far });
    const summons = await addOrder(api, { type: 'rectification', organisation: patient, operator: far, case: about });
    const [one, two] = [await addService(api, summons, 'FAILED'), await addService(api, summons, 'FAILED')];
    expect(await record(wish('unreachable', services(one), { operator: far }), theirs)).toMatchObject({ body: { code: 'proof-missing' } });
    expect((await record(wish('unreachable', services(one, two), { operator: far }), theirs)).status).toBe(201);
  });

  test('a machine records nothing', async () => {
    const headers = await api.machine(beijing, ['conduct.record'], 'province:11');
    expect((await call({ ...inspector, headers }, 'POST', '/conduct-entries', wish('unreachable', services(...attempts)))).status).toBe(
      403,
    );
  });
});

describe('promises and talks', () => {
  test('a promise has its paper; a case begun after it breaks it, once', async () => {
    const paper = await file('承诺书.pdf');
    const promise = {
      operator: firm,
      text: '我司承诺限期整改',
      signatory: '张某',
      title: '法定代表人',
      signedOn: '2026-11-01',
      file: paper,
    };
    expect(await call(inspector, 'POST', '/commitments', { ...promise, file: 'e'.repeat(64) })).toMatchObject({
      body: { code: 'no-file' },
    });
    expect(await call(inspector, 'POST', '/commitments', { ...promise, signedOn: '2026-11-21' })).toMatchObject({
      body: { code: 'bad-time' },
    });
    const made = await call(inspector, 'POST', '/commitments', promise);
    expect(made).toMatchObject({ status: 201, body: { signatory: '张某', breaches: [] } });

    const path = `/commitments/${made.body.id}/breaches`;
    const [before, later] = [
      await addCase(api, { ...own, at: new Date('2026-10-01T00:00:00Z') }),
      await addCase(api, { ...own, at: new Date('2026-11-10T00:00:00Z') }),
    ];
    const others = await addCase(api, { ...own, operator: other, app: await addApp(api, other, '他', '11') });
    const breach = (id: string) => call(inspector, 'POST', path, { case: id, statement: '再次发现同类问题' });
    expect(await breach(before)).toMatchObject({ body: { code: 'bad-time' } });
    expect(await breach(others)).toMatchObject({ status: 404 });
    expect(await breach(later)).toMatchObject({ status: 201, body: { breaches: [{ case: later }] } });
    expect(await breach(later)).toMatchObject({ status: 409 });
    expect((await call(member, 'GET', '/commitments')).body.items).toMatchObject([
      { text: '我司承诺限期整改', breaches: [{ case: later }] },
    ]);
    expect((await call(stranger, 'GET', '/commitments')).body.items).toEqual([]);

    const bytes = (who: typeof member) => api.app.inject({ url: `/api/v1/conduct-files/${paper}`, headers: { ...who.headers } });
    expect((await bytes(member)).body).toBe('%PDF-1.7 承诺书.pdf');
    expect((await bytes(stranger)).statusCode).toBe(404);
  });

  test('a talk has its minutes and rests on its own summons', async () => {
    const minutes = await file('约谈记录.pdf');
    const talk = {
      ...{ operator: firm, heldAt: '2026-11-05T01:00:00.000Z', place: '北京', attended: [{ name: '张某', title: '法定代表人' }] },
      ...{ officers: ['李某', '王某'], summary: '要求限期整改', minutes },
    };
    expect(await call(inspector, 'POST', '/interviews', { ...talk, order })).toMatchObject({ status: 404 });
    const summons = await addOrder(api, { type: 'interview', organisation: beijing, operator: firm, case: theCase });
    expect(await call(inspector, 'POST', '/interviews', { ...talk, order: summons })).toMatchObject({
      status: 201,
      body: { officers: ['李某', '王某'] },
    });
    expect((await call(member, 'GET', '/interviews')).body.items).toHaveLength(1);
  });
});

describe('how often', () => {
  /** All rows of a list of offences, two at a time. */
  async function offencesOf(operator: string, query: string): Promise<number> {
    let [seen, next] = [0, null as string | null];
    do {
      const { status, body } = await call(
        inspector,
        'GET',
        `/operators/${operator}/offences?limit=2&${query}${next === null ? '' : `&after=${encodeURIComponent(next)}`}`,
      );
      expect(status).toBe(200);
      seen += body.items.length;
      next = body.next;
    } while (next !== null);
    return seen;
  }
  /** The numbers of a firm among repeat offenders, on its page, of its products: each opens as many rows. */
  async function everyNumberOpens(operator: string, more = ''): Promise<void> {
    for (const imported of ['', '&imported=true']) {
      const { counts } = (await call(inspector, 'GET', `/operators/${operator}/offences?${more}${imported}`)).body;
      expect(await offencesOf(operator, `each=time${more}${imported}`)).toBe(counts.times);
      expect(await offencesOf(operator, `each=product${more}${imported}`)).toBe(counts.products.length);
      expect(await offencesOf(operator, `each=time&isImported=true${more}${imported}`)).toBe(counts.importedTimes);
      const listed = (await call(inspector, 'GET', `/repeat-offenders?atLeast=1${more}${imported}`)).body.items.find(
        (one: { operator: string }) => one.operator === operator,
      );
      expect([listed?.times ?? 0, listed?.products ?? 0]).toEqual([counts.times, counts.products.length]);
    }
    const { offences } = (await call(inspector, 'GET', `/operators/${operator}/record`)).body;
    expect(await offencesOf(operator, 'each=time&imported=true')).toBe(offences.times);
    expect(await offencesOf(operator, 'each=time&imported=true&isImported=true')).toBe(offences.importedTimes);
  }
  const repeaters = async (query = '', who = inspector) => (await call(who, 'GET', `/repeat-offenders${query}`)).body;

  test('distinct cases count, once each, for those who may see them; the number is the number of the list', async () => {
    const twice = await addFirm(api, '两次公司', '11');
    const apps = [await addApp(api, twice, '甲', '11'), await addApp(api, twice, '乙', '11')];
    const of = { ...own, operator: twice };
    const first = await addCase(api, { ...of, app: apps[0]!, clauses: ['164-01.2', '164-03.1'] });
    // a copy at another authority, a lead, a withdrawn one: no second time
    await addCase(api, { ...of, app: apps[0]!, more: { transferred_from: first } });
    await addCase(api, { ...of, app: apps[1]!, events: [] });
    await addCase(api, { ...of, app: apps[1]!, events: [['withdraw', 'WITHDRAWN']] });
    const isListed = async (query = '') => (await repeaters(query)).items.some(({ operator }: { operator: string }) => operator === twice);
    expect(await isListed()).toBe(false);
    await addCase(api, { ...of, app: apps[1]!, clauses: ['164-01.2'] });
    const now = await repeaters();
    expect(now.items.find(({ operator }: { operator: string }) => operator === twice)).toMatchObject({ times: 2, products: 2 });
    expect([now.total, now.totalIsExact]).toEqual([now.items.length, true]);
    expect(await isListed('?clause=164-01.2')).toBe(true);
    expect(await isListed('?clause=164-03.1')).toBe(false);
    expect(await isListed('?atLeast=3')).toBe(false);
    expect((await repeaters('', stranger)).items).toEqual([]);

    const { counts, items } = (await call(inspector, 'GET', `/operators/${twice}/offences`)).body;
    expect(counts).toMatchObject({
      times: 2,
      clauses: [
        { clause: '164-01.2', times: 2 },
        { clause: '164-03.1', times: 1 },
      ],
    });
    expect(counts.products.map(({ times }: { times: number }) => times)).toEqual([1, 1]);
    expect(items).toHaveLength(3);
    await everyNumberOpens(twice);
    await everyNumberOpens(twice, '&clause=164-01.2');
  });

  test('rows of published notices count once for each notice, and not beside their own case', async () => {
    const named = await addFirm(api, '通报公司', '11');
    const [one, two] = [await addApp(api, named, '通报一', '11'), await addApp(api, named, '通报二', '11')];
    const theirs = await addCase(api, { ...own, operator: named, app: one });
    const publish = async (total: number, rows: readonly object[], isPublished = true) => {
      const id = api.platform.newId();
      await add(api, 'notice', {
        ...{
          id,
          year: 2026,
          kind: 'problems',
          title: 'x',
          organisation_id: beijing,
          province: '11',
          issuer: '11',
          template: 't',
          template_version: '1',
        },
        ...{
          state: isPublished ? 'PUBLISHED' : 'DRAFT',
          published_at: isPublished ? api.clock.at : null,
          created_at: api.clock.at,
          total_batch: total,
        },
      });
      await add(api, 'notice_attachment', { notice_id: id, number: 1, title: 'x', issuer: '11', columns: ['应用名称'], fields: ['name'] });
      await add(
        api,
        'notice_row',
        ...rows.map((row, i) => ({
          notice_id: id,
          attachment: 1,
          ordinal: i + 1,
          app_name: 'x',
          problems: ['违规收集个人信息'],
          operator_id: named,
          ...row,
        })),
      );
    };
    const times = async () => (await call(inspector, 'GET', `/operators/${named}/offences`)).body.counts;
    await publish(1, [{ app_id: one, case_id: theirs }]);
    await publish(2, [{ app_id: one }, { app_id: two }], false);
    expect((await times()).times).toBe(1);
    await publish(3, [{ app_id: one }, { app_id: two }, { is_placeholder: true }]);
    expect(await times()).toMatchObject({ times: 2, importedTimes: 0 });
    await everyNumberOpens(named);
    expect((await times()).clauses).toEqual([
      { clause: '164-01.2', times: 1 },
      { clause: '违规收集个人信息', times: 1 },
    ]);
  });

  test('merged entries count together, parted again apart; apps that a split moved take their cases along', async () => {
    const [a, b] = [await addFirm(api, '合并甲', '11'), await addFirm(api, '合并乙', '11')];
    const [appA, appB] = [await addApp(api, a, '甲一', '11'), await addApp(api, b, '乙一', '11')];
    await addCase(api, { ...own, operator: a, app: appA });
    await addCase(api, { ...own, operator: b, app: appB });
    await add(api, 'operator_link', {
      id: api.platform.newId(),
      target_kind: 'app',
      target_id: appA,
      operator_id: a,
      evidence_kind: 'filing-record',
      confidence: 1,
    });
    const times = async (operator: string) => (await call(inspector, 'GET', `/operators/${operator}/offences`)).body.counts.times;
    const split = async (operator: string, body: object, version: number) =>
      expect(
        await call(approver, 'POST', `/operators/${operator}/split`, { reason: 'x', apps: [], ...body }, dealWith(version)),
      ).toMatchObject({ status: 200 });

    expect([await times(a), await times(b)]).toEqual([1, 1]);
    expect((await call(approver, 'POST', `/operators/${a}/merge`, { into: b, reason: '同一公司' }, dealWith(1))).status).toBe(200);
    expect([await times(a), await times(b)]).toEqual([2, 2]);
    // while they are one, a case of the first one’s app is written down for the second
    await addCase(api, { ...own, operator: b, app: appA });
    expect(await times(b)).toBe(3);
    await split(a, {}, 2);
    expect([await times(a), await times(b)]).toEqual([2, 1]);

    const made = await call(
      approver,
      'POST',
      `/operators/${b}/split`,
      { reason: '属另一公司', apps: [appB], name: '分出丙', province: '11' },
      dealWith(1),
    );
    expect([await times(b), await times(made.body.id)]).toEqual([0, 1]);
  });

  test('an app that was sold leaves its cases with its former firm', async () => {
    const [seller, buyer] = [await addFirm(api, '卖方', '11'), await addFirm(api, '买方', '11')];
    const sold = await addApp(api, seller, '转让', '11');
    await addCase(api, { ...own, operator: seller, app: sold });
    await api.database.db.updateTable('app').set({ operator_id: buyer }).where('id', '=', sold).execute();
    const times = async (operator: string) => (await call(inspector, 'GET', `/operators/${operator}/offences`)).body.counts.times;
    expect([await times(seller), await times(buyer)]).toEqual([1, 0]);
  });
});

describe('the page of a firm', () => {
  test('shows everything, and every reason of its risk opens as many rows as it counts', async () => {
    await add(api, 'deadline', {
      ...{
        id: api.platform.newId(),
        target_kind: 'case',
        target_id: theCase,
        case_id: theCase,
        purpose: 'rectify',
        obliged: `operator:${firm}`,
      },
      ...{
        organisation_id: beijing,
        province: '11',
        rule: '{}',
        state: 'EXPIRED',
        start_event: 'x',
        due_at: new Date('2026-11-09T16:00:00Z'),
      },
    });
    const { status, body } = await call(inspector, 'GET', `/operators/${firm}/record`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ operator: { id: firm }, deadlines: { missed: 1, kept: 0 } });
    // the order of the first test arrived at last
    expect(body.unreached).toEqual([]);
    const lost = await addOrder(api, {
      type: 'rectification',
      organisation: beijing,
      operator: firm,
      case: theCase,
      more: { province: '11' },
    });
    const tried = [await addService(api, lost, 'FAILED'), await addService(api, lost, 'FAILED')];
    const again = (await call(inspector, 'GET', `/operators/${firm}/record`)).body.unreached;
    expect(again.map(({ order: one, services: ids }: { order: string; services: string[] }) => [one, ids.toSorted()])).toEqual([
      [lost, tried.toSorted()],
    ]);
    expect([body.products.length, body.commitments.length, body.interviews.length]).toEqual([1, 1, 1]);
    expect(body.cases.length).toBeGreaterThan(2);
    const reasons = body.risk.reasons as { reason: string; count: number; points: number; list: string }[];
    expect(reasons.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['offence', 'overdue', 'breach', 'open']));
    expect(body.risk.points).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
    for (const { count, list } of reasons) {
      const opened = (await call(inspector, 'GET', list.replace('/api/v1', ''))).body;
      expect([opened.count, opened.items.length]).toEqual([count, count]);
    }
    const table = (await call(inspector, 'GET', '/risk-table')).body.reasons;
    for (const { reason, count, points } of reasons) {
      const row = table.find((one: { reason: string }) => one.reason === reason);
      expect(points).toBe(Math.min(count * row.points, row.most));
    }
  });

  test('a group: the parent, its other firms, and nobody above itself', async () => {
    const [parent, sister, child] = [
      await addFirm(api, '集团', '11'),
      await addFirm(api, '姊妹', '11'),
      await addFirm(api, '子公司', '11'),
    ];
    const put = (operator: string, above: string | null, version: number) =>
      call(inspector, 'PUT', `/operators/${operator}/group`, { parent: above, reason: '工商登记' }, dealWith(version));
    expect((await put(sister, parent, 1)).status).toBe(200);
    expect((await put(child, parent, 1)).status).toBe(200);
    expect((await put(parent, child, 1)).status).toBe(409);
    expect((await put(child, child, 2)).status).toBe(409);
    expect((await put(child, await addFirm(api, '外省', '44'), 2)).status).toBe(404);
    const groupOf = async (operator: string) =>
      (await call(inspector, 'GET', `/operators/${operator}/record`)).body.group.map(
        ({ name, relation }: { name: string; relation: string }) => [name, relation],
      );
    expect(await groupOf(child)).toEqual([
      ['集团', 'parent'],
      ['姊妹', 'sibling'],
    ]);
    expect((await groupOf(parent)).map(([, relation]: [string, string]) => relation)).toEqual(['child', 'child']);
    expect((await put(child, null, 2)).status).toBe(200);
    expect(await groupOf(child)).toEqual([]);
  });

  test('a firm reads its own and nobody else’s', async () => {
    expect((await call(member, 'GET', `/operators/${firm}/record`)).body).toMatchObject({
      operator: { id: firm },
      conduct: [{ state: 'WITHDRAWN' }],
    });
    expect((await call(member, 'GET', `/operators/${other}/record`)).status).toBe(404);
    expect((await call(stranger, 'GET', `/operators/${firm}/record`)).status).toBe(404);
  });
});
