import { join } from '../bytes/join.ts';

/** DER of ASN.1 values, each function one type. @source ITU-T X.690 */
export function tlv(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = join(...contents);
  return join(Uint8Array.of(tag), lengthOctets(content.length), content);
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

export function sequence(...items: readonly Uint8Array[]): Uint8Array {
  return tlv(0x30, ...items);
}

/** A SET OF: DER wants its elements in ascending order of their bytes. */
export function setOf(...items: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...[...items].sort(Buffer.compare));
}

/** `[number]`, constructed. */
export function tagged(number: number, ...items: readonly Uint8Array[]): Uint8Array {
  return tlv(0xa0 | number, ...items);
}

export function integer(value: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = value;
  do {
    octets.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (rest !== 0n && rest !== -1n);
  if (value >= 0n && octets[0]! >= 0x80) octets.unshift(0);
  return tlv(0x02, Uint8Array.from(octets));
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128)) groups.unshift(0x80 | (high & 0x7f));
    return groups;
  });
  return tlv(0x06, Uint8Array.from(octets));
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return tlv(0x04, bytes);
}

/** Whole octets only. */
export function bitString(bytes: Uint8Array): Uint8Array {
  return tlv(0x03, Uint8Array.of(0), bytes);
}

export function utf8String(text: string): Uint8Array {
  return tlv(0x0c, new TextEncoder().encode(text));
}

export function printableString(text: string): Uint8Array {
  return tlv(0x13, new TextEncoder().encode(text));
}

/** `2020-01-31T00:00:00Z`: UTCTime until 2049, GeneralizedTime from then on, as RFC 5280 asks. */
export function time(instant: string): Uint8Array {
  const digits = instant.replace(/[-:T]/g, '');
  const isUtcTime = Number(digits.slice(0, 4)) < 2050;
  return tlv(isUtcTime ? 0x17 : 0x18, new TextEncoder().encode(isUtcTime ? digits.slice(2) : digits));
}

export const nullValue = Uint8Array.of(0x05, 0x00);
