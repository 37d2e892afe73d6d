import {
  type Aborting,
  ApiProblem,
  type Contract,
  createSender,
  type Fetch,
  type InputOf,
  type OutputOf,
  type Send,
} from '@touchstone/api-client';
import { languageOfRequests } from './language.ts';
import { session } from './session.ts';

/** What a caller of `C` gives; the key of idempotency is made here. */
export type CallInput<C> = Omit<InputOf<C>, 'idempotencyKey'> & Aborting;

/**
 * Asks the server. A session that ended in the meantime is begun anew by whoever sits there, and the request goes on.
 *
 * @throws ApiProblem what the server refused; ApiUnreachable when it did not answer
 */
export async function call<C extends Contract>(contract: C, input: CallInput<C>): Promise<OutputOf<C>> {
  const keyed = contract.idempotency === true ? { ...input, idempotencyKey: newKey() } : input;
  try {
    return await sendOnce(contract, keyed);
  } catch (error) {
    if (!isExpired(error) || contract.permission === 'public' || !(await session.renew())) throw error;
    return sendOnce(contract, keyed);
  }
}

/** Reads in one of the scopes that one holds, whichever one works in. */
export const callIn = <C extends Contract>(scope: string, contract: C, input: CallInput<C>): Promise<OutputOf<C>> =>
  sendOnce(contract, input, scope);

async function sendOnce<C extends Contract>(contract: C, input: object, scope?: string): Promise<OutputOf<C>> {
  const { body } = await (sender(scope) as (contract: C, input: object) => ReturnType<Send>)(contract, input);
  return body as OutputOf<C>;
}

const sender = (scope?: string) =>
  createSender({
    ...{ baseUrl: window.location.origin, fetch: window.fetch.bind(window) as Fetch, language: languageOfRequests() },
    ...(scope === undefined ? {} : { scope }),
  });

export const isExpired = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'unauthenticated';

/** 128 random bits; `randomUUID` is missing where the page came over plain HTTP. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
