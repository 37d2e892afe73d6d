import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFault } from './backup-fault.ts';

/** A file of the backup. */
export interface Part {
  /** Path inside the backup. */
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface TablePart extends Part {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** What a backup holds. Its own hash stands beside it, in `manifest.sha256`. */
export interface Manifest {
  readonly schema: 'touchstone-backup/1';
  /** ISO 8601, UTC: everything committed before is in it. */
  readonly madeAt: string;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  /** Rows as COPY writes them, each file compressed with zstd. */
  readonly tables: readonly TablePart[];
  readonly sequences: readonly { readonly name: string; readonly value: number }[];
  /** Addresses and sizes, one on a line, in order; the bytes lie below `objects/`. */
  readonly objects: Part & { readonly count: number; readonly bytes: number };
  /** Objects that rows speak of and that the store did not have: said, not hidden. */
  readonly missing: readonly string[];
}

const FILE = 'manifest.json';
const HASH_FILE = 'manifest.sha256';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

export async function writeManifest(folder: string, manifest: Manifest): Promise<string> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const sha256 = hashOf(text);
  await writeFile(join(folder, FILE), text);
  await writeFile(join(folder, HASH_FILE), `${sha256}  ${FILE}\n`);
  return sha256;
}

/** @throws BackupFault `not-a-backup`, `damaged` */
export async function readManifest(folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, FILE)) || !existsSync(join(folder, HASH_FILE)))
    throw new BackupFault('not-a-backup', `${folder} holds no finished backup`);
  const [text, line] = await Promise.all([FILE, HASH_FILE].map((file) => readFile(join(folder, file), 'utf8')));
  if (line?.split(' ')[0] !== hashOf(text ?? ''))
    throw new BackupFault('damaged', `${FILE} in ${folder} is not what was written: use another backup`);
  const manifest = JSON.parse(text ?? '') as Manifest;
  if (manifest.schema !== 'touchstone-backup/1')
    throw new BackupFault(
      'other-release',
      `${folder} is a backup of the form ${String(manifest.schema)}: restore it with the release that made it`,
    );
  return manifest;
}
