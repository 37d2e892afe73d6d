import type { Handler } from '../../handler.ts';
import {
  keepCreditEntryHandler,
  listCreditEntriesHandler,
  listCreditEntryHandler,
  proposeCreditRemovalHandler,
  readCreditEntryHandler,
  removeCreditEntryHandler,
} from './credit.ts';
import {
  decidePenaltyHandler,
  executePenaltyHandler,
  listPenaltiesHandler,
  notifyPenaltyHandler,
  readPenaltyHandler,
  recordPenaltyHandler,
  revokePenaltyHandler,
} from './penalties.ts';

/** Penalties, and the lists of credit that follow from them. */
export const penaltyHandlers: readonly Handler[] = [
  listPenaltiesHandler,
  readPenaltyHandler,
  recordPenaltyHandler,
  notifyPenaltyHandler,
  decidePenaltyHandler,
  executePenaltyHandler,
  revokePenaltyHandler,
  listCreditEntriesHandler,
  readCreditEntryHandler,
  listCreditEntryHandler,
  proposeCreditRemovalHandler,
  removeCreditEntryHandler,
  keepCreditEntryHandler,
];
