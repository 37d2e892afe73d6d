import { heartbeatLease as contract } from '@touchstone/api-client';
import { keepLease } from '@touchstone/services/work';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import type { WorkArea } from './work-area.ts';

export const heartbeatLeaseHandler = ({ work }: WorkArea) =>
  handle(contract, async ({ params, actor }) => {
    const kept = await keepLease(work, params.lease, nameOf(actor));
    if (!kept.ok) throw new Refusal(kept.reason);
    return { status: 200, body: { cancel: kept.isCancelAsked, deadline: new Date(kept.deadlineMs).toISOString() } };
  });
