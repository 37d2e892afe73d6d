import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedAddress, ObjectFault } from './object-fault.ts';
import type { ByteStream, PutOptions, StoredObject } from './object-store.ts';

/** Bytes on disk, whole and known, not yet in their place. Whoever takes them moves or removes the file. */
export interface Received extends StoredObject {
  readonly path: string;
}

/** Small pieces are gathered up to this many bytes before they are written. */
const WRITE_BYTES = 1024 * 1024;

/**
 * Writes what `bytes` gives into a new file below `folder`, safe on the disk when it returns.
 * @throws ObjectFault `too-large`, `wrong-hash`; no file is left then
 */
export async function receive(bytes: ByteStream, { expectedSha256, maxBytes }: PutOptions, folder: string): Promise<Received> {
  if (expectedSha256 !== undefined) checkedAddress(expectedSha256);
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o444);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const piece of gathered(bytes)) {
      sizeBytes += piece.length;
      if (sizeBytes > maxBytes) throw new ObjectFault('too-large', `more than ${maxBytes} bytes`);
      hash.update(piece);
      await file.writeFile(piece);
    }
    const sha256 = hash.digest('hex');
    if (expectedSha256 !== undefined && sha256 !== expectedSha256) {
      throw new ObjectFault('wrong-hash', `expected ${expectedSha256}, received ${sizeBytes} bytes of ${sha256}`);
    }
    await file.sync();
    await file.close();
    return { path, sha256, sizeBytes };
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
}

async function* gathered(bytes: ByteStream): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    waiting.push(piece);
    size += piece.length;
    if (size < WRITE_BYTES) continue;
    yield Buffer.concat(waiting, size);
    [waiting, size] = [[], 0];
  }
  yield Buffer.concat(waiting, size);
}
