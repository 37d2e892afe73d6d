import { type Allow, guardedFetch, OutboundFault } from '@touchstone/outbound';
import { Webhook } from 'standardwebhooks';

export interface SignedPost {
  readonly url: string;
  /** The same for every attempt, so that the other side can tell a repetition. */
  readonly id: string;
  readonly body: string;
  readonly at: Date;
  readonly secret: string;
  readonly maxBytes: number;
  readonly allow: Allow;
}

export type Posted =
  | { readonly ok: true; readonly status: number; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly retryable: boolean; readonly error: string };

const TIMEOUT_MS = 30_000;

/** Posts JSON with the signature of Standard Webhooks. What can go wrong outside is a value; an error is a word of ours. */
export async function signedPost({ url, id, body, at, secret, maxBytes, allow }: SignedPost): Promise<Posted> {
  const send = guardedFetch({ maxBytes, timeoutMs: TIMEOUT_MS, allow });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'touchstone-service/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  try {
    const answer = await send(url, { method: 'POST', headers, body, redirect: 'manual' });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status < 200 || answer.status >= 300)
      return {
        ok: false,
        retryable: answer.status >= 500 || answer.status === 429 || answer.status === 408,
        error: `status-${answer.status}`,
      };
    const mediaType = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { ok: true, status: answer.status, mediaType, bytes };
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    return { ok: false, retryable: error.code !== 'refused-address' && error.code !== 'bad-address', error: error.code };
  }
}
