import type { ChangeProblem, OrderReport } from '../connector.ts';
import { present } from '../listing-change.ts';
import { Fields } from '../read-fields.ts';

const STATES = ['received', 'acknowledged', 'done', 'refused', 'withdrawn'] as const;

/** What a store says about an order, in an answer or in an event; undefined when it is not understood. */
export function readOrderReport(json: unknown): OrderReport | undefined {
  const problems: ChangeProblem[] = [];
  const fields = new Fields(json, 'order', '', problems);
  const id = fields.text('id', 200);
  const state = fields.word('state', STATES);
  if (id === undefined || state === undefined) return undefined;
  const objection = fields.object('objection');
  const code = objection?.matching('code', /^[a-z][a-z-]{0,39}$/, 40);
  return {
    id,
    state,
    ...present('acknowledgedAt', fields.instant('acknowledgedAt')),
    ...present('doneAt', fields.instant('doneAt')),
    ...present('refusal', fields.text('refusal', 2000)),
    ...present('objection', code === undefined ? undefined : { code, text: objection?.text('text', 2000) ?? '' }),
  };
}
