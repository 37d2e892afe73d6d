import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { uploadResult as contract, MAX_RESULT_BYTES } from '@touchstone/api-client';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';

/** Takes the JSON as it is or zstd, checks its digest as it flows, and keeps it compressed. */
export const uploadResultHandler = handle(contract, async ({ params, headers, actor, raw, platform }) => {
  const { objects, leases } = platform.work;
  const task = await leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');

  const declared = headers['x-content-sha256'];
  const coding = raw.request.headers['content-encoding'];
  if (coding !== undefined && coding !== 'zstd' && coding !== 'identity')
    throw new Refusal('media-type', { detail: [`不支持的内容编码：${coding}`, `content-encoding ${coding} is not taken`] });

  const hash = createHash('sha256');
  let sizeBytes = 0;
  const counted = new PassThrough();
  counted.on('data', (chunk: Uint8Array) => {
    hash.update(chunk);
    sizeBytes += chunk.length;
  });
  const compressed = createZstdCompress();
  const decoding = coding === 'zstd' ? [createZstdDecompress()] : [];
  const flow = pipeline([raw.request.body as Readable, ...decoding, limited(MAX_RESULT_BYTES), counted, compressed] as never).catch(
    (error: unknown) => {
      compressed.destroy();
      throw isOfZstd(error) ? new Refusal('invalid-input', { detail: ['内容不是 zstd 格式', 'the body is no zstd'] }) : error;
    },
  );
  const [object] = await Promise.all([objects.put(compressed, { maxBytes: MAX_RESULT_BYTES }), flow]).catch(async (error: unknown) => {
    await flow; // its own error says more
    throw error;
  });
  const sha256 = hash.digest('hex');
  if (sha256 !== declared)
    throw new Refusal('digest-mismatch', {
      detail: [`声明的摘要是 ${declared}，收到的是 ${sha256}，请重新上传`, `${declared} was declared, ${sha256} came: send it again`],
    });

  await leases.noteUpload({ lease: params.lease, sha256, sizeBytes, objectSha256: object.sha256, objectBytes: object.sizeBytes });
  return { status: 200, body: { sha256, sizeBytes } };
});

const isOfZstd = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('ZSTD_');
