/** What a source said of a file before it came. */
export interface Claim {
  readonly sha256?: string;
  readonly sizeBytes?: number;
  readonly package?: string;
  readonly versionCode?: number;
  /** SHA-256 of the signing certificates, any of them. */
  readonly signers?: readonly string[];
}

/** What the bytes are. */
export interface Received {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Undefined: it could not be read as an app. */
  readonly app?: {
    readonly package: string;
    readonly versionCode: number;
    readonly isSignatureValid: boolean;
    /** Of the current signers and of their rotation lineage. */
    readonly signers: readonly string[];
  };
  /** Entries would unpack to more than allowed. */
  readonly isBomb: boolean;
}

export type VerificationFault =
  | 'hash-differs'
  | 'size-differs'
  | 'too-large'
  | 'not-an-app'
  | 'unpacks-too-far'
  | 'package-differs'
  | 'version-differs'
  | 'signer-differs'
  | 'signature-invalid';

/**
 * What is wrong with a file in quarantine.
 * @returns `refuse`: it does not leave quarantine; `note`: it is stored and tested, and the fault is shown. An app
 *   whose own signature does not verify is still an app that people install: that is a finding, not a reason to look away.
 */
export function judge(
  claim: Claim,
  received: Received,
  maxBytes: number,
): { readonly refuse: readonly VerificationFault[]; readonly note: readonly VerificationFault[] } {
  const { app } = received;
  const signerKnown = claim.signers === undefined || app === undefined || claim.signers.some((signer) => app.signers.includes(signer));
  const refuse: readonly (readonly [boolean, VerificationFault])[] = [
    [received.sizeBytes > maxBytes, 'too-large'],
    [claim.sizeBytes !== undefined && claim.sizeBytes !== received.sizeBytes, 'size-differs'],
    [claim.sha256 !== undefined && claim.sha256 !== received.sha256, 'hash-differs'],
    [received.isBomb, 'unpacks-too-far'],
    [app === undefined, 'not-an-app'],
    [app !== undefined && claim.package !== undefined && claim.package !== app.package, 'package-differs'],
    [app !== undefined && claim.versionCode !== undefined && claim.versionCode !== app.versionCode, 'version-differs'],
    [!signerKnown, 'signer-differs'],
  ];
  return {
    refuse: refuse.filter(([holds]) => holds).map(([, fault]) => fault),
    note: app !== undefined && !app.isSignatureValid ? ['signature-invalid'] : [],
  };
}
