import type { ListingChange } from '@touchstone/stores';
import type { FastifyInstance } from 'fastify';
import type { Store } from './server.ts';

/** What the public sees, as stores show it: a page per app with its data in a script, and one that says it was taken off. */
export function pageRoutes(app: FastifyInstance, { shelf, options }: Store): void {
  app.get('/robots.txt', async (_request, reply) => reply.type('text/plain').send('User-agent: *\nDisallow: /demo/\nCrawl-delay: 1\n'));
  app.get<{ Params: { id: string } }>('/app/:id', async (request, reply) => {
    const listing = shelf.listing(request.params.id);
    const isLive = listing !== undefined && shelf.isShown(request.params.id);
    return reply
      .code(isLive ? 200 : 404)
      .type('text/html; charset=utf-8')
      .send(isLive ? livePage(listing, options.name) : gonePage(options.name));
  });
}

function livePage(listing: ListingChange, store: string): string {
  const name = listing.names['zh-CN'] ?? listing.storeAppId;
  const data = {
    pkgName: listing.packageName,
    appName: name,
    versionName: listing.version?.name,
    versionCode: listing.version?.code,
    developer: listing.developer?.name,
    filingNumber: listing.filingNumber,
    privacyUrl: listing.policy?.url,
    permissions: listing.permissions,
    updatedOn: listing.updatedAt.slice(0, 10),
  };
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${text(name)} - ${text(store)}</title></head>
<body><h1>${text(name)}</h1><p>版本：${text(listing.version?.name ?? '')}</p><p>开发者：${text(listing.developer?.name ?? '')}</p>
<p>备案号：${text(listing.filingNumber ?? '无')}</p><script>window.__APP_DETAIL__ = ${JSON.stringify(data).replaceAll('<', '\\u003c')};</script></body></html>`;
}

const gonePage = (store: string): string => `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${text(store)}</title></head><body><p>该应用已下架</p></body></html>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (raw: string): string => raw.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
