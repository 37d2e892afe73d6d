import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, ApiUnreachable } from '@touchstone/api-client';

const MOST_TRIES = 2;

/** Tries again only what may go well later; a refusal stays one. */
const mayGoWell = (tried: number, error: Error): boolean =>
  tried < MOST_TRIES && (error instanceof ApiUnreachable || (error instanceof ApiProblem && error.retryable));

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayGoWell, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
