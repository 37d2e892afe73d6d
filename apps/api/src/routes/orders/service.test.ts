import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { systemSession, withSession } from '@touchstone/db';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import type { Mail, Mailer } from '@touchstone/mail';
import { followStores, sendServices } from '@touchstone/services/service';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { draftedCase } from '../../wiring/delisting.fixture.ts';
import { gatewayKey } from '../../wiring/gateway-key.ts';
import { servicePorts } from '../../wiring/service-senders.ts';
import { orderWorld } from './orders.fixture.ts';

/** Mail that was taken over; while `isDown` nothing is. */
const post: { readonly mails: Mail[]; isDown: boolean } = { mails: [], isDown: false };
const mailer: Mailer = {
  async send(mail) {
    if (post.isDown) return { ok: false, reason: 'unreachable', retryable: true, error: 'down' };
    post.mails.push(mail);
    return { ok: true, messageId: '<1@test>', response: '250 ok' };
  },
  close() {},
};

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
/** A machine of somebody else on this computer. */
async function machine(answer: (received: Received) => { readonly status: number; readonly type?: string; readonly body?: Uint8Array }) {
  const got: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    const received = { headers: request.headers, body: await text(request) };
    got.push(received);
    const { status, type = 'application/json', body = new Uint8Array() } = answer(received);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => void server.close());
  return { got, host, url: `http://${host}/` };
}

const api = await startApi({ keepsObjects: true, mailer, isDemo: true });
// signatures are checked by the machine’s clock
api.clock.at = new Date();
afterAll(() => api.close());
const world = await orderWorld(api);
const { ask, step, inspector, approver, member } = world;
const round = () => sendServices(servicePorts(api.platform));
/** The time of the platform; sessions go on by the machine's. */
let now = new Date('2026-03-02T02:00:00Z');
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
  api.platform.clock.follow({ kind: 'demo', at: now.toISOString(), since: api.clock.at.toISOString(), rate: 0 }, undefined);
};
later(0);
const set = (name: string, value: unknown) =>
  withSession(api.platform.db, systemSession('test'), async (tx) => {
    const { rowVersion } = await settingRows(tx).setting(name);
    await settingRows(tx).saveSetting(name, value, rowVersion, null);
  });

let [caseId, order] = ['', ''];
beforeEach(async () => {
  caseId = await world.confirmed();
  order = await world.issued(caseId);
});

const serve = (channel: string, address?: string) =>
  ask(inspector, 'POST', `/orders/${order}/services`, { channel, ...(address === undefined ? {} : { address }) });
const services = async () => (await ask(inspector, 'GET', `/orders/${order}/services`)).body.items;
const deadlines = async () =>
  world.rows(sql`select state, purpose, printed_text as text, started_at as at from touchstone.deadline where target_id = ${order}`);
const upload = (url: string, bytes: Buffer, type = 'application/pdf', who = inspector) =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...who.headers, 'content-type': type, 'x-content-sha256': createHash('sha256').update(bytes).digest('hex') },
    payload: bytes,
  });

test('the addressee’s own sign-in is proof, and time begins to run with it', async () => {
  expect((await serve('inbox')).status).toBe(201);
  expect(await services()).toMatchObject([{ channel: 'inbox', state: 'SENT', deliveredAt: null }]);
  expect((await world.caseOf(caseId)).state).toBe('ORDERED');
  expect(await deadlines()).toEqual([]);

  later(3_600_000);
  expect((await ask(member, 'POST', `/orders/${order}/acknowledgement`)).body).toEqual({ isFirst: true });
  expect(await services()).toMatchObject([
    { state: 'DELIVERED', proofKind: 'sign-in', deliveredAt: now.toISOString(), proof: { actor: `person:${member.id}` } },
  ]);
  expect((await world.caseOf(caseId)).state).toBe('RECTIFYING');
  expect(await deadlines()).toMatchObject([{ state: 'RUNNING', purpose: 'rectification', text: expect.stringMatching(/24时前/), at: now }]);
  // again: nothing happens twice
  expect((await ask(member, 'POST', `/orders/${order}/acknowledgement`)).body).toEqual({ isFirst: false });
  expect(await deadlines()).toHaveLength(1);
});

test('nobody else acknowledges', async () => {
  const other = await api.person(world.beijing, 'province-approver', 'province:11');
  expect((await ask(other, 'POST', `/orders/${order}/acknowledgement`)).status).toBe(403);
  expect((await ask(inspector, 'POST', `/orders/${order}/acknowledgement`)).status).toBe(403);
  expect((await world.caseOf(caseId)).state).toBe('ORDERED');
});

test('a mail that was sent is no proof, its link opened by a machine is none, and confirmed it is', async () => {
  await serve('email', 'law@example.com');
  await round();
  const mail = post.mails.at(-1)!;
  expect(mail).toMatchObject({ to: 'law@example.com', attachments: [{ mediaType: 'application/pdf' }] });
  expect(await services()).toMatchObject([{ state: 'SENT', attempts: 1, history: [{ attempt: 1, outcome: 'sent' }] }]);

  const path = new URL(/http\S+service-confirmations\/\S+/.exec(mail.text)![0]).pathname;
  const page = await api.app.inject({ url: path });
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('京通信责改字');
  expect((await world.caseOf(caseId)).state).toBe('ORDERED');

  expect((await api.app.inject({ method: 'POST', url: path })).statusCode).toBe(200);
  expect(await services()).toMatchObject([{ state: 'DELIVERED', proofKind: 'link', proof: { mail: 'law@example.com' } }]);
  expect((await world.caseOf(caseId)).state).toBe('RECTIFYING');
  expect((await api.app.inject({ method: 'POST', url: `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}` })).statusCode).toBe(404);
});

test('a mail server that is down is tried again, and after the last attempt the addressee counts as unreachable', async () => {
  post.isDown = true;
  await serve('email', 'nobody@example.com');
  const waits: number[] = [];
  for (let i = 0; i < 20 && (await services())[0].state === 'PREPARED'; i++) {
    await round();
    const [{ nextAt }] = await services();
    if (nextAt === null) break;
    waits.push(Date.parse(nextAt) - now.getTime());
    // not before its time
    expect(await round()).toBe(0);
    later(Date.parse(nextAt) - now.getTime());
  }
  post.isDown = false;
  expect(waits.length).toBe(5);
  expect(await services()).toMatchObject([{ state: 'FAILED', attempts: 6, lastError: 'unreachable', history: { length: 6 } }]);
  const told = await world.rows(
    sql`select payload from touchstone.outbox_message where topic = 'service.unreachable' and subject = ${order}`,
  );
  expect(told).toMatchObject([{ payload: { attempts: 6, addressee: { kind: 'operator', id: world.operator } } }]);
  // it may still come
  expect((await ask(member, 'POST', `/orders/${order}/acknowledgement`)).body).toEqual({ isFirst: true });
});

test('a gateway gets a signed body, and its receipt is proof', async () => {
  const gateway = await machine(() => ({ status: 202 }));
  await set('service-gateways', [gateway.host]);
  const { body } = await serve('webhook', gateway.url);
  await round();
  expect(await services()).toMatchObject([{ state: 'SENT' }]);
  const [received] = gateway.got;
  const data = new Webhook(gatewayKey(api.platform)).verify(received!.body, received!.headers as Record<string, string>);
  expect(data).toMatchObject({ type: 'order.served', data: { service: body.id, order } });
  expect(() =>
    new Webhook(gatewayKey(api.platform)).verify(received!.body.replace('order', 'other'), received!.headers as Record<string, string>),
  ).toThrow();

  const path = `/orders/${order}/services/${body.id}/receipt`;
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
  expect((await ask(inspector, 'POST', path, { deliveredAt: at(60_000), receipt: 'SMS 1' })).body.code).toBe('bad-time');
  expect((await ask(inspector, 'POST', path, { deliveredAt: at(-86_400_000), receipt: 'SMS 1' })).body.code).toBe('bad-time');
  expect((await ask(inspector, 'POST', path, { deliveredAt: at(0), receipt: 'SMS 1' })).body).toEqual({ isFirst: true });
  expect((await world.caseOf(caseId)).state).toBe('RECTIFYING');
});

test('a gateway inside the network that nobody named is not asked', async () => {
  const hidden = await machine(() => ({ status: 200 }));
  await set('service-gateways', []);
  await serve('webhook', hidden.url);
  await round();
  expect(hidden.got).toEqual([]);
  expect(await services()).toMatchObject([{ state: 'FAILED', lastError: 'refused-address' }]);
});

test('paper is proven by the scan of its 回证, kept by its digest', async () => {
  const { body } = await serve('paper', '示例省示例市示例路1号');
  const bytes = Buffer.from('%PDF-1.4 回证');
  const query = new URLSearchParams({ deliveredAt: now.toISOString(), signatory: '张某' });
  const path = `/orders/${order}/services/${body.id}/scan?${query}`;
  expect((await upload(path, bytes, 'text/html')).statusCode).toBe(415);
  expect((await upload(path, bytes)).json()).toEqual({ isFirst: true });
  expect(await services()).toMatchObject([
    { state: 'DELIVERED', proofKind: 'scan', proofSha256: createHash('sha256').update(bytes).digest('hex'), proof: { signatory: '张某' } },
  ]);
  // a receipt says nothing of paper, and proof is never taken back
  expect(
    (
      await ask(inspector, 'POST', `/orders/${order}/services/${body.id}/receipt`, {
        deliveredAt: now.toISOString(),
        receipt: 'x',
      })
    ).body.code,
  ).toBe('proof-unknown');
  await expect(
    world.rows(sql`update touchstone.service set delivered_at = now() - interval '1 day' where id = ${body.id}`),
  ).rejects.toThrow(/does not change/);
});

test('the cover sheet bears a code by which the firm joins; only the authority has it', async () => {
  const cover = await api.app.inject({ url: `/api/v1/orders/${order}/cover`, headers: inspector.headers });
  expect(cover.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await api.app.inject({ url: `/api/v1/orders/${order}/cover`, headers: member.headers })).statusCode).toBe(403);
  const links = await world.rows(
    sql`select payload from touchstone.one_time_link where purpose = 'order-code' and payload ->> 'order' = ${order}`,
  );
  expect(links).toEqual([{ payload: { operator: world.operator, order } }]);
});

test('the scan of the stamped paper is kept beside the frozen file, once', async () => {
  const scan = Buffer.from('%PDF-1.4 盖章');
  expect((await upload(`/orders/${order}/seal`, scan)).json()).toMatchObject({
    sealed: { kind: 'paper', sha256: createHash('sha256').update(scan).digest('hex') },
  });
  expect((await upload(`/orders/${order}/seal`, Buffer.from('%PDF-1.4 另一'))).json().code).toBe('sealed-already');
  const kept = await api.app.inject({ url: `/api/v1/orders/${order}/files/sealed`, headers: member.headers });
  expect(kept.rawPayload.equals(scan)).toBe(true);
  expect((await ask(inspector, 'GET', `/orders/${order}/verification`)).body.isSame).toBe(true);
});

test('without a service of the authority nobody signs; with one the frozen file comes back signed', async () => {
  await set('seal', { kind: 'paper' });
  expect((await step(approver, order, 'signature')).body.code).toBe('not-served');

  let answer: { status: number; type: string; body: Buffer } = { status: 200, type: 'application/pdf', body: Buffer.from('not a pdf') };
  const signer = await machine(() => answer);
  await set('seal', { kind: 'e-signature', url: signer.url, allow: [signer.host] });
  expect((await step(approver, order, 'signature')).body).toMatchObject({ status: 502, code: 'signature-failed', detail: 'not-a-pdf' });
  answer = { status: 503, type: 'text/plain', body: Buffer.from('') };
  expect((await step(approver, order, 'signature')).body).toMatchObject({ code: 'signature-failed', detail: 'status-503' });
  answer = { status: 200, type: 'application/pdf', body: Buffer.from('%PDF-1.7 signed') };
  expect((await step(approver, order, 'signature')).body).toMatchObject({ sealed: { kind: 'e-signature' } });

  const received = signer.got.at(-1)!;
  const sent = new Webhook(gatewayKey(api.platform)).verify(received.body, received.headers as Record<string, string>) as {
    sha256: string;
    pdf: string;
    number: string;
  };
  expect(createHash('sha256').update(Buffer.from(sent.pdf, 'base64')).digest('hex')).toBe(sent.sha256);
  expect(sent.number).toMatch(/京通信责改字/);
});

test('a withdrawn document is not served any more', async () => {
  await serve('email', 'law@example.com');
  await step(approver, order, 'withdrawal', { reason: '错误' });
  const before = post.mails.length;
  await round();
  expect(post.mails.length).toBe(before);
  expect((await serve('inbox')).body.code).toBe('no-such-step');
  expect((await ask(member, 'POST', `/orders/${order}/acknowledgement`)).body.code).toBe('no-such-step');
});

test.each([
  ['email', 'no address', 'bad-address'],
  ['webhook', 'ftp://example.com', 'bad-address'],
  ['store-protocol', '', 'addressee-unsuited'],
])('%s to %s is refused', async (channel, address, code) => {
  expect((await serve(channel, address)).body.code).toBe(code);
});

test('a store that answers to its items has the order: proof of the instant at which it said so', async () => {
  const { app } = await world.app();
  const listing = sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, name) values (${randomUUID()}, ${world.store}, ${app}, ${app}, 'LIVE', '轻盈')`;
  await world.rows(listing);
  const of = await draftedCase(api.database.db, api.platform, {
    app,
    organisation: world.beijing,
    operator: world.operator,
    province: '11',
  });
  const words = { ground: '逾期未完成整改，已公开通报。', contact: '某某', problems: '违规收集个人信息' };
  const made = await ask(inspector, 'POST', `/cases/${of}/delisting-orders`, words);
  order = made.body.orders[0].order;
  await step(inspector, order, 'review');
  await step(approver, order, 'approval');
  expect((await step(approver, order, 'issue')).status).toBe(200);
  expect(await followStores(servicePorts(api.platform))).toBe(0);

  const shop = await api.organisation('store', { store: world.store });
  const clerk = await api.person(shop, 'store-operator', `store:${world.store}`);
  const { items } = (await ask(clerk, 'GET', `/order-items?order=${order}`)).body;
  // what was not sent yet cannot be answered
  await world.rows(sql`update touchstone.order_item set state = 'SENT', sent_at = now() where order_id = ${order}`);
  later(60_000);
  const [item] = items.length > 0 ? items : (await ask(clerk, 'GET', `/order-items?order=${order}`)).body.items;
  const answered = await ask(clerk, 'POST', '/order-item-answers', { answers: [{ item: item.id, answer: 'acknowledge' }] });
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  const said = now.toISOString();
  later(60_000);
  expect(await followStores(servicePorts(api.platform))).toBe(1);
  expect(await followStores(servicePorts(api.platform))).toBe(0);
  expect(await services()).toMatchObject([
    { channel: 'store-protocol', state: 'DELIVERED', proofKind: 'store-answer', deliveredAt: said, proof: { item: item.id } },
  ]);
  expect((await world.caseOf(of)).state).toBe('DELIST_ORDERED');
});
