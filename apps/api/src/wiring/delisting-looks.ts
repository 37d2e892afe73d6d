import { type Database, systemSession, withSession } from '@touchstone/db';
import type { ObjectStore } from '@touchstone/objects';
import type { LookAt, OrderItem } from '@touchstone/services/delisting';
import { type ProbeResult, referencePage, STORE_PAGES, type StorePage, type StoreProbe, storeProbe } from '@touchstone/stores';
import { type StoreConfiguration, wayOut } from './connector-of.ts';

export interface LookParts {
  readonly db: Database;
  readonly objects: Pick<ObjectStore, 'put'>;
  /** How a store's pages are fetched; each request goes out as the store's settings allow. */
  readonly wayOut?: typeof wayOut;
}

interface Eye {
  readonly vantage: string;
  readonly probe: StoreProbe;
}

const SESSION = systemSession('probes');
const MAX_PAGE_BYTES = 8 * 1024 * 1024;

/**
 * Looks at the public pages of a listing, from each place that the settings of its store name: what a visitor sees, never the
 * store's own feed. A store whose settings name no contact is looked at by nobody here.
 */
export function looksAt({ db, objects, wayOut: out = wayOut }: LookParts, signal: AbortSignal): LookAt {
  const open = new Map<string, { readonly key: string; readonly eyes: readonly Eye[] }>();

  async function eyesOf(store: string): Promise<readonly Eye[]> {
    const row = await withSession(db, SESSION, (tx) =>
      tx.selectFrom('store').select(['id', 'code', 'configuration', 'state']).where('id', '=', store).executeTakeFirst(),
    );
    const configuration = row?.configuration as StoreConfiguration | undefined;
    if (row === undefined || configuration?.probe === undefined) return [];
    const key = JSON.stringify(configuration);
    const known = open.get(store);
    if (known?.key === key) return known.eyes;
    const eyes = pagesOf(row.code, configuration).map(({ vantage, page }) => ({
      vantage,
      probe: storeProbe({ page, contact: configuration.probe?.contact ?? '' }, out(configuration)),
    }));
    open.set(store, { key, eyes });
    return eyes;
  }

  async function look({ vantage, probe }: Eye, { storeAppId, package: name }: OrderItem) {
    const seen = await probe.probe({ storeAppId, ...(name === '' ? {} : { packageName: name }) }, signal);
    return { method: 'public-page', vantage, ...(await kept(seen)) };
  }

  async function kept({ state, reason, url, httpStatus, statement, page }: ProbeResult) {
    const object = page === undefined ? null : await objects.put([page], { maxBytes: MAX_PAGE_BYTES });
    const raw = object === null || page === undefined ? null : { sha256: object.sha256, sizeBytes: page.length };
    return { result: state, versionName: statement?.versionName ?? null, page: { reason, url, httpStatus, ...statement }, raw };
  }

  return async (item) => {
    const looks = [];
    for (const eye of await eyesOf(item.store)) looks.push(await look(eye, item));
    return looks;
  };
}

/** The page of the store, and every other door to the same shelf. */
function pagesOf(code: string, { probe, baseUrl }: StoreConfiguration): readonly { readonly vantage: string; readonly page: StorePage }[] {
  const usual =
    STORE_PAGES.find(({ id }) => id === code) ??
    (baseUrl === undefined ? undefined : referencePage(`${baseUrl.replace(/\/+$/, '')}/app/{id}`));
  const others = (probe?.vantages ?? []).map(({ vantage, page }) => ({
    vantage,
    page: { ...(usual ?? referencePage(page)), address: page },
  }));
  return usual === undefined || probe === undefined ? others : [{ vantage: probe.vantage, page: usual }, ...others];
}
