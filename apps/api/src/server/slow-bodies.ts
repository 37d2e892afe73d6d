import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Ends connections whose body comes drop by drop. Uploads may take hours as long as they flow, so the limit of Node's server,
 * which is one for all, is off; this is the one for everything else.
 */
export function refuseSlowBodies(app: FastifyInstance, patienceMs: number): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const arrived = async (request: FastifyRequest) => clearTimeout(timers.get(request));

  app.addHook('preParsing', async (request) => {
    timers.set(
      request,
      setTimeout(() => request.raw.destroy(), patienceMs),
    );
  });
  app.addHook('preValidation', arrived);
  app.addHook('onError', arrived);
  app.addHook('onRequestAbort', arrived);
}
