import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { Seal } from '@touchstone/sign-in';
import { demoStore, storeServer } from '@touchstone/store';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { fetchLoop, pollLoop, scanListingsLoop } from '../../wiring/acquisition-loops.ts';
import { acquisitionWorks, type OpenWorks } from '../../wiring/acquisition-works.ts';
import type { WorkArea } from '../work/index.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const folder = mkdtempSync(join(tmpdir(), 'stores-api-'));
const works = {} as OpenWorks;
const area = {} as WorkArea;
const api = await startApi({ acquisition: works, work: area });
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
const objects = await openFolder(join(folder, 'objects'));
Object.assign(area, { objects });
// the key of the platform of tests
const seal = new Seal(new Uint8Array(32).fill(9));
const failures: unknown[] = [];
const failed = (_what: string, error: unknown) => void failures.push(error);
Object.assign(
  works,
  acquisitionWorks({ db: api.database.db, queue, objects, seal, folder, importFolder: join(folder, 'import'), size: 1, failed }),
);
const demo = demoStore('qinglan');
const { app: store } = await storeServer({ id: 'qinglan', token: 'token-of-a-test', secret: SECRET, ...demo });
const baseUrl = await store.listen({ host: '127.0.0.1', port: 0 });
const ministry = await api.organisation('ministry');
const admin = await api.person(ministry, 'ministry-admin', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
afterAll(async () => {
  await store.close();
  await api.close();
  await works.close();
  await queue.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = async (who: TestPerson, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, headers: object = {}) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...who.headers, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: answer.json(), etag: answer.headers['etag'] as string };
};
/** The loops, until there is nothing to do now. */
async function work(): Promise<void> {
  const { signal } = new AbortController();
  for (const { round } of [pollLoop(works), fetchLoop(works), scanListingsLoop(works)]) while ((await round(signal)) > 0);
  expect(failures).toEqual([]);
}

const settings = { baseUrl, internalHosts: [new URL(baseUrl).host], pollSeconds: 3600, rate: { perSecond: 1000, burst: 1000, atOnce: 4 } };
const wish = { code: 'qinglan', name: demo.name, connector: 'store-feed', settings, secrets: { token: 'token-of-a-test', secret: SECRET } };

describe('stores', { timeout: 60_000 }, () => {
  test('added by who may, polled, and its files are here', async () => {
    expect((await call(inspector, 'POST', '/stores', wish)).status).toBe(403);
    const made = await call(admin, 'POST', '/stores', wish);
    expect(made).toMatchObject({ status: 201, body: { code: 'qinglan', hasSecrets: true, state: 'ACTIVE', listings: 0 } });
    expect(JSON.stringify(made.body)).not.toMatch(/whsec|token-of-a-test|secrets"/);
    expect((await call(admin, 'POST', '/stores', wish)).body.code).toBe('conflict');
    await work();
    const read = await call(admin, 'GET', `/stores/${made.body.id}`);
    expect(read.body).toMatchObject({ listings: demo.catalogue.listings.length, problems: 0, lastFault: null, breaker: 'closed' });
    const { body } = await call(inspector, 'GET', '/acquisitions?what=artifact&state=STORED&limit=2');
    expect(body.items).toHaveLength(2);
    expect(body.next).not.toBeNull();
    const apps = (await call(inspector, 'GET', '/apps')).body.items;
    const { body: app } = await call(inspector, 'GET', `/apps/${apps[0].id}`);
    expect(app).toMatchObject({
      listings: [{ storeName: demo.name, state: 'LIVE' }],
      signers: [{ stores: ['qinglan'] }],
      evidence: [{}, {}],
    });
    const versions = (await call(inspector, 'GET', `/apps/${apps[0].id}/versions`)).body.items;
    const sha256 = versions[0].artifacts[0].sha256;
    const part = await api.app.inject({ url: `/api/v1/artifacts/${sha256}/bytes`, headers: { ...inspector.headers, range: 'bytes=0-1' } });
    expect([part.statusCode, part.body]).toEqual([206, 'PK']);
    expect(
      (await api.database.db.selectFrom('audit_event').select('object_id').where('action', '=', 'artifact.download').execute())[0],
    ).toEqual({ object_id: sha256 });
    expect((await call(inspector, 'GET', `/listings?store=${made.body.id}`)).body.items).toHaveLength(demo.catalogue.listings.length);
  });

  test('what is scanned by itself is read and set', async () => {
    const all = { profile: 'quick', engines: [] };
    expect((await call(inspector, 'GET', '/scan-policy')).body).toEqual({
      organisation: ministry,
      newVersion: all,
      changedPolicy: all,
      changedPermissions: all,
    });
    const wanted = {
      organisation: ministry,
      newVersion: { profile: 'deep', engines: ['touchstone'] },
      changedPolicy: null,
      changedPermissions: all,
    };
    const put = (who: TestPerson, version: number) =>
      api.app.inject({ method: 'PUT', url: '/api/v1/scan-policy', headers: { ...who.headers, 'if-match': `"v${version}"` }, body: wanted });
    expect((await put(inspector, 0)).statusCode).toBe(403);
    expect((await put(admin, 0)).json()).toEqual(wanted);
    // somebody else was first
    expect((await put(admin, 0)).json()).toMatchObject({ code: 'version-conflict' });
    expect((await put(admin, 1)).statusCode).toBe(200);
    expect((await call(inspector, 'GET', '/scan-policy')).body).toEqual(wanted);
  });

  test('paused it is left alone; a wrong token shows; put right, it goes on', async () => {
    const [{ id, version }] = (await call(admin, 'GET', '/stores')).body.items;
    const paused = await call(admin, 'PATCH', `/stores/${id}`, { state: 'PAUSED' }, { 'if-match': `"v${version}"` });
    expect((await call(admin, 'POST', `/stores/${id}/poll`)).status).toBe(404);
    const wrong = await call(
      admin,
      'PATCH',
      `/stores/${id}`,
      { state: 'ACTIVE', secrets: { token: 'wrong' } },
      { 'if-match': paused.etag },
    );
    await call(admin, 'POST', `/stores/${id}/poll`);
    await work();
    const shown = await call(admin, 'GET', `/stores/${id}`);
    expect(shown.body).toMatchObject({ lastFault: 'not-permitted', problems: 1 });
    expect((await call(inspector, 'GET', `/stores/${id}/problems`)).body.items).toMatchObject([{ code: 'store/not-permitted', times: 1 }]);
    expect((await call(admin, 'PATCH', `/stores/${id}`, { secrets: { token: 'x' } }, { 'if-match': wrong.etag })).status).toBe(412);
    await call(admin, 'PATCH', `/stores/${id}`, { secrets: { token: 'token-of-a-test' } }, { 'if-match': shown.etag });
    await call(admin, 'POST', `/stores/${id}/poll`);
    await work();
    expect((await call(admin, 'GET', `/stores/${id}`)).body).toMatchObject({ lastFault: null, settings });
  });

  test('an address inside our own network is not asked unless the store names it', async () => {
    const { internalHosts: _, ...open } = settings;
    const { body } = await call(admin, 'POST', '/stores', {
      ...wish,
      code: 'inside',
      settings: { ...open, baseUrl: 'http://169.254.169.254/latest' },
    });
    await work();
    expect((await call(admin, 'GET', `/stores/${body.id}`)).body).toMatchObject({ lastFault: 'not-allowed' });
  });

  test('a folder is a store too; what is no app is refused and the others come', async () => {
    const sticks = join(folder, 'import', 'usb-1');
    mkdirSync(sticks, { recursive: true });
    copyFileSync(
      join(import.meta.dirname, '../../../../../node_modules/io.appium.settings/apks/settings_apk-debug.apk'),
      join(sticks, 'settings.apk'),
    );
    writeFileSync(join(sticks, 'broken.apk'), 'no app at all');
    const add = (code: string, path: string) =>
      call(admin, 'POST', '/stores', { code, name: 'U 盘', connector: 'folder', settings: { folder: path } });
    const { body } = await add('usb-1', 'usb-1');
    await work();
    const files = (await call(inspector, 'GET', `/acquisitions?store=${body.id}`)).body.items;
    expect(files.map((one: { state: string; reason: string | null }) => `${one.state} ${one.reason}`).sort()).toEqual([
      'REJECTED not-an-app',
      'STORED null',
    ]);
    expect((await call(inspector, 'GET', '/apps?q=io.appium.settings')).body.items).toHaveLength(1);
    expect((await add('usb-2', '../..')).status).toBe(400);
    const refused = files.find((one: { state: string }) => one.state === 'REJECTED').id;
    const again = await call(inspector, 'POST', `/acquisitions/${refused}/retry`);
    expect(again.status).toBe(201);
    const acts = await api.database.db.selectFrom('audit_event').select(['action', 'detail']).where('object_id', '=', refused).execute();
    expect(acts).toEqual([{ action: 'store.edit', detail: { detail: { again: again.body.acquisition } } }]);
    await work();
    expect((await call(inspector, 'GET', `/acquisitions/${again.body.acquisition}`)).body).toMatchObject({
      state: 'REJECTED',
      reason: 'not-an-app',
    });
  });
});
