import type { OrderReport } from '../connector.ts';
import { StoreFault } from '../store-fault.ts';
import { readOrderReport } from './order-report.ts';
import { checkBody } from './signed-body.ts';

export interface StoreEvent {
  /** Of the message; the same again is the same event. */
  readonly id: string;
  readonly type: 'order.acknowledged' | 'order.done' | 'order.refused' | 'order.withdrawn' | 'feed.changed';
  /** Absent for `feed.changed`, which only says that asking is worth it. */
  readonly order?: OrderReport;
}

const STATE_OF: Readonly<Record<string, OrderReport['state']>> = {
  'order.acknowledged': 'acknowledged',
  'order.done': 'done',
  'order.refused': 'refused',
  'order.withdrawn': 'withdrawn',
};

/**
 * An event that a store sent to the platform, its signature checked over the bytes as they came.
 *
 * @throws StoreFault `unsigned`, `stale`, `signature-invalid` or `malformed`
 */
export function readStoreEvent(secret: string, body: Uint8Array, header: (name: string) => string | undefined, nowMs: number): StoreEvent {
  checkBody(secret, { body, header }, nowMs);
  const what = 'reading an event of a store';
  const json = jsonOf(body, what);
  const id = header('webhook-id')!;
  if (json.type === 'feed.changed') return { id, type: 'feed.changed' };
  const order = readOrderReport(json.data);
  const state = STATE_OF[String(json.type)];
  if (order === undefined || state === undefined || order.state !== state) throw new StoreFault('malformed', what);
  return { id, type: json.type as StoreEvent['type'], order };
}

function jsonOf(body: Uint8Array, what: string): { readonly type?: unknown; readonly data?: unknown } {
  try {
    const json: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof json === 'object' && json !== null) return json;
  } catch (cause) {
    throw new StoreFault('malformed', what, { cause });
  }
  throw new StoreFault('malformed', what);
}
