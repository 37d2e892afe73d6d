import type { ChangeProblem, OrderReport } from '../connector.ts';
import { present } from '../listing-change.ts';
import { Fields } from '../read-fields.ts';

const STATES = ['received', 'acknowledged', 'done', 'refused'] as const;

/** What a store says about an order, in an answer or in an event; undefined when it is not understood. */
export function readOrderReport(json: unknown): OrderReport | undefined {
  const problems: ChangeProblem[] = [];
  const fields = new Fields(json, 'order', '', problems);
  const id = fields.text('id', 200);
  const state = fields.word('state', STATES);
  if (id === undefined || state === undefined) return undefined;
  return {
    id,
    state,
    ...present('acknowledgedAt', fields.instant('acknowledgedAt')),
    ...present('doneAt', fields.instant('doneAt')),
    ...present('refusal', fields.text('refusal', 2000)),
  };
}
