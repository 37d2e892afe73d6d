import { createHash } from 'node:crypto';
import type { Contract } from '@touchstone/api-client';
import type { Reply } from '../handler.ts';
import type { Answers, Session } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';

const KEY = /^[\x21-\x7e]{8,128}$/;

/** The request as its key is bound to it. */
export interface KeyedRequest {
  readonly contract: Contract;
  readonly key: string;
  readonly params: unknown;
  readonly body: unknown;
}

/**
 * Runs a request at most once for its key: the second asker gets the first answer. Only success is kept; a refusal may be
 * corrected and sent again under the same key.
 *
 * @throws Refusal `idempotency-key-reused` for another request, `idempotency-in-progress` while the first one runs
 */
export async function once(
  answers: Answers,
  session: Session,
  request: KeyedRequest,
  run: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  if (!KEY.test(request.key))
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/headers/idempotency-key', message: ['须为 8 至 128 个可见字符', '8 to 128 printable characters'] }],
    });
  const taken = await answers.take(session, request.key, hashOf(session, request));
  if (taken.state === 'other-request') throw new Refusal('idempotency-key-reused');
  if (taken.state === 'in-progress') throw new Refusal('idempotency-in-progress', { retryAfterSeconds: 1 });
  if (taken.state === 'answered') return { status: taken.status, body: taken.body, headers: { 'idempotency-replayed': 'true' } };

  try {
    const reply = await run();
    await answers.keep(session, request.key, reply.status, reply.body);
    return reply;
  } catch (error) {
    await answers.drop(session, request.key);
    throw error;
  }
}

const hashOf = (session: Session, { contract, params, body }: KeyedRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([contract.id, session.actor, params, body]))
    .digest('hex');
