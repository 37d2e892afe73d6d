import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { BackupFault } from './backup-fault.ts';
import { type Manifest, type Part, readManifest } from './manifest.ts';

/**
 * Reads every byte of a backup and holds it to its hash.
 * @throws BackupFault `damaged`, which names the file; `not-a-backup`
 */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const part of [...manifest.tables, manifest.objects]) await checkPart(folder, part);
  const store = await openFolder(join(folder, 'objects'));
  for (const sha256 of await objectsOf(folder, manifest)) {
    if ((await store.verify(sha256)) !== 'whole') throw damaged(folder, `objects/${sha256}`);
  }
  return manifest;
}

/** Addresses of the objects in a backup. */
export async function objectsOf(folder: string, { objects }: Manifest): Promise<readonly string[]> {
  const text = await readFile(join(folder, objects.file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(0, 64));
}

async function checkPart(folder: string, { file, sha256 }: Part): Promise<void> {
  const path = join(folder, file);
  if (!existsSync(path)) throw damaged(folder, file);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Uint8Array);
  if (hash.digest('hex') !== sha256) throw damaged(folder, file);
}

const damaged = (folder: string, file: string) =>
  new BackupFault('damaged', `${file} in ${folder} is not what was written: use another backup`);
