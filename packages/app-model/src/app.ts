import type { SignatureReport } from '@touchstone/formats/apksig';
import type { Elf } from '@touchstone/formats/elf';
import type { Parsed, Problem } from '@touchstone/kernel/problem';
import type { Program } from '@touchstone/program';
import type { Manifest } from './manifest.ts';
import type { Owners } from './owners.ts';
import type { Resources } from './resources.ts';

/** One file inside the app. In a split set the path is `<split>.apk!<path>` for all but the base. */
export interface AppFile {
  readonly path: string;
  /** Uncompressed size as the archive states it, bytes; the truth is known after reading. */
  readonly sizeBytes: number;
  /** The content; every call inflates again, bounded by the limits of the scan. */
  read(): Parsed<Uint8Array>;
}

/** A native library of the app; read when asked, once. */
export interface NativeLibraryFile extends AppFile {
  readonly abi: string;
  /** File name, `libx.so`. */
  readonly name: string;
  elf(): Parsed<Elf>;
}

/** One application as a device would have it: base and splits together. */
export interface App {
  /** Name of the input as reports show it, its digest and size. For a folder or set: of the base or container. */
  readonly file: { readonly name: string; readonly sha256: string; readonly sizeBytes: number };
  readonly manifest: Manifest | undefined;
  readonly resources: Resources;
  /** Schemes and signers are those of the base; verified when base and splits are, and by the same signers. */
  readonly signature: SignatureReport;
  readonly splits: readonly { readonly name: string; readonly sha256: string; readonly verified: boolean; readonly sameSigner: boolean }[];
  /** Every file of every archive, in archive order, names as Android resolves them. */
  readonly files: readonly AppFile[];
  fileAt(path: string): AppFile | undefined;
  readonly program: Program;
  /** Native libraries under lib/, of every ABI. */
  readonly natives: readonly NativeLibraryFile[];
  readonly owners: Owners;
  readonly problems: readonly Problem[];
}
