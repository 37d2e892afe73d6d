import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { ListingChange } from '../connector.ts';
import type { FoundFile } from './walk.ts';

/** What a file says of itself as a listing: its path is its id. */
export async function listingOfFile(file: FileHandle, { path, kind }: FoundFile): Promise<ListingChange> {
  const { size, mtimeMs } = await file.stat();
  const hash = createHash('sha256');
  for await (const piece of file.createReadStream({ autoClose: false, start: 0 })) hash.update(piece as Buffer);
  return {
    storeAppId: path,
    state: 'live',
    updatedAt: new Date(mtimeMs).toISOString(),
    platform: kind === 'hap' ? 'harmony' : kind === 'ipa' ? 'ios' : 'android',
    names: {},
    permissions: [],
    artifact: { sha256: hash.digest('hex'), sizeBytes: size, kind, signers: [], location: path },
  };
}
