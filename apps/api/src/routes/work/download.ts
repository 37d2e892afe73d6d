import { downloadArtifact, downloadInput } from '@touchstone/api-client';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { byteRange } from '../../http/byte-range.ts';
import { Refusal } from '../../problem/refusal.ts';
import type { WorkArea } from './work-area.ts';

export const downloadArtifactHandler = handle(downloadArtifact, async ({ params, headers, actor, platform }) => {
  const area = platform.work;
  const task = await area.leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');
  return bytesOf(area, task.artifact.sha256, headers.range);
});

export const downloadInputHandler = handle(downloadInput, async ({ params, headers, actor, platform }) => {
  const area = platform.work;
  const task = await area.leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');
  if (!task.inputs.some(({ sha256 }) => sha256 === params.sha256)) throw new Refusal('not-found');
  return bytesOf(area, params.sha256, headers.range);
});

async function bytesOf({ objects }: WorkArea, sha256: string, header: string | undefined) {
  const found = await objects.stat(sha256);
  if (found === undefined) throw new Refusal('not-found', { detail: `the bytes of ${sha256} are not in the store of objects` });
  const range = byteRange(header, found.sizeBytes);
  const body = (await objects.open(sha256, range)) as never;
  const common = { 'accept-ranges': 'bytes', etag: `"${sha256}"` };
  if (range === undefined) return { status: 200, body, headers: { ...common, 'content-length': String(found.sizeBytes) } };
  return {
    status: 206,
    body,
    headers: {
      ...common,
      'content-length': String(range.end - range.start + 1),
      'content-range': `bytes ${range.start}-${range.end}/${found.sizeBytes}`,
    },
  };
}
