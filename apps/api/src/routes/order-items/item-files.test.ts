import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { sendItems } from '@touchstone/services/delisting';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { draftedCase, issuedOrder } from '../../wiring/delisting.fixture.ts';
import { delistingPorts } from '../../wiring/delisting-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'item-files-'));
const api = await startApi({ objects: await openFolder(folder) });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const { db } = api.database;
const [operator, store, rival, app] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
let [shop, other, inspector, firm]: TestPerson[] = [];
let [one, two, strange]: string[] = [];

beforeAll(async () => {
  const ministry = await api.organisation('ministry');
  await sql`insert into touchstone.operator (id, name, name_normal, name_grams) values (${operator}, '某公司', '某公司', '{}')`.execute(db);
  await sql`insert into touchstone.app (id, package, platform, name, name_normal, name_grams, operator_id)
    values (${app}, 'cn.example.files', 'android', '示例', '示例', '{}', ${operator})`.execute(db);
  for (const id of [store, rival]) {
    await sql`insert into touchstone.store (id, code, name, connector) values (${id}, ${id.slice(0, 8)}, ${id.slice(0, 8)}, 'folder')`.execute(
      db,
    );
    for (const i of [1, 2])
      await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, name, version_name)
        values (${randomUUID()}, ${id}, ${String(i)}, ${app}, 'LIVE', '示例', '1.0')`.execute(db);
  }
  inspector = await api.person(ministry, 'ministry-inspector', 'all');
  shop = await api.person(await api.organisation('store', { store }), 'store-operator', `store:${store}`);
  other = await api.person(await api.organisation('store', { store: rival }), 'store-operator', `store:${rival}`);
  firm = await api.person(await api.organisation('enterprise', { operator }), 'enterprise-member', `operator:${operator}`);
  const of = await draftedCase(db, api.platform, { app, organisation: ministry, operator, handler: inspector.id });
  const itemsOf = async (id: string) => {
    const made = await issuedOrder(db, api.platform, { type: 'delisting', of, store: id, organisation: ministry });
    if (!made.ok) throw new Error(made.reason);
    return made.items.map((item) => item.id);
  };
  [one, two] = await itemsOf(store);
  [strange] = await itemsOf(rival);
  await sendItems(delistingPorts({ db, platform: api.platform }), { faultOf: () => undefined } as never);
});

const bring = (who: TestPerson, item: string, payload: Buffer, type = 'image/png') =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1/order-items/${item}/files?name=${encodeURIComponent('下架截图.png')}`,
    headers: { ...who.headers, 'content-type': type },
    payload,
  });
const read = (who: TestPerson, path: string) => api.app.inject({ url: `/api/v1/order-items/${path}`, headers: who.headers });

test('a store brings proof that an app is off, names it of two items, and the authority reads it', async () => {
  const picture = randomBytes(64);
  const sha256 = createHash('sha256').update(picture).digest('hex');
  expect((await bring(shop!, one!, picture)).json()).toEqual({ sha256, sizeBytes: 64 });
  expect((await bring(shop!, one!, picture)).statusCode).toBe(201);
  const answer = { answer: 'report-done', text: '已下架，见截图', evidence: ['https://shop.example/off', sha256] };
  const answers = { answers: [one, two].map((item) => ({ item, ...answer })) };
  const taken = await api.app.inject({ method: 'POST', url: '/api/v1/order-item-answers', headers: shop!.headers, payload: answers });
  expect(taken.statusCode, taken.body).toBe(200);
  for (const who of [shop!, inspector!])
    for (const item of [one!, two!]) {
      expect((await read(who, item)).json()).toMatchObject({
        files: [{ sha256, name: '下架截图.png', mediaType: 'image/png', sizeBytes: 64 }],
        reports: [{ text: answer.text, evidence: answer.evidence }],
      });
      expect((await read(who, `${item}/files/${sha256}`)).rawPayload.equals(picture)).toBe(true);
    }
  // of the item the firm knows; what the store says of it is not for the firm
  expect((await read(firm!, one!)).json()).toMatchObject({ files: [], reports: [] });
  expect((await read(firm!, `${one}/files/${sha256}`)).statusCode).toBe(404);
  expect((await read(other!, `${one}/files/${sha256}`)).statusCode).toBe(404);
});

test('nobody brings it for a store, a store not for another one, and only what shows something', async () => {
  const bytes = randomBytes(8);
  expect((await bring(inspector!, one!, bytes)).statusCode).toBe(403);
  expect((await bring(firm!, one!, bytes)).statusCode).toBe(403);
  expect((await bring(other!, one!, bytes)).statusCode).toBe(404);
  expect((await bring(shop!, strange!, bytes)).statusCode).toBe(404);
  expect((await bring(shop!, one!, bytes, 'text/html')).json().code).toBe('media-type');
});

test('the digest of a file of another store brings nothing of it', async () => {
  const bytes = randomBytes(16);
  const { sha256 } = (await bring(shop!, one!, bytes)).json();
  const answers = { answers: [{ item: strange, answer: 'report-done', evidence: [sha256] }] };
  const taken = await api.app.inject({ method: 'POST', url: '/api/v1/order-item-answers', headers: other!.headers, payload: answers });
  expect(taken.statusCode, taken.body).toBe(200);
  expect((await read(other!, strange!)).json().files).toEqual([]);
  expect((await read(other!, `${strange}/files/${sha256}`)).statusCode).toBe(404);
});

test('what was brought stays', async () => {
  await expect(sql`delete from touchstone.order_item_file where item_id = ${one}`.execute(db)).rejects.toThrow();
});
