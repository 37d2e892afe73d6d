/** A stretch of time that is drawn on a width of 1000. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Time of day by the clock of the device: `10:00:04`. */
export function clockOf(time: number, offsetMinutes: number): string {
  return new Date(time + offsetMinutes * 60_000).toISOString().slice(11, 19);
}

const STEPS_MS = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 10_800_000, 43_200_000, 86_400_000, 604_800_000];
const MOST_TICKS = 6;

/** Round moments for an axis. */
export function ticksOf(from: number, to: number): readonly number[] {
  const step = STEPS_MS.find((one) => (to - from) / one <= MOST_TICKS) ?? Math.max(1, (to - from) / MOST_TICKS);
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}

interface Moment {
  readonly time: number;
  readonly result: string | null;
}

/** One path of strokes for each result: a thousand records are a few elements of the page. */
export function strokesOf(
  moments: readonly Moment[],
  { from, to }: Stretch,
): readonly { readonly result: string; readonly path: string }[] {
  const paths = new Map<string, Set<string>>();
  for (const { time, result } of moments) {
    const key = result ?? 'none';
    const x = (((time - from) / Math.max(1, to - from)) * 1000).toFixed(1);
    paths.set(key, (paths.get(key) ?? new Set()).add(`M${x} 2V18`));
  }
  return [...paths].map(([result, strokes]) => ({ result, path: [...strokes].join('') }));
}
