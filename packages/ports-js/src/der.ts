/** One DER element: its tag and the bytes of its content, as views. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
}

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OBJECT_ID = 0x06;
export const SEQUENCE = 0x30;

/**
 * The elements that fill `bytes`, strictly DER: definite lengths in their shortest form, nothing left over.
 * @returns undefined when they do not
 */
export function elementsOf(bytes: Uint8Array): readonly Der[] | undefined {
  const elements: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = headerEnd(bytes, at);
    if (start === undefined) return undefined;
    elements.push({ tag: bytes[at]!, content: bytes.subarray(start.from, start.to) });
    at = start.to;
  }
  return elements;
}

/** The elements of the one SEQUENCE that `bytes` are. */
export function sequenceOf(bytes: Uint8Array): readonly Der[] | undefined {
  const outer = elementsOf(bytes);
  return outer?.length === 1 && outer[0]!.tag === SEQUENCE ? elementsOf(outer[0]!.content) : undefined;
}

/** A non-negative INTEGER in its shortest form. */
export function unsignedOf(der: Der | undefined): bigint | undefined {
  if (der === undefined || der.tag !== INTEGER || der.content.length === 0 || der.content[0]! >= 0x80) return undefined;
  if (der.content.length > 1 && der.content[0] === 0 && der.content[1]! < 0x80) return undefined;
  return bigOf(der.content);
}

/** Big-endian bytes as a number. */
export function bigOf(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function headerEnd(bytes: Uint8Array, at: number): { readonly from: number; readonly to: number } | undefined {
  const first = bytes[at + 1];
  if (first === undefined) return undefined;
  const longBytes = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || longBytes > 4 || at + 2 + longBytes > bytes.length) return undefined;
  let length = first < 0x80 ? first : 0;
  for (let i = 0; i < longBytes; i++) length = length * 256 + bytes[at + 2 + i]!;
  if (longBytes > 0 && (length < 0x80 || bytes[at + 2] === 0)) return undefined;
  const from = at + 2 + longBytes;
  return from + length <= bytes.length ? { from, to: from + length } : undefined;
}
