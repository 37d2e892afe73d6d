/** Thrown inside the readers of ASN.1 when the bytes are not what the structure says. Caught by each scheme. */
export class BadAsn1 extends Error {
  override readonly name = 'BadAsn1';
}

/** One value of ASN.1 in BER. */
export interface BerValue {
  /** The identifier octet for tag numbers below 31: 0x30 is SEQUENCE, 0xa0 is [0] constructed. */
  readonly tag: number;
  readonly contents: Uint8Array;
  /** Identifier, length and contents, as they are in the file. */
  readonly encoded: Uint8Array;
}

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const NULL = 0x05;
export const OBJECT_IDENTIFIER = 0x06;
export const SEQUENCE = 0x30;
export const SET = 0x31;
/** `[n]` in its constructed form. */
export const context = (n: number): number => 0xa0 | n;

const CONSTRUCTED = 0x20;
const MANY_OCTETS_TAG = 0x1f;
const MAX_NESTED_INDEFINITE = 16;
const MAX_CHILDREN = 10_000;

/**
 * Reads the value at `at`. BER, not only DER: signers in the field use long lengths where short ones would do, and
 * indefinite ones.
 * @throws BadAsn1
 */
export function readBer(bytes: Uint8Array, at = 0): BerValue {
  return readValue(bytes, at, 0).value;
}

/**
 * The values in the contents of a SEQUENCE or SET.
 *
 * @param most fields the structure has: what follows them is not even looked at, as apksig does
 * @throws BadAsn1
 */
export function childrenOf(value: BerValue, most = Number.POSITIVE_INFINITY): readonly BerValue[] {
  const children: BerValue[] = [];
  for (let at = 0; at < value.contents.length && children.length < most; ) {
    if (children.length >= MAX_CHILDREN) throw new BadAsn1('too many members');
    const child = readValue(value.contents, at, 0);
    children.push(child.value);
    at = child.end;
  }
  return children;
}

/**
 * The value, which must have this tag.
 * @throws BadAsn1
 */
export function expectTag(value: BerValue | undefined, tag: number): BerValue {
  if (value === undefined || value.tag !== tag) throw new BadAsn1(`expected tag ${tag}, found ${value?.tag}`);
  return value;
}

/**
 * Dotted decimal of an OBJECT IDENTIFIER.
 * @throws BadAsn1
 */
export function oidOf(value: BerValue | undefined): string {
  const { contents } = expectTag(value, OBJECT_IDENTIFIER);
  const arcs: number[] = [];
  let arc = 0;
  for (let i = 0; i < contents.length; i++) {
    arc = arc * 128 + (contents[i]! & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) throw new BadAsn1('an arc of the identifier is too long');
    if (contents[i]! >= 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  if (arcs.length === 0 || contents.at(-1)! >= 0x80) throw new BadAsn1('an identifier that does not end');
  return arcs.join('.');
}

function readValue(bytes: Uint8Array, at: number, depth: number): { value: BerValue; end: number } {
  const identifier = readIdentifier(bytes, at);
  const length = readLength(bytes, identifier.end);
  const value = (from: number, to: number, end: number) => {
    if (end > bytes.length) throw new BadAsn1(`a value at ${at} reaches past the end`);
    return { value: { tag: identifier.tag, contents: bytes.subarray(from, to), encoded: bytes.subarray(at, end) }, end };
  };
  if (length.size !== undefined) return value(length.end, length.end + length.size, length.end + length.size);
  const to = findEndOfContents(bytes, length.end, (identifier.first & CONSTRUCTED) !== 0, depth);
  return value(length.end, to, to + 2);
}

function readIdentifier(bytes: Uint8Array, at: number): { tag: number; first: number; end: number } {
  const first = octet(bytes, at);
  if ((first & MANY_OCTETS_TAG) !== MANY_OCTETS_TAG) return { tag: first, first, end: at + 1 };
  let number = 0;
  for (let i = at + 1; ; i++) {
    const next = octet(bytes, i);
    number = number * 128 + (next & 0x7f);
    if (number > 0xffffff) throw new BadAsn1('tag number too large');
    if (next < 0x80) return { tag: first | (number << 8), first, end: i + 1 };
  }
}

function readLength(bytes: Uint8Array, at: number): { size: number | undefined; end: number } {
  const first = octet(bytes, at);
  if (first < 0x80) return { size: first, end: at + 1 };
  if (first === 0x80) return { size: undefined, end: at + 1 };
  let size = 0;
  for (let i = 1; i <= (first & 0x7f); i++) {
    size = size * 256 + octet(bytes, at + i);
    if (size > 0x7fffffff) throw new BadAsn1('length too large');
  }
  return { size, end: at + 1 + (first & 0x7f) };
}

/** Offset of the two zero octets that end a value of indefinite length. */
function findEndOfContents(bytes: Uint8Array, from: number, isConstructed: boolean, depth: number): number {
  if (depth >= MAX_NESTED_INDEFINITE) throw new BadAsn1('nested too deep');
  for (let at = from; ; ) {
    if (octet(bytes, at) === 0 && octet(bytes, at + 1) === 0) return at;
    at = isConstructed ? readValue(bytes, at, depth + 1).end : at + 1;
  }
}

function octet(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw new BadAsn1(`ended at ${at}`);
  return value;
}
