import type { ArtifactKind } from '@touchstone/domain/artifact';
import type { Sighting } from '@touchstone/domain/inventory';
import type { OperatorEvidence } from '../acquisition/ports.ts';

/** Kinds of what does not fit together, or should be known to. */
export const FLAG_KINDS = [
  /** The same package under a signature that is not the operator's. */
  'foreign-signer',
  /** The same package under several signatures, and nobody can say which is genuine. */
  'signer-undecided',
  /** The same content under another signature. */
  'repackaged',
  /** The same app packed for another store. */
  'channel-package',
  /** Android would not install it as it is. */
  'signature-invalid',
  /** A store states of a file what the file denies. */
  'store-claim-denied',
  /** Two firms are named for one app. */
  'operator-disputed',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export interface NewFlag {
  readonly kind: FlagKind;
  /** What it is about: the same is not raised twice. */
  readonly about: string;
  readonly app: string | null;
  readonly listing: string | null;
  readonly artifact: string | null;
  readonly detail: Readonly<Record<string, string>>;
}

export interface CertificateRow {
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly isDebug: boolean;
}

export interface ArtifactRow {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: ArtifactKind;
  readonly version: string | null;
  readonly signers: readonly string[];
  readonly isSignatureVerified: boolean | null;
  readonly entryRoot: string | null;
  readonly manifest: unknown;
  readonly problems: readonly unknown[];
}

/** Another file with the same content of the same version. */
export interface LikeBuild {
  readonly artifact: string;
  readonly sha256: string;
  readonly signers: readonly string[];
}

/** Rows of the inventory inside one transaction. */
export interface InventoryTransaction {
  raiseFlags(flags: readonly NewFlag[]): Promise<void>;
  addEvidence(rows: readonly OperatorEvidence[]): Promise<void>;
  evidenceOf(targetKind: OperatorEvidence['targetKind'], targets: readonly string[]): Promise<readonly OperatorEvidence[]>;
  /** With the operator an app takes its province. */
  setOperators(rows: readonly { readonly app: string; readonly operator: string }[]): Promise<void>;

  /** @returns the version's id, and whether it is new */
  saveVersion(row: {
    readonly id: string;
    readonly app: string;
    readonly versionCode: number;
    readonly versionName: string;
  }): Promise<{ readonly id: string; readonly isNew: boolean }>;
  saveSigners(rows: readonly CertificateRow[]): Promise<void>;
  /** Pairs of a proof of rotation. */
  saveLineage(pairs: readonly (readonly [predecessor: string, signer: string])[]): Promise<void>;
  /** @returns the id; of the row that is there, when the same bytes came twice */
  saveArtifact(row: ArtifactRow): Promise<string>;
  /** A file that one organisation keeps to itself; one that is known already stays so. @returns the id */
  savePrivateArtifact(row: Omit<ArtifactRow, 'version'> & { readonly organisation: string; readonly entry: unknown }): Promise<string>;
  /** What a private file will enter the inventory with; undefined when it is no private one. Held until the transaction ends. */
  holdPrivateEntry(artifact: string): Promise<unknown>;
  buildsLike(ask: { readonly version: string; readonly entryRoot: string; readonly not: string }): Promise<readonly LikeBuild[]>;
  /** Files of an app by their signatures, the newest first. */
  sightings(app: string, limit: number): Promise<readonly Sighting[]>;
  operatorOfApp(app: string): Promise<string | null>;
}
