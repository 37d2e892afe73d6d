import type { Handler } from '../../handler.ts';
import { listAcquisitionsHandler, readAcquisitionHandler, retryAcquisitionHandler } from './acquisitions.ts';
import {
  listListingChangesHandler,
  listListingProbesHandler,
  listListingsHandler,
  readListingHandler,
  recordProbeHandler,
} from './listings.ts';
import { readScanPolicyHandler, setScanPolicyHandler } from './scan-policy.ts';
import {
  createStoreHandler,
  editStoreHandler,
  listStoreProblemsHandler,
  listStoresHandler,
  pollStoreHandler,
  readStoreHandler,
} from './stores.ts';

/** Stores, what stands on their shelves, and files on their way. */
export const acquisitionHandlers: readonly Handler[] = [
  listStoresHandler,
  readStoreHandler,
  createStoreHandler,
  editStoreHandler,
  pollStoreHandler,
  listStoreProblemsHandler,
  listListingsHandler,
  readListingHandler,
  listListingChangesHandler,
  listListingProbesHandler,
  recordProbeHandler,
  listAcquisitionsHandler,
  readAcquisitionHandler,
  retryAcquisitionHandler,
  readScanPolicyHandler,
  setScanPolicyHandler,
];
