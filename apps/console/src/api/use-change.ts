import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { ApiProblem, type Contract, type OutputOf } from '@touchstone/api-client';
import { type CallInput, call } from './call.ts';
import { useReadAgain } from './use-read-again.ts';

/**
 * A change by a contract: `change.mutateAsync({ params, ifMatch, body })`. The answers of `stale` contracts are read again
 * when it is done, and when somebody else was first.
 */
export function useChange<C extends Contract>(
  contract: C,
  stale: readonly Contract[] = [],
): UseMutationResult<OutputOf<C>, Error, CallInput<C>> {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (input: CallInput<C>) => call(contract, input),
    onSuccess: () => readAgain(stale),
    onError: (error) => {
      if (error instanceof ApiProblem && [409, 412].includes(error.status)) void readAgain(stale);
    },
  });
}
