import type { CertificateRow } from './ports.ts';

/** What a file is, as a process of its own read it. */
export type Inspection =
  | ({ readonly ok: true } & InspectedFile)
  /** The reader itself was brought down: the file is refused, not tried for ever. */
  | { readonly ok: false; readonly failure: string };

export interface InspectedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Entries would unpack to more than allowed. */
  readonly isBomb: boolean;
  /** Undefined: it could not be read as an app. */
  readonly app?: InspectedApp;
  /** An archive of a platform whose apps we do not read (hap, ipa, aab): kept, and known by what was said of it. */
  readonly isForeignPlatform: boolean;
  /** Root over what the entries hold, without what packagers of channels write; null when not all could be read. */
  readonly contentRoot: string | null;
  readonly problems: readonly { readonly code: string; readonly at: unknown; readonly file?: string }[];
}

export interface InspectedApp {
  readonly package: string;
  readonly versionCode: number;
  readonly versionName: string | null;
  /** In Chinese where the app has it. */
  readonly label: string | null;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly permissions: readonly string[];
  readonly splits: readonly string[];
  readonly isDebuggable: boolean;
  readonly manifestSha256: string | null;
  readonly isSignatureValid: boolean;
  readonly schemes: Readonly<Record<string, string>>;
  readonly knownKey: string | null;
  /** Certificates of the current signers. */
  readonly signers: readonly CertificateRow[];
  /** Certificates of the proof of rotation, the oldest first. */
  readonly lineage: readonly CertificateRow[];
}
