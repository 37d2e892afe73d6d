import type { Ports } from '@touchstone/kernel/ports';
import { NOUGAT } from '../api-levels.ts';
import type { DirectoryRecord } from '../archive/central-directory.ts';
import type { EntryContents } from '../archive/entry-contents.ts';
import { Issues } from '../issues.ts';
import type { X509 } from '../x509/certificate.ts';
import { checkEntries } from './check-entries.ts';
import { CONTENT_ERROR } from './content-error.ts';
import { findJarFiles, type JarFiles, type SignaturePair } from './jar-files.ts';
import { type JarManifest, readManifest } from './jar-manifest.ts';
import { type LevelRange, verifySignatureBlock } from './signature-block.ts';
import { verifySignatureFile } from './signature-file.ts';

const MAX_SIGNERS = 10;

export interface V1Result {
  readonly issues: Issues;
  /** There is something that means to be a v1 signature. */
  readonly isPresent: boolean;
  readonly signers: readonly V1Signer[];
  /** MANIFEST.MF, for source stamps. */
  readonly manifest: Uint8Array | undefined;
}

/** A pair of .SF and .RSA, .DSA or .EC whose signature fits. */
export interface V1Signer {
  readonly blockName: string;
  readonly chain: readonly X509[];
  /** Files that the .SF names. */
  readonly covers: ReadonlySet<string>;
}

export interface V1Context {
  readonly records: readonly DirectoryRecord[];
  readonly contents: EntryContents;
  readonly ports: Ports;
  readonly range: LevelRange;
  /** Schemes of the signing block: which the levels know, and which are there. */
  readonly known: ReadonlySet<number>;
  readonly present: ReadonlySet<number>;
}

/**
 * Verifies the JAR signature: block files against signature files, these against the manifest, the manifest against
 * the files.
 *
 * @source com.android.apksig.internal.apk.v1.V1SchemeVerifier
 */
export function verifyV1(context: V1Context): V1Result {
  const issues = new Issues('v1');
  const files = findJarFiles(context.records, issues);
  const isPresent = files.pairs.length > 0 || files.hasLooseSignature;
  const manifestBytes = files.manifest === undefined ? undefined : read(context, files.manifest, issues);
  const result = (signers: readonly V1Signer[]): V1Result => ({ issues, isPresent, signers, manifest: manifestBytes });
  if (files.manifest === undefined) issues.error('jar-sig-no-manifest');
  if (manifestBytes === undefined || issues.hasErrors) return result([]);

  const manifest = readManifest(manifestBytes, context.records, issues);
  if (issues.hasErrors) return result([]);
  if (!hasRightNumber(files, issues)) return result([]);
  const verified = files.pairs.flatMap((pair) => verifyBlock(pair, context, issues));
  if (issues.hasErrors) return result([]);
  const signers = verified.flatMap((signer) => verifyFile(signer, manifest, context, issues));
  if (issues.hasErrors) return result(signers);
  if (signers.length === 0) issues.error('jar-sig-no-signatures');
  else return result(checkEntries(signers, manifest, files, context, issues));
  return result([]);
}

function hasRightNumber(files: JarFiles, issues: Issues): boolean {
  if (files.pairs.length === 0) issues.error('jar-sig-no-signatures');
  if (files.pairs.length > MAX_SIGNERS) issues.error('jar-sig-max-signatures-exceeded');
  return files.pairs.length > 0 && files.pairs.length <= MAX_SIGNERS;
}

interface VerifiedBlock {
  readonly pair: SignaturePair;
  readonly signatureFile: Uint8Array;
  readonly chain: readonly X509[];
}

function verifyBlock(pair: SignaturePair, context: V1Context, issues: Issues): readonly VerifiedBlock[] {
  const block = read(context, pair.block, issues);
  const signatureFile = read(context, pair.file, issues);
  if (block === undefined || signatureFile === undefined) return [];
  const { chain, fault } = verifySignatureBlock(block, signatureFile, context.range, context.ports);
  if (fault !== undefined) issues.error(fault);
  return fault === undefined ? [{ pair, signatureFile, chain }] : [];
}

function verifyFile({ pair, signatureFile, chain }: VerifiedBlock, manifest: JarManifest, context: V1Context, issues: Issues): V1Signer[] {
  const schemes = context.range.maxSdk >= NOUGAT ? { known: context.known, present: context.present } : undefined;
  const covers = verifySignatureFile(signatureFile, manifest, context.range, schemes, context.ports.hash, issues);
  return covers === undefined ? [] : [{ blockName: pair.block.name, chain, covers }];
}

/** A file's contents; an error is recorded when Android could not read it. */
function read(context: V1Context, record: DirectoryRecord, issues: Issues): Uint8Array | undefined {
  const contents = context.contents.read(record);
  if (typeof contents !== 'string') return contents;
  issues.error(CONTENT_ERROR[contents]);
  return undefined;
}
