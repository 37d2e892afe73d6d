import { workRows } from '@touchstone/db/repositories/work-rows';
import { requestScanIn, type ScanAsk } from '@touchstone/services/work';
import type { Foundation, Transaction } from '../platform.ts';
import { sha256Text } from './sha256-text.ts';

/** Asks for scans inside somebody's transaction: they are wanted if that commits. Runs are queued by the feeder. */
export const scanRequests = (platform: Pick<Foundation, 'now' | 'newId'>, tx: Transaction) => {
  const kit = { nowMs: () => platform.now().getTime(), newId: platform.newId, hash: sha256Text };
  return (ask: ScanAsk) => requestScanIn(kit, workRows(tx), ask);
};
