import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Entry, enter } from '../access/entry.ts';
import type { Context, Handler, Reply } from '../handler.ts';
import { plainAddress } from '../http/address.ts';
import { etagOf, ifMatch } from '../http/etag.ts';
import { once } from '../http/idempotency.ts';
import { languageOf } from '../http/language.ts';
import type { Platform, Session } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import type { RefusedAttempts } from './refused-attempts.ts';
import { FOREIGN_PAGE } from './security.ts';
import { type Check, compileAnswerCheck, compileCheck } from './validation.ts';

export interface RouteOptions {
  readonly platform: Platform;
  /** Asked once the actor is known; throws `too-many-requests`. */
  readonly limit: (request: FastifyRequest, entry: Entry) => Promise<void>;
  /** Holds every answer against its contract. For tests: a fault is an error of 500. */
  readonly checksAnswers: boolean;
  readonly maxBodyBytes: number;
  /** Where attempts that are refused are written down. */
  readonly attempts: RefusedAttempts;
}

/** Puts one handler on the server: who may, what fits, run, answer. */
export function registerRoute(app: FastifyInstance, handler: Handler, options: RouteOptions): void {
  const { contract } = handler;
  const checks = checksOf(handler);
  const answerChecks = new Map(Object.entries(contract.responses).map(([status, schema]) => [Number(status), compileAnswerCheck(schema)]));
  const entries = new WeakMap<FastifyRequest, Entry>();
  const known = new WeakMap<FastifyRequest, Pick<Session, 'actor' | 'organisation'>>();
  /** A refusal is written down, where its area asks for it, before the caller hears of it. */
  const noted = async <T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const attempt = { contract, who: known.get(request), params: request.params, address: plainAddress(request.ip) };
      await options.attempts.note(error, attempt).catch((fault: unknown) => request.log.error({ err: fault }, 'attempt not written'));
      throw error;
    }
  };

  app.route({
    method: contract.method,
    url: contract.path,
    bodyLimit: contract.upload?.maxBytes ?? contract.maxBodyBytes ?? options.maxBodyBytes,
    config: { id: contract.id },
    onRequest: (request) =>
      noted(request, async () => {
        const entry = await enter(options.platform, contract, request, (who) => known.set(request, who));
        entries.set(request, entry);
        await options.limit(request, entry);
      }),
    handler: (request, reply) =>
      noted(request, async () => {
        const context = contextOf(handler, checks, options.platform, entries.get(request) as Entry, request, reply);
        const answer = await answerOf(handler, options.platform, context);
        if (options.checksAnswers) holdToContract(contract.id, answer, answerChecks);
        return sendAnswer(reply, answer, contract.download);
      }),
  });
}

type Checks = Readonly<Record<'params' | 'query' | 'headers', Check>> & { readonly body: Check | undefined };

function checksOf({ contract }: Handler): Checks {
  const nothing: Check = () => ({});
  const closed: Check = (value) => {
    const [name] = Object.keys((value ?? {}) as object);
    if (name !== undefined)
      throw new Refusal('unknown-field', {
        errors: [{ pointer: `/query/${name.slice(0, 128)}`, message: ['此接口没有筛选条件，请删去', 'this route has no filters'] }],
      });
    return {};
  };
  return {
    params: contract.params === undefined ? nothing : compileCheck(contract.params, 'params'),
    query: contract.query === undefined ? closed : compileCheck(contract.query, 'query'),
    headers: contract.headers === undefined ? nothing : compileCheck(contract.headers, 'headers'),
    body: contract.body === undefined ? undefined : compileCheck(contract.body, 'body'),
  };
}

function contextOf(
  { contract }: Handler,
  checks: Checks,
  platform: Platform,
  entry: Entry,
  request: FastifyRequest,
  reply: FastifyReply,
): Context {
  return {
    params: checks.params(request.params) as never,
    query: checks.query(request.query) as never,
    headers: checks.headers(request.headers) as never,
    body: checks.body?.(request.body) as never,
    ifMatch: contract.precondition === true ? ifMatch(request.headers['if-match']) : 0,
    actor: entry.actor as never,
    session: entry.session,
    platform,
    requestId: request.id,
    address: plainAddress(request.ip),
    language: languageOf(request.headers['accept-language']),
    log: request.log,
    raw: { request, reply },
    transaction: (work) => platform.transaction(entry.session, work),
  };
}

function answerOf({ contract, run }: Handler, platform: Platform, context: Context): Promise<Reply<unknown>> {
  const key = context.raw.request.headers['idempotency-key'];
  if (contract.idempotency !== true || typeof key !== 'string') return run(context);
  return once(platform.answers, context.session, { contract, key, params: context.params, body: context.body }, () => run(context));
}

function holdToContract(id: string, answer: Reply<unknown>, checks: ReadonlyMap<number, (value: unknown) => string | undefined>): void {
  const check = checks.get(answer.status);
  const fault = check === undefined ? `${answer.status} is not in the contract` : check(answer.status === 204 ? null : answer.body);
  if (fault !== undefined) throw new Refusal('off-contract', { detail: `${id}: ${fault}` });
}

function sendAnswer(reply: FastifyReply, answer: Reply<unknown>, mediaType: string | undefined): unknown {
  if (answer.rowVersion !== undefined) void reply.header('etag', etagOf(answer.rowVersion));
  for (const [name, value] of Object.entries(answer.headers ?? {})) void reply.header(name, value);
  void reply.code(answer.status);
  if (mediaType !== undefined) {
    for (const [name, value] of Object.entries(guardsOf(mediaType)))
      if (!reply.hasHeader(name) || name === CSP) void reply.header(name, value);
    if (!reply.hasHeader('content-type')) void reply.type(mediaType);
    return reply.send(answer.body as Readable);
  }
  if (answer.status === 204) return reply.send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}

const CSP = 'content-security-policy';

/** What comes as a stream is made of what others wrote: it is saved, and what a browser shows all the same may do nothing in our name. */
function guardsOf(mediaType: string): Readonly<Record<string, string>> {
  if (mediaType === 'text/event-stream') return {};
  if (mediaType.startsWith('text/html')) return { [CSP]: FOREIGN_PAGE };
  return { [CSP]: FOREIGN_PAGE, 'content-disposition': 'attachment' };
}
