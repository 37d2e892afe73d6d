import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import type { ServerConfig } from './config.ts';
import type { ServerMetrics } from './metrics.ts';

const PATIENCE_MS = 3000;

interface Health {
  readonly config: ServerConfig;
  readonly platform: Platform;
  readonly metrics: ServerMetrics;
}

/** `/healthz`: the process answers. `/readyz`: what it stands on answers too. `/metrics`: figures, for this machine or a token. */
export function registerHealth(app: FastifyInstance, { config, platform, metrics }: Health): void {
  for (const figure of platform.figures) metrics.add(figure);

  app.get('/healthz', { config: { id: 'healthz' } }, async () => ({ status: 'ok', version: config.version }));

  app.get('/readyz', { config: { id: 'readyz' } }, async (request, reply) => {
    const checks = await Promise.all(Object.entries(platform.readiness).map(([name, check]) => outcome(name, check, request)));
    const isReady = checks.every(([, state]) => state === 'ok');
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready', checks: Object.fromEntries(checks) });
  });

  app.get('/metrics', { config: { id: 'metrics' } }, async (request, reply) => {
    if (!maySee(request, config.metricsToken)) throw new Refusal('forbidden');
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

async function outcome(name: string, check: () => Promise<void>, request: FastifyRequest): Promise<[string, 'ok' | 'failed']> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  try {
    await Promise.race([check(), tooLong]);
    return [name, 'ok'];
  } catch (error) {
    request.log.warn({ err: error, check: name }, 'not ready');
    return [name, 'failed'];
  } finally {
    clearTimeout(timer);
  }
}

/** With a token only its bearer; without one only a caller on this machine that no proxy stands for. */
function maySee(request: FastifyRequest, token: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (token !== undefined) return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
  const address = request.socket.remoteAddress ?? '';
  return (
    /^(::1|(::ffff:)?127(\.\d+){3})$/.test(address) &&
    request.headers['x-forwarded-for'] === undefined &&
    request.headers.forwarded === undefined
  );
}
