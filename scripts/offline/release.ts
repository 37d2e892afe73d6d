import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';

/** What is signed: each file of the archive by its hash, and what it is for. */
export interface Release {
  readonly schema: 'touchstone-offline-release/1';
  readonly version: string;
  /** `linux-x64`: the runtime, the database and libraries with machine code are made for it. */
  readonly platform: string;
  readonly node: string;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly sizeBytes: number }>>;
}

/** The bytes that are signed: one form for one content. */
export const releaseText = (release: Release): string => `${JSON.stringify(release, null, 2)}\n`;

export async function hashed(path: string): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { sha256: hash.digest('hex'), sizeBytes: statSync(path).size };
}

const MTIME = '--mtime=2020-01-01T00:00:00Z';
const SAME_BYTES = [
  '--sort=name',
  MTIME,
  '--owner=0',
  '--group=0',
  '--numeric-owner',
  '--format=posix',
  '--pax-option=delete=atime,delete=ctime',
];

/** A tar of everything in `folder`, the same bytes for the same files; compressed when `out` ends in `.zst`. @throws Error when tar fails */
export async function tarOf(folder: string, out: string): Promise<void> {
  const tar = spawn('tar', ['-C', folder, ...SAME_BYTES, '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(tar, 'close');
  const to = createWriteStream(out);
  if (out.endsWith('.zst')) await pipeline(tar.stdout, createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 9 } }), to);
  else await pipeline(tar.stdout, to);
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`tar ended with ${code}`);
}
