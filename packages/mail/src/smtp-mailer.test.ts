import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { smtpMailer } from './index.ts';

const caught: { to: string; raw: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('nobody')) return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    if (address.startsWith('later')) return done(Object.assign(new Error('try again'), { responseCode: 451 }));
    done();
  },
  onData(stream, session, done) {
    void text(stream).then((raw) => {
      caught.push({ to: session.envelope.rcptTo[0]!.address, raw });
      done();
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;
const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: '试金石 <touchstone@example.cn>' });
afterAll(() => {
  mailer.close();
  server.close(() => {});
});

const wordOf = (raw: string, header: string) => new RegExp(`^${header}: (.*(?:\r\n .*)*)`, 'm').exec(raw)?.[1] ?? '';
const decoded = (words: string) =>
  words.replace(/=\?UTF-8\?B\?(.*?)\?=\s*/g, (_, base64: string) => Buffer.from(base64, 'base64').toString());

test('Chinese arrives as it was written, with its file', async () => {
  const sent = await mailer.send({
    to: 'a@example.cn',
    subject: '责令整改期限将至',
    text: '还有 1 个工作日。',
    attachments: [{ name: '通知书.pdf', mediaType: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') }],
  });
  expect(sent).toMatchObject({ ok: true });
  const { to, raw } = caught.at(-1)!;
  expect(to).toBe('a@example.cn');
  expect(decoded(wordOf(raw, 'Subject'))).toBe('责令整改期限将至');
  expect(raw).toContain(Buffer.from('%PDF-1.7').toString('base64'));
});

test.each([
  ['nobody@example.cn', { ok: false, reason: 'refused', retryable: false }],
  ['later@example.cn', { ok: false, reason: 'refused', retryable: true }],
])('%s', async (to, outcome) => {
  expect(await mailer.send({ to, subject: 's', text: 't' })).toMatchObject(outcome);
});

test('a subject cannot bring a header in, nor an address a second one', async () => {
  const count = caught.length;
  await mailer.send({ to: 'b@example.cn', subject: 'x\r\nBcc: c@example.cn', text: 't' });
  const sent = await mailer.send({ to: 'b@example.cn, c@example.cn', subject: 's', text: 't' });
  expect(caught.slice(count).map(({ to }) => to)).not.toContain('c@example.cn');
  expect(caught[count]!.raw).not.toMatch(/^Bcc:/m);
  expect(caught.length - count).toBe(sent.ok ? 2 : 1);
});

test('a server that is not there', async () => {
  const gone = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'a@example.cn' });
  expect(await gone.send({ to: 'a@example.cn', subject: 's', text: 't' })).toMatchObject({
    ok: false,
    reason: 'unreachable',
    retryable: true,
  });
  gone.close();
});

test.each(['http://127.0.0.1', 'mail.example.cn', ''])('%j is no address of a server', (url) =>
  expect(() => smtpMailer({ url, from: 'a@example.cn' })).toThrow(RangeError),
);
