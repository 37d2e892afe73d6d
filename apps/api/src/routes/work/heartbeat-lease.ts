import { heartbeatLease as contract } from '@touchstone/api-client';
import { keepLease } from '@touchstone/services/work';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

export const heartbeatLeaseHandler = handle(contract, async ({ params, actor, platform }) => {
  const { work } = platform.work;
  const kept = await keepLease(work, params.lease, nameOf(actor));
  if (!kept.ok) throw new Refusal(kept.reason);
  return { status: 200, body: { cancel: kept.isCancelAsked, deadline: new Date(kept.deadlineMs).toISOString() } };
});
