import { crc32, deflateSync } from 'node:zlib';
import { join, toBytes } from '../bytes/join.ts';

/** A PNG of one colour. @source RFC 2083 */
export function png(sizePixels: number, [red, green, blue]: readonly [number, number, number]): Uint8Array {
  const row = [0, ...Array.from({ length: sizePixels }, () => [red, green, blue]).flat()];
  const pixels = Uint8Array.from(Array.from({ length: sizePixels }, () => row).flat());
  const size = [0, 0, sizePixels >> 8, sizePixels & 0xff];
  return join(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', Uint8Array.of(...size, ...size, 8, 2, 0, 0, 0)),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  );
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = join(toBytes(type), data);
  return join(bigEndian(data.length), body, bigEndian(crc32(body)));
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** The icon of fixtures that do not bring one. */
export const icon: Uint8Array = png(16, [0x2e, 0x7d, 0x32]);
