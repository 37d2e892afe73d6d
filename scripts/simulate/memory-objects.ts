import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ByteStream, ObjectStore } from '@touchstone/objects';

/** Objects that live as long as the run: the same bytes once, by their digest. */
export function memoryObjects(): ObjectStore {
  const kept = new Map<string, Uint8Array>();
  const statOf = (sha256: string) => {
    const bytes = kept.get(sha256);
    return bytes === undefined ? undefined : { sha256, sizeBytes: bytes.length };
  };
  return {
    async put(stream) {
      const bytes = await collected(stream);
      const sha256 = digestOf(bytes);
      if (!kept.has(sha256)) kept.set(sha256, bytes);
      return { sha256, sizeBytes: bytes.length };
    },
    async open(sha256, range) {
      const bytes = kept.get(sha256);
      if (bytes === undefined) throw new RangeError(`no object ${sha256}`);
      return Readable.from([bytes.subarray(range?.start ?? 0, range?.end === undefined ? undefined : range.end + 1)]);
    },
    has: async (sha256) => kept.has(sha256),
    stat: async (sha256) => statOf(sha256),
    delete: async (sha256) => kept.delete(sha256),
    async *list(after = '') {
      for (const sha256 of [...kept.keys()].sort()) if (sha256 > after) yield statOf(sha256)!;
    },
    async verify(sha256) {
      const bytes = kept.get(sha256);
      return bytes === undefined ? 'missing' : digestOf(bytes) === sha256 ? 'whole' : 'damaged';
    },
  };
}

export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

async function collected(stream: ByteStream): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
