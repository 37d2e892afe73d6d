/** Length in bits of the code of each octet, and of the end of the text. The codes themselves are canonical. @source RFC 7541 B */
const LENGTHS = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10,
  12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7,
  7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22,
  23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22,
  23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20,
  24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30,
];
const END = 256;
const LONGEST = 30;

/** Octets by length of code and then by value, and for each length the first code and where its octets begin. */
const ORDERED = LENGTHS.map((_, octet) => octet).sort((a, b) => LENGTHS[a]! - LENGTHS[b]! || a - b);
const COUNT = Array.from({ length: LONGEST + 1 }, (_, bits) => LENGTHS.filter((length) => length === bits).length);
const FIRST_CODE: number[] = [];
const FIRST_INDEX: number[] = [];
for (let bits = 0, code = 0, index = 0; bits <= LONGEST; bits++) {
  code *= 2;
  FIRST_CODE.push(code);
  FIRST_INDEX.push(index);
  code += COUNT[bits]!;
  index += COUNT[bits]!;
}

/** Octets of a coded text; undefined when it holds its end, or does not end in the beginning of that. */
export function decodeHuffman(bytes: Uint8Array): Uint8Array | undefined {
  const out = new Uint8Array(Math.ceil((bytes.length * 8) / 5));
  let size = 0;
  let code = 0;
  let bits = 0;
  for (const octet of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      code = code * 2 + ((octet >> bit) & 1);
      bits++;
      const place = code - FIRST_CODE[bits]!;
      if (place >= COUNT[bits]!) {
        if (bits === LONGEST) return undefined;
        continue;
      }
      const symbol = ORDERED[FIRST_INDEX[bits]! + place]!;
      if (symbol === END) return undefined;
      out[size++] = symbol;
      code = bits = 0;
    }
  }
  const isPadding = bits < 8 && code === 2 ** bits - 1;
  return isPadding ? out.subarray(0, size) : undefined;
}
