import type { Certificate } from './x509/certificate.ts';

/** `stamp` is the source stamp; `apk` stands for the package as a whole. */
export type Scheme = 'v1' | 'v2' | 'v3' | 'v31' | 'v4' | 'stamp';

/**
 * `failed`: present and invalid, even when no API level would consult it. `absent`: no trace that Android would
 * recognise as this scheme.
 */
export type SchemeResult = 'verified' | 'failed' | 'absent';

export interface SignatureIssue {
  readonly scheme: Scheme | 'apk';
  /** `<scheme>/<what>`, after the name AOSP's apksig gives the same finding: `v2/sig-did-not-verify`. */
  readonly code: string;
}

/** What one signer of one scheme says, believed or not. */
export interface SchemeSigner {
  readonly scheme: Scheme;
  /** The signing certificate first, then whatever came with it. */
  readonly certificates: readonly Certificate[];
  /** v1: the signature block file, `META-INF/CERT.RSA`. */
  readonly file?: string;
  /** v3 and v3.1: first and last API level the signer is for; the last is 2147483647 when open. */
  readonly minSdk?: number;
  readonly maxSdk?: number;
}

/** One certificate of a proof of rotation, the oldest first. */
export interface LineageEntry {
  readonly certificate: Certificate;
  /** What apps signed with this older key may still do. */
  readonly capabilities: readonly Capability[];
}

export type Capability = 'installed-data' | 'shared-uid' | 'permission' | 'rollback' | 'auth';

export type KnownKey = 'android-debug' | 'aosp-testkey' | 'aosp-platform' | 'aosp-media' | 'aosp-shared' | 'aosp-networkstack';

export interface SignatureReport {
  /** Android accepts the package on every API level from the given one up. */
  readonly verified: boolean;
  readonly schemes: Readonly<Record<Scheme, SchemeResult>>;
  readonly errors: readonly SignatureIssue[];
  readonly warnings: readonly SignatureIssue[];
  /** Signing certificates of the highest scheme that verifies: the keys by which Android knows the app. */
  readonly signers: readonly Certificate[];
  readonly schemeSigners: readonly SchemeSigner[];
  /** Proof of rotation of the highest verified scheme, checked link by link; empty when the key never changed. */
  readonly lineage: readonly LineageEntry[];
  /** Set when a signer is a key that is public. */
  readonly knownKey?: KnownKey;
  /** Ids of all pairs in the APK Signing Block in the order of the file, also those nobody knows. */
  readonly blockIds: readonly number[];
}
