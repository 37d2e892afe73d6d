import { useQueryClient } from '@tanstack/react-query';
import type { Contract } from '@touchstone/api-client';
import { useCallback } from 'react';
import { keyOf } from './use-read.ts';

/** Reads again what a page shows of contracts, and holds the rest for old; done when it was read. */
export function useReadAgain(): (stale: readonly Contract[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (stale) => {
      await Promise.all(stale.map((contract) => queries.invalidateQueries({ queryKey: keyOf(contract) })));
    },
    [queries],
  );
}

/** Does some calls that belong together; what `stale` contracts gave is read again, done or refused. */
export function useWork(stale: readonly Contract[]): (work: () => Promise<unknown>) => Promise<void> {
  const readAgain = useReadAgain();
  return async (work) => {
    try {
      await work();
    } finally {
      await readAgain(stale);
    }
  };
}
