import { XLSX_TYPE } from '@touchstone/api-client/routes/inventory';
import { systemSession, withSession } from '@touchstone/db';
import { workbook } from '@touchstone/documents';
import { startDeadline } from '@touchstone/services/deadlines';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { deadlineRowsOf } from '../../wiring/deadline-ports.ts';
import { calendarLine, readCalendarCsv } from './calendar-csv.ts';

const api = await startApi();
afterAll(() => api.close());
const { app, platform, clock } = api;
clock.at = new Date('2026-11-20T02:00:00Z');
const ministry = await api.organisation('ministry');
const province = await api.organisation('province', { province: '33' });
const admin = await api.person(ministry, 'ministry-admin', 'all');
const inspector = await api.person(province, 'province-inspector', 'province:33');

const NEXT = {
  year: 2027,
  publishedOn: '2026-11-18',
  source: '国务院办公厅关于2027年部分节假日安排的通知（测试）',
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03'],
  makeUpDays: ['2027-01-10'],
};
const send = (body: object, query = '', headers = admin.headers) =>
  app.inject({ method: 'POST', url: `/api/v1/calendars${query}`, headers, payload: body });
const start = (count: number, more: object = {}) =>
  withSession(platform.db, systemSession('test'), (tx) =>
    startDeadline(deadlineRowsOf(platform)(tx), {
      ...{ targetKind: 'order', targetId: platform.newId(), caseId: null, purpose: 'answer', obliged: `operator:${platform.newId()}` },
      ...{ organisation: province, province: '33', startEvent: 'service.delivered', startedAtMs: clock.at.getTime() },
      rule: { kind: 'working-days', count },
      ...{ actor: 'system:test', basis: 'test' },
      ...more,
    }),
  );
const deadline = async (id: string) => (await app.inject({ url: `/api/v1/deadlines/${id}`, headers: inspector.headers })).json().deadline;
const deskOf = async (who: typeof admin) =>
  new Map(
    ((await app.inject({ url: '/api/v1/desk', headers: who.headers })).json().items as { kind: string; count: number; list: string }[]).map(
      (item) => [item.kind, item],
    ),
  );

test('a year from its notice to its correction', async () => {
  // provisional: the desk of the administrator asks for the year, and nothing is printed
  const waiting = await start(40);
  expect(waiting).toMatchObject({ ok: true, state: 'PROVISIONAL', dueAtMs: null, printedText: null });
  expect(await start(40, { isPrinted: true })).toEqual({ ok: false, reason: 'deadline-provisional', missingYear: 2027 });
  const id = (waiting as { id: string }).id;
  expect((await deskOf(admin)).get('calendar-to-import')).toMatchObject({ count: 1, list: '/api/v1/calendars?year=2027' });
  expect((await deskOf(inspector)).get('deadlines-provisional')?.count).toBe(1);
  expect((await deskOf(inspector)).has('calendar-to-import')).toBe(false);
  expect((await app.inject({ url: '/api/v1/calendars?year=2027', headers: inspector.headers })).json()).toMatchObject({
    items: [],
    wanted: 2027,
  });

  // a dry run says what would be and does nothing
  const dry = await send(NEXT, '?dryRun=true');
  expect([dry.statusCode, dry.json().isDryRun, dry.json().deadlines]).toEqual([200, true, { started: 1, moved: 0 }]);
  expect((await deadline(id)).state).toBe('PROVISIONAL');

  // the import lets it run
  expect((await send(NEXT)).json()).toMatchObject({ isDryRun: false, deadlines: { started: 1, moved: 0 } });
  const running = await deadline(id);
  expect([running.state, running.dueOn, running.printedText]).toEqual(['RUNNING', '2027-01-15', null]);
  expect((await deskOf(admin)).get('calendar-to-import')?.count).toBe(0);
  expect((await send(NEXT)).json().code).toBe('calendar-known');

  // a correction moves what is not printed, and nothing that is
  const printed = await start(40, { isPrinted: true });
  expect(printed).toMatchObject({ ok: true, printedText: '2027年1月15日（1月15日24时前）' });
  const corrected = await send({
    ...NEXT,
    source: '更正（测试）',
    publishedOn: '2026-11-20',
    holidays: [...NEXT.holidays, '2027-01-04'],
  });
  expect(corrected.json()).toMatchObject({
    differences: [{ day: '2027-01-04', before: true, after: false }],
    deadlines: { started: 0, moved: 1 },
  });
  expect((await deadline(id)).dueOn).toBe('2027-01-18');
  const kept = await deadline((printed as { id: string }).id);
  expect([kept.dueOn, kept.printedText]).toEqual(['2027-01-15', '2027年1月15日（1月15日24时前）']);
  const { items } = (await app.inject({ url: '/api/v1/calendars?year=2027', headers: inspector.headers })).json();
  expect(items.map(({ isCurrent, source }: { isCurrent: boolean; source: string }) => [source, isCurrent])).toEqual([
    [NEXT.source, false],
    ['更正（测试）', true],
  ]);
});

test.each<[string, object, string]>([
  ['a day that is none', { holidays: [...NEXT.holidays, '2027-02-30'] }, 'holidays/7'],
  ['a day of another year', { holidays: [...NEXT.holidays, '2026-10-01'] }, 'holidays/7'],
  ['a day twice', { holidays: [...NEXT.holidays, '2027-01-01'] }, 'holidays/7'],
  ['a make-up day that is a Monday', { makeUpDays: ['2027-01-11'] }, 'makeUpDays/0'],
  ['a make-up day that is a holiday', { makeUpDays: ['2027-01-02'] }, 'makeUpDays/0'],
  ['no National Day', { holidays: NEXT.holidays.slice(0, 4) }, 'holidays'],
  ['published tomorrow', { publishedOn: '2026-11-21' }, 'publishedOn'],
  ['older than what is there', { year: 2026, publishedOn: '2020-01-01' }, 'publishedOn'],
  ['a table with a line of something else', { csv: '2027-01-01,放假\n2027-01-02,也许', holidays: [], makeUpDays: [] }, 'csv'],
])('%s is refused, and nothing is half done', async (_name, wrong, at) => {
  const before = (await app.inject({ url: '/api/v1/calendars', headers: admin.headers })).json().items.length;
  const answer = await send({ ...NEXT, source: 'wrong', publishedOn: '2026-11-20', ...wrong });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'calendar-refused']);
  expect(answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(`/body/${at}`);
  expect((await app.inject({ url: '/api/v1/calendars', headers: admin.headers })).json().items.length).toBe(before);
});

test('only administrators of the ministry import', async () => {
  expect((await send(NEXT, '', inspector.headers)).statusCode).toBe(403);
});

test('a table of days', () => {
  expect(readCalendarCsv('\ufeff日期,安排\r\n2027/1/1,放假\r\n2027年1月10日;上班\n"2027-05-01",off\n')).toEqual({
    holidays: ['2027-01-01', '2027-05-01'],
    makeUpDays: ['2027-01-10'],
    badLines: [],
  });
  expect(readCalendarCsv('2027-01-01,放假\nx,放假').badLines).toEqual([2]);
});

test.each([
  [
    'kind=working-days&count=5&start=2026-03-02T02:00:00Z',
    { state: 'RUNNING', due: '2026-03-09T16:00:00.000Z', printedText: '2026年3月9日（3月9日24时前）' },
  ],
  ['kind=calendar-days&count=3&rollForward=true&start=2026-04-30T02:00:00Z', { state: 'RUNNING', due: '2026-05-06T16:00:00.000Z' }],
  ['kind=working-days&count=5&start=2030-03-02T02:00:00Z', { state: 'PROVISIONAL', due: null, printedText: null, missingYear: 2030 }],
])('counts %s', async (query, body) => {
  expect((await app.inject({ url: `/api/v1/calendars/deadline?${query}`, headers: inspector.headers })).json()).toMatchObject(body);
});

test.each([
  [['元旦', '2027/1/1', '放假'], '2027-01-01,放假'],
  [['2027年10月9日', '周六', '班'], '2027-10-09,上班'],
  [['2027-01-01', 'OFF'], '2027-01-01,放假'],
  [['日期', '安排'], undefined],
  [['2027-01-01', '也许'], undefined],
])('the row %j says %s', (cells, line) => expect(calendarLine(cells)).toBe(line));

test('a workbook is read row by row, what is no day is named, and nothing is taken in', async () => {
  const bytes = await workbook([
    {
      name: '安排',
      notes: [],
      columns: ['节日', '日期', '安排'].map((title) => ({ title, width: 20 })),
      rows: [
        ['元旦', '2028-01-01', '放假'],
        ['春节', '2028-01-26', '也许'],
        ['调休', '2028-01-29', '上班'],
      ],
    },
  ]);
  const table = (who: typeof admin, type: string, payload: Uint8Array | string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/calendars/tables',
      headers: { ...who.headers, 'content-type': type },
      payload: Buffer.from(payload as string),
    });
  const read = await table(admin, XLSX_TYPE, bytes);
  expect(read.statusCode, read.body).toBe(200);
  expect(read.json()).toEqual({
    csv: '2028-01-01,放假\n2028-01-29,上班',
    days: 2,
    badLines: [{ sheet: '安排', line: 3, text: '春节 2028-01-26 也许' }],
  });
  expect((await app.inject({ url: '/api/v1/calendars?year=2028', headers: inspector.headers })).json().items).toEqual([]);
  expect((await table(admin, 'text/csv', '2028-01-01,off')).json().days).toBe(1);
  expect((await table(inspector, XLSX_TYPE, bytes)).statusCode).toBe(403);
});
