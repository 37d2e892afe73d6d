import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { systemSession, withSession } from '@touchstone/db';
import { outboxRows } from '@touchstone/db/repositories/webhook-rows';
import { smtpMailer } from '@touchstone/mail';
import { sendMail, tellPeople } from '@touchstone/services/notifications';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { notificationLoops } from '../../roles/notification-loops.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { mailingPorts, tellingPorts } from '../../wiring/notification-ports.ts';

/** Subjects by who they came to. */
const caught: { to: string; subject: string; body: string }[] = [];
const refused = new Set<string>();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    refused.has(address) ? done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) : done(),
  onData(stream, session, done) {
    void text(stream).then((raw) => {
      const [head = '', ...rest] = raw.split('\r\n\r\n');
      const subject = (/^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? '').replace(
        /=\?UTF-8\?([BQ])\?(.*?)\?=\s*/g,
        (_, kind: string, words: string) => (kind === 'B' ? Buffer.from(words, 'base64').toString() : quoted(words.replaceAll('_', ' '))),
      );
      const encoded = rest.join('\r\n\r\n');
      const body = /base64/.test(head) ? Buffer.from(encoded, 'base64').toString() : quoted(encoded.replace(/=\r\n/g, ''));
      for (const { address } of session.envelope.rcptTo) caught.push({ to: address, subject, body });
      done();
    });
  },
});
const quoted = (words: string) =>
  Buffer.from(
    words.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;

const api = await startApi({ isDemo: true, mailer: smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'touchstone@example.cn' }) });
afterAll(async () => {
  api.platform.mailer?.close();
  await api.close();
  server.close(() => {});
});
const { app, platform } = api;
const { db } = platform;
const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(db, systemSession('test'), work);
const setTime = (at: string) => platform.clock.follow({ kind: 'demo', at, since: api.clock.at.toISOString(), rate: 0 }, undefined);
api.clock.at = new Date('2026-03-02T00:30:00Z');
const province = await api.organisation('province', { province: '33' });
const other = await api.organisation('province', { province: '44' });
const [li, wang] = [
  await api.person(province, 'province-inspector', 'province:33'),
  await api.person(province, 'province-inspector', 'province:33'),
];
const chief = await api.person(province, 'province-approver', 'province:33');
const stranger = await api.person(other, 'province-inspector', 'province:44');
const mailbox = async (who: TestPerson, email: string, language = 'zh') =>
  void (await asSystem((tx) => tx.updateTable('person').set({ email, language }).where('id', '=', who.id).execute()));
await mailbox(li, 'li@example.cn');
await mailbox(wang, 'wang@example.cn', 'en');
await mailbox(chief, 'chief@example.cn');

beforeEach(() => {
  caught.length = 0;
  refused.clear();
  setTime('2026-03-02T01:00:00Z');
});

/** A case that somebody handles. */
const caseOf = async (handler: string | null, subjectName: string): Promise<string> => {
  const id = platform.newId();
  await asSystem((tx) =>
    tx
      .insertInto('enforcement_case')
      .values({
        ...{ id, number: `浙案〔2026〕${id.slice(-6)}号`, subject_kind: 'app', subject_id: id, subject_name: subjectName },
        ...{ organisation_id: province, province: '33', handler_id: handler, state: 'RECTIFYING', opened_at: platform.now() },
      })
      .execute(),
  );
  return id;
};
const tell = (topic: string, payload: object, organisation: string | null = province) =>
  asSystem((tx) => outboxRows(tx).tell({ id: platform.newId(), topic, subject: platform.newId(), payload, organisation }));
const round = async (...names: readonly string[]) => {
  for (const loop of notificationLoops({ db, platform }))
    if (names.length === 0 || names.includes(loop.name)) await loop.round(new AbortController().signal);
};
const inboxOf = async (who: TestPerson, query = '', language = 'zh') =>
  (await app.inject({ url: `/api/v1/notifications${query}`, headers: { ...who.headers, 'accept-language': language } })).json().items as {
    id: string;
    topic: string;
    subject: string;
    isEscalation: boolean;
    readAt: string | null;
  }[];
const choose = (who: TestPerson, choices: object[]) =>
  app.inject({ method: 'PUT', url: '/api/v1/notification-choices', headers: who.headers, payload: { choices } });

test('who handles the case is told, in the inbox and by mail, once', async () => {
  await tell('case.submit', { case: await caseOf(li.id, '甲应用') });
  await round();
  await round();
  expect(caught.map(({ to, subject }) => [to, subject])).toEqual([['li@example.cn', '甲应用：企业已提交整改']]);
  expect((await inboxOf(li)).map(({ subject }) => subject)).toEqual(['甲应用：企业已提交整改']);
  expect((await inboxOf(li, '', 'en')).map(({ subject }) => subject)).toEqual(['甲应用: rectification submitted']);
  expect([await inboxOf(wang), await inboxOf(stranger)]).toEqual([[], []]);
});

test('a case that nobody handles is told to all who may, each in their language', async () => {
  await tell('case.submit', { case: await caseOf(null, '乙应用') });
  await round();
  expect(caught.map(({ to, subject }) => [to, subject]).sort()).toEqual([
    ['li@example.cn', '乙应用：企业已提交整改'],
    ['wang@example.cn', '乙应用: rectification submitted'],
  ]);
});

test('what cannot be told, or not be put into words, is said of itself and holds up no other', async () => {
  const bad = await caseOf(li.id, '坏的');
  await tell('case.submit', { case: bad });
  setTime('2026-03-02T01:00:01Z');
  await tell('case.submit', { case: await caseOf(li.id, '好的') });
  const ports = tellingPorts({ db, platform });
  const broken: typeof ports = {
    ...ports,
    inTransaction: (work) =>
      ports.inTransaction((tx) =>
        work({
          ...tx,
          insertNotifications: (rows) =>
            rows.some(({ objectId }) => objectId === bad) ? Promise.reject(new Error('cannot be told')) : tx.insertNotifications(rows),
        }),
      ),
  };
  const faults: string[] = [];
  const failed = (error: unknown) => void faults.push((error as Error).message);
  await tellPeople(broken, { failed });
  expect(faults).toEqual(['cannot be told']);
  expect((await inboxOf(li)).map(({ subject }) => subject)[0]).toBe('好的：企业已提交整改');
  await tellPeople(ports);
  expect((await inboxOf(li)).map(({ subject }) => subject).slice(0, 2)).toContain('坏的：企业已提交整改');

  const mailing = mailingPorts({ db, platform }, platform.mailer!);
  const send: typeof mailing.send = (mail) =>
    mail.subject.startsWith('坏的') ? Promise.reject(new Error('no words')) : mailing.send(mail);
  await sql`update touchstone.notification set mail_at = mail_at - interval '1 minute' where object_id = ${bad}`.execute(db);
  await sendMail({ ...mailing, send }, failed);
  expect(faults).toEqual(['cannot be told', 'no words']);
  expect(caught.map(({ subject }) => subject)).toEqual(['好的：企业已提交整改']);
});

test('nothing of a payload gets into words but what its topic looks up', async () => {
  const id = await caseOf(li.id, '丙应用');
  await tell('case.submit', { case: id, complainant: '王小明', telephone: '13800000000', subjectName: '王小明', level: '王小明' });
  await tell('complaint.received', { complaint: id, reporter: '王小明' });
  await round();
  const kept = await asSystem((tx) => tx.selectFrom('notification').selectAll().execute());
  expect(JSON.stringify([kept, caught])).not.toMatch(/王小明|13800000000/);
  expect(caught.length).toBeGreaterThan(0);
});

test('what nobody reads is told to whoever decides, and what was read is not', async () => {
  await tell('case.submit', { case: await caseOf(li.id, '丁应用') });
  await tell('case.submit', { case: await caseOf(li.id, '戊应用') });
  await round();
  const read = (await inboxOf(li)).find(({ subject }) => subject.startsWith('戊'))!;
  const answer = await app.inject({ method: 'POST', url: `/api/v1/notifications/${read.id}/read`, headers: li.headers });
  expect([answer.statusCode, answer.json().readAt]).toEqual([200, '2026-03-02T01:00:00.000Z']);
  const before = (await inboxOf(chief)).length;
  setTime('2026-03-04T00:59:00Z');
  await round('escalate-unread');
  expect((await inboxOf(chief)).length).toBe(before);
  setTime('2026-03-04T01:00:00Z');
  caught.length = 0;
  await round();
  await round();
  const escalated = (await inboxOf(chief)).filter(({ isEscalation }) => isEscalation).map(({ subject }) => subject);
  expect(escalated).toContain('【逾时未读】丁应用：企业已提交整改');
  expect(escalated).not.toContain('【逾时未读】戊应用：企业已提交整改');
  expect(caught.filter(({ to, subject }) => to === 'chief@example.cn' && subject.includes('丁应用'))).toHaveLength(1);
});

test('once a day: one mail at eight, without what was read', async () => {
  await choose(wang, [{ topic: 'case.submit', choice: 'digest' }]);
  for (const name of ['己应用', '庚应用', '辛应用']) await tell('case.submit', { case: await caseOf(wang.id, name) });
  await round();
  expect(caught).toEqual([]);
  const read = (await inboxOf(wang)).find(({ subject }) => subject.startsWith('辛'))!;
  await app.inject({ method: 'POST', url: `/api/v1/notifications/${read.id}/read`, headers: wang.headers });
  setTime('2026-03-03T00:00:00Z');
  await round('send-digests');
  await round('send-digests');
  expect(caught.map(({ to, subject }) => [to, subject])).toEqual([['wang@example.cn', 'Touchstone: 2 messages']]);
  expect(caught[0]!.body).toContain('己应用: rectification submitted');
  expect(caught[0]!.body).not.toContain('辛应用');
  await choose(wang, [{ topic: 'case.submit', choice: 'none' }]);
  const count = (await inboxOf(wang)).length;
  await tell('case.submit', { case: await caseOf(wang.id, '壬应用') });
  await round();
  expect((await inboxOf(wang)).length).toBe(count);
  await choose(wang, [{ topic: 'case.submit', choice: 'email' }]);
});

const toldOf = (subjectName: string) =>
  asSystem((tx) =>
    tx.selectFrom('notification').selectAll().where(sql<string>`fields ->> 'subjectName'`, '=', subjectName).executeTakeFirstOrThrow(),
  );

test('an address that is refused is tried again later and later, and then given up', async () => {
  refused.add('li@example.cn');
  await tell('case.submit', { case: await caseOf(li.id, '癸应用') });
  await round('tell-people');
  const attempts: number[] = [];
  for (let minutes = 0; minutes <= 24 * 60; minutes++) {
    // the only times at which anything can be due
    if (![0, 1, 6, 36, 156, 516, 517, 1440].includes(minutes)) continue;
    setTime(new Date(Date.parse('2026-03-02T01:00:00Z') + minutes * 60_000).toISOString());
    await round('send-mail');
    const row = await toldOf('癸应用');
    attempts.push(row.mail_attempts);
  }
  expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 6, 6]);
  const row = await toldOf('癸应用');
  expect([row.mail, row.mail_error]).toEqual(['FAILED', expect.stringContaining('refused')]);
});

test('an inbox is one’s own', async () => {
  await tell('case.submit', { case: await caseOf(li.id, '子应用') });
  await round('tell-people');
  const [newest] = await inboxOf(li, '?isUnread=true&limit=1');
  for (const who of [wang, chief, stranger])
    expect((await app.inject({ method: 'POST', url: `/api/v1/notifications/${newest!.id}/read`, headers: who.headers })).statusCode).toBe(
      404,
    );
  const all = await app.inject({
    method: 'POST',
    url: '/api/v1/notifications/read',
    headers: li.headers,
    payload: { until: '2026-03-05T00:00:00Z' },
  });
  expect(all.json().count).toBeGreaterThan(0);
  expect(await inboxOf(li, '?isUnread=true')).toEqual([]);
  expect((await choose(li, [{ topic: 'no.such', choice: 'none' }])).statusCode).toBe(400);
});

test('an administrator of the ministry is asked for a calendar', async () => {
  const admin = await api.person(await api.organisation('ministry'), 'ministry-admin', 'all');
  for (let deadlines = 0; deadlines < 3; deadlines++) await tell('calendar.missing', { year: 2027 });
  await round();
  expect((await inboxOf(admin)).map(({ subject }) => subject)).toEqual(['请导入 2027 年放假安排']);
});
