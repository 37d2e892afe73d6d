export { type Acquired, type ArtifactObjects, acquire } from './acquire.ts';
export type {
  ArtifactKind,
  ArtifactRef,
  ArtifactStream,
  ByteRange,
  Capability,
  ChangePage,
  ChangeProblem,
  ConnectorDescription,
  ConnectorKind,
  DeveloperStatement,
  ListingChange,
  ListingRef,
  OrderMessage,
  OrderObjection,
  OrderReport,
  PageStatement,
  PolicyRef,
  PolicyText,
  ProbeResult,
  RateLimit,
  StoreConnector,
  StoreOrder,
} from './connector.ts';
export { type Downloaded, type DownloadOptions, download } from './download.ts';
export { type FdroidOptions, fdroid } from './fdroid/connector.ts';
export { folderCache, type IndexCache, memoryCache } from './fdroid/index-cache.ts';
export type { Fetch, FetchOptions, FetchResponse, Surroundings } from './fetch-port.ts';
export { type BundleFault, type CheckedBundle, checkBundle } from './folder/check-bundle.ts';
export { type FolderOptions, folderStore } from './folder/connector.ts';
export { type ImportBundleOptions, type ImportedBundle, importBundle } from './folder/import-bundle.ts';
export { type MadeBundle, type MakeBundleOptions, makeBundle } from './folder/make-bundle.ts';
export { type BundleContents, writeBundle } from './folder/write-bundle.ts';
export { MAX_ARTIFACT_BYTES, readListingChange } from './listing-change.ts';
export { referencePage, STORE_PAGES, type StorePage } from './probes/store-page.ts';
export { type ProbeOptions, type StoreProbe, storeProbe } from './probes/store-probe.ts';
export { StoreFault, type StoreFaultCode } from './store-fault.ts';
export { type CheckOptions, type CheckReport, type CheckStep, checkStore } from './store-feed/check-store.ts';
export { type StoreFeedOptions, storeFeed } from './store-feed/connector.ts';
export { checkBody, signBody } from './store-feed/signed-body.ts';
export { readStoreEvent, type StoreEvent } from './store-feed/store-event.ts';
export { surroundings } from './surroundings.ts';
export { type VerifiedArtifact, verifyArtifact } from './verify-artifact.ts';
