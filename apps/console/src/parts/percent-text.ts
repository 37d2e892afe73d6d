/** What is some, but not all, never reads as none or as all. */
const [LEAST, MOST] = [0.001, 0.999];

/** `12.5%`, from 0.125; `0%` and `100%` where it is none and all; a dash where there was nothing to count. */
export function percentText(share: number | null | undefined): string {
  if (share == null) return '—';
  if (share === 0 || share === 1) return `${share * 100}%`;
  const shown = share > 0 && share < 1 ? Math.min(MOST, Math.max(LEAST, share)) : share;
  return `${(shown * 100).toFixed(1)}%`;
}

/** A share as the number of a field: 29 for 0.29, which times a hundred is 28.999999999999996. */
export const percentOf = (share: number): number => Number((share * 100).toPrecision(12));
