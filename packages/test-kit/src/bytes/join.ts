/** The parts one after another. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Text as UTF-8; bytes as they are. */
export function toBytes(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** A copy of `bytes` with each patch written over it; the length stays. */
export function patched(bytes: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const copy = bytes.slice();
  for (const { offset, bytes: over } of patches) copy.set(Uint8Array.from(over), offset);
  return copy;
}

/** Bytes to write over others at `offset`, counted from the start of the file. */
export interface Patch {
  readonly offset: number;
  readonly bytes: ArrayLike<number>;
}
