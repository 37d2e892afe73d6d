const MAX_BITS = 15;
/** Codes up to this length are decoded with one look-up. More would make building a table dearer than a block is worth. */
const TABLE_BITS = 10;

/** A prefix code: a table for the short codes, and the canonical order for the others. */
export interface Code {
  /** The next `bits` bits of the stream give `symbol << 4 | length`; 0 where no code of that length begins so. */
  readonly slots: Uint16Array;
  readonly bits: number;
  readonly longest: number;
  /** How many codes there are of each length. */
  readonly counts: Uint16Array;
  /** Symbols by length, then by number. */
  readonly symbols: Uint16Array;
}

/**
 * Builds the code of the given lengths, by the canonical rule of RFC 1951 §3.2.2.
 *
 * Over-subscribed sets are refused; incomplete ones too, except that a `loose` code may be empty or consist of one
 * symbol of length 1, as zlib allows.
 *
 * @returns undefined when the lengths do not form such a code
 * @source https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
 */
export function buildCode(lengths: Uint8Array, loose: boolean): Code | undefined {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i]!]!++;
  counts[0] = 0;
  let longest = MAX_BITS;
  while (longest > 0 && counts[longest] === 0) longest--;
  let room = 1;
  for (let bits = 1; bits <= longest; bits++) {
    room = room * 2 - counts[bits]!;
    if (room < 0) return undefined;
  }
  if (room > 0 && !(loose && longest <= 1)) return undefined;

  const code = new Uint16Array(MAX_BITS + 2);
  const place = new Uint16Array(MAX_BITS + 2);
  for (let bits = 1; bits <= longest; bits++) {
    code[bits + 1] = (code[bits]! + counts[bits]!) << 1;
    place[bits + 1] = place[bits]! + counts[bits]!;
  }
  const bits = Math.min(Math.max(longest, 1), TABLE_BITS);
  const slots = new Uint16Array(1 << bits);
  const symbols = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    symbols[place[length]!++] = symbol;
    if (length > bits) continue;
    for (let i = reversed(code[length]!++, length); i < slots.length; i += 1 << length) slots[i] = (symbol << 4) | length;
  }
  return { slots, bits, longest, counts, symbols };
}

/**
 * Decodes a code that is longer than the table, bit by bit.
 * @returns `symbol << 4 | length`; -1 when the held bits end first, -2 when no code begins so
 */
export function decodeLong({ counts, symbols, longest }: Code, hold: number, held: number): number {
  let [code, first, index] = [0, 0, 0];
  for (let length = 1; length <= longest; length++) {
    if (length > held) return -1;
    code |= (hold >>> (length - 1)) & 1;
    const count = counts[length]!;
    if (code - count < first) return (symbols[index + code - first]! << 4) | length;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -2;
}

function reversed(code: number, bits: number): number {
  let out = 0;
  for (let i = 0; i < bits; i++) out |= ((code >> i) & 1) << (bits - 1 - i);
  return out;
}
