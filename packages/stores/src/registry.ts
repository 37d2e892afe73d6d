import { join } from 'node:path';
import type { ChangeProblem, RateLimit, StoreConnector } from './connector.ts';
import { fdroid } from './fdroid/connector.ts';
import { folderCache } from './fdroid/index-cache.ts';
import type { Surroundings } from './fetch-port.ts';
import { folderStore } from './folder/connector.ts';
import { present } from './listing-change.ts';
import { Fields } from './read-fields.ts';
import { storeFeed } from './store-feed/connector.ts';
import type { TransportOptions } from './transport.ts';

/** What a connector gets besides its configuration. */
export interface ConnectorRoom {
  /** The store: `huayang`. */
  readonly id: string;
  readonly around: Surroundings;
  /** A folder that is the connector's own and stays. */
  readonly folder: string;
  /** Secrets of the store, unsealed: `token`, `secret`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The breaker as it was when the process last ended. */
  readonly breaker?: NonNullable<TransportOptions['breaker']>;
}

export type OpenedConnector =
  | { readonly ok: true; readonly connector: StoreConnector }
  | { readonly ok: false; readonly reason: 'unknown-connector' | 'bad-configuration'; readonly what: string };

type Open = (configuration: Fields, room: ConnectorRoom) => StoreConnector;

/** One line per kind. A probe of public pages is no connector: it brings no apps. */
const CONNECTORS: Readonly<Record<string, Open>> = {
  'store-feed': (given, { id, around, secrets, breaker }) =>
    storeFeed(
      {
        id,
        baseUrl: needed(given.text('baseUrl', 2000), 'baseUrl'),
        token: needed(secrets['token'], 'token'),
        secret: needed(secrets['secret'], 'secret'),
        ...present('rate', rateOf(given)),
        ...present('transport', breaker === undefined ? undefined : { breaker }),
      },
      around,
    ),
  fdroid: (given, { id, around, folder, breaker }) =>
    fdroid(
      {
        id,
        baseUrl: needed(given.text('baseUrl', 2000), 'baseUrl'),
        fingerprint: needed(given.text('fingerprint', 200), 'fingerprint'),
        cache: folderCache(join(folder, 'indexes')),
        ...present('rate', rateOf(given)),
        ...present('transport', breaker === undefined ? undefined : { breaker }),
      },
      around,
    ),
  folder: (given, { id }) =>
    folderStore({ id, folder: needed(given.text('folder', 4000), 'folder'), ...present('publicKey', keyOf(given)) }),
};

export const CONNECTOR_KINDS: readonly string[] = Object.keys(CONNECTORS).sort();

/** The connector of a store as it is configured, `stores.configuration`. */
export function openConnector(kind: string, configuration: unknown, room: ConnectorRoom): OpenedConnector {
  const open = Object.hasOwn(CONNECTORS, kind) ? CONNECTORS[kind] : undefined;
  if (open === undefined) return { ok: false, reason: 'unknown-connector', what: kind };
  const problems: ChangeProblem[] = [];
  try {
    const connector = open(new Fields(configuration, 'configuration', '', problems), room);
    const [first] = problems;
    return first === undefined
      ? { ok: true, connector }
      : { ok: false, reason: 'bad-configuration', what: `${first.code} ${first.at}`.trim() };
  } catch (error) {
    return { ok: false, reason: 'bad-configuration', what: error instanceof Error ? error.message : String(error) };
  }
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

/** A PEM text, its lines as a list. */
const keyOf = (given: Fields): string | undefined => given.texts('publicKey', 20, 100, 'as-given').join('\n') || undefined;

function rateOf(given: Fields): RateLimit | undefined {
  const rate = given.object('rate');
  if (rate === undefined) return undefined;
  const perSecond = rate.integer('perSecond', 1, 1000) ?? 1;
  return { perSecond, burst: rate.integer('burst', 1, 1000) ?? perSecond, atOnce: rate.integer('atOnce', 1, 64) ?? 2 };
}
