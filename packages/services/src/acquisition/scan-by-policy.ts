import type { ListingField } from '@touchstone/domain/listing';
import type { AcquisitionTransaction, ScanReason, ScanSubject } from './ports.ts';

/**
 * Asks for the scan that the installation's policy wants of a listing, when everything it takes is here. Called after the
 * package came, after the policy text came or was refused, and after the listing changed: whichever is last finds all.
 * @returns whether a scan was asked for
 */
export async function scanListing(tx: AcquisitionTransaction, listing: string, reason: ScanReason): Promise<boolean> {
  const subject = await tx.scanSubject(listing);
  if (subject === undefined || subject.artifactState !== 'STORED' || subject.policy?.state === 'waiting') return false;
  const { organisation, ...rules } = await tx.scanPolicy();
  // a file whose policy came after it is new all the same
  const why = subject.isScanned ? reason : 'newVersion';
  if (why === 'changedPolicy' && hasNoNewText(subject)) return false;
  const rule = rules[why];
  if (organisation === null || rule === null) return false;
  const origin = why === 'newVersion' ? 'new-version' : 'listing-change';
  return (await tx.requestScan({ subject, rule, organisation, origin })).ok;
}

/** The file came together with its text, or the text does not come at all. */
const hasNoNewText = ({ policy, isScannedWithPolicy }: ScanSubject): boolean =>
  policy !== null && (policy.state === 'refused' || isScannedWithPolicy);

/** Why a listing that changed is scanned: other code before other words, other words before other permissions. */
export function scanReason(changed: readonly ListingField[]): ScanReason {
  const has = (...fields: readonly ListingField[]) => changed.some((field) => fields.includes(field));
  if (has('artifact', 'versionCode', 'versionName')) return 'newVersion';
  return has('privacyPolicyUrl', 'privacyPolicyHash') ? 'changedPolicy' : 'changedPermissions';
}
