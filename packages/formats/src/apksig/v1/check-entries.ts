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
  const { minSdk, maxSdk } = context.range;
  let agreed: readonly V1Signer[] | undefined;
  for (const record of context.records.toSorted((a, b) => a.headerAt - b.headerAt)) {
    if (!mustBeSigned(record.name)) continue;
    const section = manifest.sections.get(record.name);
    const expected = section === undefined ? [] : digestsToCompare(section, '-Digest', minSdk, maxSdk);
    const covering = signers.filter((signer) => signer.covers.has(record.name));
    if (section !== undefined && covering.length > 0) agreed ??= covering;
    if (section === undefined) issues.error('jar-sig-no-zip-entry-digest-in-manifest');
    else if (covering.length === 0) issues.error('jar-sig-zip-entry-not-signed');
    else if (!isSame(covering, agreed ?? covering)) issues.error('jar-sig-zip-entry-signers-mismatch');
    else if (expected.length === 0) issues.error('jar-sig-no-zip-entry-digest-in-manifest');
    else compareContents(record, expected, context, issues);
  }
  if (agreed === undefined) issues.error('jar-sig-no-signed-zip-entries');
  if (issues.hasErrors) return agreed ?? [];

  const ofSignature = new Set(files.pairs.flatMap(({ block, file }) => (isOf(agreed, block) ? [block.name, file.name] : [])));
  if (unprotectedFiles(context.records, ofSignature).length > 0) issues.warn('jar-sig-unprotected-zip-entry');
  return agreed ?? [];
}

function compareContents(record: DirectoryRecord, expected: readonly ExpectedDigest[], context: V1Context, issues: Issues): void {
  const hashers: readonly Hasher[] = expected.map(({ hash }) => context.ports.hash.start(hash));
  const fault = context.contents.feed(record, (piece) => {
    for (const hasher of hashers) hasher.update(piece);
  });
  if (fault !== undefined) {
    issues.error(CONTENT_ERROR[fault]);
    return;
  }
  const isIntact = hashers.every((hasher, i) => {
    const digest = expected[i]?.digest;
    return digest !== undefined && sameBytes(hasher.digest(), digest);
  });
  if (!isIntact) issues.error('jar-sig-zip-entry-digest-did-not-verify');
}

const isSame = (a: readonly V1Signer[], b: readonly V1Signer[]): boolean =>
  a.length === b.length && a.every((signer, i) => signer === b[i]);

const isOf = (signers: readonly V1Signer[] | undefined, block: DirectoryRecord): boolean =>
  signers?.some((signer) => signer.blockName === block.name) ?? false;
