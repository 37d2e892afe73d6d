import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { Seal } from '@touchstone/sign-in';
import { type ListingChange, writeBundle } from '@touchstone/stores';
import { TestRepository } from '@touchstone/stores/testing';
import { apk, signer } from '@touchstone/test-kit';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { fetchLoop, pollLoop, scanListingsLoop } from '../../wiring/acquisition-loops.ts';
import { acquisitionWorks, type OpenWorks } from '../../wiring/acquisition-works.ts';

const folder = mkdtempSync(join(tmpdir(), 'connectors-api-'));
const imports = join(folder, 'import');
const works = {} as OpenWorks;
const api = await startApi({ acquisition: works });
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
const objects = await openFolder(join(folder, 'objects'));
// the key of the platform of tests
const seal = new Seal(new Uint8Array(32).fill(9));
const failed = (_what: string, error: unknown) => expect.unreachable(String(error));
Object.assign(works, acquisitionWorks({ db: api.database.db, queue, objects, seal, folder, importFolder: imports, size: 1, failed }));

const repository = new TestRepository();
// the repository of the test is older than it would promise to be
repository.lie = (entry) => ({ ...entry, maxAge: 36_500 });
const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url ?? '').replace(/^\/repo/, '');
  const bytes = repository.files.get(path);
  repository.requests.push(path);
  response.writeHead(bytes === undefined ? 404 : 200, { 'content-length': bytes?.length ?? 0 }).end(bytes);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

afterAll(async () => {
  server.close();
  await api.close();
  await works.close();
  await queue.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ministry = await api.organisation('ministry');
const admin = await api.person(ministry, 'ministry-admin', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');

const call = async (who: TestPerson, method: 'GET' | 'POST', path: string, body?: object) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...who.headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
/** The loops, until there is nothing to do now. */
async function work(): Promise<void> {
  const { signal } = new AbortController();
  for (const { round } of [pollLoop(works), fetchLoop(works), scanListingsLoop(works)]) while ((await round(signal)) > 0);
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const release = sha256(signer('release').certificates[0]!);
const acquired = async (store: string) =>
  (await call(inspector, 'GET', `/acquisitions?store=${store}&what=artifact`)).body.items.map(
    ({ state, reason }: { state: string; reason: string | null }) => `${state} ${reason}`,
  );

describe('an F-Droid repository', { timeout: 60_000 }, () => {
  const put = (name: string, versionCode: number, signedBy = release) =>
    repository.put(name, versionCode, apk({ package: name, versionCode }), {
      manifest: { versionName: `${versionCode}.0`, versionCode, usesPermission: [], signer: { sha256: [signedBy] } },
    });
  const settings = {
    baseUrl: `http://${host}/repo`,
    fingerprint: repository.fingerprint,
    internalHosts: [host],
    rate: { perSecond: 1000, burst: 1000, atOnce: 2 },
  };
  const add = (code: string, more: object = {}) =>
    call(admin, 'POST', '/stores', { code, name: '开源应用仓库', connector: 'fdroid', settings: { ...settings, ...more } });
  let store = '';

  test('is polled by the server, and its apps are in the inventory with their bytes', async () => {
    put('org.example.reader', 10);
    put('org.example.torch', 3);
    repository.publish();
    const made = await add('open-apps');
    expect(made.status).toBe(201);
    store = made.body.id;
    await work();
    expect((await call(admin, 'GET', `/stores/${store}`)).body).toMatchObject({ listings: 2, problems: 0, lastFault: null });
    expect(await acquired(store)).toEqual(['STORED null', 'STORED null']);
    const [app] = (await call(inspector, 'GET', '/apps?q=org.example.reader')).body.items;
    expect((await call(inspector, 'GET', `/apps/${app.id}`)).body).toMatchObject({
      listings: [{ storeName: '开源应用仓库', state: 'LIVE' }],
      signers: [{ stores: ['open-apps'] }],
    });
  });

  test('at the next poll only what changed is read: a difference, not the index', async () => {
    put('org.example.torch', 4);
    repository.publish();
    repository.requests = [];
    await call(admin, 'POST', `/stores/${store}/poll`);
    await work();
    expect(repository.requests.some((path) => path.startsWith('/diff/'))).toBe(true);
    expect(repository.requests).not.toContain('/index-v2.json');
    const [app] = (await call(inspector, 'GET', '/apps?q=org.example.torch')).body.items;
    expect((await call(inspector, 'GET', `/apps/${app.id}/versions`)).body.items).toHaveLength(2);
  });

  test('an app that is signed by another than the index says is refused, and counted', async () => {
    put('org.example.clone', 1, 'c'.repeat(64));
    repository.publish();
    await call(admin, 'POST', `/stores/${store}/poll`);
    await work();
    expect((await acquired(store)).filter((one: string) => !one.startsWith('STORED'))).toEqual(['REJECTED signer-differs']);
    // the listing stands, and no version of ours stands behind it
    expect((await call(inspector, 'GET', '/apps?q=org.example.clone')).body.items).toMatchObject([{ latestVersion: null }]);
  });

  test('with another certificate pinned nothing of it is believed', async () => {
    const { body } = await add('false-pin', { fingerprint: 'f'.repeat(64) });
    await work();
    const shown = (await call(admin, 'GET', `/stores/${body.id}`)).body;
    expect([shown.listings, shown.lastFault]).toEqual([0, 'signature-invalid']);
  });
});

describe('a signed bundle', { timeout: 60_000 }, () => {
  const keys = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const bytes = apk({ package: 'cn.example.bundled', versionCode: 7 });
  const listing: ListingChange = {
    storeAppId: 'bundled',
    state: 'live',
    updatedAt: '2026-11-20T00:00:00Z',
    names: { 'zh-CN': '随身账本' },
    platform: 'android',
    packageName: 'cn.example.bundled',
    version: { code: 7, name: '7.0' },
    artifact: { sha256: sha256(bytes), sizeBytes: bytes.length, kind: 'apk', signers: [release] },
    permissions: [],
  };
  async function bundle(name: string): Promise<string> {
    const root = join(imports, name);
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'a.apk'), bytes);
    await writeBundle(root, { listings: [listing], paths: ['a.apk'], madeAt: '2026-11-21T00:00:00Z' }, keys.privateKey);
    return root;
  }
  const add = (folderName: string) =>
    call(admin, 'POST', '/stores', {
      code: folderName,
      name: '离线介质',
      connector: 'folder',
      settings: { folder: folderName, publicKey: keys.publicKey },
    });

  test('brings its apps with what its listings say', async () => {
    await bundle('disc-1');
    const { body } = await add('disc-1');
    await work();
    expect(await acquired(body.id)).toEqual(['STORED null']);
    const [app] = (await call(inspector, 'GET', `/apps?q=${encodeURIComponent('随身')}`)).body.items;
    expect(app).toMatchObject({ package: 'cn.example.bundled' });
  });

  test('one word changed on the way, and nothing of it comes in', async () => {
    const root = await bundle('disc-2');
    const path = join(root, 'bundle.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('随身账本', '随身帐本'));
    const { body } = await add('disc-2');
    await work();
    const shown = (await call(admin, 'GET', `/stores/${body.id}`)).body;
    expect([shown.listings, shown.lastFault]).toEqual([0, 'signature-invalid']);
  });
});
