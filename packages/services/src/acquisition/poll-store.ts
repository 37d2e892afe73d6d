import { type BreakerPolicy, failed, permit, succeeded } from '@touchstone/domain/breaker';
import type { AcquisitionPorts, PolledStore, StoreFaultLike } from './ports.ts';
import { type SavedPage, savePage } from './save-page.ts';
import type { StatedPage } from './stated-listing.ts';

export type PollStore =
  | ({ readonly ok: true; readonly pages: number } & SavedPage)
  | ({ readonly ok: false; readonly reason: string; readonly pages: number } & SavedPage);

/** Failed polls in a row after which a store is asked less and less often. */
export const STORE_BREAKER: BreakerPolicy = { failures: 3, openMs: 60_000, longestMs: 3_600_000 };

/** A page that takes longer than this to come is somebody else's to ask for. */
const POLL_LEASE_MS = 300_000;

const NOTHING: SavedPage = { listings: 0, changed: 0, declared: 0, problems: 0 };

/**
 * Reads what a store changed since its cursor. Each page is one transaction with its cursor: after a crash in the middle
 * the next poll continues behind the last whole page. What a store does wrong becomes a row; its other pages stand.
 */
export async function pollStore(
  ports: AcquisitionPorts,
  store: string,
  pagesOf: (store: PolledStore) => AsyncIterable<StatedPage>,
): Promise<PollStore> {
  const begun = await begin(ports, store);
  if (begun === undefined) return { ok: false, reason: 'not-due', pages: 0, ...NOTHING };
  let [pages, total] = [0, NOTHING];
  try {
    for await (const page of pagesOf(begun)) {
      const saved = await ports.inTransaction(async (tx) => {
        const done = await savePage(ports, tx, begun, page);
        await tx.saveCursor(store, page.next, ports.nowMs() + POLL_LEASE_MS);
        return done;
      });
      pages++;
      total = sumOf(total, saved);
    }
  } catch (error) {
    const fault = ports.faultOf(error);
    await ports.inTransaction(async (tx) => {
      if (fault === undefined) return tx.endPoll(store, { fault: null, breaker: begun.breaker, nextPollMs: ports.nowMs() });
      await tx.addStoreProblems(store, [{ code: `store/${fault.code}`, at: '' }]);
      if (fault.code === 'cursor-expired' && begun.cursor !== null) await tx.saveCursor(store, null, ports.nowMs());
      return tx.endPoll(store, { fault: fault.code, ...afterFault(begun, fault, ports.nowMs()) });
    });
    if (fault === undefined) throw error;
    return { ok: false, reason: fault.code, pages, ...total };
  }
  await ports.inTransaction((tx) =>
    tx.endPoll(store, { fault: null, breaker: succeeded(), nextPollMs: ports.nowMs() + begun.pollSeconds * 1000 }),
  );
  return { ok: true, pages, ...total };
}

function begin(ports: AcquisitionPorts, store: string): Promise<PolledStore | undefined> {
  return ports.inTransaction(async (tx) => {
    const nowMs = ports.nowMs();
    const held = await tx.beginPoll(store, nowMs, nowMs + POLL_LEASE_MS);
    if (held === undefined) return undefined;
    const permission = permit(held.breaker, STORE_BREAKER, nowMs);
    if (permission.allowed) return { ...held, breaker: permission.breaker };
    await tx.endPoll(store, { fault: 'circuit-open', breaker: permission.breaker, nextPollMs: nowMs + permission.retryAfterMs });
    return undefined;
  });
}

/** A store that is down is asked when its breaker lets one through; one that lies, at its usual time. */
function afterFault({ breaker, pollSeconds, cursor }: PolledStore, fault: StoreFaultLike, nowMs: number) {
  if (fault.code === 'cursor-expired' && cursor !== null) return { breaker, nextPollMs: nowMs };
  const usual = nowMs + pollSeconds * 1000;
  if (!fault.retryable) return { breaker: failed(breaker, STORE_BREAKER, nowMs), nextPollMs: usual };
  const after = failed(breaker, STORE_BREAKER, nowMs);
  const soonest = nowMs + Math.max(fault.retryAfterMs ?? 0, 10_000);
  return { breaker: after, nextPollMs: Math.max(soonest, after.state === 'open' ? after.untilMs : Math.min(usual, nowMs + 30_000)) };
}

const sumOf = (a: SavedPage, b: SavedPage): SavedPage => ({
  listings: a.listings + b.listings,
  changed: a.changed + b.changed,
  declared: a.declared + b.declared,
  problems: a.problems + b.problems,
});
