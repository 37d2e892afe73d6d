import { countText } from '../../parts/count-text.ts';
import { percentText } from '../../parts/percent-text.ts';

const BASIS_POINTS = 10_000;

/** What was stated, as it is read: a count, or a share. */
export const figureText = ({ value, unit }: { readonly value: number; readonly unit: 'count' | 'basis-points' }): string =>
  unit === 'count' ? countText(value) : percentText(value / BASIS_POINTS);
