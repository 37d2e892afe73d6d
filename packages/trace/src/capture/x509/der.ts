/** One value of DER. */
export interface Der {
  /** The identifier octet. */
  readonly tag: number;
  readonly contents: Uint8Array;
  /** Identifier, length and contents. */
  readonly encoded: Uint8Array;
}

/** Thrown inside the reader of certificates and caught at its edge. */
export class BadDer extends Error {
  override readonly name = 'BadDer';
}

export const [INTEGER, BIT_STRING, OCTET_STRING, OID, SEQUENCE, SET] = [0x02, 0x03, 0x04, 0x06, 0x30, 0x31];
const MAX_CHILDREN = 1000;

/** @throws BadDer */
export function readDer(bytes: Uint8Array, at = 0): Der {
  const tag = bytes[at];
  let size = bytes[at + 1];
  if (tag === undefined || size === undefined || (tag & 0x1f) === 0x1f) throw new BadDer('no value');
  let from = at + 2;
  if (size >= 0x80) {
    const octets = size & 0x7f;
    if (octets === 0 || octets > 4) throw new BadDer('a length that is not of DER');
    size = 0;
    for (let i = 0; i < octets; i++) size = size * 256 + (bytes[from + i] ?? 0);
    from += octets;
  }
  if (from + size > bytes.length) throw new BadDer('a value past the end');
  return { tag, contents: bytes.subarray(from, from + size), encoded: bytes.subarray(at, from + size) };
}

/** Values inside a value. @throws BadDer */
export function childrenOf(value: Der): readonly Der[] {
  const children: Der[] = [];
  for (let at = 0; at < value.contents.length; at += children.at(-1)!.encoded.length) {
    if (children.length >= MAX_CHILDREN) throw new BadDer('too many members');
    children.push(readDer(value.contents, at));
  }
  return children;
}

/** @throws BadDer */
export function expectTag(value: Der | undefined, tag: number): Der {
  if (value?.tag !== tag) throw new BadDer(`expected ${tag}`);
  return value;
}

/** Dotted decimal. @throws BadDer */
export function oidOf(value: Der | undefined): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of expectTag(value, OID).contents) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) throw new BadDer('an arc too long');
    if (octet >= 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}
