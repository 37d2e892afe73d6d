import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type ByteSource, OutOfBytes, sourceOf } from '@touchstone/kernel/bytes';
import { FileFault } from './file-fault.ts';
import { freeBuffer } from './free-buffer.ts';

export interface OpenFile extends ByteSource {
  /** Gives descriptor and memory back: reading after it throws, and what was read of a file in memory is empty. */
  close(): void;
}

export interface OpenFileOptions {
  /** Files up to this size are read at once; larger ones piece by piece. */
  readonly inMemoryBytes?: number;
}

const IN_MEMORY_BYTES = 256 * 1024 * 1024;
/** Without waiting: opening a pipe that nobody writes to would hang. Windows has no such flag. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * A file as bytes, whole in memory when it is small enough, otherwise read where it is asked for.
 *
 * @throws FileFault when it cannot be opened; later, when it changes or fails while being read
 */
export function openFile(path: string, options: OpenFileOptions = {}): OpenFile {
  const file = guarded(path, () => openSync(path, READ_ONLY));
  try {
    const stats = guarded(path, () => fstatSync(file));
    if (!stats.isFile()) throw new FileFault('not-a-file', path);
    if (stats.size > (options.inMemoryBytes ?? IN_MEMORY_BYTES)) return positioned(file, path, stats);
    const bytes = readAt(file, path, 0, stats.size);
    unchanged(file, path, stats);
    closeSync(file);
    return { ...sourceOf(bytes), close: () => freeBuffer(bytes.buffer) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function positioned(file: number, path: string, stats: Stats): OpenFile {
  let isOpen = true;
  return {
    size: stats.size,
    read(at, length) {
      if (!(at >= 0 && length >= 0 && at + length <= stats.size)) throw new OutOfBytes(at, length, stats.size);
      if (!isOpen) throw new FileFault('read-failed', path);
      unchanged(file, path, stats);
      return readAt(file, path, at, length);
    },
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

function readAt(file: number, path: string, at: number, length: number): Uint8Array {
  const bytes = guarded(path, () => unfilled(length));
  for (let done = 0; done < length; ) {
    const count = guarded(path, () => readSync(file, bytes, done, length - done, at + done));
    if (count === 0) throw new FileFault('changed', path);
    done += count;
  }
  return bytes;
}

/** Every byte is written before anyone sees it: filling 18 MB with zeros takes as long as reading them. */
function unfilled(length: number): Uint8Array {
  const { buffer, byteOffset } = Buffer.allocUnsafeSlow(length);
  return new Uint8Array(buffer, byteOffset, length);
}

function unchanged(file: number, path: string, before: Stats): void {
  const now = guarded(path, () => fstatSync(file));
  if (now.size !== before.size || now.mtimeMs !== before.mtimeMs) throw new FileFault('changed', path);
}

function guarded<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw FileFault.from(error, path);
  }
}
