import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What was to be fetched, as the lease declares it. */
export interface Wanted {
  readonly sha256: string;
  /** Absent where the lease does not say; then only the cache's own limit holds. */
  readonly sizeBytes?: number;
}

/** The bytes that came are not the bytes that were promised. They are gone again. */
export class WrongBytes extends Error {
  override readonly name = 'WrongBytes';
}

/**
 * Files by their SHA-256, fetched once for all engines that want them and checked as they flow.
 *
 * The oldest make room when `maxBytes` is passed; a file in use is kept whatever its age.
 */
export class FileCache {
  readonly #folder: string;
  readonly #maxBytes: number;
  readonly #arriving = new Map<string, Promise<string>>();
  readonly #inUse = new Map<string, number>();

  constructor(folder: string, maxBytes: number) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
  }

  /**
   * Path of the file while `work` runs.
   * @param fetchBytes called only when the file is not here
   * @throws WrongBytes when size or hash differ from what was promised
   */
  async use<T>(wanted: Wanted, fetchBytes: () => Promise<AsyncIterable<Uint8Array>>, work: (path: string) => Promise<T>): Promise<T> {
    this.#inUse.set(wanted.sha256, (this.#inUse.get(wanted.sha256) ?? 0) + 1);
    try {
      return await work(await this.#path(wanted, fetchBytes));
    } finally {
      const users = (this.#inUse.get(wanted.sha256) ?? 1) - 1;
      if (users > 0) this.#inUse.set(wanted.sha256, users);
      else this.#inUse.delete(wanted.sha256);
    }
  }

  async #path(wanted: Wanted, fetchBytes: () => Promise<AsyncIterable<Uint8Array>>): Promise<string> {
    const path = join(this.#folder, wanted.sha256);
    if (await isFile(path)) {
      const now = new Date();
      await utimes(path, now, now);
      return path;
    }
    const arriving =
      this.#arriving.get(wanted.sha256) ?? this.#fetch(path, wanted, fetchBytes).finally(() => this.#arriving.delete(wanted.sha256));
    this.#arriving.set(wanted.sha256, arriving);
    return arriving;
  }

  async #fetch(path: string, wanted: Wanted, fetchBytes: () => Promise<AsyncIterable<Uint8Array>>): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const partial = `${path}.partial`;
    const check = new Check(wanted, this.#maxBytes);
    try {
      await pipeline(await fetchBytes(), check, createWriteStream(partial));
      check.finish();
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await rename(partial, path);
    await this.#makeRoom();
    return path;
  }

  async #makeRoom(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => !name.endsWith('.partial'));
    const files = await Promise.all(names.map(async (name) => ({ name, ...(await sizeAndAge(join(this.#folder, name))) })));
    let total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    for (const file of files.sort((a, b) => a.usedAt - b.usedAt)) {
      if (total <= this.#maxBytes) return;
      if (this.#inUse.has(file.name)) continue;
      await rm(join(this.#folder, file.name), { force: true });
      total -= file.sizeBytes;
    }
  }
}

/** Passes bytes on while it counts and hashes them; stops a stream that grows past what was promised. */
class Check extends Transform {
  readonly #wanted: Wanted;
  readonly #limit: number;
  readonly #hash: Hash = createHash('sha256');
  #sizeBytes = 0;

  constructor(wanted: Wanted, maxBytes: number) {
    super();
    this.#wanted = wanted;
    this.#limit = wanted.sizeBytes ?? maxBytes;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.#sizeBytes += chunk.length;
    this.#hash.update(chunk);
    if (this.#sizeBytes > this.#limit) done(new WrongBytes(`${this.#wanted.sha256}: more than ${this.#limit} bytes came`));
    else done(null, chunk);
  }

  finish(): void {
    const { sha256, sizeBytes } = this.#wanted;
    if (sizeBytes !== undefined && sizeBytes !== this.#sizeBytes)
      throw new WrongBytes(`${sha256}: ${this.#sizeBytes} bytes came, not ${sizeBytes}`);
    const came = this.#hash.digest('hex');
    if (came !== sha256) throw new WrongBytes(`${sha256}: the bytes that came hash to ${came}`);
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

async function sizeAndAge(path: string): Promise<{ sizeBytes: number; usedAt: number }> {
  const found = await stat(path);
  return { sizeBytes: found.size, usedAt: found.mtimeMs };
}
