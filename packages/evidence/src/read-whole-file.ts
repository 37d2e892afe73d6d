import type { EvidenceFile } from '@touchstone/facts';
import { toHex } from '@touchstone/kernel/hex';
import { type OpenFile, openFile, ports } from '@touchstone/ports-node';

/** Read in pieces of so many bytes. */
const PIECE = 1 << 20;

export interface WholeFile {
  /** The beginning, when the file is longer than was asked for. */
  readonly bytes: Uint8Array;
  readonly file: EvidenceFile;
}

/**
 * A file of evidence, up to `mostBytes`, and what the report says of it.
 * @throws FileFault when it cannot be opened or read
 */
export function readWholeFile(path: string, input: EvidenceFile['input'], name: string, mostBytes: number): WholeFile {
  const opened = openFile(path, { inMemoryBytes: 8 * PIECE });
  try {
    // A file that is closed gives its memory back.
    const bytes = opened.read(0, Math.min(opened.size, mostBytes)).slice();
    return { bytes, file: { input, name, sha256: digestOf(opened), sizeBytes: opened.size } };
  } finally {
    opened.close();
  }
}

/** Of bytes that came from elsewhere than a file. */
export const evidenceFile = (input: EvidenceFile['input'], name: string, bytes: Uint8Array): EvidenceFile => ({
  input,
  name,
  sha256: toHex(ports.hash.of('sha256', bytes)),
  sizeBytes: bytes.length,
});

/** Of the whole file, so that others can tell that it is the same. */
function digestOf(opened: OpenFile): string {
  const hasher = ports.hash.start('sha256');
  for (let at = 0; at < opened.size; at += PIECE) hasher.update(opened.read(at, Math.min(PIECE, opened.size - at)));
  return toHex(hasher.digest());
}
