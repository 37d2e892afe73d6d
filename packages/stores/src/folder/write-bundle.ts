import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListingChange } from '../connector.ts';
import { BUNDLE, BUNDLE_SCHEMA, BUNDLE_SIGNATURE } from './bundle.ts';

export interface BundleContents {
  readonly listings: readonly ListingChange[];
  /** Paths below the folder of all files that listings and policies name. */
  readonly paths: readonly string[];
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** Writes `bundle.json` and its signature into a folder that already holds the files. @param privateKey PEM of an Ed25519 key */
export async function writeBundle(root: string, { listings, paths, madeAt }: BundleContents, privateKey: string): Promise<void> {
  const files = [];
  for (const path of paths.toSorted()) {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(join(root, path))) hash.update(piece as Buffer);
    files.push({ path, sha256: hash.digest('hex'), sizeBytes: (await stat(join(root, path))).size });
  }
  const bytes = Buffer.from(`${JSON.stringify({ schema: BUNDLE_SCHEMA, madeAt, files, listings }, undefined, 2)}\n`);
  await writeFile(join(root, BUNDLE), bytes);
  await writeFile(join(root, BUNDLE_SIGNATURE), `${sign(null, bytes, createPrivateKey(privateKey)).toString('base64')}\n`);
}
