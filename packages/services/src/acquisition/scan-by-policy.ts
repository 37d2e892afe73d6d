import type { ScanOrigin } from '@touchstone/domain/job';
import type { AcquisitionTransaction } from './ports.ts';

/**
 * Asks for the scan that the installation's policy wants of a listing, when everything it takes is here. Called when the
 * package came, when the policy text came or was refused, and when the listing changed: whichever is last finds all.
 * @returns whether a scan was asked for
 */
export async function scanListing(
  tx: AcquisitionTransaction,
  listing: string,
  origin: Extract<ScanOrigin, 'new-version' | 'listing-change'>,
): Promise<boolean> {
  const subject = await tx.scanSubject(listing);
  if (subject === undefined || subject.artifactState !== 'STORED' || subject.policy?.state === 'waiting') return false;
  const { organisation, newVersion, changedListing } = await tx.scanPolicy();
  const rule = origin === 'new-version' ? newVersion : changedListing;
  if (organisation === null || rule === null) return false;
  return (await tx.requestScan({ subject, rule, organisation, origin })).ok;
}
