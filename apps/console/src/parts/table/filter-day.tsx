import type { ReactNode } from 'react';
import { useTypedDay } from '../use-typed-day.ts';

interface Props {
  readonly id: string;
  /** '' where none is chosen. */
  readonly day: string;
  onDay(day: string | undefined): void;
}

/** A day among the filters of a list. */
export function FilterDay({ id, day, onDay }: Props): ReactNode {
  return <input id={id} {...useTypedDay(day, onDay)} />;
}
