import type { EvidenceFile } from '@touchstone/facts';
import { toHex } from '@touchstone/kernel/hex';
import { openFile, ports } from '@touchstone/ports-node';

export interface WholeFile {
  readonly bytes: Uint8Array;
  readonly file: EvidenceFile;
}

/**
 * A file of evidence, up to `mostBytes`, and what the report says of it.
 * @throws FileFault when it cannot be opened or read
 */
export function readWholeFile(path: string, input: EvidenceFile['input'], name: string, mostBytes: number): WholeFile {
  const opened = openFile(path);
  try {
    // A file that is closed gives its memory back.
    const bytes = opened.read(0, Math.min(opened.size, mostBytes)).slice();
    return { bytes, file: evidenceFile(input, name, bytes, opened.size) };
  } finally {
    opened.close();
  }
}

/** @param sizeBytes of the whole, where `bytes` are only its beginning */
export const evidenceFile = (input: EvidenceFile['input'], name: string, bytes: Uint8Array, sizeBytes = bytes.length): EvidenceFile => ({
  input,
  name,
  sha256: toHex(ports.hash.of('sha256', bytes)),
  sizeBytes,
});
