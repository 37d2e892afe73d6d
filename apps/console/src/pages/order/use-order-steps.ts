import { readCase } from '@touchstone/api-client/routes/cases';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { listOrderItems } from '@touchstone/api-client/routes/order-items';
import {
  approveOrder,
  dropOrder,
  issueOrder,
  listOrderEvents,
  listOrders,
  listServices,
  readOrder,
  returnOrder,
  reviewOrder,
  withdrawOrder,
} from '@touchstone/api-client/routes/orders';
import { call } from '../../api/call.ts';
import { useWork } from '../../api/use-read-again.ts';
import type { OrderStep } from './order-steps.ts';

const STALE = [readOrder, listOrders, listOrderEvents, listServices, listOrderItems, readCase, readDesk];

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Takes a step of a document on the version that was read; what was read of it is read again, done or refused. */
export function useOrderSteps(): (step: OrderStep['step'], standing: Standing, reason: string) => Promise<void> {
  const work = useWork(STALE);
  return async (step, { id, version }, reason) => {
    const at = { params: { order: id }, ifMatch: version } as const;
    const body = { reason };
    const steps: Readonly<Record<OrderStep['step'], () => Promise<unknown>>> = {
      review: () => call(reviewOrder, at),
      return: () => call(returnOrder, { ...at, body }),
      approve: () => call(approveOrder, at),
      issue: () => call(issueOrder, at),
      withdraw: () => call(withdrawOrder, { ...at, body }),
      drop: () => call(dropOrder, { ...at, body }),
    };
    await work(steps[step]);
  };
}
