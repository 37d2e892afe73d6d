import type { Handler } from '../../handler.ts';
import {
  keepCreditEntryHandler,
  listCreditEntriesHandler,
  listCreditEntryHandler,
  proposeCreditRemovalHandler,
  removeCreditEntryHandler,
} from './credit.ts';
import {
  decidePenaltyHandler,
  executePenaltyHandler,
  listPenaltiesHandler,
  notifyPenaltyHandler,
  recordPenaltyHandler,
  revokePenaltyHandler,
} from './penalties.ts';

/** Penalties, and the lists of credit that follow from them. */
export const penaltyHandlers: readonly Handler[] = [
  listPenaltiesHandler,
  recordPenaltyHandler,
  notifyPenaltyHandler,
  decidePenaltyHandler,
  executePenaltyHandler,
  revokePenaltyHandler,
  listCreditEntriesHandler,
  listCreditEntryHandler,
  proposeCreditRemovalHandler,
  removeCreditEntryHandler,
  keepCreditEntryHandler,
];
