import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Engine, Question } from '../../engine/engine.ts';
import type { Told } from '../../engine/messages.ts';

/** An answer of the engine, kept as long as what asked for it is shown. */
export function useTold<A extends Question>(engine: Engine, question: A): UseQueryResult<Told[A['kind']]> {
  const place = useId();
  return useQuery({
    queryKey: ['engine', place, question],
    queryFn: async () => (await engine.ask(question)) ?? null,
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  }) as UseQueryResult<Told[A['kind']]>;
}
