import type { Contract, InputOf, OutputOf } from '@touchstone/api-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOBODY } from '../access/entry.ts';
import type { Handler } from '../handler.ts';
import { plainAddress } from '../http/address.ts';
import type { Platform } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import { type Check, compileCheck } from '../server/validation.ts';

type PublicContract = Contract & { readonly permission: 'public' };

/** Asks a public route in the same process, as a stranger would: a page has no other way to facts that a route gives. @throws Refusal */
export type Ask = <const C extends PublicContract>(contract: C, input: InputOf<C>) => Promise<OutputOf<C>>;

interface Known {
  readonly handler: Handler;
  readonly checks: Readonly<Record<'params' | 'query' | 'body', Check | undefined>>;
}

export type AskFor = (request: FastifyRequest, reply: FastifyReply) => Ask;

/** Cookies and tokens of the request count for nothing here: every page is what anybody may see. */
export function publicAnswers(handlers: readonly Handler[], platform: Platform): AskFor {
  const known = new Map(handlers.flatMap((handler) => (handler.contract.permission === 'public' ? [[handler.contract.id, handler]] : [])));
  const ready = new Map<string, Known>();

  return (request, reply) =>
    async <const C extends PublicContract>(contract: C, input: InputOf<C>) => {
      const { handler, checks } = ready.get(contract.id) ?? prepared(contract.id, known.get(contract.id));
      ready.set(contract.id, { handler, checks });
      const given = input as Readonly<Partial<Record<'params' | 'query' | 'body', unknown>>>;
      const answer = await handler.run({
        params: (checks.params?.(given.params) ?? {}) as never,
        query: (checks.query?.(given.query ?? {}) ?? {}) as never,
        headers: {},
        body: checks.body?.(given.body) as never,
        ifMatch: 0,
        actor: { kind: 'anonymous' } as never,
        session: NOBODY,
        platform,
        requestId: request.id,
        address: plainAddress(request.ip),
        language: 'zh',
        log: request.log,
        raw: { request, reply },
        transaction: (work) => platform.transaction(NOBODY, work),
      });
      return answer.body as OutputOf<C>;
    };
}

function prepared(id: string, handler: Handler | undefined): Known {
  if (handler === undefined) throw new Refusal('not-served', { detail: id });
  const { params, query, body } = handler.contract;
  return {
    handler,
    checks: {
      params: params === undefined ? undefined : compileCheck(params, 'params'),
      query: query === undefined ? undefined : compileCheck(query, 'query'),
      body: body === undefined ? undefined : compileCheck(body, 'body'),
    },
  };
}
