/** Text of the address at `at`: dotted decimal, or RFC 5952 for IPv6. Addresses of IPv4 inside IPv6 are written as IPv4. */
export function addressText(bytes: Uint8Array, at: number, size: 4 | 16): string {
  if (size === 4) return `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[at + i * 2]! << 8) | bytes[at + i * 2 + 1]!);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return addressText(bytes, at + 12, 4);
  const zeros = longestZeros(groups);
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (zeros.length < 2) return text(groups);
  return `${text(groups.slice(0, zeros.at))}::${text(groups.slice(zeros.at + zeros.length))}`;
}

function longestZeros(groups: readonly number[]): { readonly at: number; readonly length: number } {
  let best = { at: 0, length: 0 };
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
    at += length;
  }
  return best;
}

/**
 * One end of a conversation as a short text to find it by: address and port, two bytes a character.
 * Both together are looked up for every packet, so nothing is formatted here.
 */
export function endpointKey(bytes: Uint8Array, at: number, size: 4 | 16, port: number): string {
  const word = (i: number) => (bytes[at + i]! << 8) | bytes[at + i + 1]!;
  if (size === 4) return String.fromCharCode(word(0), word(2), port);
  return String.fromCharCode(word(0), word(2), word(4), word(6), word(8), word(10), word(12), word(14), port);
}
