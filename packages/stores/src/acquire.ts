import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactRef, StoreConnector } from './connector.ts';
import { type Clock, type DownloadOptions, download } from './download.ts';
import { alone } from './one-at-a-time.ts';
import { StoreFault } from './store-fault.ts';
import { type VerifiedArtifact, verifyArtifact } from './verify-artifact.ts';

/** Where checked bytes go: content-addressed, the same again is harmless. */
export interface ArtifactObjects {
  put(bytes: AsyncIterable<Uint8Array>, expected: { readonly sha256: string; readonly sizeBytes: number }): Promise<unknown>;
}

/** What became of an artifact, in the words of its state machine. */
export type Acquired =
  | {
      readonly state: 'STORED';
      readonly sha256: string;
      readonly sizeBytes: number;
      readonly md5: string;
      readonly sha1: string;
      readonly verified: Extract<VerifiedArtifact, { ok: true }>;
    }
  | { readonly state: 'FETCH_FAILED'; readonly reason: string; readonly retryable: boolean; readonly retryAfterMs?: number }
  | { readonly state: 'REJECTED'; readonly reason: string; readonly found?: string };

/** FETCHING → QUARANTINED → VERIFIED → STORED, or where it ended. Only an abort, a full disk and a failing object store throw. */
export function acquire(
  connector: StoreConnector,
  ref: ArtifactRef,
  objects: ArtifactObjects,
  options: DownloadOptions,
  around: Clock,
  signal: AbortSignal,
): Promise<Acquired> {
  return alone(join(options.quarantine, ref.sha256), () => taken(connector, ref, objects, options, around, signal));
}

async function taken(...[connector, ref, objects, options, around, signal]: Parameters<typeof acquire>): Promise<Acquired> {
  let path: string;
  let digests: { readonly md5: string; readonly sha1: string };
  try {
    const downloaded = await download(connector, ref, options, around, signal);
    if (!downloaded.ok) return { state: 'REJECTED', reason: downloaded.reason, found: downloaded.found };
    path = downloaded.path;
    digests = { md5: downloaded.md5, sha1: downloaded.sha1 };
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const { code: reason, retryable, retryAfterMs } = error;
    return { state: 'FETCH_FAILED', reason, retryable, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  const verified = verifyArtifact(path, ref, connector.about.declaresSigner);
  if (verified.ok) await objects.put(createReadStream(path), { sha256: ref.sha256, sizeBytes: ref.sizeBytes });
  await rm(path, { force: true });
  if (!verified.ok) return { state: 'REJECTED', reason: verified.reason };
  return { state: 'STORED', sha256: ref.sha256, sizeBytes: ref.sizeBytes, ...digests, verified };
}
