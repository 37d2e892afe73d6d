import { createHmac, timingSafeEqual } from 'node:crypto';
import { StoreFault } from '../store-fault.ts';

/**
 * Signatures over bodies, as Standard Webhooks has them: `webhook-id`, `webhook-timestamp` (seconds) and
 * `webhook-signature: v1,<base64>` with HMAC-SHA-256 over `id.timestamp.body`. The secret is written `whsec_<base64>`.
 *
 * An answer carries the id of its request: an old answer played again does not fit.
 *
 * @source https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

export const SIGNATURE_TOLERANCE_SECONDS = 300;

export function signBody(secret: string, id: string, nowMs: number, body: Uint8Array | string): SignatureHeaders {
  const timestamp = String(Math.floor(nowMs / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac(secret, id, timestamp, body).toString('base64')}`,
  };
}

export interface SignedBody {
  readonly body: Uint8Array | string;
  header(name: string): string | undefined;
  /** The id it must carry: that of the request, for an answer. */
  readonly expectedId?: string;
}

/** @throws StoreFault `unsigned`, `stale` or `signature-invalid` */
export function checkBody(secret: string, { body, header, expectedId }: SignedBody, nowMs: number): void {
  const what = 'checking the signature of a body';
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(name));
  if (id === undefined || timestamp === undefined || signatures === undefined) throw new StoreFault('unsigned', what);
  if (expectedId !== undefined && id !== expectedId) throw new StoreFault('stale', what);
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(nowMs / 1000 - seconds) <= SIGNATURE_TOLERANCE_SECONDS)) throw new StoreFault('stale', what);
  const expected = mac(secret, id, timestamp, body);
  const given = signatures
    .slice(0, MAX_HEADER)
    .split(' ')
    .filter((one) => one.startsWith('v1,'));
  if (!given.some((one) => isSame(Buffer.from(one.slice(3), 'base64'), expected))) throw new StoreFault('signature-invalid', what);
}

/** Several signatures stand side by side while a key is changed. */
const MAX_HEADER = 1000;

/** @throws Error when the secret is not `whsec_` and Base64 of 24 to 64 bytes */
export function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (!/^whsec_[A-Za-z0-9+/]+=*$/.test(secret) || key.length < 24 || key.length > 64)
    throw new Error('a secret is written whsec_ and Base64 of 24 to 64 bytes');
  return key;
}

const mac = (secret: string, id: string, timestamp: string, body: Uint8Array | string): Buffer =>
  createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
