import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isFailure } from './is-failure.ts';
import { Problem } from './problem.tsx';

/** What could not be read beside what a page is about: said, with another try. Nothing while all is well: what was not read is never shown as empty. */
export function Unread({ of }: { readonly of: readonly Pick<UseQueryResult, 'data' | 'error' | 'refetch'>[] }): ReactNode {
  const failed = of.filter(({ data, error }) => data === undefined && isFailure(error));
  const [first] = failed;
  if (first === undefined) return null;
  return <Problem error={first.error} onRetry={() => failed.forEach(({ refetch }) => void refetch())} />;
}
