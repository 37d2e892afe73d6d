import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Allow } from './address-rule.ts';
import { ask, type Body } from './ask.ts';
import { limitedBody } from './limited-body.ts';
import { OutboundFault } from './outbound-fault.ts';
import { nextAsk } from './redirect.ts';
import { checkedAddresses, type Resolve, systemResolve } from './resolve.ts';

export interface FetchOptions {
  /** Bytes of the body after decompression; one more is a fault. */
  readonly maxBytes: number;
  /** From now to the last byte, redirects and all. */
  readonly timeoutMs: number;
  /** Longest silence of the other side; half a minute when not given. */
  readonly idleMs?: number;
  /** `public` when not given. */
  readonly allow?: Allow;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** First and last byte, both inside; without `end` up to the last. Asks for the bytes uncompressed. */
  readonly range?: { readonly start: number; readonly end?: number | undefined };
  /** 5 when not given; 0: an answer that redirects is given as it is. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal | undefined;
  /** Certificates to trust besides those of the system, PEM. */
  readonly ca?: string;
  readonly resolve?: Resolve;
}

export interface Fetched {
  /** Address that answered, behind all redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed. To be read to its end or destroyed. A fault in between is an OutboundFault. */
  readonly body: Readable;
}

/**
 * Fetches an address that somebody else chose. Only http and https; only addresses that `allow` permits, checked again at
 * each redirect and pinned; limits on size and time. Answers of any status are answers.
 * @throws OutboundFault; the reason of `signal` when it was aborted
 */
export async function fetchAddress(address: string, options: FetchOptions): Promise<Fetched> {
  const { maxBytes, timeoutMs, allow = 'public', maxRedirects = 5, resolve = systemResolve } = options;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new OutboundFault('timed-out', `${address} took longer than ${timeoutMs} ms`)), timeoutMs);
  const signal = options.signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, options.signal]);
  const limits = { idleMs: options.idleMs ?? 30_000, signal, ca: options.ca };

  let next = { url: checkedUrl(address), method: options.method ?? 'GET', headers: headersOf(options), body: options.body };
  try {
    for (let redirects = 0; ; redirects++) {
      const { url } = next;
      const addresses = await orAborted(checkedAddresses(url, allow, resolve), signal);
      const response = await ask(next, addresses, limits);
      const location = maxRedirects > 0 && REDIRECTS.has(response.statusCode ?? 0) ? response.headers.location : undefined;
      if (location === undefined) {
        const body = Readable.from(limitedBody(response, next, { ...limits, maxBytes }), { objectMode: false });
        // Also when it was never begun to be read: then the generator does not end, since it did not begin.
        body.once('close', () => {
          clearTimeout(timer);
          response.destroy();
        });
        return { url: url.href, status: response.statusCode ?? 0, headers: headersAfter(response), body };
      }
      response.destroy();
      if (redirects >= maxRedirects) throw new OutboundFault('too-many-redirects', `${address} redirects more than ${maxRedirects} times`);
      next = nextAsk(next, checkedUrl(location, url), response.statusCode ?? 0);
    }
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @throws OutboundFault `bad-address` */
function checkedUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new OutboundFault('bad-address', `not an http address: ${address.slice(0, 200)}`);
  if (url.username !== '' || url.password !== '') throw new OutboundFault('bad-address', `an address with a password in it: ${url.origin}`);
  return url;
}

/** Part of the bytes can only be named when they are not compressed on the way. */
function headersOf({ headers = {}, range }: FetchOptions): Readonly<Record<string, string>> {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (range === undefined) return { 'accept-encoding': 'gzip, br', ...given };
  return { ...given, 'accept-encoding': 'identity', range: `bytes=${range.start}-${range.end ?? ''}` };
}

/** Without what is no longer true of the decompressed body. */
function headersAfter({ headers }: IncomingMessage): IncomingHttpHeaders {
  if (headers['content-encoding'] === undefined) return headers;
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
  return rest;
}

/** Whichever is first; resolving a name cannot be aborted itself. */
async function orAborted<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([step, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
