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
export const pollLoop = ({ ports, stores, failed }: AcquisitionWorks): Loop => ({
  name: 'poll-stores',
  everyMs: EVERY_MS,
  async round(signal) {
    const due = await ports.inTransaction((tx) => tx.dueStores(ports.nowMs(), STORES_AT_ONCE));
    const polled = due.map((store) =>
      pollStore(ports, store, async function* ({ cursor }) {
        const connector = await stores.connector(store);
        yield* connector.changes(cursor ?? undefined, signal);
      }).catch((error: unknown) => {
        if (!signal.aborted) failed(`poll of ${store}`, error);
      }),
    );
    return (await Promise.all(polled)).filter((one) => one?.ok === true).length;
  },
});

/** What waits is fetched, read and stored; a large file does not hold up the small ones. */
export function fetchLoop({ ports, intake, size, failed }: AcquisitionWorks): Loop {
  const running = new Set<Promise<void>>();
  let works: Intake | undefined;
  return {
    name: 'fetch-artifacts',
    everyMs: EVERY_MS,
    async round(signal) {
      works ??= intake(signal);
      const leased = running.size < size ? await leaseAcquisitions(ports, works, size - running.size) : [];
      for (const held of leased) {
        const work = fetchOne(ports, works, held)
          .catch((error: unknown) => {
            if (!signal.aborted) failed(`acquisition ${held.id}`, error);
          })
          .finally(() => running.delete(work));
        running.add(work);
      }
      if (running.size > 0 && !signal.aborted) await Promise.race([...running, timePassed(signal)]);
      if (signal.aborted) await Promise.all(running);
      return running.size + leased.length;
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
