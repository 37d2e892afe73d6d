import { type ResourceTable, readArsc } from '@touchstone/formats/arsc';
import { readAxml } from '@touchstone/formats/axml';
import { readEntry, readZip, type Zip, type ZipEntry } from '@touchstone/formats/zip';
import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import type { Parsed } from '@touchstone/kernel/problem';
import type { AppFile } from './app.ts';
import { Findings } from './findings.ts';
import type { Limits } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { resourcesOf } from './read-resources.ts';

/** One ZIP archive that holds an app or a part of one. */
export interface Archive {
  /** As reports show it. */
  readonly name: string;
  readonly source: ByteSource;
  /** The v4 signature beside it, `FILE.idsig`. */
  readonly idsig?: Uint8Array;
}

/** An archive with its table of contents, manifest and resource table read. */
export interface OpenArchive {
  readonly archive: Archive;
  readonly zip: Zip;
  readonly manifest: Manifest | undefined;
  readonly table: ResourceTable | undefined;
  /** What its directory, manifest and table had; readers go on adding while their values are used. */
  readonly found: Findings;
  /** Contents of deflated files that came out sound and may be needed twice, by name; emptied when the signature is known. */
  readonly unpacked: Map<string, Uint8Array>;
  read(entry: ZipEntry): Parsed<Uint8Array>;
  /** Like `read`, and remembers it in `unpacked`. */
  readAndKeep(entry: ZipEntry): Parsed<Uint8Array>;
}

/** What may still be unpacked; shared by all archives of one app. */
export interface Budget {
  left: number;
}

export const MANIFEST = 'AndroidManifest.xml';
const TABLE = 'resources.arsc';
/** What a device loads as it is; of other files nobody compares checksums. */
const CHECKED = /^(AndroidManifest\.xml|resources\.arsc|classes\d*\.dex)$/;

export function openArchive(
  archive: Archive,
  ports: Ports,
  limits: Limits,
  budget: Budget,
  depth: 'manifest-only' | 'with-resources' = 'with-resources',
  zip: Parsed<Zip> = readZip(archive.source),
): OpenArchive {
  const found = new Findings();
  found.watch(zip.problems);

  const charged = new Map<number, number>();
  const read = (entry: ZipEntry): Parsed<Uint8Array> => {
    const already = charged.get(entry.index) ?? 0;
    const limit = { maxBytes: Math.min(limits.fileBytes, budget.left + already) };
    const parsed = readEntry(archive.source, entry, ports.inflate, limit, CHECKED.test(entry.name) ? ports.hash.crc32 : undefined);
    if (!charged.has(entry.index)) found.watch(parsed.problems, entry.name);
    const cost = Math.max(already, parsed.value.length);
    charged.set(entry.index, cost);
    budget.left = Math.max(0, budget.left - (cost - already));
    return parsed;
  };
  const unpacked = new Map<string, Uint8Array>();
  const readAndKeep = (entry: ZipEntry): Parsed<Uint8Array> => {
    const parsed = read(entry);
    if (parsed.problems.length === 0 && zip.value.findAll(entry.name).length === 1) unpacked.set(entry.name, parsed.value);
    return parsed;
  };
  const part = <T>(name: string, parse: (bytes: Uint8Array) => Parsed<T>): T | undefined => {
    const entry = zip.value.find(name);
    if (entry === undefined) return undefined;
    const parsed = parse(readAndKeep(entry).value);
    found.watch(parsed.problems, name);
    return parsed.value;
  };

  const table = depth === 'with-resources' ? part(TABLE, readArsc) : undefined;
  const manifest = part(MANIFEST, (bytes) => {
    const document = readAxml(bytes);
    found.watch(document.problems, MANIFEST);
    return readManifest(document.value, resourcesOf(table === undefined ? [] : [table]));
  });
  return { archive, zip: zip.value, manifest, table, found, unpacked, read, readAndKeep };
}

/** The files of an archive, `prefix` before each path. Folders are not files. */
export function filesOf(open: OpenArchive, prefix: string): readonly AppFile[] {
  return open.zip.entries
    .filter((entry) => !entry.name.endsWith('/'))
    .map((entry) => ({ path: prefix + entry.name, sizeBytes: entry.sizeBytes, read: () => open.read(entry) }));
}
