import { randomUUID } from 'node:crypto';
import type { StoreOrder } from '../../connector.ts';
import { StoreFault } from '../../store-fault.ts';
import { signBody } from '../signed-body.ts';
import { fail, notChecked, type Outcome, pass, type Situation, storeOf, warn } from './check.ts';
import { refusal } from './refusals.ts';

export async function orderRefusal(at: Situation, how: 'unsigned' | 'foreign'): Promise<Outcome> {
  const body = JSON.stringify(testOrder(`check-${randomUUID()}`, how));
  const foreign = `whsec_${Buffer.alloc(32, 0x55).toString('base64')}`;
  const signature = how === 'unsigned' ? {} : { ...signBody(foreign, `msg_${randomUUID()}`, at.around.nowMs(), body) };
  return refusal(at, '/orders', { 'content-type': 'application/json', ...signature }, [401, 403], body);
}

export async function ordersWork({ options, around, signal }: Situation): Promise<Outcome> {
  if (options.withOrders !== true) return notChecked('未要求 / not asked for');
  const store = storeOf(options, around);
  const id = `check-${randomUUID()}`;
  const first = await store.sendOrder!(testOrder(id, '联调'), signal);
  const again = await store.sendOrder!(testOrder(id, '联调'), signal);
  const state = await store.orderState!(id, signal);
  const conflict = await store.sendOrder!(testOrder(id, '另一个'), signal).then(
    () => 200,
    (error: unknown) => (error instanceof StoreFault ? error.httpStatus : undefined),
  );
  if (conflict !== 409) return fail(`同号不同内容应为 409 / same id, other text: ${conflict ?? 'no answer'}`);
  return first.state === again.state || again.state === state.state ? pass : warn(`${first.state}, ${again.state}, ${state.state}`);
}

/** Messages about an order are an offer, not a duty: who has none reads them in the inbox. */
export async function messagesWork({ options, around, signal }: Situation): Promise<Outcome> {
  if (options.withOrders !== true) return notChecked('未要求 / not asked for');
  const store = storeOf(options, around);
  const id = `check-${randomUUID()}`;
  await store.sendOrder!(testOrder(id, '联调'), signal);
  const message = { type: 'withdrawn', documentNumber: '联调测试', reason: '联调', at: '2026-01-01T00:00:00Z' } as const;
  try {
    const { state } = await store.sendOrderMessage!(id, message, signal);
    return state === 'withdrawn' ? pass : fail(`撤回后的状态 / state after withdrawal: ${state}`);
  } catch (error) {
    if (!(error instanceof StoreFault) || ![404, 405, 501].includes(error.httpStatus ?? 0)) throw error;
    return warn(`HTTP ${error.httpStatus}`);
  }
}

const testOrder = (id: string, reason: string): StoreOrder => ({
  id,
  kind: 'delist',
  storeAppId: 'touchstone-check-no-such-app',
  documentNumber: '联调测试',
  reason,
  issuedAt: '2026-01-01T00:00:00Z',
  dueAt: '2026-01-01T00:00:00Z',
});
