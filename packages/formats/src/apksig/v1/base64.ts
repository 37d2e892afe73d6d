const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 0xff;
/** Value of a digit by its character code. */
const VALUES = new Uint8Array(128).fill(NONE);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Strict base64 of RFC 4648; padding may be left out. Undefined for anything else, blanks included. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  if (digits % 4 === 1 || (digits !== text.length && text.length % 4 !== 0)) return undefined;
  const out = new Uint8Array(Math.floor((digits * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? NONE;
    if (value === NONE) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    const have = ((i % 4) + 1) * 6;
    if (i % 4 > 0) out[at++] = (bits >> (have % 8)) & 0xff;
  }
  return out;
}
