/** JSON lines, each record on one; what is undefined is left out. */
export const lines = (records: readonly object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');

/** Steps of about `every` milliseconds that differ by up to ±`jitter` of it, always the same ones; they do not add up to a drift. */
export function jittered(from: number, every: number, count: number, jitter: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => Math.round(from + every * i + every * jitter * (NOISE[i % NOISE.length] ?? 0)));
}

/** Between -½ and ½: the steps between neighbours then differ by up to ±1 × jitter. */
const NOISE = [0, 0.41, -0.32, 0.18, 0.47, -0.44, -0.09, 0.36, -0.27, 0.05, -0.5, 0.29, 0.12, -0.38, 0.5, -0.16, 0.23] as const;
