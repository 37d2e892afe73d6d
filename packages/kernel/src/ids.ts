import { toHex } from './hex.ts';

/** A UUID in its canonical text: lower case, with hyphens. */
export type Uuid = string;

/**
 * UUID version 7: 48 bits of time, then 74 random bits, so that keys made later sort later.
 *
 * Within one millisecond the order is that of `random`.
 *
 * @param nowMs milliseconds since 1970, 0 to 2^48 - 1
 * @param random 16 bytes of a cryptographic source; the last 10 are used
 * @throws RangeError if either is out of range: an id without randomness would be a collision in waiting
 * @source RFC 9562 section 5.7
 */
export function uuidv7(nowMs: number, random: Uint8Array): Uuid {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs >= 2 ** 48) throw new RangeError(`no time for a UUID: ${nowMs}`);
  if (random.length !== 16) throw new RangeError(`a UUID takes 16 random bytes, not ${random.length}`);
  const bytes = random.slice();
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(nowMs / 2 ** 32));
  view.setUint32(2, nowMs % 2 ** 32);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Whether `text` is a UUID in canonical form, of any version. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** Milliseconds since 1970 at which a version 7 UUID was made. */
export const timeOfUuid = (id: Uuid): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
