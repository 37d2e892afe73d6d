import { timingSafeEqual } from 'node:crypto';
import { readComplaintStatus, submitComplaint } from '@touchstone/api-client/routes/complaints';
import { systemSession } from '@touchstone/db';
import { complaintStatus } from '@touchstone/db/repositories/complaint-lists';
import { typedCode } from '@touchstone/domain/complaint';
import { secretHash, takeComplaint } from '@touchstone/services/complaints';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { complaintPorts } from '../../wiring/complaint-ports.ts';
import { wishOf } from './shapes.ts';

/** Whether it repeats another is for who takes it in: the reporter is told what everybody is told. */
export const submitComplaintHandler = handle(submitComplaint, async ({ body, platform }) => {
  const taken = await takeComplaint(complaintPorts(platform), wishOf(body, 'form'), { by: null });
  if (!taken.ok) throw new Refusal('not-served');
  const { code, secret } = taken;
  return { status: 201, body: { code, secret, state: 'RECEIVED' as const }, headers: { 'cache-control': 'no-store' } };
});

export const readComplaintStatusHandler = handle(readComplaintStatus, async ({ body, platform }) => {
  const code = codeOf(body.code);
  const status = await platform.transaction(systemSession('complaints'), (tx) => complaintStatus(tx, code));
  const given = secretHash({ digest: (text) => platform.keyedDigest('complaints', text) }, code, typedCode(body.secret));
  // the same answer whether the code or the secret is wrong
  if (status?.secretHash == null || !isSame(status.secretHash, given)) throw new Refusal('not-found');
  return {
    status: 200,
    body: {
      code,
      state: status.state,
      receivedAt: status.receivedAt.toISOString(),
      answer: status.answer,
      answeredAt: status.answeredAt?.toISOString() ?? null,
    },
    headers: { 'cache-control': 'no-store' },
  };
});

/** Day, hyphen, letters: as it is kept, however it was typed. */
const codeOf = (typed: string): string => typedCode(typed).replace(/^(\d{8})/, '$1-');

const isSame = (kept: string, given: string): boolean =>
  kept.length === given.length && timingSafeEqual(Buffer.from(kept), Buffer.from(given));
