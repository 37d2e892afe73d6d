import type { FastifyRequest } from 'fastify';
import { Refusal } from '../problem/refusal.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that another site made a browser send.
 *
 * Three signs, each enough on its own in a browser of its time: the header that a form cannot set, `Sec-Fetch-Site`, `Origin`.
 * Only asked where a cookie signs in: a bearer token is never sent by itself.
 *
 * @source https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  const { 'x-requested-with': requestedWith, 'sec-fetch-site': site, origin } = request.headers;
  const isOwn =
    requestedWith === 'touchstone' &&
    (site === undefined || site === 'same-origin' || site === 'none') &&
    (origin === undefined || hostOf(origin) === hostOf(`${request.protocol}://${request.host}`));
  if (!isOwn) throw new Refusal('origin-refused');
}

/** Host and port, without the port that the scheme means anyway. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
