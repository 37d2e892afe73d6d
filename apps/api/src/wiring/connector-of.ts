import { join } from 'node:path';
import { guardedFetch, OutboundFault } from '@touchstone/outbound';
import type { Seal } from '@touchstone/sign-in';
import {
  type Fetch,
  fdroid,
  folderCache,
  folderStore,
  type RateLimit,
  type StoreConnector,
  StoreFault,
  type Surroundings,
  storeFeed,
  surroundings,
} from '@touchstone/stores';

/** How a store is reached, as its row says it. */
export interface StoreConfiguration {
  readonly baseUrl?: string;
  readonly rate?: RateLimit;
  readonly pageSize?: number;
  /** Hosts that may lie inside our own network; all others must be of the open internet. */
  readonly internalHosts?: readonly string[];
  /** Certificate to trust besides those of the system, PEM. */
  readonly ca?: string;
  /** SHA-256 of the certificate that signs an F-Droid index. */
  readonly fingerprint?: string;
  /** Below the folder for imports. */
  readonly folder?: string;
  /** PEM of the key that signs bundles. */
  readonly publicKey?: string;
  readonly pollSeconds?: number;
  /** Downloads from it at once. */
  readonly fetchesAtOnce?: number;
  /** Public pages are looked at only where somebody answers for it. */
  readonly probe?: {
    readonly contact: string;
    readonly vantage: string;
    readonly everyHours?: number;
    /** Other doors to the same shelf: a page for telephones, a page of another region. */
    readonly vantages?: readonly { readonly vantage: string; readonly page: string }[];
  };
  /** Sealed. */
  readonly secrets?: { readonly token?: string; readonly secret?: string };
}

export interface StoreToReach {
  readonly id: string;
  readonly code: string;
  readonly connector: string;
  readonly configuration: StoreConfiguration;
}

export interface ConnectorSurroundings {
  readonly seal: Pick<Seal, 'open'>;
  /** Where indexes are remembered between starts. */
  readonly cacheFolder: string;
  /** Folders and sticks are read below this and nowhere else; undefined: there is no import here. */
  readonly importFolder: string | undefined;
}

const MAX_ANSWER_BYTES = 4 * 1024 ** 3 + 1;
const LONGEST_ANSWER_MS = 6 * 3_600_000;

/** No part of it begins with a dot: it leads nowhere but down. */
const FOLDER = /^\w[\w.-]*(\/\w[\w.-]*)*$/;

/** Purpose under which a store's secrets are sealed. */
export const sealPurpose = (store: string): string => `store:${store}`;

/** The connector of a store. @throws StoreFault `not-allowed` when its configuration does not suffice */
export function connectorOf(store: StoreToReach, { seal, cacheFolder, importFolder }: ConnectorSurroundings): StoreConnector {
  const { id, code, connector, configuration } = store;
  const { baseUrl, rate, pageSize, fingerprint, secrets, folder, publicKey } = configuration;
  const lacks = (what: string) => new StoreFault('not-allowed', `${code} has no ${what}`);
  const common = { id: code, ...(rate === undefined ? {} : { rate }), ...(pageSize === undefined ? {} : { pageSize }) };
  const around = wayOut(configuration);
  switch (connector) {
    case 'store-feed': {
      const { token, secret } = secrets ?? {};
      if (baseUrl === undefined || token === undefined || secret === undefined) throw lacks('address, token or secret');
      const open = (sealed: string) => seal.open(sealed, sealPurpose(id));
      return storeFeed({ ...common, baseUrl, token: open(token), secret: open(secret) }, around);
    }
    case 'fdroid':
      if (baseUrl === undefined || fingerprint === undefined) throw lacks('address or fingerprint');
      return fdroid({ ...common, baseUrl, fingerprint, cache: folderCache(join(cacheFolder, code)) }, around);
    case 'folder':
      if (importFolder === undefined || folder === undefined || !FOLDER.test(folder)) throw lacks('folder below the folder for imports');
      return folderStore({ id: code, folder: join(importFolder, folder), ...(publicKey === undefined ? {} : { publicKey }) });
    default:
      throw lacks(`connector ${connector}`);
  }
}

/** Every address a store names is checked on the way out. */
export function wayOut({ internalHosts, ca }: StoreConfiguration): Surroundings {
  const guarded = guardedFetch({
    maxBytes: MAX_ANSWER_BYTES,
    timeoutMs: LONGEST_ANSWER_MS,
    ...(internalHosts === undefined ? {} : { allow: internalHosts }),
    ...(ca === undefined ? {} : { ca }),
  });
  const fetch: Fetch = async (url, options) => {
    try {
      return (await guarded(url, options)) as unknown as Awaited<ReturnType<Fetch>>;
    } catch (error) {
      if (error instanceof OutboundFault && !error.retryable) throw new StoreFault('not-allowed', `asking ${url}`, { cause: error });
      throw error;
    }
  };
  return surroundings(fetch);
}
