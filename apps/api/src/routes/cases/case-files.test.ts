import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { orderWorld } from '../orders/orders.fixture.ts';

const api = await startApi({ keepsObjects: true });
afterAll(() => api.close());
api.clock.at = new Date('2026-03-02T02:00:00Z');
const world = await orderWorld(api);
const { ask, step, inspector, approver, abroad, member } = world;

let of = '';
beforeAll(async () => {
  of = await world.confirmed();
  const order = await world.issued(of);
  const served = await ask(member, 'GET', `/orders/${order}`);
  expect(served.status).toBe(200);
  expect((await step(member, order, 'acknowledgement')).status).toBe(200);
});

const bring = (who: TestPerson, payload: Buffer, type = 'application/pdf') =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1/cases/${of}/files?name=${encodeURIComponent('证明.pdf')}`,
    headers: { ...who.headers, 'content-type': type },
    payload,
  });
const versionOf = async () => (await ask(member, 'GET', `/cases/${of}`)).body.case.version;

test('a firm brings proof, names it in its objection, and both sides read it', async () => {
  const paper = Buffer.from(`%PDF-1.7 ${randomBytes(8).toString('hex')}`);
  const sha256 = createHash('sha256').update(paper).digest('hex');
  expect((await bring(inspector, paper)).statusCode).toBe(403);
  expect((await bring(member, paper, 'text/html')).json().code).toBe('media-type');
  expect((await bring(member, paper)).json()).toEqual({ sha256, sizeBytes: paper.length });
  expect((await bring(member, paper)).statusCode).toBe(201);

  const strange = await ask(
    member,
    'POST',
    `/cases/${of}/extension-requests`,
    { reason: 'x', files: ['ab'.repeat(32)] },
    await versionOf(),
  );
  expect(strange).toMatchObject({ status: 400, body: { errors: [{ pointer: '/body/files/0' }] } });
  const asked = { reason: '依赖第三方', until: '2026-03-20', files: [sha256] };
  expect(await ask(member, 'POST', `/cases/${of}/extension-requests`, asked, await versionOf())).toMatchObject({ status: 200 });
  const objected = await ask(member, 'POST', `/cases/${of}/objections`, { text: '不是我们的应用', files: [sha256] }, await versionOf());
  expect(objected.body.state).toBe('OBJECTION_REVIEW');
  const { rows } = await sql<{ type: string; files: unknown }>`
    select type, payload -> 'files' as files from touchstone.case_event where case_id = ${of} and payload ? 'files' order by seq`.execute(
    api.database.db,
  );
  expect(rows).toEqual([
    { type: 'ask-extension', files: [sha256] },
    { type: 'object', files: [sha256] },
  ]);

  for (const who of [member, inspector, approver]) {
    expect((await ask(who, 'GET', `/cases/${of}/files`)).body.items).toMatchObject([{ sha256, name: '证明.pdf', sizeBytes: paper.length }]);
    const bytes = await api.app.inject({ url: `/api/v1/cases/${of}/files/${sha256}`, headers: who.headers });
    expect(bytes.rawPayload.equals(paper)).toBe(true);
  }
  expect((await ask(abroad, 'GET', `/cases/${of}/files`)).status).toBe(404);
  expect((await ask(abroad, 'GET', `/cases/${of}/files/${sha256}`)).status).toBe(404);
});

test('what was brought stays, and a case holds so many', async () => {
  await expect(sql`delete from touchstone.case_file where case_id = ${of}`.execute(api.database.db)).rejects.toThrow();
  await sql`
    insert into touchstone.case_file (case_id, sha256, file_name, media_type, size_bytes, organisation_id, added_at)
    select ${of}, lpad(to_hex(i), 64, '0'), 'x', 'application/pdf', 1, ${world.firm}, ${api.clock.at} from generate_series(1, 199) i`.execute(
    api.database.db,
  );
  expect((await bring(member, Buffer.from('%PDF-1.7 one too many'))).statusCode).toBe(409);
});
