import { type App, DEFAULT_LIMITS, loadApp, type Manifest } from '@touchstone/app-model';
import { contentRoot, type Entry } from '@touchstone/domain/inventory';
import { toHex } from '@touchstone/kernel/hex';
import type { Problem } from '@touchstone/kernel/problem';
import { type OpenFile, openFile, ports } from '@touchstone/ports-node';
import { readZip } from '@touchstone/scan-core';

export interface InspectJob {
  /** A file in quarantine. */
  readonly path: string;
  readonly kind: string;
  /** As problems name it. */
  readonly name: string;
  /** What each entry holds is wanted too: for comparing two files entry by entry. */
  readonly withEntries?: boolean;
}

/** What a file is, for the inventory: who signed it, what it calls itself, what it holds. Plain data: it crosses to another process. */
export interface InspectedArtifact {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly isBomb: boolean;
  readonly isForeignPlatform: boolean;
  readonly contentRoot: string | null;
  readonly problems: readonly { readonly code: string; readonly at: Problem['at']; readonly file?: string }[];
  readonly app?: InspectedApp;
  /** Where they were asked for; null when not all could be read. */
  readonly entries?: readonly Entry[] | null;
}

export interface InspectedApp {
  readonly package: string;
  readonly versionCode: number;
  readonly versionName: string | null;
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
  readonly signers: readonly InspectedCertificate[];
  readonly lineage: readonly InspectedCertificate[];
}

export interface InspectedCertificate {
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly isDebug: boolean;
}

const IN_MEMORY_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 500_000;
/** Apps unpack to some times their size; hundreds of times is an attack on whoever unpacks. */
const MOST_RATIO = 200;
const HARMLESS_BYTES = 2 * 1024 ** 3;
/** Larger ones are known by their bytes alone: a root of a part would be no root. */
const MOST_ROOT_BYTES = DEFAULT_LIMITS.totalBytes;
const MOST_PROBLEMS = 200;
const LONGEST_TEXT = 400;

/** An entry that only packages of these platforms have. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  aab: /^base\/manifest\/AndroidManifest\.xml$/,
  hap: /^(module|config)\.json$/,
  ipa: /^Payload\/[^/]+\.app\/Info\.plist$/,
};

/** Reads a file that nobody trusts. @throws FileFault of ports-node when it cannot be opened or changes meanwhile */
export function inspectArtifact({ path, kind, name, withEntries }: InspectJob): InspectedArtifact {
  const file = openFile(path, { inMemoryBytes: IN_MEMORY_BYTES });
  try {
    const base = { sha256: digestOf(file), sizeBytes: file.size };
    const { value: zip } = readZip(file);
    const entries = zip.entries;
    if (isBomb(entries, file.size)) return { ...base, isBomb: true, isForeignPlatform: false, contentRoot: null, problems: [] };
    const marker = FOREIGN[kind];
    if (marker !== undefined) {
      const isForeignPlatform = entries.some((entry) => marker.test(entry.name));
      return { ...base, isBomb: false, isForeignPlatform, contentRoot: null, problems: [] };
    }
    // code is the affair of the scan: not one DEX file is read here
    const { value: app } = loadApp([{ name, source: file }], { ports, sdkPrefixes: [], limits: { ...DEFAULT_LIMITS, dexFiles: 0 } });
    const held = entriesOf(app);
    const root = held === null ? null : contentRoot(ports.hash, held);
    const problems = app.problems.filter(({ code }) => code !== 'app/too-many-dex-files').slice(0, MOST_PROBLEMS);
    const read = app.manifest === undefined ? {} : { app: appOf(app, app.manifest) };
    const asked = withEntries === true ? { entries: held } : {};
    return { ...base, isBomb: false, isForeignPlatform: false, contentRoot: root, problems: problems.map(plain), ...read, ...asked };
  } finally {
    file.close();
  }
}

function isBomb(entries: readonly { readonly sizeBytes: number; readonly compressedBytes: number }[], sizeBytes: number): boolean {
  if (entries.length > MOST_ENTRIES) return true;
  let [unpacked, packed] = [0, 0];
  for (const entry of entries) {
    unpacked += entry.sizeBytes;
    packed += entry.compressedBytes;
  }
  return unpacked > Math.max(HARMLESS_BYTES, sizeBytes * MOST_RATIO) || packed > 8 * sizeBytes + HARMLESS_BYTES;
}

/** By what the entries really hold: what the directory says of them costs nothing to forge. */
function entriesOf(app: App): readonly Entry[] | null {
  const total = app.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (app.files.length === 0 || total > MOST_ROOT_BYTES) return null;
  const entries: Entry[] = [];
  for (const { path, sizeBytes, read } of app.files) {
    const { value } = read();
    if (value.length !== sizeBytes) return null;
    entries.push({ path, sizeBytes, sha256: toHex(ports.hash.of('sha256', value)) });
  }
  return entries;
}

function appOf(app: App, manifest: Manifest): InspectedApp {
  const { signature } = app;
  const { label } = manifest.application;
  const raw = app.fileAt('AndroidManifest.xml')?.read().value;
  return {
    package: short(manifest.package),
    versionCode: manifest.versionCode,
    versionName: manifest.versionName === undefined ? null : short(manifest.versionName),
    label: short(label.zh ?? label.default ?? '') || null,
    minSdk: manifest.minSdk,
    targetSdk: manifest.targetSdk,
    permissions: [...new Set(manifest.permissions.map((one) => short(one.name)))].sort().slice(0, 1000),
    splits: app.splits.map((split) => short(split.name)),
    isDebuggable: manifest.application.debuggable,
    manifestSha256: raw === undefined ? null : toHex(ports.hash.of('sha256', raw)),
    isSignatureValid: signature.verified,
    schemes: { ...signature.schemes },
    knownKey: signature.knownKey ?? null,
    signers: signature.signers.map((one) => certificateOf(one, signature.knownKey)),
    lineage: signature.lineage.map(({ certificate }) => certificateOf(certificate, undefined)),
  };
}

type Certificate = App['signature']['signers'][number];

function certificateOf(certificate: Certificate, knownKey: string | undefined): InspectedCertificate {
  const { sha256, subject, issuer, notBefore, notAfter } = certificate;
  return {
    sha256,
    subject: short(subject),
    issuer: short(issuer),
    validFrom: instant(notBefore),
    validUntil: instant(notAfter),
    isDebug: knownKey !== undefined,
  };
}

const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
/** Text of a hostile file as a row may hold it: PostgreSQL takes no NUL, and no person needs a page of it. */
const short = (text: string): string => text.replace(CONTROLS, '\ufffd').slice(0, LONGEST_TEXT).toWellFormed();

function instant(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

const plain = ({ code, at, file }: Problem & { readonly file?: string }) => ({
  code,
  at,
  ...(file === undefined ? {} : { file: short(file) }),
});

const PIECE_BYTES = 4 * 1024 * 1024;

function digestOf(file: OpenFile): string {
  const hasher = ports.hash.start('sha256');
  for (let at = 0; at < file.size; at += PIECE_BYTES) hasher.update(file.read(at, Math.min(PIECE_BYTES, file.size - at)));
  return toHex(hasher.digest());
}
