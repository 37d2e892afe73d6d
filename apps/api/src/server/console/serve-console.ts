import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../problem/refusal.ts';
import { consolePage } from './console-page.ts';
import { isPagePath } from './is-page-path.ts';
import { UNBUILT_PAGE } from './unbuilt-page.ts';

/** Of the tab and the home screen: their names are fixed. */
const ICON = /^\/[\w-]+\.(?:svg|png|ico|webmanifest)$/;
const ICON_KEPT = { immutable: false, maxAge: '1d' } as const;
const HTML = 'text/html; charset=utf-8';

/**
 * The console at `/`: its one page for every path that is nobody else's, and its assets, which never change under their names.
 *
 * @param folder what `npm run build:console` made; it may not be there
 */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    ...{ root: join(folder, 'assets'), prefix: '/assets/', index: false, dotfiles: 'deny', etag: false, lastModified: false },
    ...{ preCompressed: true, immutable: true, maxAge: '365d', suppressWarning: true },
  });
  /** Whether there was a page to answer with. A reply is a promise itself: what waits for one waits until it was sent. */
  const answered = async (reply: FastifyReply): Promise<boolean> => {
    const page = await consolePage(folder);
    if (page === undefined) return false;
    void reply.type(HTML).header('cache-control', 'no-cache').header('content-security-policy', page.policy).send(page.html);
    return true;
  };
  app.get('/', { config: { id: 'console' } }, async (_request, reply) => {
    if (!(await answered(reply))) void reply.type(HTML).send(UNBUILT_PAGE);
    return reply;
  });
  app.setNotFoundHandler(async (request, reply) => {
    const [path = '/'] = request.url.split('?', 1);
    const [icon] = (request.method === 'GET' && ICON.exec(path)) || [];
    if (icon !== undefined && existsSync(join(folder, icon))) return reply.sendFile(icon, folder, ICON_KEPT);
    const isPage = request.method === 'GET' && isPagePath(path, request.headers.accept);
    if (!isPage || !(await answered(reply))) throw new Refusal('no-such-route');
    return reply;
  });
}
