import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './entry.ts';

/** An entry of `sizeBytes` zeros in about a thousandth of the room. */
export function bomb(name: string, sizeBytes: number): ZipEntry {
  return { name, data: new Uint8Array(sizeBytes), method: 'deflated' };
}

/** `count` names that all inflate the one stream of `sizeBytes` zeros written for the first: overlap and ratio in one. */
export function overlappingBomb(count: number, sizeBytes: number): readonly ZipEntry[] {
  const first = bomb('bomb-0', sizeBytes);
  return [first, ...Array.from({ length: count - 1 }, (_, i) => ({ name: `bomb-${i + 1}`, data: '', sameAs: 0 }))];
}

/** An entry whose directory record admits to `toldBytes` but whose stream inflates to `sizeBytes`. */
export function lyingBomb(name: string, sizeBytes: number, toldBytes: number): ZipEntry {
  const zeros = new Uint8Array(sizeBytes);
  const told = { uncompressedSize: toldBytes, crc32: crc32(zeros.subarray(0, toldBytes)) };
  return { name, data: '', method: 'deflated', stream: deflateRawSync(zeros, { level: 9 }), local: told, central: told };
}
