import { createHmac, timingSafeEqual } from 'node:crypto';
import { byKey } from '@touchstone/kernel/order';
import { Refusal } from '../problem/refusal.ts';

const MAC_BYTES = 16;

/** Keys of the last row of a page, in the order of the list's sort. */
export type PageKey = readonly (string | number | null)[];

/**
 * Signed tokens for the next page of a list.
 *
 * A token belongs to one list and one set of filters: with others it is refused, because the rows it would skip are others.
 */
export class PageTokens {
  readonly #secret: Uint8Array;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** @param list id of the route; @param filters the query without `after` and `limit` */
  issue(list: string, filters: object, key: PageKey): string {
    const payload = Buffer.from(JSON.stringify(key), 'utf8');
    return Buffer.concat([this.#mac(list, filters, payload), payload]).toString('base64url');
  }

  /** @throws Refusal `page-token-invalid` */
  read(list: string, filters: object, token: string): PageKey {
    const bytes = Buffer.from(token, 'base64url');
    const payload = bytes.subarray(MAC_BYTES);
    const isOurs = bytes.length > MAC_BYTES && timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(list, filters, payload));
    if (!isOurs) throw new Refusal('page-token-invalid');
    return JSON.parse(payload.toString('utf8')) as PageKey;
  }

  #mac(list: string, filters: object, payload: Uint8Array): Buffer {
    const rest = Object.entries(filters)
      .filter(([name, value]) => name !== 'after' && name !== 'limit' && value !== undefined)
      .sort(byKey(([name]) => name));
    return createHmac('sha256', this.#secret)
      .update(`page\n${list}\n${JSON.stringify(rest)}\n`)
      .update(payload)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
