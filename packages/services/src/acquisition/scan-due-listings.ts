import type { AcquisitionPorts, TakenScan } from './ports.ts';
import { scanListing } from './scan-by-policy.ts';

/** Listings of one file or text that are made due in one transaction. */
const PAGE = 200;
/** Tries before a listing is left to people; with the pauses below about an hour. */
const MOST_ATTEMPTS = 8;
const BUSY_PAUSE_MS = 5_000;
const BACKOFF = { baseMs: 30_000, capMs: 1_800_000 };

export interface ScannedListings {
  readonly done: number;
  /** Those that failed; the others went on. */
  readonly failed: readonly LookedAt[];
}

interface LookedAt {
  readonly listing: string;
  readonly error?: unknown;
}

/**
 * Looks at listings of which something came or changed, up to `limit`, each in a transaction of its own: what throws for one of
 * them holds up no other, and a process that dies leaves the rest due.
 */
export async function scanDueListings(ports: AcquisitionPorts, limit: number): Promise<ScannedListings> {
  let done = await ports.inTransaction((tx) => tx.addDueScansOfEnded(ports.nowMs(), PAGE));
  const failed: LookedAt[] = [];
  for (let left = limit; left > 0; left--) {
    const looked = await lookAtNext(ports);
    if (looked === undefined) break;
    done++;
    if (looked.error !== undefined) failed.push(looked);
  }
  return { done, failed };
}

async function lookAtNext(ports: AcquisitionPorts): Promise<LookedAt | undefined> {
  let taken: TakenScan | undefined;
  try {
    await ports.inTransaction(async (tx) => {
      taken = await tx.takeDueScan(ports.nowMs());
      if (taken !== undefined) await scanListing(tx, taken.listing, taken.reason);
    });
    return taken;
  } catch (error) {
    if (taken === undefined) throw error;
    const isBusy = ports.isBusy(error);
    await putOff(ports, taken, isBusy);
    return isBusy ? { listing: taken.listing } : { listing: taken.listing, error };
  }
}

/** Later again; what fails again and again becomes a row that people see among the problems of its store. */
function putOff(ports: AcquisitionPorts, taken: TakenScan, isBusy: boolean): Promise<void> {
  const nowMs = ports.nowMs();
  return ports.inTransaction(async (tx) => {
    const attempts = taken.attempts + 1;
    if (isBusy) return tx.putOffDueScan(taken, { attempts: taken.attempts, nextAtMs: nowMs + BUSY_PAUSE_MS });
    const pauseMs = Math.min(BACKOFF.capMs, BACKOFF.baseMs * 2 ** taken.attempts);
    if (attempts < MOST_ATTEMPTS) return tx.putOffDueScan(taken, { attempts, nextAtMs: nowMs + pauseMs });
    await tx.dropDueScan(taken);
    await tx.addStoreProblems(taken.store, [{ code: 'listing/scan-failed', at: taken.reason, storeAppId: taken.storeAppId }]);
  });
}
