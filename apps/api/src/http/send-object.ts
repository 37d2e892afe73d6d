import type { ObjectStore } from '@touchstone/objects';
import { Refusal } from '../problem/refusal.ts';
import { byteRange } from './byte-range.ts';

/** An object, or the part of it that a `Range` header names, always as something to be saved. @throws Refusal */
export async function sendObject(
  objects: Pick<ObjectStore, 'stat' | 'open'>,
  sha256: string,
  range: string | undefined,
  fileName = sha256,
) {
  const found = await objects.stat(sha256);
  if (found === undefined)
    throw new Refusal('not-found', {
      detail: [
        `对象库中没有 ${sha256} 的内容，请报告管理员`,
        `the bytes of ${sha256} are not in the store of objects: tell an administrator`,
      ],
    });
  const part = byteRange(range, found.sizeBytes);
  const body = (await objects.open(sha256, part)) as unknown;
  const headers = { 'accept-ranges': 'bytes', etag: `"${sha256}"`, 'content-disposition': `attachment; filename="${fileName}"` };
  if (part === undefined) return { status: 200, body, headers: { ...headers, 'content-length': String(found.sizeBytes) } };
  const { start, end } = part;
  return {
    status: 206,
    body,
    headers: { ...headers, 'content-length': String(end - start + 1), 'content-range': `bytes ${start}-${end}/${found.sizeBytes}` },
  };
}
