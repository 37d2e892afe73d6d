import type { CaseEvent } from '@touchstone/domain/case';
import { expireItems } from '@touchstone/services/delisting';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi, type TestPerson } from '../../testing.ts';
import { delistingPorts } from '../../wiring/delisting-ports.ts';
import { asker } from '../cases/cases.fixture.ts';
import { add } from '../conduct/conduct.fixture.ts';
import { type NoticeWorld, noticeWorld, type Overdue } from '../notices/notices.fixture.ts';

let api: TestApi;
let world: NoticeWorld;
let ask: ReturnType<typeof asker>;

beforeAll(async () => {
  api = await startApi({ keepsObjects: true, isDemo: true });
  api.clock.at = new Date('2026-03-02T02:00:00Z');
  world = await noticeWorld(api, api.platform.objects);
  ask = asker(api);
});
afterAll(() => api.close());

const NOTICED: readonly (readonly [CaseEvent, string])[] = [
  ['prepare-notice', 'NOTICE_PENDING'],
  ['publish-notice', 'NOTICED'],
];
const UNMENDED = [...NOTICED, ['deadline-passed', 'DELIST_DRAFT']] as const;

const got = async (...given: Parameters<typeof ask>) => {
  const { status, body } = await ask(...given);
  if (status >= 300) throw new Error(`${given[1]} ${given[2]}: ${status} ${JSON.stringify(body)}`);
  return body;
};
const states = async (cases: readonly Overdue[]) => {
  const { rows } = await sql<{ id: string; state: string }>`select id, state from touchstone.enforcement_case`.execute(api.database.db);
  return cases.map((one) => rows.find(({ id }) => id === one.case)?.state);
};

/** What a province found, and reported to the ministry for the common notice. */
async function reported(name: string, further = UNMENDED): Promise<Overdue> {
  const theirs = await world.overdue(name, { organisation: world.province, province: '51', territory: '51', further });
  await add(api, 'referral', {
    ...{ id: api.platform.newId(), case_id: theirs.case, kind: 'common-notice', state: 'ACCEPTED', reason: '汇总上报' },
    ...{ from_organisation_id: world.province, to_organisation_id: world.ministry, offered_at: api.clock.at },
  });
  return theirs;
}

async function published(kind: 'delisting' | 'problems', cases: readonly Overdue[]) {
  let notice = await got(
    world.drafter,
    'POST',
    '/notices',
    kind === 'delisting' ? { kind, fields: { background: '前期，我部通报了存在问题的APP名单。' } } : { kind },
  );
  const step = async (who: TestPerson, part: string, body: object) => {
    notice = await got(who, 'POST', `/notices/${notice.id}/${part}`, body, notice.version);
  };
  await step(world.drafter, 'rows', { cases: cases.map((one) => one.case) });
  await step(world.drafter, 'submission', {});
  await step(world.reviewer, 'approval', {});
  await step(world.reviewer, 'freezing', {});
  await step(world.reviewer, 'publication', { urls: ['https://www.example.cn/notice'] });
  return notice.id as string;
}

/** An order of the ministry to the one store, which rests on the notice. */
async function approvedOrder(notice: string, escalateAfterHours = 24) {
  const { rows } = await sql<{ id: string }>`select id from touchstone.store where code = 'huawei'`.execute(api.database.db);
  const apps = [{ name: '名单', developer: '', store: '华为应用市场', version: '', problems: '', filing: '' }];
  const fields = { ground: '逾期未完成整改，已公开通报，名单附后。', contact: '某某，000-00000000', apps };
  const addressee = { kind: 'store', id: rows[0]!.id };
  const deadline = { kind: 'at-once', escalateAfterHours };
  const { id } = await got(world.drafter, 'POST', '/orders', { template: 'delisting', notice, addressee, fields, deadline });
  for (const [who, verb] of [
    [world.drafter, 'review'],
    [world.reviewer, 'approval'],
  ] as const)
    expect((await turn(who, id, verb)).status).toBe(200);
  return id as string;
}
async function turn(who: TestPerson, order: string, verb: string, body?: object) {
  const { version } = await got(who, 'GET', `/orders/${order}`);
  return ask(who, 'POST', `/orders/${order}/${verb}`, body, version);
}

test('the ministry takes all that its notice names off the shelves, what provinces reported as well; who put it right stays', async () => {
  const own = await world.overdue('甲下架', { further: UNMENDED });
  const theirs = await reported('乙下架');
  const mended = await reported('丙下架');
  const notice = await published('delisting', [own, theirs, mended]);
  // between the notice and the order the third hands in what it put right
  await sql`update touchstone.enforcement_case set state = 'SUBMITTED' where id = ${mended.case}`.execute(api.database.db);

  const order = await approvedOrder(notice);
  const issued = await turn(world.reviewer, order, 'issue');
  expect(issued.status, JSON.stringify(issued.body)).toBe(200);
  expect(await states([own, theirs, mended])).toEqual(['DELIST_ORDERED', 'DELIST_ORDERED', 'SUBMITTED']);
  const { items } = await got(world.drafter, 'GET', `/order-items?order=${order}`);
  expect(items.map(({ appName }: { appName: string }) => appName).sort()).toEqual(['乙下架', '甲下架']);
  // the case stays with the province, which sees what became of it
  expect((await got(world.other, 'GET', `/order-items?case=${theirs.case}`)).items).toHaveLength(1);

  const back = await turn(world.reviewer, order, 'withdrawal', { reason: '名单有误' });
  expect(back.status, JSON.stringify(back.body)).toBe(200);
  expect(await states([own, theirs, mended])).toEqual(['DELIST_DRAFT', 'DELIST_DRAFT', 'SUBMITTED']);
  expect((await got(world.drafter, 'GET', `/order-items?order=${order}`)).items).toMatchObject([
    { state: 'WITHDRAWN' },
    { state: 'WITHDRAWN' },
  ]);
});

test('a notice of problems takes nothing off the shelves while the time after it runs', async () => {
  const overdue = await world.overdue('丁通报');
  const order = await approvedOrder(await published('problems', [overdue]));
  expect((await turn(world.reviewer, order, 'issue')).body).toMatchObject({
    code: 'items-refused',
    detail: '案件尚未到可以下达此类文书的阶段',
  });
  expect(await states([overdue])).toEqual(['NOTICED']);
  expect((await got(world.drafter, 'GET', `/order-items?order=${order}`)).items).toEqual([]);
});

test('“at once” runs from the publication: by the order’s own hours, for its items and its deadline, and the store’s delay is told from it', async () => {
  const publishedMs = api.clock.at.getTime();
  const later = async (hours: number) => {
    const at = new Date(publishedMs + hours * 3_600_000).toISOString();
    api.platform.clock.follow({ kind: 'demo', at, since: api.clock.at.toISOString(), rate: 0 }, undefined);
    await expireItems(delistingPorts({ db: api.database.db, platform: api.platform }));
  };
  const order = await approvedOrder(await published('delisting', [await world.overdue('戊下架', { further: UNMENDED })]), 36);
  await later(20);
  expect((await turn(world.reviewer, order, 'issue')).status).toBe(200);
  const item = async () => (await got(world.drafter, 'GET', `/order-items?order=${order}`)).items[0];
  const at = (hours: number) => new Date(publishedMs + hours * 3_600_000).toISOString();
  expect(await item()).toMatchObject({ state: 'QUEUED', startedAt: at(0), dueAt: at(24) });
  expect((await got(world.drafter, 'GET', `/deadlines?target=${order}`)).items).toMatchObject([
    { rule: { kind: 'at-once' }, startEvent: 'notice.published', startedAt: at(0), due: at(36) },
  ]);

  await later(24);
  expect(await item()).toMatchObject({ state: 'OVERDUE', overdueAt: at(24) });
  const done = { answers: [{ item: (await item()).id, answer: 'acknowledge' }] };
  const store = await api.person(
    await api.organisation('store', { store: (await item()).store }),
    'store-operator',
    `store:${(await item()).store}`,
  );
  expect((await ask(store, 'POST', '/order-item-answers', done)).status).toBe(200);
  await later(35.9);
  expect((await item()).state).toBe('OVERDUE');
  await later(36);
  expect((await item()).state).toBe('ESCALATED');
  const [board] = (await got(world.drafter, 'GET', `/order-item-board?order=${order}`)).stores;
  expect(board).toMatchObject({ overdue: 1, delays: { acknowledged: { median: 24 * 3600 } } });
});
