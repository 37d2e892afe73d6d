import type { DueDelivery } from '@touchstone/db/repositories/webhook-rows';
import { OutboundFault } from '@touchstone/outbound';
import { Webhook } from 'standardwebhooks';

/** How an attempt ended; `retries` false: never again. */
export interface Attempt {
  readonly isDelivered: boolean;
  readonly status: number | null;
  /** A word of ours, never a message of the other side. */
  readonly error: string | null;
  readonly retries: boolean;
}

type Send = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; redirect: 'manual' },
) => Promise<{ readonly status: number; readonly body: { cancel(): Promise<void> } | null }>;

/**
 * Sends one delivery, signed with every key that is in force.
 *
 * @param secrets opened, the newest first
 * @source https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function sendDelivery(send: Send, due: DueDelivery, secrets: readonly string[], at: Date): Promise<Attempt> {
  const body = JSON.stringify({ type: due.topic, timestamp: due.happenedAt.toISOString(), subject: due.subject, data: due.payload });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'touchstone-webhooks/1',
    'webhook-id': due.message,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(due.message, at, body)).join(' '),
  };
  try {
    const answer = await send(due.url, { method: 'POST', headers, body, redirect: 'manual' });
    await answer.body?.cancel().catch(() => {});
    const isDelivered = answer.status >= 200 && answer.status < 300;
    return { isDelivered, status: answer.status, error: isDelivered ? null : 'refused', retries: answer.status !== 410 };
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    return {
      isDelivered: false,
      status: null,
      error: error.code,
      retries: error.code !== 'refused-address' && error.code !== 'bad-address',
    };
  }
}

/** Waiting times before the second, third … attempt: eight attempts within a day and a half. */
const WAITS_MS = [5000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 86_400_000] as const;

/** When to try again after `attempts` attempts; undefined when it is over. A tenth more or less, so that many do not come at once. */
export function nextAttempt(attempts: number, now: Date, random: number): Date | undefined {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait * (0.9 + 0.2 * random));
}
