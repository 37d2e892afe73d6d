/** A repeatable sequence of 32-bit numbers (mulberry32): junk and shapes of fixtures that are the same on every machine. */
export function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Repeatable bytes that do not compress. */
export function noise(sizeBytes: number, seed = 1): Uint8Array {
  const next = pseudoRandom(seed);
  return Uint8Array.from({ length: sizeBytes }, () => next() & 0xff);
}
