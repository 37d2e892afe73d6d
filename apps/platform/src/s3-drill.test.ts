import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@touchstone/db';
import { withDatabase, withEmptyDatabase } from '@touchstone/db/testing';
import { afterAll, expect, test, vi } from 'vitest';
import { startS3Server } from '../../../packages/objects-s3/src/s3-server.contract.ts';
import { backUp, restore } from './back-up.ts';
import { openObjects } from './open-objects.ts';

const root = mkdtempSync(join(tmpdir(), 's3-drill-'));
const server = await startS3Server(join(root, 'server'));
const [source, target] = [await withDatabase(), await withEmptyDatabase()];
vi.stubEnv('AWS_ACCESS_KEY_ID', server.credentials.accessKeyId);
vi.stubEnv('AWS_SECRET_ACCESS_KEY', server.credentials.secretAccessKey);
const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await Promise.all([source.close(), target.close(), server.close()]);
  rmSync(root, { recursive: true, force: true });
});

/** An installation whose objects lie in the bucket, under a prefix of its own. */
const installation = (name: string, databaseUrl: string) => ({
  home: join(root, name),
  databaseUrl,
  env: {
    OBJECTS_S3_BUCKET: 'objects',
    OBJECTS_S3_ENDPOINT: server.endpoint,
    OBJECTS_S3_REGION: 'us-east-1',
    OBJECTS_S3_PREFIX: `${name}/`,
  },
  tell: () => {},
});

test('a drill: rows and the objects of a bucket are backed up, and come back whole into another one', async () => {
  const [here, there] = [installation('here', source.url), installation('there', target.url)];
  const objects = await openObjects(here);
  const files = [];
  for (const size of [0, 1, 300_000]) files.push(await objects.put([randomBytes(size)], { maxBytes: 1e6 }));
  await source.db.insertInto('organisation').values({ id: '00000000-0000-7000-8000-000000000001', kind: 'ministry', name: '部' }).execute();
  const row = (sha256: string, i: number) => ({
    id: `00000000-0000-7000-8000-00000000001${i}`,
    sha256,
    size_bytes: 1,
    kind: 'apk',
    state: 'STORED',
  });
  await source.db
    .insertInto('artifact')
    .values([...files.map(({ sha256 }) => sha256), 'f'.repeat(64)].map(row))
    .execute();

  // a file that a row names and the bucket has not is said, and stops nothing
  expect(await backUp(here, [join(root, 'backup')])).toBe(3);
  expect(String(complained.mock.calls)).toContain('有 1 个对象');
  expect(await restore(there, [join(root, 'backup')])).toBe(0);
  expect(String(said.mock.calls)).toContain('3 个对象');

  const restored = await openObjects(there);
  for (const { sha256 } of files) expect(await restored.verify(sha256)).toBe('whole');
  const db = openDatabase(target.url, { asOwner: true });
  const kept = await db.selectFrom('artifact').select('sha256').orderBy('id').execute();
  await db.destroy();
  expect(kept.map(({ sha256 }) => sha256)).toEqual([...files.map(({ sha256 }) => sha256), 'f'.repeat(64)]);
});
