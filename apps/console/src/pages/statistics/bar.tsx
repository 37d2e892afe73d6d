import type { ReactNode } from 'react';

const WIDTH = 100;
const HEIGHT = 8;

interface Props {
  readonly count: number;
  /** What the whole width stands for. */
  readonly most: number;
}

/** A length beside a number that says the same; nobody needs it to read the number. */
export function Bar({ count, most }: Props): ReactNode {
  const width = most <= 0 ? 0 : Math.min(WIDTH, (count / most) * WIDTH);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={WIDTH} height={HEIGHT} fill="#e9edf1" />
      <rect width={width} height={HEIGHT} fill="#1d5a96" />
    </svg>
  );
}
