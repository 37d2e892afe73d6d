import { checkBody, type ListingChange, StoreFault, signBody } from '@touchstone/stores';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { demoRoutes } from './demo-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { Lies } from './lies.ts';
import { type OrderEvents, orderRoutes } from './order-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { problem } from './problem.ts';
import type { Catalogue } from './shelf.ts';
import { Shelf } from './shelf.ts';

export interface StoreOptions {
  /** `huayang`. */
  readonly id: string;
  /** 华洋应用市场. */
  readonly name: string;
  readonly token: string;
  /** `whsec_…`. */
  readonly secret: string;
  readonly catalogue: Catalogue;
  /** What `POST /demo/publish-next` puts on the shelf, one after the other. */
  readonly later?: readonly Catalogue[];
  /** Where events go; none when left out. */
  readonly eventsUrl?: string;
  /** How long carrying out an order takes. */
  readonly orderMs?: number;
  /** How long after that a store that lies puts it back. */
  readonly reappearMs?: number;
  /** Told after each change of what is listed. */
  readonly onChange?: (listings: readonly ListingChange[]) => void;
  /** PEM texts: with `clientCa` only clients with a certificate of it are served. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly clientCa?: string };
}

/** What the routes share. */
export interface Store {
  readonly options: StoreOptions;
  readonly shelf: Shelf;
  readonly lies: Lies;
  readonly events: OrderEvents;
  /** Answers with JSON whose signature belongs to this request. */
  send(request: FastifyRequest, reply: FastifyReply, status: number, json: unknown): FastifyReply;
}

/** The reference server of the store protocol. @source docs/store-protocol/openapi.yaml */
export async function storeServer(
  options: StoreOptions,
): Promise<{ readonly app: FastifyInstance; readonly shelf: Shelf; readonly lies: Lies }> {
  const app = createApp(options);
  const shelf = new Shelf(options.onChange);
  const lies = new Lies();
  shelf.add(options.catalogue);
  const store: Store = {
    options,
    shelf,
    lies,
    events: { pending: new Set() },
    send: (request, reply, status, json) => signedReply(request, reply, status, json, options.secret, lies),
  };
  takeJsonAsBytes(app);
  app.addHook('onClose', async () => {
    for (const timer of store.events.pending) clearTimeout(timer);
  });
  await app.register(async (protocol) => {
    protocol.addHook('onRequest', async (request, reply) => authorize(request, reply, store));
    feedRoutes(protocol, store);
    fileRoutes(protocol, store);
    orderRoutes(protocol, store);
  });
  pageRoutes(app, store);
  demoRoutes(app, store);
  app.get('/healthz', async () => ({ store: options.id, listings: shelf.listings().length }));
  return { app, shelf, lies };
}

function createApp({ tls }: StoreOptions): FastifyInstance {
  const limits = { bodyLimit: 64 * 1024, forceCloseConnections: true } as const;
  if (tls === undefined) return Fastify(limits);
  const { key, cert, clientCa } = tls;
  const client = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  return Fastify({ ...limits, https: { key, cert, ...client } }) as unknown as FastifyInstance;
}

/** A signature is over bytes: parsed and printed again they would be others. */
function takeJsonAsBytes(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

async function authorize(request: FastifyRequest, reply: FastifyReply, { options, lies }: Store): Promise<FastifyReply | undefined> {
  if (lies.isBusy()) {
    reply.header('retry-after', '0');
    return problem(reply, 503, 'busy', 'try again');
  }
  if (lies.has('redirects')) return reply.code(302).header('location', 'http://169.254.169.254/latest/').send();
  if (lies.has('forbidden') || request.headers.authorization !== `Bearer ${options.token}`) {
    return problem(reply, 401, 'not-permitted', 'the bearer token is missing, expired or unknown');
  }
  return undefined;
}

/** The bytes of a signed request; undefined after the refusal was sent. */
export function signedBytes(request: FastifyRequest, reply: FastifyReply, secret: string): Uint8Array | undefined {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  try {
    checkBody(secret, { body, header }, Date.now());
    return body;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    problem(reply, 401, error.code, 'the signature of the body is missing, too old, or does not fit');
    return undefined;
  }
}

function signedReply(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  json: unknown,
  secret: string,
  lies: Lies,
): FastifyReply {
  const body = lies.has('not-json') ? '<html>502 Bad Gateway</html>' : JSON.stringify(json);
  const id = lies.has('replayed') ? 'msg_of-yesterday' : String(request.headers['webhook-id'] ?? 'msg_none');
  if (!lies.has('unsigned')) reply.headers({ ...signBody(secret, id, Date.now(), body) });
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}
