import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from './problem.tsx';
import { Skeleton } from './skeleton.tsx';

interface Props<T> {
  readonly of: UseQueryResult<T>;
  readonly rows?: number;
  children(value: T): ReactNode;
}

/** Draws what was read: its shape while it is on its way, what went wrong, or the thing. */
export function Ready<T>({ of, rows, children }: Props<T>): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null) return <Problem error={of.error} onRetry={() => void of.refetch()} />;
  return <Skeleton {...(rows === undefined ? {} : { rows })} />;
}
