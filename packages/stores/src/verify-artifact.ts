import { contentRoot } from '@touchstone/domain/inventory';
import { type SignatureReport, verifyApk } from '@touchstone/formats/apksig';
import { readZip, type Zip, type ZipEntry } from '@touchstone/formats/zip';
import type { ByteSource } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import { openFile, ports } from '@touchstone/ports-node';
import type { ArtifactRef } from './connector.ts';

export type VerifiedArtifact =
  | {
      readonly ok: true;
      /** SHA-256 of signing certificates; empty for kinds that are not signed as a whole. */
      readonly signers: readonly string[];
      /** Proof of rotation, the oldest first. */
      readonly lineage: readonly string[];
      /** Equal for channel packages: see {@link contentRoot} of the inventory. */
      readonly entryRoot: string;
      readonly entries: number;
      /** Notices that do not stand in the way: `signature-invalid`, `unsigned`, `foreign-signer`. They are findings, not damage. */
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'not-an-archive' | 'bomb' | 'foreign-signer' };

/** Apps are at most some ten times their package; a thousand times is an attack on whoever unpacks. */
const MAX_RATIO = 200;
const HARMLESS_UNPACKED_BYTES = 2 * 1024 ** 3;
const MAX_ENTRIES = 500_000;

/** Android 7: levels before it are the affair of the scan, which knows the manifest's `minSdkVersion`. */
const CHECKED_FROM = 24;

/** Kinds whose own signature Android checks. The others are archives of those, or of other platforms. */
const SIGNED_KINDS: ReadonlySet<ArtifactRef['kind']> = new Set(['apk']);

/**
 * What must be true of a file before an engine gets it. The hash is already checked. A signer other than the declared one is refused when
 * `mustMatch`: the store then vouches for a file that is not the one it looked at.
 */
export function verifyArtifact(path: string, ref: Pick<ArtifactRef, 'kind' | 'signers'>, mustMatch: boolean): VerifiedArtifact {
  const file = openFile(path, { inMemoryBytes: 32 * 1024 * 1024 });
  try {
    const { value: zip } = readZip(file);
    if (zip.entries.length === 0) return { ok: false, reason: 'not-an-archive' };
    if (isBomb(zip, file.size)) return { ok: false, reason: 'bomb' };
    const report = SIGNED_KINDS.has(ref.kind) ? verifyApk(file, { minSdk: CHECKED_FROM }, ports).value : undefined;
    const signers = report?.signers.map(({ sha256 }) => sha256).sort() ?? [];
    const lineage = report?.lineage.map(({ certificate }) => certificate.sha256) ?? [];
    const isForeign = report !== undefined && ref.signers.length > 0 && ![...signers, ...lineage].some((one) => ref.signers.includes(one));
    if (isForeign && mustMatch) return { ok: false, reason: 'foreign-signer' };
    const notices = [...signatureNotice(report), ...(isForeign ? ['foreign-signer'] : [])];
    return { ok: true, signers, lineage, entryRoot: entryRoot(file, zip), entries: zip.entries.length, notices };
  } finally {
    file.close();
  }
}

function signatureNotice(report: SignatureReport | undefined): readonly string[] {
  if (report === undefined || report.verified) return [];
  const { v1, v2, v3, v31 } = report.schemes;
  return [[v1, v2, v3, v31].every((one) => one === 'absent') ? 'unsigned' : 'signature-invalid'];
}

/** By what the directory claims, and by how often it points at the same bytes: either alone makes small files large. */
function isBomb(zip: Zip, size: number): boolean {
  if (zip.entries.length > MAX_ENTRIES) return true;
  const unpacked = zip.entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  const packed = zip.entries.reduce((sum, entry) => sum + entry.compressedBytes, 0);
  return unpacked > Math.max(HARMLESS_UNPACKED_BYTES, size * MAX_RATIO) || packed > 8 * size + HARMLESS_UNPACKED_BYTES;
}

/**
 * As the inventory compares builds, but over the packed bytes: packers of channel builds copy entries as they are, and nothing need be
 * unpacked that nobody has looked at.
 */
function entryRoot(file: ByteSource, zip: Zip): string {
  const entries = zip.entries.map((entry) => ({ path: entry.name, sizeBytes: entry.sizeBytes, sha256: packedSha256(file, entry) }));
  return contentRoot(ports.hash, entries);
}

function packedSha256(file: ByteSource, { dataOffset, compressedBytes }: ZipEntry): string {
  const hasher = ports.hash.start('sha256');
  const end = dataOffset < 0 ? 0 : Math.min(file.size, dataOffset + compressedBytes);
  for (let at = Math.max(0, dataOffset); at < end; at += PIECE) hasher.update(file.read(at, Math.min(PIECE, end - at)));
  return toHex(hasher.digest());
}

const PIECE = 1024 * 1024;
