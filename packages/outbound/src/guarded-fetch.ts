import type { Readable } from 'node:stream';
import { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { type FetchOptions, fetchAddress } from './fetch-address.ts';

/** Limits of every request through it; the rest is said by each request. */
export type GuardedFetchOptions = Pick<FetchOptions, 'maxBytes' | 'timeoutMs' | 'idleMs' | 'allow' | 'ca' | 'resolve'>;

/** What `fetch` takes, as far as it is obeyed: redirects are followed with every step checked, unless `redirect` says otherwise. */
export interface GuardedInit {
  readonly method?: string | undefined;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
  readonly redirect?: 'follow' | 'manual' | 'error' | undefined;
}

/**
 * `fetchAddress` in the shape of `fetch`, for libraries that take one.
 * @returns a function whose promise rejects with OutboundFault; with TypeError for a redirect when `redirect` is `error`
 */
export function guardedFetch(limits: GuardedFetchOptions): (input: string | URL, init?: GuardedInit) => Promise<Response> {
  return async (input, init = {}) => {
    const { body } = init;
    const {
      status,
      headers,
      body: received,
    } = await fetchAddress(String(input), {
      ...limits,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(body === undefined || body === null ? {} : { body: bodyOf(body) }),
      signal: init.signal ?? undefined,
      ...(init.redirect === 'manual' || init.redirect === 'error' ? { maxRedirects: 0 } : {}),
    });
    if (init.redirect === 'error' && status >= 300 && status < 400 && headers.location !== undefined) {
      received.destroy();
      throw new TypeError(`${input} redirects, which was not asked for`);
    }
    const pairs = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]));
    const hasNoBody = [101, 204, 205, 304].includes(status);
    if (hasNoBody) received.resume();
    return new Response(hasNoBody ? null : streamOf(received), { status, headers: pairs });
  };
}

/** Not `Readable.toWeb`: left before its end, that throws from a timer of its own, which nobody can catch and the process does not survive. */
const streamOf = (received: Readable): ReadableStream<Uint8Array> =>
  NodeReadableStream.from<Uint8Array>(received) as unknown as ReadableStream<Uint8Array>;

function bodyOf(body: unknown): string | Uint8Array | AsyncIterable<Uint8Array> {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body) return body as AsyncIterable<Uint8Array>;
  throw new TypeError('a body that is neither text nor bytes');
}
