import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Entry } from '../access/entry.ts';
import { Refusal } from '../problem/refusal.ts';
import type { ServerConfig } from './config.ts';

const MINUTE_MS = 60_000;
/** Routes at which a password or a code can be guessed. */
const GUESSABLE = new Set([
  'sign-in',
  'accept-invitation',
  'finish-provider-sign-in',
  'challenge-signer',
  'join-by-invitation',
  'join-by-order-code',
  'join-by-signing-key',
]);

/** Forms that anybody may send. */
const OPEN_FORMS = new Set(['submit-complaint', 'read-complaint-status', 'portal-submit-complaint', 'portal-read-complaint-state']);

/** Requests a minute: by address before anything is read, by actor once it is known, and fewer where secrets can be guessed. */
export function limits(app: FastifyInstance, config: ServerConfig) {
  const byAddress = limiter(app, config.limits.perAddress, (request) => request.ip);
  const bySignIn = limiter(app, config.limits.signInPerAddress, (request) => `sign-in ${request.ip}`);
  const byForm = limiter(app, config.limits.signInPerAddress, (request) => `form ${request.ip}`);
  const byActor = limiter(app, config.limits.perActor, (request) =>
    createHash('sha256')
      .update(request.headers.authorization ?? request.headers.cookie ?? '')
      .digest('base64'),
  );

  return {
    ofAddress: byAddress,
    ofActor: async (request: FastifyRequest, { actor }: Entry): Promise<void> => {
      const { id } = request.routeOptions.config as { id?: string };
      if (id !== undefined && GUESSABLE.has(id)) await bySignIn(request);
      if (id !== undefined && OPEN_FORMS.has(id)) await byForm(request);
      if (actor.kind !== 'anonymous') await byActor(request);
    },
  };
}

function limiter(app: FastifyInstance, max: number, keyGenerator: (request: FastifyRequest) => string) {
  const check = app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator });
  return async (request: FastifyRequest): Promise<void> => {
    const result = await check(request);
    if (!result.isAllowed && result.isExceeded)
      throw new Refusal('too-many-requests', { retryAfterSeconds: Math.max(1, result.ttlInSeconds) });
  };
}
