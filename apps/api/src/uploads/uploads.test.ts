import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { fetchArtifact, leaseAcquisitions, mayUpload } from '@touchstone/services/acquisition';
import { Seal } from '@touchstone/sign-in';
import { sql } from 'kysely';
import * as tus from 'tus-js-client';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../testing.ts';
import { acquisitionWorks, type OpenWorks } from '../wiring/acquisition-works.ts';

const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const works = {} as OpenWorks;
const api = await startApi({ acquisition: works });
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
const objects = await openFolder(join(folder, 'objects'));
const parts = {
  db: api.database.db,
  queue,
  objects,
  seal: new Seal(new Uint8Array(32)),
  folder,
  importFolder: undefined,
  size: 1,
  failed: () => {},
};
Object.assign(works, acquisitionWorks(parts));
await api.app.listen({ host: '127.0.0.1', port: 0 });
const endpoint = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}/api/v1/uploads`;
const beijing = await api.organisation('province', { province: '11' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const stranger = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');
const auditor = await api.person(beijing, 'province-auditor', 'province:11');
afterAll(async () => {
  await api.close();
  await works.close();
  await queue.stop();
  rmSync(folder, { recursive: true, force: true });
});

const apk = readFileSync(join(import.meta.dirname, '../../../../node_modules/io.appium.settings/apks/settings_apk-debug.apk'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const intake = works.intake(new AbortController().signal);

/** Uploads, and stops after `pieces` of 64 KiB where it is given. */
function upload(
  bytes: Buffer,
  metadata: Record<string, string>,
  more: Partial<tus.UploadOptions> & { pieces?: number } = {},
  who = inspector,
): Promise<string> {
  const { pieces, ...options } = more;
  return new Promise((resolve, reject) => {
    const one = new tus.Upload(bytes, {
      endpoint,
      headers: { ...who.headers },
      metadata,
      chunkSize: 64 * 1024,
      retryDelays: null,
      onSuccess: () => resolve(one.url ?? ''),
      onError: reject,
      onChunkComplete: (_size, sent) => {
        if (pieces !== undefined && sent >= pieces * 64 * 1024) void one.abort().then(() => resolve(one.url ?? ''));
      },
      ...options,
    });
    one.start();
  });
}
const idOf = (url: string) => url.split('/').at(-1) ?? '';
const asked = async (id: string, who = inspector) => api.app.inject({ url: `/api/v1/acquisitions/${id}`, headers: { ...who.headers } });
async function work(): Promise<void> {
  for (const held of await leaseAcquisitions(works.ports, intake, 10)) await fetchArtifact(works.ports, intake, held);
}
const status = (error: unknown) => (error as tus.DetailedError).originalResponse?.getStatus();

describe('uploads', { timeout: 60_000 }, () => {
  test('interrupted, it resumes where it was, and becomes a stored artifact', async () => {
    const metadata = { filename: 'settings.apk', sha256: sha256(apk), package: 'io.appium.settings' };
    const url = await upload(apk, metadata, { pieces: 2 });
    const head = await fetch(new URL(url, endpoint), { method: 'HEAD', headers: { ...inspector.headers, 'tus-resumable': '1.0.0' } });
    const there = Number(head.headers.get('upload-offset'));
    expect(there).toBeGreaterThanOrEqual(2 * 64 * 1024);
    expect(there).toBeLessThan(apk.length);
    let first: number | undefined;
    const again = await upload(apk, metadata, {
      uploadUrl: url,
      onProgress: (sent) => {
        first ??= sent;
      },
    });
    expect(again).toBe(url);
    expect(first).toBeGreaterThanOrEqual(there);

    expect((await asked(idOf(url))).json()).toMatchObject({ state: 'QUARANTINED', source: 'upload' });
    await work();
    const body = (await asked(idOf(url))).json();
    expect(body).toMatchObject({ state: 'STORED', reason: null, received: { sha256: sha256(apk), sizeBytes: apk.length } });
    expect(await objects.has(sha256(apk))).toBe(true);
    expect((await asked(idOf(url), stranger)).statusCode).toBe(404);
    const artifact = await api.app.inject({ url: `/api/v1/artifacts/${sha256(apk)}`, headers: { ...inspector.headers } });
    // its bytes are the uploader's to see; the app of nobody's province is not
    expect(artifact.json()).toMatchObject({ app: null, isSignatureVerified: true, signers: [expect.any(String)] });
    expect((await api.app.inject({ url: `/api/v1/artifacts/${sha256(apk)}`, headers: { ...stranger.headers } })).statusCode).toBe(404);
    const bytes = await api.database.db.selectFrom('app').select('package').execute();
    expect(bytes).toEqual([{ package: 'io.appium.settings' }]);
  });

  test('bytes that are not what was declared are refused with the reason', async () => {
    const id = idOf(await upload(Buffer.from('PK nothing of the kind'), { filename: 'x.apk', sha256: 'f'.repeat(64) }));
    await work();
    expect((await asked(id)).json()).toMatchObject({ state: 'REJECTED', reason: 'hash-differs' });
    const noApp = idOf(await upload(Buffer.from('no app'), { filename: 'x.apk' }));
    await work();
    expect((await asked(noApp)).json()).toMatchObject({ state: 'REJECTED', reason: 'not-an-app' });
  });

  test('the uploads of others are not there', async () => {
    const url = await upload(apk, { filename: 'a.apk' }, { pieces: 1 });
    const headers = { 'tus-resumable': '1.0.0' };
    expect((await fetch(new URL(url, endpoint), { method: 'HEAD', headers: { ...stranger.headers, ...headers } })).status).toBe(404);
    expect((await fetch(new URL(url, endpoint), { method: 'DELETE', headers: { ...stranger.headers, ...headers } })).status).toBe(404);
    expect((await fetch(new URL(url, endpoint), { method: 'HEAD', headers })).status).toBe(401);
    expect((await fetch(new URL(url, endpoint), { method: 'DELETE', headers: { ...inspector.headers, ...headers } })).status).toBe(204);
  });

  test.each([['.%2F'], ['x%2F..%2F'], ['%2e%2F'], ['..%2Fuploads%2F'], ['..%5C'], ['%00']])(
    'nor are they by a way round their names: %s',
    async (before) => {
      const url = await upload(apk, { filename: 'a.apk' }, { pieces: 1 });
      const other = `${endpoint}/${before}${idOf(url)}`;
      const headers = { ...stranger.headers, 'tus-resumable': '1.0.0' };
      const patch = { ...headers, 'upload-offset': '65536', 'content-type': 'application/offset+octet-stream' };
      const answers = await Promise.all([
        fetch(other, { method: 'HEAD', headers }),
        fetch(other, { method: 'POST', headers: { ...headers, 'x-http-method-override': 'GET' } }),
        fetch(other, { method: 'PATCH', headers: patch, body: 'x' }),
        fetch(other, { method: 'DELETE', headers }),
      ]);
      for (const answer of answers) expect([400, 404]).toContain(answer.status);
      expect((await fetch(new URL(url, endpoint), { method: 'DELETE', headers: { ...headers, ...inspector.headers } })).status).toBe(204);
    },
  );

  test('who may not upload, too large ones and foreign words are refused before a byte is taken', async () => {
    expect(status(await upload(apk, { filename: 'a.apk' }, {}, auditor).catch((error: unknown) => error))).toBe(403);
    expect(status(await upload(apk, { filename: '../a.apk' }).catch((error: unknown) => error))).toBe(400);
    expect(status(await upload(apk, { filename: 'a.apk', organisation: 'mine' }).catch((error: unknown) => error))).toBe(400);
    const large = await fetch(endpoint, {
      method: 'POST',
      headers: { ...inspector.headers, 'tus-resumable': '1.0.0', 'upload-length': String(4 * 1024 ** 3 + 1) },
    });
    expect(large.status).toBe(413);
  });

  test('what an ended acquisition left in quarantine goes, what is needed or young stays', async () => {
    const { utimesSync, writeFileSync, existsSync } = await import('node:fs');
    const at = (name: string) => join(folder, 'quarantine', name);
    const old = new Date(Date.now() - 2 * 3_600_000);
    const needed = idOf(await upload(apk, { filename: 'needed.apk' }));
    for (const name of ['a'.repeat(64), `${'b'.repeat(64)}.part`, 'young']) writeFileSync(at(name), 'x');
    for (const name of ['a'.repeat(64), `${'b'.repeat(64)}.part`, needed]) utimesSync(at(name), old, old);
    expect(await works.sweepQuarantine()).toBe(2);
    expect(['a'.repeat(64), `${'b'.repeat(64)}.part`, 'young', needed].map((name) => existsSync(at(name)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    await work();
  });

  test('no more at once, and no more in a day, than an organisation may', async () => {
    const { ports } = works;
    const may = (open: readonly number[], sizeBytes: number) =>
      mayUpload(ports, beijing, sizeBytes, open, { open: 2, bytesPerDay: 100 * 1024 ** 2 });
    expect(await may([1], 1)).toBe(true);
    expect(await may([1, 1], 1)).toBe(false);
    expect(await may([60 * 1024 ** 2], 50 * 1024 ** 2)).toBe(false);
    const uploaded = await ports.inTransaction((tx) => tx.uploadedBytes(beijing, Date.now() - 60_000));
    expect(uploaded).toBeGreaterThan(apk.length);
    expect(await may([], 100 * 1024 ** 2 - uploaded)).toBe(true);
    expect(await may([], 100 * 1024 ** 2 - uploaded + 1)).toBe(false);
  });

  test('whole when the process died, it is taken over', async () => {
    const url = await upload(apk, { filename: 'again.apk' }, { pieces: 1 });
    const { appendFileSync, statSync } = await import('node:fs');
    const path = join(folder, 'quarantine', 'uploads', idOf(url));
    appendFileSync(path, apk.subarray(statSync(path).size));
    expect(await works.uploads.sweep()).toBe(1);
    expect(await works.uploads.sweep()).toBe(0);
    await work();
    expect((await asked(idOf(url))).json()).toMatchObject({ state: 'STORED' });
    const { rows } = await sql<{ n: number }>`select count(*) as n from touchstone.artifact`.execute(api.database.db);
    expect(rows[0]?.n).toBe(1);
  });

  test('sent whole with its creation, it is there at once', async () => {
    const whole = Buffer.concat([apk, Buffer.from('whole')]);
    const url = await upload(whole, { filename: 'whole.apk' }, { uploadDataDuringCreation: true, chunkSize: Number.POSITIVE_INFINITY });
    expect((await asked(idOf(url))).json()).toMatchObject({ state: 'QUARANTINED', received: null });
  });
});
