import { releaseLease as contract } from '@touchstone/api-client';
import { releaseRun } from '@touchstone/services/work';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

export const releaseLeaseHandler = handle(contract, async ({ params, actor, platform }) => {
  const { work } = platform.work;
  const released = await releaseRun(work, params.lease, nameOf(actor));
  if (!released.ok) throw new Refusal(released.reason);
  return { status: 204, body: null as never };
});
