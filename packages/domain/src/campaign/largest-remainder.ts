/**
 * Shares `total` out in proportion to `weights`, in whole numbers that add up to `total`: each gets its whole part, then
 * one more by the size of what was cut off; equal remainders go by position.
 *
 * Weights that are not positive get nothing; if none is positive, nobody does.
 */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const positive = weights.map((weight) => Math.max(weight, 0));
  const sum = positive.reduce((a, b) => a + b, 0);
  const whole = Math.max(0, Math.floor(total));
  if (sum === 0) return weights.map(() => 0);
  const exact = positive.map((weight) => (whole * weight) / sum);
  const shares = exact.map(Math.floor);
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const left = whole - shares.reduce((a, b) => a + b, 0);
  for (const { i } of order.filter(({ i }) => positive[i]! > 0).slice(0, left)) shares[i]!++;
  return shares;
}
