import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { standingOf } from '../api/standing.ts';
import { Problem } from './problem.tsx';
import { Skeleton } from './skeleton.tsx';

interface Props<T> {
  readonly of: UseQueryResult<T>;
  readonly rows?: number;
  children(value: T): ReactNode;
}

/** Draws what was read: its shape while it is on its way, what went wrong, or the thing; above one that is old, why it is. */
export function Ready<T>({ of, rows, children }: Props<T>): ReactNode {
  const standing = standingOf(of);
  const problem = of.error === null ? null : <Problem error={of.error} onRetry={() => void of.refetch()} />;
  if (standing === 'failed') return problem;
  if (standing === 'loading' || of.data === undefined) return <Skeleton {...(rows === undefined ? {} : { rows })} />;
  return (
    <>
      {problem}
      {children(of.data)}
    </>
  );
}
