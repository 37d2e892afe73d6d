import { join } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { type Contract, openApi } from '@touchstone/api-client';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Handler } from '../handler.ts';
import { languageOf } from '../http/language.ts';
import type { Platform } from '../platform.ts';
import { registerPortal } from '../portal/register-portal.ts';
import { PROBLEM_MEDIA_TYPE, problemBody, refusalOf } from '../problem/problem-body.ts';
import { registerUploads } from '../uploads/register-uploads.ts';
import { answerClientError } from './client-error.ts';
import type { ServerConfig } from './config.ts';
import { serveConsole } from './console/serve-console.ts';
import { registerHealth } from './health.ts';
import { limits } from './limits.ts';
import { loggerOf } from './log.ts';
import { ServerMetrics } from './metrics.ts';
import { RefusedAttempts } from './refused-attempts.ts';
import { registerRoute } from './register-route.ts';
import { CONTENT_SECURITY_POLICY } from './security.ts';
import { refuseSlowBodies } from './slow-bodies.ts';

export interface ServerOptions {
  readonly config: ServerConfig;
  readonly platform: Platform;
  readonly handlers: readonly Handler[];
  /** Holds every answer against its contract; for tests. */
  readonly checksAnswers?: boolean;
  /** Folder of the built console; it may not be there. */
  readonly consoleFolder?: string;
  /** Where log lines go; standard output when absent. */
  readonly logTo?: { write(line: string): void };
}

/** Where `npm run build:console` puts it. */
const CONSOLE = join(import.meta.dirname, '../../../console/dist');

/** The HTTP server with every route on it, not yet listening. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config, platform, handlers } = options;
  const app = fastify({
    loggerInstance: loggerOf(config.logLevel, options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => platform.newId(),
    requestIdHeader: false,
    trustProxy: config.trustProxy,
    bodyLimit: config.maxBodyBytes,
    exposeHeadRoutes: false,
    clientErrorHandler: answerClientError,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 512 },
    requestTimeout: 0,
    connectionTimeout: config.idleTimeoutMs,
    ...(config.tls === undefined ? {} : { https: config.tls }),
  } as object) as FastifyInstance;

  const metrics = new ServerMetrics();
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: config.isSecure });
  await app.register(underPressure, { maxEventLoopDelay: config.maxEventLoopDelayMs, exposeStatusRoute: false });
  await app.register(rateLimit, { global: false });
  const { ofAddress, ofActor } = limits(app, config);

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    void reply.header('cache-control', 'no-store');
    await ofAddress(request);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config as { id?: string };
    metrics.answered(route.id ?? 'other', reply.statusCode, reply.elapsedTime / 1000);
    request.log.info({ route: route.id ?? 'other', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal' || refusal.code === 'off-contract') request.log.error({ err: error }, 'failed');
    const body = problemBody(error, languageOf(request.headers['accept-language']), request.id);
    if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', refusal.retryAfterSeconds);
    if (body.status === 401) void reply.header('www-authenticate', 'Bearer realm="touchstone"');
    return reply.code(body.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
  });
  await serveConsole(app, options.consoleFolder ?? CONSOLE);

  app.addHook('preClose', async () => platform.stopping());
  registerHealth(app, { config, platform, metrics });
  const document = JSON.stringify(
    openApi(
      handlers.map(({ contract }) => contract),
      { title: 'Touchstone (试金石)', version: config.version },
    ),
  );
  app.get('/openapi.json', { config: { id: 'openapi' } }, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );

  const attempts = new RefusedAttempts(platform);
  const checksAnswers = options.checksAnswers ?? false;
  const routeOptions = { platform, limit: ofActor, checksAnswers, maxBodyBytes: config.maxBodyBytes, attempts };
  const register = (scope: FastifyInstance, isOurs: (contract: Contract) => boolean) => {
    for (const handler of handlers) if (isOurs(handler.contract)) registerRoute(scope, handler, routeOptions);
  };
  await app.register(async (json) => {
    json.removeContentTypeParser('text/plain');
    refuseSlowBodies(json, config.bodyPatienceMs);
    register(json, (contract) => contract.upload === undefined);
  });
  await app.register(async (bytes) => {
    bytes.removeAllContentTypeParsers();
    bytes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    register(bytes, (contract) => contract.upload !== undefined);
  });
  await registerUploads(app, platform, ofActor);
  await registerPortal(app, { platform, handlers, limit: ofActor, bodyPatienceMs: config.bodyPatienceMs });
  return app;
}
