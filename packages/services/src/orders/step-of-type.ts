import { CASE_EVENTS, type CaseEvent, ORDERS_OF } from '@touchstone/domain/case';
import type { OrderType } from '@touchstone/domain/order';

/** The step of a case that a document of this type is; undefined for one that takes none. */
export const stepOfType = (type: OrderType): CaseEvent | undefined =>
  type === 'penalty-decision'
    ? 'decide-penalty'
    : (Object.keys(CASE_EVENTS) as CaseEvent[]).find((event) => ORDERS_OF[event]?.includes(type) === true);
