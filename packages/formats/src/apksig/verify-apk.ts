import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Ports, Verify } from '@touchstone/kernel/ports';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { NEWEST } from './api-levels.ts';
import { type DirectoryRecord, readDirectory } from './archive/central-directory.ts';
import { type ContentLimits, EntryContents, type Unpacked } from './archive/entry-contents.ts';
import { findSections, type Sections } from './archive/sections.ts';
import { findSigningBlock, type SigningBlock } from './block/signing-block.ts';
import { judge } from './judge.ts';
import type { SignatureReport } from './report.ts';
import { emptyReport, toReport } from './to-report.ts';
import { verifySchemes } from './verify-schemes.ts';

export interface VerifyOptions {
  /** First API level the package is for: `minSdkVersion`, 1 when the manifest has none. */
  readonly minSdk: number;
  /** Last level that must accept it; without it all that are still to come. */
  readonly maxSdk?: number;
  /** `targetSdkVersion`: from 30 on a package must be signed with v2 or newer. */
  readonly targetSdk?: number;
  /** `targetSandboxVersion` of the manifest: from 2 on v1 alone is refused. */
  readonly targetSandboxVersion?: number;
  /** The `.idsig` file beside the package: without it v4 is absent. */
  readonly idsig?: Uint8Array;
  readonly limits?: Partial<ContentLimits>;
  /** Saves inflating twice what the caller has: contents of deflated files by name. */
  readonly unpacked?: Unpacked;
}

/** Verifications of signatures per package: a real one needs fewer than ten, a hostile one could ask for millions. */
const MAX_VERIFICATIONS = 200;
const MAX_VERIFIED_BYTES = 1024 * 1024 * 1024;

/**
 * Verifies a package as Android does. The file is read in pieces of at most 1 MiB, but for the central directory, the
 * signing block and files that are compressed.
 *
 * The archive is read here once more, by the verifier's own rules: it refuses what other readers repair.
 *
 * @source source.android.com/docs/security/features/apksigning; com.android.apksig.ApkVerifier
 */
export function verifyApk(source: ByteSource, options: VerifyOptions, ports: Ports): Parsed<SignatureReport> {
  const problems = new Problems();
  const archive = openArchive(source);
  if (archive === undefined) {
    problems.add('apksig/not-an-archive', 0);
    return { value: emptyReport('malformed-zip'), problems: problems.list };
  }
  if (archive.block?.isBroken) problems.add('apksig/signing-block-broken', archive.block.at);
  const boundedPorts = { ...ports, verify: bounded(ports.verify) };
  const contents = new EntryContents(source, archive.sections.directoryAt, ports.inflate, limitsOf(source, options), options.unpacked);
  const range = { minSdk: Math.max(0, options.minSdk), maxSdk: options.maxSdk ?? NEWEST };
  const results = verifySchemes({ ...archive, source, contents, ports: boundedPorts, range, idsig: options.idsig });
  const verdict = judge(results, { ...range, targetSdk: options.targetSdk ?? 0, targetSandboxVersion: options.targetSandboxVersion ?? 1 });
  return { value: toReport(results, verdict, archive.block), problems: problems.list };
}

/** The parts of a package. */
export interface Archive {
  readonly sections: Sections;
  /** Undefined when the central directory is malformed: Android refuses the package, however it is signed. */
  readonly records: readonly DirectoryRecord[] | undefined;
  readonly block: SigningBlock | undefined;
}

function openArchive(source: ByteSource): Archive | undefined {
  const sections = findSections(source);
  if (sections === undefined) return undefined;
  return { sections, records: readDirectory(source, sections), block: findSigningBlock(source, sections) };
}

const MIB = 1024 * 1024;
/** A package whose files unpack to more than this many times its size is a bomb, not an app. */
const USUAL_RATIO = 40;

function limitsOf(source: ByteSource, { limits }: VerifyOptions): ContentLimits {
  return {
    maxEntryBytes: limits?.maxEntryBytes ?? 1024 * MIB,
    maxTotalBytes: limits?.maxTotalBytes ?? Math.min(8192 * MIB, 256 * MIB + USUAL_RATIO * source.size),
  };
}

function bounded(verify: Verify): Verify {
  let leftCalls = MAX_VERIFICATIONS;
  let leftBytes = MAX_VERIFIED_BYTES;
  return (scheme, key, data, signature) => {
    leftBytes -= data.length;
    return leftCalls-- > 0 && leftBytes >= 0 ? verify(scheme, key, data, signature) : 'unsupported';
  };
}
