import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Contract, OutputOf } from '@touchstone/api-client';
import { type CallInput, call } from './call.ts';

/** Key of what a contract gave for an input; the contract's id alone is the key of all its answers. */
export const keyOf = (contract: Contract, input?: object): readonly unknown[] =>
  input === undefined ? [contract.id] : [contract.id, input];

/** A query of one contract, for `useQuery` and for prefetching. */
export const readOptions = <C extends Contract>(contract: C, input: CallInput<C>) =>
  queryOptions({
    queryKey: keyOf(contract, input),
    queryFn: ({ signal }): Promise<OutputOf<C>> => call(contract, { ...input, signal }),
  });

export interface ReadSettings {
  readonly enabled?: boolean;
  /** Asks again after so many milliseconds. */
  readonly everyMs?: number;
}

/** What a contract gives; kept, and asked for again when it is old or was changed. */
export function useRead<C extends Contract>(contract: C, input: CallInput<C>, settings: ReadSettings = {}): UseQueryResult<OutputOf<C>> {
  return useQuery({
    ...readOptions(contract, input),
    enabled: settings.enabled ?? true,
    refetchInterval: settings.everyMs ?? false,
  }) as UseQueryResult<OutputOf<C>>;
}
