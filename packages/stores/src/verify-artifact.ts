import { type SignatureReport, verifyApk } from '@touchstone/formats/apksig';
import { readZip, type Zip } from '@touchstone/formats/zip';
import { encodeUtf8 } from '@touchstone/kernel/bytes';
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
      /** Digest of names, sizes and CRCs of all entries but those in META-INF: equal for channel packages whose mark lies there or in the signing block. */
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
    return { ok: true, signers, lineage, entryRoot: entryRoot(zip), entries: zip.entries.length, notices };
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

function entryRoot(zip: Zip): string {
  const lines = zip.entries
    .filter(({ name }) => !name.startsWith('META-INF/'))
    .map(({ name, sizeBytes, crc32 }) => `${name}\0${sizeBytes}\0${crc32 >>> 0}\n`)
    .sort();
  const hasher = ports.hash.start('sha256');
  for (const line of lines) hasher.update(encodeUtf8(line));
  return toHex(hasher.digest());
}
