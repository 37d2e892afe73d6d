import type { ByteSource } from '@touchstone/kernel/bytes';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { type CentralEntry, readCentralDirectory } from './central-directory.ts';
import { checkEntries } from './check-entries.ts';
import { findDirectory } from './end-record.ts';
import { dataOffsetOf } from './local-header.ts';
import type { Zip, ZipEntry } from './zip.ts';

/**
 * Lists a ZIP archive from its central directory, as Android does, and reports what does not agree with it.
 *
 * What lies, and what decides:
 * - several end records: the last whose directory is there (`end-record.ts`);
 * - number of entries: the end record's count, never more than there are (`central-directory.ts`);
 * - sizes, method, name, CRC: the central directory; the local header decides only where the data start (`local-header.ts`);
 * - method: 8 is deflate, any other is stored, of the *unpacked* size (`read-entry.ts`);
 * - encryption flag: nothing, the data are plain (`check-entries.ts`);
 * - two entries of one name: Android refuses the archive; before 4.3 its readers disagreed, and what was run was
 *   the first. `find` gives the first, `findAll` both.
 *
 * Data are not read. Problem offsets are bytes from the start of the source.
 *
 * @source https://android.googlesource.com/platform/system/libziparchive/+/refs/heads/main/zip_archive.cc
 */
export function readZip(source: ByteSource): Parsed<Zip> {
  const problems = new Problems();
  const directory = findDirectory(source, problems);
  if (directory === undefined) return { value: emptyZip(source), problems: problems.list };

  const lines = readCentralDirectory(source, directory, problems);
  const entries: ZipEntry[] = [];
  for (const line of lines) entries.push(entryOf(line, dataOffsetOf(source, line, problems)));
  const { byName, repeated } = indexByName(entries, problems);
  checkEntries(entries, directory.offset, source.size, problems);
  if (entries.length === 0) problems.add('zip/no-entries', directory.eocdOffset);
  const { eocdOffset } = directory;
  const endOffset = Math.min(directory.endOffset, source.size);
  const eocd = source.read(eocdOffset, endOffset - eocdOffset);
  const value: Zip = {
    entries,
    startOfArchive: directory.startOfArchive,
    centralDirectoryOffset: directory.offset,
    centralDirectoryBytes: directory.claimedBytes,
    eocdOffset,
    endOffset,
    eocd,
    comment: eocd.subarray(22),
    find: (name) => byName.get(name),
    findAll(name) {
      if (repeated.has(name)) return entries.filter((entry) => entry.name === name);
      const only = byName.get(name);
      return only === undefined ? [] : [only];
    },
  };
  return { value, problems: problems.list };
}

function entryOf(line: CentralEntry, dataOffset: number): ZipEntry {
  const { index, name, method, flags, crc32, compressedBytes, sizeBytes, centralOffset, headerOffset } = line;
  return { index, name, method, flags, crc32, compressedBytes, sizeBytes, centralOffset, headerOffset, dataOffset };
}

/** The first entry of each name, and the names that come again. */
interface Names {
  readonly byName: ReadonlyMap<string, ZipEntry>;
  readonly repeated: ReadonlySet<string>;
}

function indexByName(entries: readonly ZipEntry[], problems: Problems): Names {
  const byName = new Map<string, ZipEntry>();
  const repeated = new Set<string>();
  for (const entry of entries) {
    if (!byName.has(entry.name)) {
      byName.set(entry.name, entry);
      continue;
    }
    problems.add('zip/duplicate-name', entry.centralOffset);
    repeated.add(entry.name);
  }
  for (const entry of entries) {
    if (entry.name.endsWith('/') && byName.has(entry.name.slice(0, -1))) problems.add('zip/file-and-directory', entry.centralOffset);
  }
  return { byName, repeated };
}

function emptyZip(source: ByteSource): Zip {
  const none = new Uint8Array(0);
  return {
    entries: [],
    startOfArchive: 0,
    centralDirectoryOffset: source.size,
    centralDirectoryBytes: 0,
    eocdOffset: source.size,
    endOffset: source.size,
    eocd: none,
    comment: none,
    find: () => undefined,
    findAll: () => [],
  };
}
