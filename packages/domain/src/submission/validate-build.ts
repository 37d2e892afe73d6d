import { relate, type SignerRelation, type Signers } from '../inventory/signer.ts';

/** An app file as far as it can be the next version of another. */
export interface SubmittedBuild {
  readonly package: string | null;
  readonly versionCode: number | null;
  readonly signers: Signers;
  readonly isSignatureValid: boolean | null;
}

export type BuildFault =
  | 'not-an-app'
  /** Of another app. */
  | 'other-package'
  | 'signature-invalid'
  /** Not in the lineage of the file of the case. */
  | 'other-signer'
  | 'version-not-higher';

export interface BuildValidation {
  readonly faults: readonly BuildFault[];
  readonly signers: SignerRelation;
}

/** A signature that would update the app on a user's device. Two proofs that merely share a certificate would not. */
const IN_LINEAGE: ReadonlySet<SignerRelation> = new Set(['same', 'rotated']);

/**
 * Whether `after` can be the rectified build of the app that was found at fault.
 * @param before the file of the case
 */
export function validateBuild(before: SubmittedBuild, after: SubmittedBuild): BuildValidation {
  const signers = relate(before.signers, after.signers);
  if (after.package === null || after.versionCode === null) return { faults: ['not-an-app'], signers };
  const faults: BuildFault[] = [];
  if (after.package !== before.package) faults.push('other-package');
  if (after.isSignatureValid === false) faults.push('signature-invalid');
  if (!IN_LINEAGE.has(signers)) faults.push('other-signer');
  if (after.versionCode <= (before.versionCode ?? -1)) faults.push('version-not-higher');
  return { faults, signers };
}
