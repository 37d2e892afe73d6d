import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './entry.ts';

/** An entry of `sizeBytes` zeros in about a thousandth of the room. */
export function bomb(name: string, sizeBytes: number): ZipEntry {
  return { name, data: new Uint8Array(sizeBytes), method: 'deflated', stream: deflatedZeros(sizeBytes) };
}

/** `count` names that all inflate the one stream of `sizeBytes` zeros written for the first: overlap and ratio in one. */
export function overlappingBomb(count: number, sizeBytes: number): readonly ZipEntry[] {
  const first = bomb('bomb-0', sizeBytes);
  return [first, ...Array.from({ length: count - 1 }, (_, i) => ({ name: `bomb-${i + 1}`, data: '', sameAs: 0 }))];
}

/** An entry whose directory record admits to `toldBytes` but whose stream inflates to `sizeBytes`. */
export function lyingBomb(name: string, sizeBytes: number, toldBytes: number): ZipEntry {
  const told = { uncompressedSize: toldBytes, crc32: crc32(new Uint8Array(toldBytes)) };
  return { name, data: '', method: 'deflated', stream: deflatedZeros(sizeBytes), local: told, central: told };
}

/** Small themselves, and slow to make. */
const made = new Map<number, Uint8Array>();

function deflatedZeros(sizeBytes: number): Uint8Array {
  const known = made.get(sizeBytes);
  if (known !== undefined) return known;
  const stream = deflateRawSync(new Uint8Array(sizeBytes), { level: 9 });
  made.set(sizeBytes, stream);
  return stream;
}
