import type { Inflated, Ports } from '@touchstone/kernel/ports';
import { freeBuffer } from './free-buffer.ts';
import { hash } from './hash.ts';
import { inflate } from './inflate.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { verify } from './verify.ts';

/** Smaller ones come and go with the objects around them. */
const LARGE_BYTES = 64 * 1024;

/**
 * The files and large buffers of one scan. They are dead when its report is made, but V8 counts them as if they were not
 * until it has looked through everything that lives, and does so once for every 64 MiB: twice for a large app.
 */
export class ScanMemory {
  /** As `ports`; what they unpack is empty after `free`. */
  readonly ports: Ports;
  readonly #files: OpenFile[];
  readonly #unpacked: ArrayBufferLike[];

  constructor() {
    this.ports = { inflate: (...args) => this.#kept(inflate(...args)), hash, verify };
    this.#files = [];
    this.#unpacked = [];
  }

  /** @throws FileFault as `openFile` does */
  open(path: string): OpenFile {
    const file = openFile(path);
    this.#files.push(file);
    return file;
  }

  /** Closes the files and gives all memory back. Nothing of the app may be read after it. */
  free(): void {
    for (const file of this.#files) file.close();
    for (const buffer of this.#unpacked) freeBuffer(buffer);
    this.#files.length = 0;
    this.#unpacked.length = 0;
  }

  #kept(inflated: Inflated): Inflated {
    if (inflated.bytes.length >= LARGE_BYTES) this.#unpacked.push(inflated.bytes.buffer);
    return inflated;
  }
}
