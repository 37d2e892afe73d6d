import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, Nothing, nullable, oneOf, page, paging, Sha256, Uuid, Word } from '../schema.ts';

const Connector = oneOf(['store-feed', 'fdroid', 'folder']);
const StoreState = oneOf(['ACTIVE', 'PAUSED', 'CLOSED']);
const ListingState = oneOf(['DISCOVERED', 'LIVE', 'CHANGED', 'GONE_SUSPECTED', 'GONE', 'RELISTED', 'FORCED_OFF']);
const AcquisitionState = oneOf(['DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED', 'STORED', 'REJECTED']);
const Url = Type.String({ pattern: '^https?://[^\\s]{1,500}$' });
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });

/** How a store is reached. Secrets go in and never come out. */
export const StoreSettings = closed({
  baseUrl: Type.Optional(Url),
  internalHosts: Type.Optional(
    Type.Array(Type.String({ pattern: '^[A-Za-z0-9.:\\[\\]-]{1,255}$' }), {
      maxItems: 10,
      description: 'hosts that may lie inside our own network',
    }),
  ),
  ca: Type.Optional(Type.String({ maxLength: 20_000, description: 'certificate to trust besides those of the system, PEM' })),
  rate: Type.Optional(
    closed({
      perSecond: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
      burst: Type.Integer({ minimum: 1, maximum: 1000 }),
      atOnce: Type.Integer({ minimum: 1, maximum: 64 }),
    }),
  ),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  pollSeconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 604_800 })),
  fetchesAtOnce: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  fingerprint: Type.Optional(
    Type.String({ pattern: '^[0-9A-Fa-f: ]{64,128}$', description: 'certificate that signs the index of an F-Droid repository' }),
  ),
  folder: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$', description: 'below the folder for imports' }),
  ),
  probe: Type.Optional(
    closed({
      contact: line(200),
      vantage: Word,
      everyHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })),
      vantages: Type.Optional(
        Type.Array(
          closed({
            vantage: Word,
            page: Type.String({
              pattern: '^https?://[^\\s]{1,300}\\{(id|package)\\}[^\\s]{0,200}$',
              description: 'another public page of the same app, with {id} or {package}',
            }),
          }),
          { maxItems: 5 },
        ),
      ),
    }),
  ),
  publicKey: Type.Optional(Type.String({ maxLength: 2000, description: 'key that signs bundles, PEM' })),
});

const Secrets = closed({ token: Type.Optional(line(500)), secret: Type.Optional(line(500)) });

export const Store = closed({
  id: Uuid,
  code: Word,
  name: Type.String(),
  province: nullable(Type.String()),
  operator: nullable(Uuid),
  connector: Type.String(),
  settings: nullable(StoreSettings),
  hasSecrets: Type.Boolean(),
  state: StoreState,
  breaker: oneOf(['closed', 'open', 'half-open']),
  lastFault: nullable(Type.String()),
  polledAt: nullable(Instant),
  nextPollAt: Instant,
  listings: Count,
  problems: Count,
  version: Type.Integer(),
});

const storeParams = closed({ store: Uuid });

export const listStores = route({
  id: 'list-stores',
  method: 'GET',
  path: '/api/v1/stores',
  permission: 'store.read',
  summary: 'Stores, with how their last poll went.',
  query: closed({ ...paging, state: Type.Optional(StoreState), connector: Type.Optional(Connector) }),
  responses: { 200: page(Store) },
});

export const readStore = route({
  id: 'read-store',
  method: 'GET',
  path: '/api/v1/stores/:store',
  permission: 'store.read',
  summary: 'One store.',
  params: storeParams,
  responses: { 200: Store },
});

export const createStore = route({
  id: 'create-store',
  method: 'POST',
  path: '/api/v1/stores',
  permission: 'connector.manage',
  summary: 'Adds a store; it is polled at once.',
  idempotency: true,
  body: closed({
    code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' }),
    name: line(200),
    province: Type.Optional(Province),
    operator: Type.Optional(Uuid),
    connector: Connector,
    settings: StoreSettings,
    secrets: Type.Optional(Secrets),
  }),
  responses: { 201: Store },
});

export const editStore = route({
  id: 'edit-store',
  method: 'PATCH',
  path: '/api/v1/stores/:store',
  permission: 'connector.manage',
  summary: 'Changes, pauses or closes a store. Settings are replaced as a whole, secrets one by one.',
  params: storeParams,
  precondition: true,
  body: closed({
    name: Type.Optional(line(200)),
    province: Type.Optional(nullable(Province)),
    operator: Type.Optional(nullable(Uuid)),
    state: Type.Optional(StoreState),
    settings: Type.Optional(StoreSettings),
    secrets: Type.Optional(Secrets),
  }),
  responses: { 200: Store },
});

export const pollStoreNow = route({
  id: 'poll-store',
  method: 'POST',
  path: '/api/v1/stores/:store/poll',
  permission: 'connector.manage',
  summary: 'Makes a store due now, whatever its breaker says.',
  params: storeParams,
  responses: { 202: Nothing },
});

export const listStoreProblems = route({
  id: 'list-store-problems',
  method: 'GET',
  path: '/api/v1/stores/:store/problems',
  permission: 'connector.read',
  summary: 'What a store said that cannot be so, counted, the newest first.',
  params: storeParams,
  query: closed({ ...paging, code: Type.Optional(Word) }),
  responses: {
    200: page(
      closed({
        id: Uuid,
        code: Type.String(),
        at: Type.String(),
        storeAppId: Type.String(),
        times: Count,
        firstAt: Instant,
        lastAt: Instant,
      }),
    ),
  },
});

export const Listing = closed({
  id: Uuid,
  store: Uuid,
  storeCode: Word,
  storeName: Type.String(),
  storeAppId: Type.String(),
  app: nullable(Uuid),
  state: ListingState,
  name: Type.String(),
  versionCode: nullable(Type.Union([Type.Integer(), Type.String()])),
  versionName: nullable(Type.String()),
  artifact: nullable(Sha256),
  signer: nullable(Sha256),
  developer: nullable(Type.String()),
  filingNumber: nullable(Type.String()),
  category: nullable(Type.String()),
  downloads: nullable(Type.String()),
  policyUrl: nullable(Type.String()),
  policy: nullable(Sha256),
  permissions: Type.Array(Type.String()),
  misses: Count,
  firstSeenAt: Instant,
  lastSeenAt: Instant,
});

export const listListings = route({
  id: 'list-listings',
  method: 'GET',
  path: '/api/v1/listings',
  permission: 'listing.read',
  summary: 'What stands on the shelves.',
  query: closed({
    ...paging,
    store: Type.Optional(Uuid),
    app: Type.Optional(Uuid),
    state: Type.Optional(ListingState),
    artifact: Type.Optional(Sha256),
    storeAppId: Type.Optional(line(200)),
    isUp: Type.Optional(Type.Boolean({ description: 'true: it can be found on the shelf now' })),
    isAcquired: Type.Optional(Type.Boolean({ description: 'true: the file that it shows is here' })),
  }),
  responses: { 200: page(Listing) },
});

const listingParams = closed({ listing: Uuid });

export const readListing = route({
  id: 'read-listing',
  method: 'GET',
  path: '/api/v1/listings/:listing',
  permission: 'listing.read',
  summary: 'One listing.',
  params: listingParams,
  responses: { 200: Listing },
});

export const listListingChanges = route({
  id: 'list-listing-changes',
  method: 'GET',
  path: '/api/v1/listings/:listing/changes',
  permission: 'listing.read',
  summary: 'Each statement of the store that said something new, as it was made; the newest first.',
  params: listingParams,
  query: closed(paging),
  responses: { 200: page(closed({ id: Uuid, at: Instant, fields: Type.Array(Type.String()), statement: Type.Unknown() })) },
});

const ProbeResult = oneOf(['live', 'gone', 'undecided']);

export const listListingProbes = route({
  id: 'list-listing-probes',
  method: 'GET',
  path: '/api/v1/listings/:listing/probes',
  permission: 'listing.read',
  summary: 'Each look at the public page of a listing, the newest first.',
  params: listingParams,
  query: closed(paging),
  responses: {
    200: page(
      closed({
        id: Uuid,
        at: Instant,
        method: Type.String(),
        vantage: Type.String(),
        result: ProbeResult,
        versionName: nullable(Type.String()),
        page: Type.Unknown(),
        raw: nullable(Sha256),
      }),
    ),
  },
});

export const recordProbe = route({
  id: 'record-probe',
  method: 'POST',
  path: '/api/v1/listings/:listing/probes',
  permission: 'store.edit',
  summary: 'Records what a person saw of a listing, from where. Three looks from two places without it, and it is gone.',
  params: listingParams,
  idempotency: true,
  body: closed({ vantage: line(100), result: ProbeResult, versionName: Type.Optional(line(100)), note: Type.Optional(line(1000)) }),
  responses: { 201: closed({ id: Uuid, state: ListingState }) },
});

export const Acquisition = closed({
  id: Uuid,
  source: oneOf(['store', 'upload', 'folder']),
  what: oneOf(['artifact', 'policy']),
  store: nullable(Uuid),
  listing: nullable(Uuid),
  fileName: nullable(Type.String()),
  declared: closed({ sha256: nullable(Sha256), sizeBytes: nullable(Count), signers: Type.Array(Type.String()) }),
  received: nullable(closed({ sha256: Sha256, sizeBytes: Count })),
  state: AcquisitionState,
  attempts: Count,
  nextAt: Instant,
  artifact: nullable(Uuid),
  reason: nullable(Type.String({ description: 'stable word: `wrong-hash`, `signer-differs` …' })),
  message: nullable(Type.String()),
  problems: Type.Array(Type.Unknown()),
  createdAt: Instant,
  finishedAt: nullable(Instant),
});

export const listAcquisitions = route({
  id: 'list-acquisitions',
  method: 'GET',
  path: '/api/v1/acquisitions',
  permission: 'artifact.read',
  summary: 'Files on their way, and those that were refused with the reason; the newest first.',
  query: closed({
    ...paging,
    state: Type.Optional(AcquisitionState),
    store: Type.Optional(Uuid),
    source: Type.Optional(oneOf(['store', 'upload', 'folder'])),
    what: Type.Optional(oneOf(['artifact', 'policy'])),
  }),
  responses: { 200: page(Acquisition) },
});

const acquisitionParams = closed({ acquisition: Uuid });

export const readAcquisition = route({
  id: 'read-acquisition',
  method: 'GET',
  path: '/api/v1/acquisitions/:acquisition',
  permission: 'artifact.read',
  summary: 'One file on its way: where an upload asks what became of it.',
  params: acquisitionParams,
  responses: { 200: Acquisition },
});

export const retryAcquisition = route({
  id: 'retry-acquisition',
  method: 'POST',
  path: '/api/v1/acquisitions/:acquisition/retry',
  permission: 'store.edit',
  summary: 'Fetches again what was given up or refused, as a new attempt; the old one stays.',
  params: acquisitionParams,
  idempotency: true,
  responses: { 201: closed({ acquisition: Uuid }) },
});

const ScanRule = nullable(
  closed({
    profile: oneOf(['quick', 'deep']),
    engines: Type.Array(Word, { maxItems: 64, description: 'ids of engines; empty: all' }),
  }),
);

/** What is scanned when nobody asked; null: not at all. */
export const ScanPolicy = closed({
  organisation: nullable(Uuid),
  newVersion: ScanRule,
  changedPolicy: ScanRule,
  changedPermissions: ScanRule,
});

export const readScanPolicy = route({
  id: 'read-scan-policy',
  method: 'GET',
  path: '/api/v1/scan-policy',
  permission: 'connector.read',
  summary: 'What is scanned when nobody asked: new versions, changed policy texts, changed permissions.',
  responses: { 200: ScanPolicy },
});

export const setScanPolicy = route({
  id: 'set-scan-policy',
  method: 'PUT',
  path: '/api/v1/scan-policy',
  permission: 'system.manage',
  summary: 'Sets what is scanned when nobody asked. It holds for what comes from now on.',
  precondition: true,
  body: ScanPolicy,
  responses: { 200: ScanPolicy },
});

export const acquisitionRoutes = [
  listStores,
  readStore,
  createStore,
  editStore,
  pollStoreNow,
  listStoreProblems,
  listListings,
  readListing,
  listListingChanges,
  listListingProbes,
  recordProbe,
  listAcquisitions,
  readAcquisition,
  retryAcquisition,
  readScanPolicy,
  setScanPolicy,
] as const;
