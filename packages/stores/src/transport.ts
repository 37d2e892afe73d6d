import { type Breaker, type BreakerPolicy, closedBreaker, failed, permit, succeeded } from '@touchstone/domain/breaker';
import type { RateLimit } from './connector.ts';
import type { FetchResponse, Surroundings } from './fetch-port.ts';
import { type Bucket, drained, fullBucket, take } from './rate-limit.ts';
import { RequestSlots } from './request-slots.ts';
import { RequestWatch } from './request-watch.ts';
import { type RetryPolicy, retrying, usualRetries } from './retry.ts';
import { StoreFault, type StoreFaultCode } from './store-fault.ts';

export interface TransportOptions {
  readonly rate: RateLimit;
  readonly retries?: RetryPolicy;
  readonly policy?: BreakerPolicy;
  /** For the head of an answer and for each pause within its body. */
  readonly timeoutMs?: number;
  /** For a body that is read whole, from the first byte asked for to the last, however lively it drips. */
  readonly wholeTimeoutMs?: number;
}

export interface Ask {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers that are not faults; 200 when left out. */
  readonly accept?: readonly number[];
  /** What is being done, for messages. */
  readonly what: string;
}

export interface Answer {
  readonly status: number;
  header(name: string): string | undefined;
  /** To be read to its end or left by `return`: until then the request counts as under way. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** All requests to one store: paced, bounded in number, retried where that can help, and stopped when the store is down. */
export interface Transport {
  readonly breaker: Breaker;
  /** The head of an answer; its body is not retried. */
  open(ask: Ask, signal: AbortSignal): Promise<Answer>;
  /** The whole body, up to `maxBytes`; a broken one is asked for again. */
  read(ask: Ask, maxBytes: number, signal: AbortSignal): Promise<{ readonly answer: Answer; readonly body: Uint8Array }>;
}

const TIMEOUT_MS = 30_000;
const WHOLE_TIMEOUT_MS = 5 * 60_000;
const usualBreaker: BreakerPolicy = { failures: 5, openMs: 30_000, longestMs: 30 * 60_000 };

export function transport(around: Surroundings, options: TransportOptions): Transport {
  const { rate, retries = usualRetries, policy = usualBreaker, timeoutMs = TIMEOUT_MS, wholeTimeoutMs = WHOLE_TIMEOUT_MS } = options;
  let bucket: Bucket = fullBucket(rate, around.nowMs());
  let breaker: Breaker = closedBreaker;
  const slots = new RequestSlots(rate.atOnce);

  async function paced(signal: AbortSignal): Promise<void> {
    const taken = take(bucket, rate, around.nowMs());
    bucket = taken.bucket;
    if (taken.waitMs > 0) await around.sleep(taken.waitMs, signal);
  }

  /** Faults of the store open the breaker; answers that say no do not. */
  async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
    const permission = permit(breaker, policy, around.nowMs());
    breaker = permission.breaker;
    if (!permission.allowed) throw new StoreFault('circuit-open', what, { retryAfterMs: permission.retryAfterMs });
    try {
      const value = await work();
      breaker = succeeded();
      return value;
    } catch (error) {
      if (error instanceof StoreFault) note(error);
      throw error;
    }
  }

  function note({ retryable, retryAfterMs }: StoreFault): void {
    breaker = retryable ? failed(breaker, policy, around.nowMs()) : succeeded();
    if (retryAfterMs !== undefined) bucket = drained(bucket, rate, Math.min(retryAfterMs, MAX_DRAIN_MS));
  }

  async function once(ask: Ask, signal: AbortSignal, totalMs?: number): Promise<Answer> {
    const release = await slots.take(signal);
    const watch = new RequestWatch(signal, timeoutMs, ask.what);
    if (totalMs !== undefined) watch.limit(totalMs);
    const end = () => {
      watch.close();
      release();
      signal.removeEventListener('abort', end);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      await paced(signal);
      watch.restart();
      const response = await around.fetch(ask.url, {
        method: ask.method ?? 'GET',
        headers: { ...ask.headers },
        ...(ask.body === undefined ? {} : { body: ask.body }),
        signal: watch.signal,
        redirect: 'manual',
      });
      if (!(ask.accept ?? [200]).includes(response.status)) {
        await discard(response);
        throw faultOf(response, ask.what);
      }
      return {
        status: response.status,
        header: (name) => response.headers.get(name) ?? undefined,
        bytes: watched(response.body, watch, end),
      };
    } catch (error) {
      end();
      throw watch.faultOf(error);
    }
  }

  const open = (ask: Ask, signal: AbortSignal) => retrying(() => guarded(ask.what, () => once(ask, signal)), retries, around, signal);

  return {
    get breaker() {
      return breaker;
    },
    open,
    read: (ask, maxBytes, signal) =>
      retrying(
        () =>
          guarded(ask.what, async () => {
            const answer = await once(ask, signal, wholeTimeoutMs);
            return { answer, body: await whole(answer.bytes, maxBytes, ask.what) };
          }),
        retries,
        around,
        signal,
      ),
  };
}

/** A store cannot silence us for longer than this by Retry-After. */
const MAX_DRAIN_MS = 60 * 60_000;

/** The bytes of a body, refused as soon as they are too many. */
export async function whole(bytes: AsyncIterable<Uint8Array>, maxBytes: number, what: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > maxBytes) throw new StoreFault('too-large', what);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

const FAULT_OF_STATUS: Readonly<Record<number, StoreFaultCode>> = {
  401: 'not-permitted',
  403: 'not-permitted',
  404: 'not-found',
  408: 'timed-out',
  410: 'cursor-expired',
  425: 'server-error',
  429: 'rate-limited',
};

function faultOf({ status, headers }: FetchResponse, what: string): StoreFault {
  const retryAfterMs = secondsOf(headers.get('retry-after'));
  const code = FAULT_OF_STATUS[status] ?? (status >= 500 ? 'server-error' : 'refused');
  return new StoreFault(code, what, { httpStatus: status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** Only the form in seconds: a date would make us believe the store's clock. */
function secondsOf(retryAfter: string | null): number | undefined {
  return retryAfter !== null && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
}

async function discard({ body }: FetchResponse): Promise<void> {
  const iterator = body?.[Symbol.asyncIterator]();
  await iterator?.return?.(undefined);
}

async function* watched(body: FetchResponse['body'], watch: RequestWatch, end: () => void): AsyncGenerator<Uint8Array> {
  try {
    watch.restart();
    for await (const piece of body ?? []) {
      watch.stop();
      yield piece;
      watch.restart();
    }
  } catch (error) {
    throw watch.faultOf(error);
  } finally {
    end();
  }
}
