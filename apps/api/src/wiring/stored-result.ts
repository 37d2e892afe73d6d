import { text } from 'node:stream/consumers';
import { createZstdDecompress } from 'node:zlib';
import type { EngineResult } from '@touchstone/domain/engine';
import type { ObjectStore } from '@touchstone/objects';

/** A result as it was accepted: it was checked then. @param object digest of the compressed object */
export async function storedResult(objects: Pick<ObjectStore, 'open'>, object: string): Promise<EngineResult> {
  return JSON.parse(await text((await objects.open(object)).pipe(createZstdDecompress()))) as EngineResult;
}
