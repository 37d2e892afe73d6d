/** Code lengths of this size and below are decoded with one look-up. */
const MAX_BITS = 15;

/**
 * A prefix code as one look-up table: the next `bits` bits of the stream give `symbol << 4 | length`.
 * A slot that no code reaches holds 0.
 */
export interface Code {
  readonly slots: Uint16Array;
  readonly bits: number;
}

/**
 * Builds the code of the given lengths, by the canonical rule of RFC 1951 §3.2.2.
 *
 * Over-subscribed sets are refused; incomplete ones too, except that a code of `loose` symbols may be empty or
 * consist of one symbol of length 1, as zlib allows.
 *
 * @returns undefined when the lengths do not form such a code
 * @source https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
 */
export function buildCode(lengths: Uint8Array, loose: boolean): Code | undefined {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) counts[length]!++;
  let longest = MAX_BITS;
  while (longest > 0 && counts[longest] === 0) longest--;
  let room = 1;
  for (let bits = 1; bits <= longest; bits++) {
    room = room * 2 - counts[bits]!;
    if (room < 0) return undefined;
  }
  if (room > 0 && !(loose && longest <= 1)) return undefined;

  const next = new Uint16Array(MAX_BITS + 2);
  for (let bits = 1; bits <= longest; bits++) next[bits + 1] = (next[bits]! + counts[bits]!) << 1;
  const bits = Math.max(longest, 1);
  const slots = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const slot = (symbol << 4) | length;
    for (let i = reversed(next[length]!++, length); i < slots.length; i += 1 << length) slots[i] = slot;
  }
  return { slots, bits };
}

function reversed(code: number, bits: number): number {
  let out = 0;
  for (let i = 0; i < bits; i++) out |= ((code >> i) & 1) << (bits - 1 - i);
  return out;
}
