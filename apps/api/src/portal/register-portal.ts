import { createHash } from 'node:crypto';
import { type Assets, addressIn, failurePage, type Lang, mark, type Place, ROOT, style } from '@touchstone/portal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Entry, NOBODY } from '../access/entry.ts';
import type { Handler } from '../handler.ts';
import type { Platform } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import { refuseSlowBodies } from '../server/slow-bodies.ts';
import { failureOf } from './failures.ts';
import { portalPages } from './pages.ts';
import { type AskFor, publicAnswers } from './public-answer.ts';
import type { Drawn, Fields, PortalPage } from './visit.ts';

interface PortalOptions {
  readonly platform: Platform;
  readonly handlers: readonly Handler[];
  /** Throws `too-many-requests`. */
  readonly limit: (request: FastifyRequest, entry: Entry) => Promise<void>;
  readonly bodyPatienceMs: number;
}

/** Its own style and pictures, its own forms, and nothing else: no script runs, whatever stands in a page. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const LANGS: readonly Lang[] = ['zh', 'en'];

/** The public portal: pages for people without account and without JavaScript. */
export async function registerPortal(app: FastifyInstance, { platform, handlers, limit, bodyPatienceMs }: PortalOptions): Promise<void> {
  const answers = publicAnswers(handlers, platform);
  await app.register(async (scope) => {
    refuseSlowBodies(scope, bodyPatienceMs);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, fieldsOf([...new URLSearchParams(String(body))])),
    );
    scope.setErrorHandler((error, request, reply) => {
      const { status, kind, refusal } = failureOf(error);
      if (status >= 500 && status !== 503) request.log.error({ err: error }, 'failed');
      const { retryAfterSeconds } = refusal;
      if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
      const html = failurePage(placeOf(request.url), { kind, requestId: request.id, retryAfterSeconds });
      return send(reply, { html, status, isPrivate: true });
    });
    for (const asset of Object.values(ASSETS)) serveAsset(scope, asset);
    for (const lang of LANGS) {
      for (const page of portalPages) servePage(scope, page, lang, { platform, answers, limit });
      scope.get(addressIn(lang, '/*'), { config: { id: 'portal-nothing' } }, () => {
        throw new Refusal('not-found');
      });
    }
  });
}

interface Serving {
  readonly platform: Platform;
  readonly answers: AskFor;
  readonly limit: PortalOptions['limit'];
}

function servePage(scope: FastifyInstance, page: PortalPage, lang: Lang, { platform, answers, limit }: Serving): void {
  scope.route({
    method: page.method === 'GET' ? ['GET', 'HEAD'] : page.method,
    url: addressIn(lang, page.path),
    config: { id: page.id },
    ...(page.maxBodyBytes === undefined ? {} : { bodyLimit: page.maxBodyBytes }),
    onRequest: (request) => limit(request, { actor: { kind: 'anonymous' }, session: NOBODY }),
    handler: async (request, reply) =>
      send(
        reply,
        await page.draw({
          platform,
          lang,
          at: (path) => ({ lang, path, assets: ADDRESSES }),
          params: request.params as Readonly<Record<string, string>>,
          query: fieldsOf(Object.entries(request.query as object)),
          form: (request.body ?? {}) as Fields,
          ask: answers(request, reply),
          read: (work) => platform.transaction(NOBODY, work),
        }),
      ),
  });
}

function send(reply: FastifyReply, { html, status = 200, isPrivate = false }: Drawn): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', POLICY)
    .header('cache-control', isPrivate ? 'no-store' : 'public, max-age=60')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Fields that say something; of one that comes twice the first. */
function fieldsOf(pairs: readonly (readonly [string, unknown])[]): Fields {
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) if (typeof value === 'string' && value !== '' && !fields.has(name)) fields.set(name, value);
  return Object.fromEntries(fields);
}

/** Where somebody stands who came to nothing, so that the other language is offered for the same address. */
function placeOf(url: string): Place {
  const lang: Lang = /^\/public\/en(?=$|[/?])/.test(url) ? 'en' : 'zh';
  const path = url.slice(addressIn(lang, '').length);
  return { lang, path: /^[/?][\x21-\x7e]{0,300}$/.test(path) ? path : '/', assets: ADDRESSES };
}

interface Asset {
  readonly address: string;
  readonly mediaType: string;
  readonly text: string;
}

const asset = (name: string, ending: string, mediaType: string, text: string): Asset => ({
  address: `${ROOT}/${name}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}.${ending}`,
  mediaType,
  text,
});

const ASSETS = {
  style: asset('style', 'css', 'text/css; charset=utf-8', style),
  mark: asset('mark', 'svg', 'image/svg+xml', mark),
};
const ADDRESSES: Assets = { style: ASSETS.style.address, mark: ASSETS.mark.address };

function serveAsset(scope: FastifyInstance, { address, mediaType, text }: Asset): void {
  scope.route({
    method: ['GET', 'HEAD'],
    url: address,
    config: { id: 'portal-asset' },
    handler: (_request, reply) =>
      reply
        .header('content-security-policy', POLICY)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(mediaType)
        .send(text),
  });
}
