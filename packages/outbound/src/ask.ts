import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { rootCertificates } from 'node:tls';
import { OutboundFault } from './outbound-fault.ts';

/** A stream is sent once; text and bytes can be sent again to where a redirect points. */
export type Body = string | Uint8Array | AsyncIterable<Uint8Array>;

export interface Ask {
  readonly url: URL;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | undefined;
}

export interface AskLimits {
  readonly idleMs: number;
  readonly signal: AbortSignal;
  readonly ca: string | undefined;
}

/**
 * The head of the answer to one request, sent to one of `addresses` and to nobody else.
 * @throws OutboundFault `not-reachable`, `not-trusted`, `timed-out`; the signal's reason
 */
export async function ask(one: Ask, addresses: readonly string[], { idleMs, signal, ca }: AskLimits): Promise<IncomingMessage> {
  const { url, method, headers, body } = one;
  signal.throwIfAborted();
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const trust = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = send(
    url,
    { method, headers: withSize(headers, body), agent: false, lookup: pinnedTo(addresses), signal, ...trust },
    resolve,
  );
  const silent = setTimeout(() => request.destroy(new OutboundFault('timed-out', `${url.host} said nothing for ${idleMs} ms`)), idleMs);
  request.on('error', reject);
  try {
    if (isStream(body)) pipeline(body, request).catch(reject);
    else request.end(body);
    return await promise;
  } catch (error) {
    request.destroy();
    throw faultOf(error, one, signal);
  } finally {
    clearTimeout(silent);
  }
}

/** What broke a request or its answer, in our words. */
export function faultOf(error: unknown, { url }: Pick<Ask, 'url'>, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof OutboundFault || !(error instanceof Error && 'code' in error)) return error;
  const code = String(error.code);
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/.test(code)) {
    return new OutboundFault('not-trusted', `no trusted connection to ${url.host}: ${code}`, error);
  }
  if (/^(HPE_|ERR_HTTP_|Z_|ERR_ZSTD|ERR__ERROR_FORMAT|ERR_BROTLI)/.test(code))
    return new OutboundFault('bad-answer', `${url.host} answers something that cannot be read: ${code}`, error);
  return new OutboundFault('not-reachable', `${url.host} cannot be reached: ${code}`, error);
}

const isStream = (body: Body | undefined): body is AsyncIterable<Uint8Array> => typeof body === 'object' && !(body instanceof Uint8Array);

function withSize(headers: Ask['headers'], body: Body | undefined): Record<string, string> {
  const size = body === undefined || isStream(body) ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { ...headers, ...size };
}

/** Answers with what was checked, whatever name is asked for. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, callback) => {
    if (options.all === true) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
}
