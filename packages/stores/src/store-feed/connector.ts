import { createHash, randomUUID } from 'node:crypto';
import type { ArtifactRef, ByteRange, ChangePage, OrderMessage, OrderReport, RateLimit, StoreConnector, StoreOrder } from '../connector.ts';
import { contentRange } from '../content-range.ts';
import type { Surroundings } from '../fetch-port.ts';
import { guardedPages, type PageLimits, usualPages } from '../page-guard.ts';
import { StoreFault } from '../store-fault.ts';
import { type Ask, type TransportOptions, transport } from '../transport.ts';
import { readFeedPage } from './feed-page.ts';
import { readOrderReport } from './order-report.ts';
import { checkBody, keyOf, signBody } from './signed-body.ts';

export interface StoreFeedOptions {
  /** The store: `huayang`. */
  readonly id: string;
  /** Where the protocol's paths begin: `https://feed.example.cn/v1`. */
  readonly baseUrl: string;
  readonly token: string;
  /** `whsec_…`, shared with the store. */
  readonly secret: string;
  readonly rate?: RateLimit;
  readonly transport?: Omit<TransportOptions, 'rate'>;
  readonly pages?: PageLimits;
  /** Changes asked for at once. */
  readonly pageSize?: number;
}

const usualRate: RateLimit = { perSecond: 5, burst: 10, atOnce: 4 };
const MAX_PAGE_BYTES = 16 * 1024 * 1024;
const MAX_POLICY_BYTES = 8 * 1024 * 1024;
const MAX_ORDER_BYTES = 64 * 1024;

/** Our own store protocol. @source docs/store-protocol/openapi.yaml */
export function storeFeed(options: StoreFeedOptions, around: Surroundings): StoreConnector {
  const { id, token, secret, rate = usualRate, pages = usualPages, pageSize = 500 } = options;
  keyOf(secret);
  const base = options.baseUrl.replace(/\/+$/, '');
  const wire = transport(around, { rate, ...options.transport });
  const authorized = { authorization: `Bearer ${token}` };

  /** Asks for JSON; the signature of the answer must cover it and belong to this very request. */
  async function signedJson(ask: Ask, maxBytes: number, signal: AbortSignal): Promise<unknown> {
    const requestId = `msg_${randomUUID()}`;
    const headers = {
      ...authorized,
      accept: 'application/json',
      ...signBody(secret, requestId, around.nowMs(), ask.body ?? ''),
      ...ask.headers,
    };
    const { answer, body } = await wire.read({ ...ask, headers }, maxBytes, signal);
    checkBody(secret, { body, header: answer.header, expectedId: requestId }, around.nowMs());
    return parsed(body, ask.what);
  }

  async function* pagesAfter(cursor: string | undefined, signal: AbortSignal): AsyncGenerator<ChangePage> {
    for (let since = cursor; ; ) {
      const query = new URLSearchParams({ limit: String(pageSize), ...(since === undefined ? {} : { since }) });
      const json = await signedJson({ url: `${base}/feed?${query}`, what: `reading the feed of ${id}` }, MAX_PAGE_BYTES, signal);
      const { page, hasMore } = readFeedPage(json);
      if (page.changes.length > 0 || page.problems.length > 0 || hasMore) yield page;
      if (!hasMore) return;
      since = page.next;
    }
  }

  async function report(ask: Ask, orderId: string, signal: AbortSignal): Promise<OrderReport> {
    const json = await signedJson(ask, MAX_ORDER_BYTES, signal);
    const answer = readOrderReport(json);
    if (answer === undefined || answer.id !== orderId) throw new StoreFault('malformed', ask.what);
    return answer;
  }

  return {
    about: { id, kind: 'store-feed', can: ['changes', 'artifacts', 'ranges', 'policies', 'orders'], rate, declaresSigner: true },
    changes: (cursor, signal) =>
      guardedPages(pagesAfter(cursor, signal), cursor, { ...pages, changesPerPage: Math.min(pages.changesPerPage, pageSize) }),

    async openArtifact(ref: ArtifactRef, { from }: ByteRange, signal) {
      const etag = `"${ref.sha256}"`;
      const answer = await wire.open(
        {
          url: `${base}/artifacts/${ref.sha256}`,
          headers: { ...authorized, 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-`, 'if-range': etag } : {}) },
          accept: [200, 206],
          what: `downloading ${ref.sha256} from ${id}`,
        },
        signal,
      );
      return { ...contentRange(answer), bytes: answer.bytes };
    },

    async policyText(ref, signal) {
      if (ref.sha256 === undefined) throw new StoreFault('not-found', `reading a policy of ${id}`);
      const what = `reading policy ${ref.sha256} of ${id}`;
      const { answer, body } = await wire.read(
        { url: `${base}/policies/${ref.sha256}`, headers: authorized, what },
        MAX_POLICY_BYTES,
        signal,
      );
      const sha256 = createHash('sha256').update(body).digest('hex');
      if (sha256 !== ref.sha256) throw new StoreFault('wrong-hash', what);
      return { sha256, mediaType: answer.header('content-type') ?? 'application/octet-stream', bytes: body };
    },

    sendOrder: (order: StoreOrder, signal) =>
      report(
        {
          url: `${base}/orders`,
          method: 'POST',
          body: JSON.stringify(order),
          headers: { 'content-type': 'application/json', 'idempotency-key': order.id },
          accept: [200, 202],
          what: `sending order ${order.id} to ${id}`,
        },
        order.id,
        signal,
      ),

    sendOrderMessage: (orderId, message: OrderMessage, signal) =>
      report(
        {
          url: `${base}/orders/${encodeURIComponent(orderId)}/messages`,
          method: 'POST',
          body: JSON.stringify(message),
          headers: { 'content-type': 'application/json', 'idempotency-key': `${orderId}/${message.type}` },
          accept: [200, 202],
          what: `telling ${id} about order ${orderId}`,
        },
        orderId,
        signal,
      ),

    orderState: (orderId, signal) =>
      report({ url: `${base}/orders/${encodeURIComponent(orderId)}`, what: `asking ${id} for order ${orderId}` }, orderId, signal),
  };
}

function parsed(body: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (cause) {
    throw new StoreFault('malformed', what, { cause });
  }
}
