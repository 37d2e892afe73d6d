import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MAX_ARTIFACT_BYTES } from '../listing-change.ts';
import { StoreFault } from '../store-fault.ts';
import { openBelow } from './safe-path.ts';

/**
 * SHA-256 of a file below a folder; what was read is also written to `copyTo`, so that what is kept is what was checked.
 *
 * @throws StoreFault `not-found`, `not-allowed` or `too-large`
 */
export async function digestBelow(root: string, path: string, copyTo?: string, maxBytes = MAX_ARTIFACT_BYTES): Promise<string> {
  const file = await openBelow(root, path);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > maxBytes) throw new StoreFault('too-large', `reading ${path}`);
      hash.update(piece);
      yield piece;
    }
  }
  const nowhere = async (pieces: AsyncIterable<Buffer>) => {
    for await (const _ of pieces);
  };
  if (copyTo === undefined) await pipeline(file.createReadStream(), counted, nowhere);
  else {
    await mkdir(dirname(copyTo), { recursive: true });
    await pipeline(file.createReadStream(), counted, createWriteStream(copyTo, { flags: 'wx' })).catch(namedTwice(path));
  }
  return hash.digest('hex');
}

function namedTwice(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw error.code === 'EEXIST' ? new StoreFault('not-allowed', `writing ${path}: it is named twice`, { cause: error }) : error;
  };
}
