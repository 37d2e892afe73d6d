import type { Hasher } from '@touchstone/kernel/ports';
import type { DirectoryRecord } from '../archive/central-directory.ts';
import type { Issues } from '../issues.ts';
import { sameBytes } from '../same-bytes.ts';
import { CONTENT_ERROR } from './content-error.ts';
import { digestsToCompare, type ExpectedDigest } from './entry-digests.ts';
import { type JarFiles, mustBeSigned, unprotectedFiles } from './jar-files.ts';
import type { JarManifest } from './jar-manifest.ts';
import type { V1Context, V1Signer } from './verify-v1.ts';

/**
 * Compares every file outside META-INF with the manifest. All must be covered by the same signers, who may be fewer
 * than there are: the others are ignored.
 *
 * @returns the signers of the package
 * @source com.android.apksig.internal.apk.v1.V1SchemeVerifier.verifyJarEntriesAgainstManifestAndSigners
 */
export function checkEntries(
  signers: readonly V1Signer[],
  manifest: JarManifest,
  files: JarFiles,
  context: V1Context,
  issues: Issues,
): readonly V1Signer[] {
  const records = context.records.toSorted((a, b) => a.headerAt - b.headerAt);
  let agreed: readonly V1Signer[] | undefined;
  for (let from = 0; from < records.length; from += AT_ONCE) {
    agreed = checkSome(records.slice(from, from + AT_ONCE), agreed, signers, manifest, context, issues);
  }
  if (agreed === undefined) issues.error('jar-sig-no-signed-zip-entries');
  if (issues.hasErrors) return agreed ?? [];

  const ofSignature = new Set(files.pairs.flatMap(({ block, file }) => (isOf(agreed, block) ? [block.name, file.name] : [])));
  if (unprotectedFiles(context.records, ofSignature).length > 0) issues.warn('jar-sig-unprotected-zip-entry');
  return agreed ?? [];
}

/** Not all in one loop: it would be compiled while it runs, for every package anew, which takes 20 ms. */
const AT_ONCE = 128;

function checkSome(
  records: readonly DirectoryRecord[],
  agreedBefore: readonly V1Signer[] | undefined,
  signers: readonly V1Signer[],
  manifest: JarManifest,
  context: V1Context,
  issues: Issues,
): readonly V1Signer[] | undefined {
  let agreed = agreedBefore;
  for (const record of records) {
    if (mustBeSigned(record.name)) agreed = checkEntry(record, agreed, signers, manifest, context, issues);
  }
  return agreed;
}

/** Checks one file. Returns the signers that all must agree on: those of the first file that has any. */
function checkEntry(
  record: DirectoryRecord,
  agreed: readonly V1Signer[] | undefined,
  signers: readonly V1Signer[],
  manifest: JarManifest,
  context: V1Context,
  issues: Issues,
): readonly V1Signer[] | undefined {
  const section = manifest.sections.get(record.name);
  if (section === undefined) {
    issues.error('jar-sig-no-zip-entry-digest-in-manifest');
    return agreed;
  }
  const covering = signers.filter((signer) => signer.covers.has(record.name));
  if (covering.length === 0) {
    issues.error('jar-sig-zip-entry-not-signed');
    return agreed;
  }
  const expected = digestsToCompare(section, '-Digest', context.range.minSdk, context.range.maxSdk);
  if (!isSame(covering, agreed ?? covering)) issues.error('jar-sig-zip-entry-signers-mismatch');
  else if (expected.length === 0) issues.error('jar-sig-no-zip-entry-digest-in-manifest');
  else compareContents(record, expected, context, issues);
  return agreed ?? covering;
}

function compareContents(record: DirectoryRecord, expected: readonly ExpectedDigest[], context: V1Context, issues: Issues): void {
  const { hash } = context.ports;
  // Nearly every file comes in one piece: no hashers for those.
  let whole: Uint8Array | undefined = record.uncompressedBytes === 0 ? new Uint8Array(0) : undefined;
  const hashers: Hasher[] = [];
  const fault = context.contents.feed(record, (piece) => {
    if (piece.length === record.uncompressedBytes) {
      whole = piece;
      return;
    }
    if (hashers.length === 0) for (const one of expected) hashers.push(hash.start(one.hash));
    for (const hasher of hashers) hasher.update(piece);
  });
  if (fault !== undefined) {
    issues.error(CONTENT_ERROR[fault]);
    return;
  }
  for (const [i, { hash: name, digest }] of expected.entries()) {
    const actual = whole === undefined ? hashers[i]?.digest() : hash.of(name, whole);
    if (digest === undefined || actual === undefined || !sameBytes(actual, digest)) {
      issues.error('jar-sig-zip-entry-digest-did-not-verify');
      return;
    }
  }
}

const isSame = (a: readonly V1Signer[], b: readonly V1Signer[]): boolean =>
  a.length === b.length && a.every((signer, i) => signer === b[i]);

const isOf = (signers: readonly V1Signer[] | undefined, block: DirectoryRecord): boolean =>
  signers?.some((signer) => signer.blockName === block.name) ?? false;
