import { randomBytes } from 'node:crypto';
import { type Database, systemSession, timeOfRows, withSession } from '@touchstone/db';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { inventoryEdits } from '@touchstone/db/repositories/inventory-edits';
import { listingsInQuestion } from '@touchstone/db/repositories/listing-probes';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { ObjectStore } from '@touchstone/objects';
import { type ProbePorts, probeListing } from '@touchstone/services/acquisition';
import { type ProbeResult, referencePage, STORE_PAGES, type StoreProbe, storeProbe } from '@touchstone/stores';
import type { Loop } from '../roles/loop.ts';
import { type StoreConfiguration, wayOut } from './connector-of.ts';

const SESSION = systemSession('probes');
const AT_ONCE = 5;
const MAX_PAGE_BYTES = 8 * 1024 * 1024;
const EVERY_MS = 60_000;

export interface ProbeParts {
  readonly db: Database;
  readonly objects: Pick<ObjectStore, 'put'>;
}

/**
 * Looks at the public pages of listings that are in question: said to be gone, taken off by order, or back. Off for every
 * store until its settings name a contact; one request after the other, with pauses, robots.txt obeyed.
 */
export function probeLoop({ db, objects }: ProbeParts): Loop {
  const open = new Map<string, { readonly key: string; readonly probe: StoreProbe }>();
  const ports: ProbePorts = {
    inTransaction: (work) => withSession(db, SESSION, (tx) => work({ ...acquisitionRows(tx), ...inventoryEdits(tx) })),
    nowMs: () => timeOfRows(db)?.getTime() ?? Date.now(),
    newId: () => uuidv7(Date.now(), randomBytes(16)),
  };

  function probeOf(store: {
    readonly id: string;
    readonly code: string;
    readonly configuration: StoreConfiguration;
  }): StoreProbe | undefined {
    const { probe, baseUrl } = store.configuration;
    const page =
      STORE_PAGES.find(({ id }) => id === store.code) ??
      (baseUrl === undefined ? undefined : referencePage(`${baseUrl.replace(/\/+$/, '')}/app/{id}`));
    if (probe === undefined || page === undefined) return undefined;
    const key = JSON.stringify(store.configuration);
    const known = open.get(store.id);
    if (known?.key === key) return known.probe;
    const made = storeProbe({ page, contact: probe.contact }, wayOut(store.configuration));
    open.set(store.id, { key, probe: made });
    return made;
  }

  return {
    name: 'probe-listings',
    everyMs: EVERY_MS,
    async round(signal) {
      const stores = await withSession(db, SESSION, (tx) => listingsInQuestion(tx, AT_ONCE));
      let looks = 0;
      for (const { store, configuration, listings } of stores) {
        const probe = probeOf({ ...store, configuration: configuration as StoreConfiguration });
        if (probe === undefined) continue;
        for (const listing of listings) {
          const { id, storeAppId, packageName } = listing;
          const result = await probe.probe({ storeAppId, ...(packageName === null ? {} : { packageName }) }, signal);
          const vantage = (configuration as StoreConfiguration).probe?.vantage ?? 'platform';
          await probeListing(ports, { listing: id, method: 'public-page', vantage, ...(await kept(result)) });
          looks++;
        }
      }
      return looks;
    },
  };

  /** The page is evidence: it is kept as it came. */
  async function kept({ state, reason, url, httpStatus, statement, page }: ProbeResult) {
    const raw = page === undefined ? null : (await objects.put([page], { maxBytes: MAX_PAGE_BYTES })).sha256;
    return { result: state, versionName: statement?.versionName ?? null, page: { reason, url, httpStatus, ...statement }, raw };
  }
}
