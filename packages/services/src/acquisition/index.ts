export {
  ACQUISITION_LEASE_MS,
  fetchArtifact,
  keepAcquisition,
  leaseAcquisitions,
} from './fetch-artifact.ts';
export type { Fetched, Intake } from './intake.ts';
export { type PollStore, pollStore, STORE_BREAKER } from './poll-store.ts';
export type {
  AcquisitionClaim,
  AcquisitionPorts,
  AcquisitionTransaction,
  HeldAcquisition,
  KeptAcquisition,
  KnownArtifact,
  NewAcquisition,
  PolicyScan,
  PolledStore,
  ScanPolicy,
  ScanReason,
  ScanRule,
  StoreFaultLike,
} from './ports.ts';
export { type LookAt, type ProbeListing, type ProbePorts, type ProbeTransaction, probeListing } from './probe-listing.ts';
export { downloadsOf, reachBandOf } from './reach-band.ts';
export { type FinishedUpload, kindOfFile, mayUpload, receiveUpload, type UploadLimits } from './receive-upload.ts';
export { type RetryAcquisition, retryAcquisition } from './retry-acquisition.ts';
export { type ScannedListings, scanDueListings } from './scan-due-listings.ts';
export type { StatedArtifact, StatedListing, StatedPage } from './stated-listing.ts';
