import type { Hash } from '@touchstone/kernel/ports';
import type { Issues } from '../issues.ts';
import { sameBytes } from '../same-bytes.ts';
import { digestsToCompare } from './entry-digests.ts';
import type { JarManifest } from './jar-manifest.ts';
import { readSections, type Section } from './manifest-file.ts';
import type { LevelRange } from './signature-block.ts';

const LF = 0x0a;
/** Sections of files that the manifest does not name are allowed, but not without end. */
const SPARE_SECTIONS = 10_000;

/** Schemes of the signing block by number. Undefined where levels do not know any. */
export interface BlockSchemes {
  readonly known: ReadonlySet<number>;
  readonly present: ReadonlySet<number>;
}

/**
 * Verifies a .SF file, whose own signature has been verified, against the manifest.
 *
 * @returns names of the files it covers; undefined after an error, or when the platform ignores the signer
 * @source com.android.apksig.internal.apk.v1.V1SchemeVerifier.verifySigFileAgainstManifest
 */
export function verifySignatureFile(
  file: Uint8Array,
  manifest: JarManifest,
  range: LevelRange,
  schemes: BlockSchemes | undefined,
  hash: Hash,
  issues: Issues,
): ReadonlySet<string> | undefined {
  const found = new Findings(issues);
  const names = compareAll(file, manifest, range, schemes, hash, found);
  found.close();
  return found.hasErrors || found.isIgnored ? undefined : names;
}

function compareAll(
  file: Uint8Array,
  manifest: JarManifest,
  range: LevelRange,
  schemes: BlockSchemes | undefined,
  hash: Hash,
  found: Findings,
): ReadonlySet<string> | undefined {
  const most = 2 * manifest.sections.size + SPARE_SECTIONS;
  const [main, ...sections] = readSections(file, most);
  if (sections.length + 1 >= most) found.error('jar-sig-not-checked-over-budget');
  if (main?.attributes.get('signature-version') === undefined) return found.ignore('jar-sig-missing-version-attr-in-sig-file');
  if (schemes !== undefined) checkStripping(main, schemes, found);
  if (found.hasErrors) return undefined;

  const isBySigntool = main.attributes.get('created-by')?.includes('signtool') ?? false;
  const isWhole = compareManifest(main, isBySigntool, manifest, range, hash, found);
  if (!isBySigntool) compareMainSection(main, manifest, range, hash, found);
  if (found.hasErrors) return undefined;

  const names = new Set<string>();
  for (const section of sections) {
    if (section.name === undefined) return found.ignore('jar-sig-unnamed-sig-file-section');
    if (names.has(section.name)) return found.ignore('jar-sig-duplicate-sig-file-section');
    names.add(section.name);
    if (!isWhole) compareSection(section, isBySigntool, manifest, range, hash, found);
  }
  return names;
}

/** Errors of this signature file alone, passed on to those of the scheme. */
class Findings {
  readonly #issues: Issues;
  hasErrors = false;
  isIgnored = false;
  readonly #own: string[] = [];

  constructor(issues: Issues) {
    this.#issues = issues;
  }

  error(what: string): void {
    this.hasErrors = true;
    this.#own.push(what);
  }

  /** Passes the errors on, unless they are those of an ignored signer. */
  close(): void {
    for (const what of this.#own) {
      if (this.isIgnored) this.#issues.warn(what);
      else this.#issues.error(what);
    }
  }

  warn(what: string): void {
    this.#issues.warn(what);
  }

  /** The platform goes on without this signer: what is wrong with it fails the package only if no other remains. */
  ignore(what: string): undefined {
    this.isIgnored = true;
    this.#issues.warn(what);
  }
}

/** The file names the newer schemes that were used beside it: when one that levels know is gone, it was stripped. */
function checkStripping(main: Section, { known, present }: BlockSchemes, found: Findings): void {
  const listed = main.attributes.get('x-android-apk-signed');
  if (listed === undefined) {
    if (present.size > 0) found.warn('jar-sig-no-apk-sig-strip-protection');
    return;
  }
  for (const text of listed.split(',').map((id) => id.trim())) {
    if (!/^[+-]?\d+$/.test(text)) continue;
    const id = Number(text);
    if (!known.has(id)) found.warn('jar-sig-unknown-apk-sig-scheme-id');
    else if (!present.has(id)) found.error('jar-sig-missing-apk-sig-referenced');
  }
}

/** Whether the digest of the whole manifest fits. That it does not is no error yet: the sections may. */
function compareManifest(
  main: Section,
  isBySigntool: boolean,
  manifest: JarManifest,
  { minSdk, maxSdk }: LevelRange,
  hash: Hash,
  found: Findings,
): boolean {
  const expected = digestsToCompare(main, isBySigntool ? '-Digest' : '-Digest-Manifest', minSdk, maxSdk);
  if (expected.length === 0) found.warn('jar-sig-no-manifest-digest-in-sig-file');
  let isWhole = expected.length > 0;
  for (const { hash: name, digest } of expected) {
    if (digest === undefined) found.error('jar-sig-malformed-digest');
    else if (!sameBytes(hash.of(name, manifest.bytes), digest)) isWhole = false;
  }
  if (expected.length > 0 && !isWhole) found.warn('jar-sig-manifest-digest-did-not-verify');
  return isWhole;
}

function compareMainSection(main: Section, manifest: JarManifest, { minSdk, maxSdk }: LevelRange, hash: Hash, found: Findings): void {
  for (const { hash: name, digest } of digestsToCompare(main, '-Digest-Manifest-Main-Attributes', minSdk, maxSdk)) {
    const { at, bytes } = manifest.main ?? { at: 0, bytes: 0 };
    const actual = hash.of(name, manifest.bytes.subarray(at, at + bytes));
    if (digest === undefined || !sameBytes(actual, digest)) found.error('jar-sig-manifest-main-section-digest-did-not-verify');
  }
}

function compareSection(
  section: Section,
  isBySigntool: boolean,
  manifest: JarManifest,
  { minSdk, maxSdk }: LevelRange,
  hash: Hash,
  found: Findings,
): void {
  const signed = manifest.sections.get(section.name ?? '');
  if (signed === undefined) {
    found.ignore('jar-sig-no-zip-entry-digest-in-sig-file');
    return;
  }
  const expected = digestsToCompare(section, '-Digest', minSdk, maxSdk);
  if (expected.length === 0) {
    found.error('jar-sig-no-zip-entry-digest-in-sig-file');
    return;
  }
  const bytes = manifest.bytes.subarray(signed.at, signed.at + signed.bytes);
  // signtool leaves the second of two line feeds at the end out.
  const isCut = isBySigntool && bytes.at(-1) === LF && bytes.at(-2) === LF;
  for (const { hash: name, digest } of expected) {
    const actual = hash.of(name, isCut ? bytes.subarray(0, -1) : bytes);
    if (digest === undefined || !sameBytes(actual, digest)) found.error('jar-sig-manifest-section-digest-did-not-verify');
  }
}
