import type { Ask } from './ask.ts';
import { OutboundFault } from './outbound-fault.ts';

/** What another host may know of a request: nothing that proves who we are. */
const FOR_ANYONE: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'if-match',
  'if-none-match',
  'range',
  'user-agent',
]);

/**
 * The request that a redirect asks for.
 * @throws OutboundFault `bad-redirect`: from https to http, or a stream that is already gone
 * @source RFC 9110 section 15.4
 */
export function nextAsk({ url, method, headers, body }: Ask, to: URL, status: number): Ask {
  if (url.protocol === 'https:' && to.protocol === 'http:')
    throw new OutboundFault('bad-redirect', `${url.host} redirects to an address without encryption`);
  const kept = url.origin === to.origin ? headers : Object.fromEntries(Object.entries(headers).filter(([name]) => FOR_ANYONE.has(name)));
  const turnsToGet = (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST');
  if (turnsToGet || body === undefined)
    return { url: to, method: turnsToGet ? 'GET' : method, headers: withoutBody(kept), body: undefined };
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    throw new OutboundFault('bad-redirect', `${url.host} redirects what can be sent only once`);
  return {
    url: to,
    method,
    headers: { ...kept, ...('content-type' in headers ? { 'content-type': headers['content-type'] ?? '' } : {}) },
    body,
  };
}

const withoutBody = (headers: Ask['headers']) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));
