import { createHash } from 'node:crypto';
import { uuidv7 } from '@touchstone/kernel/ids';

/** Chances that the seed decides: the same seed and name give the same ones, whatever else runs beside. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(share: number): boolean;
  /** Whole number, both ends inside. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** Around `median`, never below 0, with the long tail that people's delays have. */
  delay(median: number): number;
  uuid(nowMs: number): string;
}

export function randomOf(seed: string): Random {
  const start = createHash('sha256').update(seed).digest();
  let state = start.readUInt32LE(0);
  // mulberry32: small, and good enough for who is late
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (share) => next() < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (from) => from[Math.floor(next() * from.length)]!,
    delay: (median) => median * Math.exp((next() + next() + next() - 1.5) * 1.6),
    uuid(nowMs) {
      const bytes = new Uint8Array(16);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < 16; at += 4) view.setUint32(at, Math.floor(next() * 2 ** 32));
      return uuidv7(nowMs, bytes);
    },
  };
}
