import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, type Contract, type OutputOf } from '@touchstone/api-client';
import { type CallInput, call } from './call.ts';
import { keyOf } from './use-read.ts';

/**
 * A change by a contract: `change.mutateAsync({ params, ifMatch, body })`. The answers of `stale` contracts are read again
 * when it is done, and when somebody else was first.
 */
export function useChange<C extends Contract>(
  contract: C,
  stale: readonly Contract[] = [],
): UseMutationResult<OutputOf<C>, Error, CallInput<C>> {
  const queries = useQueryClient();
  const readAgain = () => Promise.all(stale.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })));
  return useMutation({
    mutationFn: (input: CallInput<C>) => call(contract, input),
    onSuccess: readAgain,
    onError: (error) => {
      if (error instanceof ApiProblem && [409, 412].includes(error.status)) void readAgain();
    },
  });
}
