import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { objectStoreContract } from '../../objects/src/object-store.contract.ts';
import { openS3 } from './open-s3.ts';
import { startS3Server } from './s3-server.contract.ts';

const root = mkdtempSync(join(tmpdir(), 'objects-s3-'));
const server = await startS3Server(join(root, 'server'));
const { endpoint, credentials } = server;
const incoming = join(root, 'incoming');
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

objectStoreContract('a bucket', async () => {
  const store = openS3({ bucket: 'objects', endpoint, credentials, incoming, prefix: 'kept/', pageSize: 3 });
  const direct = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true });
  return {
    store,
    async damage(sha256, bytes) {
      await direct.send(new PutObjectCommand({ Bucket: 'objects', Key: `kept/${sha256}`, Body: bytes }));
    },
    close: async () => store.close(),
  };
});

test('nothing stays on the local disk', () => {
  expect(readdirSync(incoming)).toEqual([]);
});

test.each([
  ['a bucket that is not there', { bucket: 'nowhere', endpoint }],
  ['a service that is not there', { bucket: 'objects', endpoint: 'http://127.0.0.1:1' }],
])('%s is a fault that a second try may cure, not an absent object', async (_name, where) => {
  const store = openS3({ ...where, credentials, incoming });
  await expect(store.put([Buffer.from('x')], { maxBytes: 1 })).rejects.toMatchObject({
    name: 'ObjectFault',
    code: 'failed',
    retryable: true,
  });
  store.close();
});
