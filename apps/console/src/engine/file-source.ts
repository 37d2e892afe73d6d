import { type ByteSource, OutOfBytes, sourceOf } from '@touchstone/kernel/bytes';

/** Of workers alone, and so not among the types of a page. */
interface SyncReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Files up to this size are read at once; larger ones piece by piece. */
const IN_MEMORY_BYTES = 256 * 1024 * 1024;

/** The file cannot be read any more: it was changed or taken away after it had been chosen. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

/** A chosen file as the parsers read it: without waiting, which only a worker may do. */
export async function fileSource(file: Blob): Promise<ByteSource> {
  if (file.size <= IN_MEMORY_BYTES) return sourceOf(new Uint8Array(await guarded(() => file.arrayBuffer())));
  const { FileReaderSync } = globalThis as unknown as { readonly FileReaderSync: new () => SyncReader };
  const reader = new FileReaderSync();
  return {
    size: file.size,
    read(at, length) {
      if (!(at >= 0 && length >= 0 && at + length <= file.size)) throw new OutOfBytes(at, length, file.size);
      try {
        return new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + length)));
      } catch (error) {
        throw changed(error);
      }
    },
  };
}

async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw changed(error);
  }
}

const changed = (error: unknown): unknown =>
  error instanceof DOMException ? new FileChanged('the chosen file changed while it was read', { cause: error }) : error;
