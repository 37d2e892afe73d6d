import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Ask, faultOf } from './ask.ts';
import { OutboundFault } from './outbound-fault.ts';

export interface BodyLimits {
  readonly maxBytes: number;
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The bytes of an answer, decompressed, up to the limits. Nothing is read ahead of the caller by more than the buffers
 * of the streams, so that a bomb costs no more than what is taken of it.
 * @throws OutboundFault `too-large`, `timed-out`, `bad-answer`, `not-reachable`
 */
export async function* limitedBody(response: IncomingMessage, one: Ask, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const abort = () => response.destroy(limits.signal.reason);
  limits.signal.addEventListener('abort', abort, { once: true });
  try {
    const body = decoded(response, one.method);
    let size = 0;
    for await (const piece of watched(body, limits, one.url.host)) {
      size += piece.length;
      if (size > limits.maxBytes) throw new OutboundFault('too-large', `${one.url.host} sends more than ${limits.maxBytes} bytes`);
      yield piece;
    }
    if (!response.complete) throw new OutboundFault('not-reachable', `${one.url.host} broke off`);
  } catch (error) {
    throw faultOf(error, one, limits.signal);
  } finally {
    limits.signal.removeEventListener('abort', abort);
  }
}

function decoded(response: IncomingMessage, method: string): Readable {
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity' || method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304) return response;
  const decoder = DECODERS[encoding]?.();
  if (decoder === undefined) throw new OutboundFault('bad-answer', `an encoding nobody asked for: ${encoding.slice(0, 50)}`);
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

/** Ends when the other side is silent for too long; the time the caller takes does not count. */
async function* watched(body: Readable, { idleMs }: BodyLimits, host: string): AsyncGenerator<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    timer = setTimeout(() => body.destroy(new OutboundFault('timed-out', `${host} fell silent for ${idleMs} ms`)), idleMs);
  };
  try {
    watch();
    for await (const piece of body) {
      clearTimeout(timer);
      yield piece as Uint8Array;
      watch();
    }
  } finally {
    clearTimeout(timer);
  }
}
