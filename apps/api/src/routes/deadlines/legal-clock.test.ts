import { systemSession, withSession } from '@touchstone/db';
import { calendarRows } from '@touchstone/db/repositories/calendar-rows';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import { startDeadline } from '@touchstone/services/deadlines';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { deadlineLoops } from '../../roles/deadline-loops.ts';
import { startApi } from '../../testing.ts';
import { deadlineRowsOf, loadOfficialCalendars } from '../../wiring/deadline-ports.ts';

const api = await startApi();
afterAll(() => api.close());
const { platform, clock } = api;
const db = platform.db;
const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(db, systemSession('test'), work);
const province = await api.organisation('province', { province: '33' });

const start = (rule: DeadlineRule, more: object = {}) =>
  asSystem((tx) =>
    startDeadline(deadlineRowsOf(platform)(tx), {
      targetKind: 'order',
      targetId: platform.newId(),
      caseId: null,
      purpose: 'answer',
      obliged: `operator:${platform.newId()}`,
      organisation: province,
      province: '33',
      rule,
      startEvent: 'service.delivered',
      startedAtMs: clock.at.getTime(),
      actor: 'system:test',
      basis: 'test',
      ...more,
    }),
  );
const round = async () => {
  for (const loop of deadlineLoops({ db, platform })) await loop.round(new AbortController().signal);
};
const stateOf = async (id: string) =>
  (await asSystem((tx) => tx.selectFrom('deadline').selectAll().where('id', '=', id).executeTakeFirstOrThrow())) as {
    state: string;
    escalated: number;
    due_at: Date | null;
  };

test('the delivered calendars are there; loaded again nothing is added', async () => {
  const versions = await asSystem((tx) => calendarRows(tx).calendarVersions());
  expect(versions.map(({ year }) => year).filter((year, i, all) => year !== all[i - 1])).toHaveLength(23);
  expect(await loadOfficialCalendars({ db, platform })).toBe(0);
});

test('told of three working days before, one before, and at the end', async () => {
  clock.at = new Date('2026-03-02T02:00:00Z');
  const started = await start({ kind: 'working-days', count: 5 }, { isPrinted: true });
  expect(started).toMatchObject({ ok: true, state: 'RUNNING', printedText: '2026年3月9日（3月9日24时前）' });
  const id = (started as { id: string }).id;
  for (const [at, state, escalated] of [
    ['2026-03-03T15:59:00Z', 'RUNNING', 0],
    ['2026-03-03T16:00:00Z', 'RUNNING', 1],
    ['2026-03-06T00:00:00Z', 'RUNNING', 2],
    ['2026-03-09T15:59:59Z', 'RUNNING', 2],
    ['2026-03-09T16:00:00Z', 'EXPIRED', 3],
  ] as const) {
    clock.at = new Date(at);
    await round();
    expect(await stateOf(id)).toMatchObject({ state, escalated });
  }
  const events = await asSystem((tx) =>
    sql<{ event: string }>`select event from touchstone.deadline_event where deadline_id = ${id} order by seq`.execute(tx),
  );
  expect(events.rows.map(({ event }) => event)).toEqual(['start', 'escalate', 'escalate', 'expire']);
});

test('what is due at once never expires: it is told of when its threshold is over', async () => {
  clock.at = new Date('2026-05-01T02:00:00Z');
  const started = await start({ kind: 'at-once', escalateAfterHours: 24 }, { obliged: `store:${platform.newId()}`, isPrinted: true });
  expect(started).toMatchObject({ ok: true, printedText: '立即' });
  const id = (started as { id: string }).id;
  clock.at = new Date('2026-05-02T03:00:00Z');
  await round();
  await round();
  expect(await stateOf(id)).toMatchObject({ state: 'RUNNING', escalated: 1 });
});

test('when people are told is a setting; the version read counts', async () => {
  clock.at = new Date();
  const admin = await api.person(await api.organisation('ministry'), 'ministry-admin', 'all');
  const url = '/api/v1/deadline-warnings';
  const read = (await api.app.inject({ url, headers: admin.headers })).json();
  expect(read).toEqual({ workingDays: [3, 1], version: 0 });
  const put = (version: number) =>
    api.app.inject({ method: 'PUT', url, headers: { ...admin.headers, 'if-match': `"v${version}"` }, payload: { workingDays: [2, 5] } });
  expect((await put(read.version)).json()).toEqual({ workingDays: [5, 2], version: 1 });
  expect((await put(read.version)).statusCode).toBe(412);
});
