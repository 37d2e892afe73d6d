import { systemSession, withSession } from '@touchstone/db';
import { type DueDelivery, webhookRows } from '@touchstone/db/repositories/webhook-rows';
import { type Allow, guardedFetch } from '@touchstone/outbound';
import { nextAttempt, sendDelivery } from '../webhooks/send-delivery.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const AT_ONCE = 20;
const MESSAGES = 500;
const TIMEOUT_MS = 15_000;
/** Longer than an attempt can take: who took a delivery and died gives it back by this. */
const LEASE_MS = 120_000;
/** An answer is not read; this much is let through to see its status. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Messages to deliveries, and deliveries to their addresses. @param allow where webhooks may go; the open internet when absent */
export function webhookLoops({ db, platform }: Pick<Installation, 'db' | 'platform'>, allow: Allow = 'public'): readonly Loop[] {
  const inTransaction = <T>(work: (rows: ReturnType<typeof webhookRows>) => Promise<T>) =>
    withSession(db, systemSession('webhooks'), (tx) => work(webhookRows(tx)));
  const send = guardedFetch({ maxBytes: MAX_ANSWER_BYTES, timeoutMs: TIMEOUT_MS, allow });

  const deliver = async (due: DueDelivery): Promise<void> => {
    const at = platform.machineNow();
    const secrets = due.secrets.map((sealed) => platform.seal.open(sealed, `webhook:${due.webhook}`));
    const attempt = await sendDelivery(send, due, secrets, at);
    const next = attempt.retries ? nextAttempt(due.attempts + 1, at, Math.random()) : undefined;
    await inTransaction(async (rows) => {
      const state = attempt.isDelivered ? 'DELIVERED' : next === undefined ? 'FAILED' : 'WAITING';
      await rows.noteDelivery(due.id, { state, status: attempt.status, error: attempt.error, nextAt: next ?? at, at });
      // 410: the other side says it is gone for good
      if (attempt.status === 410) await rows.changeWebhook(due.webhook, { state: 'PAUSED' });
    });
  };

  return [
    { name: 'fan-out-messages', everyMs: 1000, round: () => inTransaction((rows) => rows.fanOut(MESSAGES, platform.machineNow())) },
    {
      name: 'deliver-webhooks',
      everyMs: 1000,
      async round() {
        const due = await inTransaction((rows) => rows.takeDue(AT_ONCE, platform.machineNow(), LEASE_MS));
        const ended = await Promise.allSettled(due.map(deliver));
        const failed = ended.find((one) => one.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
        return due.length;
      },
    },
  ];
}
