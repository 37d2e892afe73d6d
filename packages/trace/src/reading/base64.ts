/** Bytes of Base64 text, the common or the URL alphabet, with or without padding; what is neither is passed over. */
export function decodeBase64(text: string, maxBytes: number): Uint8Array {
  const out = new Uint8Array(Math.min(maxBytes, Math.ceil((text.length * 3) / 4)));
  let [bits, held, length] = [0, 0, 0];
  for (let i = 0; i < text.length && length < out.length; i++) {
    const value = VALUES[text.charCodeAt(i)];
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length++] = (bits >> held) & 0xff;
  }
  return out.subarray(0, length);
}

const VALUES: ReadonlyArray<number | undefined> = Array.from({ length: 128 }, (_, code) => sextetOf(String.fromCharCode(code)));

function sextetOf(character: string): number | undefined {
  const at = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'.indexOf(character);
  return at < 0 ? undefined : at < 64 ? at : at - 2;
}
