import { systemSession, withSession } from '@touchstone/db';
import { startDeadline } from '@touchstone/services/deadlines';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { deadlineRowsOf } from '../../wiring/deadline-ports.ts';

const api = await startApi({ isDemo: true });
afterAll(() => api.close());
const { app, platform, clock } = api;
clock.at = new Date('2026-03-02T02:00:00Z');
const province = await api.organisation('province', { province: '33' });
const other = await api.organisation('province', { province: '44' });
const approver = await api.person(province, 'province-approver', 'province:33');
const stranger = await api.person(other, 'province-approver', 'province:44');
/** Sets the time of the platform; sessions go on by the machine's. */
const setTime = (at: string) => platform.clock.follow({ kind: 'demo', at, since: clock.at.toISOString(), rate: 0 }, undefined);
const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(platform.db, systemSession('test'), work);

const start = async (more: object = {}): Promise<string> => {
  const started = await asSystem((tx) =>
    startDeadline(deadlineRowsOf(platform)(tx), {
      ...{ targetKind: 'order', targetId: platform.newId(), caseId: null, purpose: 'answer', obliged: `operator:${platform.newId()}` },
      ...{ organisation: province, province: '33', startEvent: 'service.delivered', startedAtMs: clock.at.getTime() },
      rule: { kind: 'working-days', count: 5 },
      ...{ isPrinted: true, actor: 'system:test', basis: 'test' },
      ...more,
    }),
  );
  return (started as { id: string }).id;
};
const document = async (organisation = province, state = 'ISSUED', type = 'extension', more: object = {}): Promise<string> => {
  const id = platform.newId();
  await asSystem((tx) =>
    tx
      .insertInto('order_document')
      .values({
        ...{ id, type, organisation_id: organisation, addressee_kind: 'operator', addressee_id: id, addressee_name: '某公司' },
        ...{ template: type, template_version: '1', state, issued_at: state === 'ISSUED' ? clock.at : null },
        ...more,
      })
      .execute(),
  );
  return id;
};
const read = async (id: string) => (await app.inject({ url: `/api/v1/deadlines/${id}`, headers: approver.headers })).json();
const post = async (id: string, verb: string, body: object, who = approver) => {
  const { deadline } = await read(id);
  return app.inject({
    method: 'POST',
    url: `/api/v1/deadlines/${id}/${verb}`,
    headers: { ...who.headers, 'if-match': `"v${deadline.version}"` },
    payload: body,
  });
};

test('an extension by document: the old one stays as it was printed, a later one takes its place', async () => {
  const id = await start();
  const by = await document();
  const answer = await post(id, 'extend', { document: by, rule: { kind: 'working-days', count: 3 } });
  expect([answer.statusCode, answer.json().dueOn, answer.json().printedText]).toEqual([
    201,
    '2026-03-12',
    '2026年3月12日（3月12日24时前）',
  ]);
  const { deadline, history } = await read(id);
  expect([deadline.state, deadline.dueOn, deadline.extendedBy]).toEqual(['EXTENDED', '2026-03-09', answer.json().id]);
  expect(history.at(-1)).toMatchObject({ event: 'extend', basis: `order:${by}`, actor: `person:${approver.id}` });
  expect((await post(id, 'extend', { document: by, rule: { kind: 'working-days', count: 3 } })).json().code).toBe('no-such-step');
});

test('a pause and its end: what was left is left', async () => {
  const order = await document(province, 'ISSUED', 'rectification', { number: '京信管责改字〔2026〕第1号' });
  const id = await start({ targetId: order, documentId: order });
  const names = (number: string) => ({ fields: JSON.stringify({ original: number }) });
  const of = (type: string, number = '京信管责改字〔2026〕第1号') => document(province, 'ISSUED', type, names(number));
  const refusals: unknown[] = [];
  const refused = async (verb: string, by: string) => {
    const { code, detail } = (await post(id, verb, { document: by })).json();
    refusals.push([code, /中止|恢复/.exec(detail)?.[0]]);
  };
  setTime('2026-03-04T02:00:00Z');
  for (const by of [await of('extension'), await of('resume'), order]) await refused('pause', by);
  await refused('pause', await of('pause', '京信管责改字〔2026〕第11号'));
  expect((await post(id, 'pause', { document: await of('pause') })).json().state).toBe('PAUSED');
  setTime('2026-03-30T02:00:00Z');
  await refused('resume', await of('pause'));
  expect(refusals).toEqual([...Array(3).fill(['wrong-document', '中止']), ['other-deadline', '中止'], ['wrong-document', '恢复']]);
  const resumed = (await post(id, 'resume', { document: await of('resume') })).json();
  expect([resumed.state, resumed.dueOn, resumed.printedText]).toEqual(['RUNNING', '2026-04-02', '2026年4月2日（4月2日24时前）']);
  platform.clock.follow(undefined, undefined);
});

test.each<[string, () => Promise<string>, object, string]>([
  ['a document that is not issued', () => document(province, 'DRAFT'), { kind: 'working-days', count: 3 }, 'no-document'],
  ['a document of another authority', () => document(other), { kind: 'working-days', count: 3 }, 'no-document'],
  ['no document at all', async () => platform.newId(), { kind: 'working-days', count: 3 }, 'no-document'],
  ['an earlier day', () => document(), { kind: 'instant', at: '2026-03-05T00:00:00Z' }, 'not-later'],
  ['a year that is not published', () => document(), { kind: 'calendar-days', count: 400 }, 'deadline-provisional'],
  ['at once', () => document(), { kind: 'at-once', escalateAfterHours: 2 }, 'bad-deadline'],
])('%s extends nothing', async (_name, documentOf, rule, code) => {
  const id = await start();
  const before = await read(id);
  const answer = await post(id, 'extend', { document: await documentOf(), rule });
  expect(answer.json().code).toBe(code);
  expect(await read(id)).toEqual(before);
});

test('not even a statement past the API moves what is printed', async () => {
  const id = await start();
  await expect(
    asSystem((tx) =>
      tx
        .updateTable('deadline')
        .set({ due_at: new Date('2026-04-01T00:00:00Z') })
        .where('id', '=', id)
        .execute(),
    ),
  ).rejects.toThrow(/moves by a document alone/);
});

test('another authority does not see it, and an old version changes nothing', async () => {
  const id = await start();
  const by = await document();
  expect((await post(id, 'pause', { document: by }, stranger)).json().code).toBe('not-found');
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/deadlines/${id}/pause`,
    headers: { ...approver.headers, 'if-match': '"v9"' },
    payload: { document: by },
  });
  expect(answer.statusCode).toBe(412);
});

test('lists and the desk count the same', async () => {
  const obliged = `store:${platform.newId()}`;
  const late = await start({ obliged, rule: { kind: 'at-once', escalateAfterHours: 2 } });
  await start({ obliged, rule: { kind: 'instant', at: '2026-03-02T16:00:00Z' } });
  setTime('2026-03-02T05:00:00Z');
  const { items } = (await app.inject({ url: '/api/v1/desk', headers: approver.headers })).json() as {
    items: { kind: string; count: number; list: string }[];
  };
  for (const item of items) {
    const list = await app.inject({ url: item.list, headers: approver.headers });
    expect([item.kind, list.statusCode]).toEqual([item.kind, 200]);
    if (list.json().items !== undefined && item.kind !== 'calendar-to-import')
      expect([item.kind, list.json().items.length]).toEqual([item.kind, item.count]);
  }
  const counts = Object.fromEntries(items.map(({ kind, count }) => [kind, count]));
  expect(counts).toMatchObject({ 'deadlines-overdue': 1, 'deadlines-today': 1 });
  const url = `/api/v1/deadlines?obliged=${obliged}&limit=1`;
  const first = (await app.inject({ url, headers: approver.headers })).json();
  const second = (await app.inject({ url: `${url}&after=${encodeURIComponent(first.next)}`, headers: approver.headers })).json();
  expect([first.items[0].id, second.items.length, second.next]).toEqual([late, 1, null]);
});
