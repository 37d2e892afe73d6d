import {
  ACQUISITION_LEASE_MS,
  type AcquisitionPorts,
  fetchArtifact,
  type HeldAcquisition,
  type Intake,
  keepAcquisition,
  leaseAcquisitions,
  pollStore,
  scanDueListings,
} from '@touchstone/services/acquisition';
import type { Loop } from '../roles/loop.ts';
import type { ConnectedStores } from './acquisition-stores.ts';

export interface AcquisitionWorks {
  readonly ports: AcquisitionPorts;
  readonly stores: ConnectedStores;
  /** Whose downloads end with the signal. */
  intake(signal: AbortSignal): Intake;
  /** Files at once on this machine. */
  readonly size: number;
  failed(what: string, error: unknown): void;
}

const STORES_AT_ONCE = 4;
const EVERY_MS = 1000;

/** Stores whose time has come are polled, a few side by side. */
export function pollLoop({ ports, stores, failed }: AcquisitionWorks): Loop {
  const running = sideBySide(failed);
  return {
    name: 'poll-stores',
    everyMs: EVERY_MS,
    async round(signal) {
      const free = STORES_AT_ONCE - running.size();
      const due = free > 0 ? await ports.inTransaction((tx) => tx.dueStores(ports.nowMs(), STORES_AT_ONCE)) : [];
      const next = due.filter((store) => !running.has(store)).slice(0, free);
      for (const store of next)
        running.start(store, `poll of ${store}`, signal, () =>
          pollStore(ports, store, async function* ({ cursor }) {
            const connector = await stores.connector(store);
            yield* connector.changes(cursor ?? undefined, signal);
          }),
        );
      await running.some(signal);
      return running.size() + next.length;
    },
  };
}

/** What waits is fetched, read and stored. */
export function fetchLoop({ ports, intake, size, failed }: AcquisitionWorks): Loop {
  const running = sideBySide(failed);
  let works: Intake | undefined;
  return {
    name: 'fetch-artifacts',
    everyMs: EVERY_MS,
    async round(signal) {
      works ??= intake(signal);
      const open = works;
      const leased = running.size() < size ? await leaseAcquisitions(ports, open, size - running.size()) : [];
      for (const held of leased) running.start(held.id, `acquisition ${held.id}`, signal, () => fetchOne(ports, open, held));
      await running.some(signal);
      return running.size() + leased.length;
    },
  };
}

/** Works under way: what takes long holds up no other, and what fails is not begun again at once. */
function sideBySide(failed: AcquisitionWorks['failed']) {
  const running = new Map<string, Promise<void>>();
  return {
    size: () => running.size,
    has: (id: string) => running.has(id),
    start(id: string, what: string, signal: AbortSignal, work: () => Promise<unknown>): void {
      const done = work()
        .then(
          () => {},
          (error: unknown) => {
            if (signal.aborted) return;
            failed(what, error);
            return timePassed(signal);
          },
        )
        .finally(() => running.delete(id));
      running.set(id, done);
    },
    /** Resolves when one has ended, or a while has passed; when the server stops, when all have. */
    async some(signal: AbortSignal): Promise<void> {
      if (running.size > 0 && !signal.aborted) await Promise.race([...running.values(), timePassed(signal)]);
      if (signal.aborted) await Promise.all(running.values());
    },
  };
}

const LISTINGS_A_ROUND = 100;

/** Listings of which something came or changed are looked at: what the setting wants scanned is asked for. */
export const scanListingsLoop = ({ ports, failed }: Pick<AcquisitionWorks, 'ports' | 'failed'>): Loop => ({
  name: 'scan-listings',
  everyMs: EVERY_MS,
  async round() {
    const looked = await scanDueListings(ports, LISTINGS_A_ROUND);
    for (const { listing, error } of looked.failed) failed(`scan of listing ${listing}`, error);
    return looked.done;
  },
});

/** Uploads that were whole when a process died are taken over; what it left in quarantine goes. */
export const sweepLoop = ({
  uploads,
  sweepQuarantine,
}: {
  readonly uploads: { sweep(): Promise<number> };
  sweepQuarantine(): Promise<number>;
}): Loop => ({
  name: 'sweep-quarantine',
  everyMs: 5 * 60_000,
  round: async () => (await uploads.sweep()) + (await sweepQuarantine()),
});

async function fetchOne(ports: AcquisitionPorts, works: Intake, held: HeldAcquisition): Promise<void> {
  const keeping = setInterval(() => void keepAcquisition(ports, held).catch(() => {}), ACQUISITION_LEASE_MS / 5);
  try {
    await fetchArtifact(ports, works, held);
  } finally {
    clearInterval(keeping);
  }
}

const timePassed = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, EVERY_MS);
    signal.addEventListener('abort', end, { once: true });
  });
