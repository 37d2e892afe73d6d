import { type SignatureReport, verifyApk } from '@touchstone/formats/apksig';
import { type Dex, readDex } from '@touchstone/formats/dex';
import { readElf } from '@touchstone/formats/elf';
import type { ZipEntry } from '@touchstone/formats/zip';
import { readZip } from '@touchstone/formats/zip';
import type { ByteSource } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import { byKey } from '@touchstone/kernel/order';
import type { Hash, Ports } from '@touchstone/kernel/ports';
import type { Parsed } from '@touchstone/kernel/problem';
import { buildProgram } from '@touchstone/program';
import type { App, AppFile, NativeLibraryFile } from './app.ts';
import { type Archive, type Budget, filesOf, MANIFEST, type OpenArchive, openArchive } from './archive.ts';
import { unpackContainer } from './containers.ts';
import { Findings } from './findings.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { ownersOf, type SdkPrefix } from './owners.ts';
import { resourcesOf } from './read-resources.ts';
import { faultsOf, isSameSigner, wholeSignature } from './whole-signature.ts';

export interface LoadOptions {
  readonly ports: Ports;
  readonly sdkPrefixes: readonly SdkPrefix[];
  readonly limits?: Limits;
  /** Overrides the manifest's minSdk for the signature verdict. */
  readonly minSdk?: number;
}

/**
 * Reads one app from its archives: an APK, a container of APKs, or the APKs of a split set.
 *
 * @returns an app without manifest when there is no readable one: it cannot be judged, but its bytes are known
 */
export function loadApp(archives: readonly Archive[], options: LoadOptions): Parsed<App> {
  const { ports } = options;
  const limits = options.limits ?? DEFAULT_LIMITS;
  const budget: Budget = { left: limits.totalBytes };
  const found = new Findings();

  const [given = EMPTY] = archives;
  const zip = readZip(given.source);
  const contained = archives.length === 1 ? unpackContainer(given, zip, ports, limits, budget) : { value: archives, problems: [] };
  found.watch(contained.problems);
  const open = (archive: Archive) =>
    openArchive(archive, ports, limits, budget, 'with-resources', archive === given ? zip : readZip(archive.source));
  const { base, splits, strangers } = partition(contained.value.map(open));
  if (base.manifest === undefined) found.add(base.zip.find(MANIFEST) === undefined ? 'app/no-manifest' : 'app/manifest-unreadable');
  else if (base.manifest.split !== undefined) found.add('app/no-base');
  const parts = [base, ...splits];
  for (const part of parts) found.watchArchive(part.found, part === base ? undefined : part.archive.name);
  for (const { archive } of secondOfName(splits)) found.add('app/duplicate-split', archive.name);
  for (const { archive, manifest, found: ofStranger } of strangers) {
    found.add('app/foreign-archive', archive.name);
    if (manifest === undefined) found.watchArchive(ofStranger, archive.name);
  }

  const files = parts.flatMap((part) => filesOf(part, part === base ? '' : `${part.archive.name}!`));
  const dexes = readDexes(parts, base, limits, found);
  const program = buildProgram(dexes);
  found.watch(program.problems);
  const signature = signatureOf(base, base.manifest, options);
  found.watch(signature.problems);
  const judged = splits.map((split) => judgeSplit(split, base, signature.value, options));
  const faults = faultsOf(judged);
  for (const { name, what } of faults) found.add(`apksig/${what}`, name);
  const tables = parts.flatMap((part) => part.table ?? []);
  const byPath = new Map(files.map((file) => [file.path, file] as const).reverse());

  const value: App = {
    file: { name: given.name, sha256: toHex(digestOf(given.source, ports.hash)), sizeBytes: given.source.size },
    manifest: base.manifest,
    resources: resourcesOf(tables),
    signature: wholeSignature(signature.value, faults, base.manifest === undefined && base.zip.entries.length > 0 ? 'unknown' : 'known'),
    splits: judged,
    files,
    fileAt: (path) => byPath.get(path),
    program: program.value,
    natives: files.flatMap((file) => nativeOf(file, found) ?? []),
    owners: ownersOf(options.sdkPrefixes, ownNames(base.manifest)),
    get problems() {
      return found.list;
    },
  };
  return {
    value,
    get problems() {
      return found.list;
    },
  };
}

const EMPTY: Archive = { name: '', source: { size: 0, read: () => new Uint8Array(0) } };

/** The base, its splits by name, and what belongs to another app. */
function partition(open: readonly OpenArchive[]): { base: OpenArchive; splits: readonly OpenArchive[]; strangers: readonly OpenArchive[] } {
  const bases = open.filter((one) => one.manifest !== undefined && one.manifest.split === undefined);
  const base = bases[0] ?? open.find((one) => one.manifest !== undefined) ?? (open[0] as OpenArchive);
  const belongs = (one: OpenArchive) =>
    one !== base &&
    one.manifest?.split !== undefined &&
    one.manifest.package === base.manifest?.package &&
    one.manifest.versionCode === base.manifest.versionCode;
  const splits = open.filter(belongs).sort(byKey((one) => one.archive.name));
  return { base, splits, strangers: open.filter((one) => one !== base && !belongs(one)) };
}

/** Splits that bear the name of an earlier one: Android refuses the set. */
function secondOfName(splits: readonly OpenArchive[]): readonly OpenArchive[] {
  const firsts = new Map([...splits].reverse().map((one) => [one.manifest?.split, one] as const));
  return splits.filter((one) => firsts.get(one.manifest?.split) !== one);
}

/** classes.dex, classes2.dex … of each archive, as ART counts them; what lies behind a gap is read and reported. */
function readDexes(parts: readonly OpenArchive[], base: OpenArchive, limits: Limits, found: Findings): { file: string; dex: Dex }[] {
  const dexes: { file: string; dex: Dex }[] = [];
  for (const part of parts) {
    const numbered = part.zip.entries.flatMap((entry) => numberedDex(part, entry) ?? []);
    numbered.sort((a, b) => Number(a.isOdd) - Number(b.isOdd) || a.number - b.number);
    for (const [i, { entry, number, isOdd }] of numbered.entries()) {
      const file = (part === base ? '' : `${part.archive.name}!`) + entry.name;
      if (dexes.length >= limits.dexFiles) {
        found.add('app/too-many-dex-files', file);
        return dexes;
      }
      if (isOdd) found.add('app/dex-odd-number', file, entry.headerOffset);
      else if (number !== i + 1) found.add('app/dex-after-gap', file, entry.headerOffset);
      const parsed = readDex(part.readAndKeep(entry).value);
      if (parsed.value.length === 0 && parsed.problems.length === 0) found.add('dex/empty', file);
      found.watch(parsed.problems, file);
      for (const dex of parsed.value) dexes.push({ file, dex });
    }
  }
  return dexes;
}

/** Undefined for what is no DEX file's name. `classes1.dex` and `classes02.dex` look like one and are never asked for. */
function numberedDex(part: OpenArchive, entry: ZipEntry): { entry: ZipEntry; number: number; isOdd: boolean } | undefined {
  const digits = /^classes(\d{0,4})\.dex$/.exec(entry.name)?.[1];
  if (digits === undefined || part.zip.find(entry.name) !== entry) return undefined;
  const number = digits === '' ? 1 : Number(digits);
  return { entry, number, isOdd: digits !== '' && (digits.startsWith('0') || number < 2) };
}

/** Without a manifest schemes are judged as on Android 7, which knows JAR signatures with today's digests and v2. */
const UNKNOWN_LEVEL = 24;

function signatureOf(part: OpenArchive, manifest: Manifest | undefined, { ports, minSdk, limits }: LoadOptions): Parsed<SignatureReport> {
  const { idsig } = part.archive;
  const levels = {
    minSdk: minSdk ?? manifest?.minSdk ?? UNKNOWN_LEVEL,
    targetSdk: manifest?.targetSdk ?? 1,
    targetSandboxVersion: manifest?.targetSandboxVersion ?? 1,
  };
  const contents = limits?.jarBytes === undefined ? {} : { limits: { maxTotalBytes: limits.jarBytes } };
  const known = { ...levels, ...contents, unpacked: (name: string) => part.unpacked.get(name) };
  const verified = verifyApk(part.archive.source, idsig === undefined ? known : { ...known, idsig }, ports);
  part.unpacked.clear();
  return verified;
}

/** A split is judged on the levels of the base, as Android installs them together; its own manifest need not name any. */
function judgeSplit(split: OpenArchive, base: OpenArchive, ofBase: SignatureReport, options: LoadOptions): App['splits'][number] {
  const own = signatureOf(split, base.manifest, options).value;
  return {
    name: split.archive.name,
    sha256: toHex(digestOf(split.archive.source, options.ports.hash)),
    verified: own.verified,
    sameSigner: isSameSigner(own, ofBase),
  };
}

function nativeOf(file: AppFile, found: Findings): NativeLibraryFile | undefined {
  const match = /(?:^|!)lib\/([^/]+)\/([^/]+\.so)$/.exec(file.path);
  if (match === null) return undefined;
  let elf: ReturnType<NativeLibraryFile['elf']> | undefined;
  return {
    ...file,
    abi: match[1] ?? '',
    name: match[2] ?? '',
    elf() {
      if (elf === undefined) {
        elf = readElf(file.read().value);
        found.watch(elf.problems, file.path);
      }
      return elf;
    },
  };
}

/** Package, application class and launcher: what the app's own code is called. */
function ownNames(manifest: Manifest | undefined): readonly string[] {
  if (manifest === undefined) return [];
  const launcher = manifest.components.filter((one) =>
    one.filters.some((filter) => filter.categories.includes('android.intent.category.LAUNCHER')),
  );
  return [manifest.package, manifest.application.name ?? '', ...launcher.map((one) => one.targetActivity ?? one.name)];
}

const CHUNK_BYTES = 4 * 1024 * 1024;

/** SHA-256 of a source in pieces, so that a file larger than memory can be known by its digest. */
function digestOf(source: ByteSource, hash: Hash): Uint8Array {
  if (source.size <= CHUNK_BYTES) return hash.of('sha256', source.read(0, source.size));
  const hasher = hash.start('sha256');
  for (let at = 0; at < source.size; at += CHUNK_BYTES) hasher.update(source.read(at, Math.min(CHUNK_BYTES, source.size - at)));
  return hasher.digest();
}
