import type { ReactNode } from 'react';
import { shanghaiDay, shanghaiTime } from './shanghai-time.ts';

interface Props {
  /** An instant in UTC; null where there is none. */
  readonly at: string | null;
  /** The day alone. */
  readonly isDay?: boolean;
}

/** A time in Asia/Shanghai, wherever one reads it. */
export function TimeText({ at, isDay = false }: Props): ReactNode {
  if (at === null) return <span className="none">—</span>;
  return (
    <time dateTime={at} title={`${shanghaiTime(at)} (UTC+8)`}>
      {isDay ? shanghaiDay(at) : shanghaiTime(at)}
    </time>
  );
}
