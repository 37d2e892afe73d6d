import { crc32, deflateRawSync } from 'node:zlib';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { join, toBytes } from '../bytes/join.ts';
import type { ZipEntry } from './entry.ts';
import { type CentralFields, centralLayout, type EndFields, endLayout, localLayout, writeFields } from './fields.ts';

/** How the archive as a whole is written, and what its end lies about. */
export interface ZipOptions {
  /** Bytes before the first local header. Offsets count from the start of the file unless `offsetsIgnorePrefix`. */
  readonly before?: Uint8Array;
  /** Offsets count from the first local header, as in a self-extracting file. */
  readonly offsetsIgnorePrefix?: boolean;
  /** Bytes between the last entry and the central directory, e.g. an APK Signing Block. */
  readonly beforeDirectory?: Uint8Array;
  /** Bytes after the end record. */
  readonly after?: Uint8Array;
  readonly comment?: string | Uint8Array;
  /** Multiple that data of stored entries starts at; default 4, and 16384 for `.so`. */
  readonly align?: number;
  /** Writes the zip64 end record and its locator, though the plain one would do. */
  readonly zip64?: boolean;
  /** What the end record says instead of the truth. */
  readonly end?: Partial<EndFields>;
  /** Order of directory records by entry index; an index may appear twice or not at all. Default: as given. */
  readonly directoryOrder?: readonly number[];
}

/**
 * A ZIP archive, the same bytes each time: 1981-01-01 01:01:02 everywhere, no permissions, flag bit 11 only for names beyond ASCII.
 *
 * @source APPNOTE.TXT 6.3.10; the alignment extra field 0xd935 as apksig writes it
 */
export function zip(entries: readonly ZipEntry[], options: ZipOptions = {}): Uint8Array {
  const out = new ByteWriter();
  out.bytes(options.before ?? new Uint8Array());
  const base = options.offsetsIgnorePrefix === true ? out.length : 0;

  const records: DirectoryRecord[] = [];
  for (const entry of entries) {
    const shared = entry.sameAs === undefined ? undefined : records[entry.sameAs]?.fields;
    records.push(shared ? directoryRecord(entry, shared) : directoryRecord(entry, writeLocal(out, entry, options, base)));
  }

  out.bytes(options.beforeDirectory ?? new Uint8Array());
  const centralOffset = out.length;
  const listed = (options.directoryOrder ?? [...entries.keys()]).filter((i) => entries[i]?.only !== 'local');
  for (const index of listed) writeRecord(out, records[index]!);
  writeEnd(out, options, listed.length, centralOffset - base, out.length - centralOffset);
  return out.bytes(options.after ?? new Uint8Array()).done();
}

interface DirectoryRecord {
  readonly fields: CentralFields;
  readonly name: Uint8Array;
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
}

/** Writes junk, local header, data and descriptor; tells what the directory has to say of them. */
function writeLocal(out: ByteWriter, entry: ZipEntry, options: ZipOptions, base: number): CentralFields {
  const data = toBytes(entry.data);
  const stored = (entry.method ?? methodFor(nameText(entry))) === 'stored';
  const stream = entry.stream ?? (stored ? data : deflateRawSync(data, { level: 9 }));
  const name = toBytes(entry.localName ?? entry.name);
  const nonAscii = typeof entry.name === 'string' && toBytes(entry.name).some((byte) => byte > 0x7f);
  if (entry.only !== 'central') out.bytes(entry.junkBefore ?? new Uint8Array());

  const truth = {
    versionNeeded: entry.zip64 === true ? 45 : 20,
    flags: (nonAscii ? 0x800 : 0) | (entry.descriptor ? 8 : 0),
    method: stored ? 0 : 8,
    time: 0x0821,
    date: 0x0221,
    crc32: crc32(data),
    compressedSize: stream.length,
    uncompressedSize: data.length,
  };
  const central = { ...truth, ...centralDefaults, localOffset: out.length - base };
  if (entry.only === 'central') return central;

  const told = entry.descriptor ? { ...truth, crc32: 0, compressedSize: 0, uncompressedSize: 0 } : truth;
  const sizes = entry.zip64 === true ? { compressedSize: 0xffff_ffff, uncompressedSize: 0xffff_ffff } : {};
  const zip64 = entry.zip64 === true ? zip64Extra([told.uncompressedSize, told.compressedSize]) : new Uint8Array();
  const ownExtra = join(zip64, entry.localExtra ?? entry.extra ?? new Uint8Array());
  const dataAt = out.length + 30 + name.length + ownExtra.length;
  const extra = join(ownExtra, stored ? alignmentExtra(dataAt, alignmentOf(entry, options)) : new Uint8Array());

  const lengths = { nameLength: name.length, extraLength: extra.length };
  writeFields(out, localLayout, { signature: 0x0403_4b50, ...told, ...sizes, ...lengths, ...entry.local });
  out.bytes(name).bytes(extra).bytes(stream);
  if (entry.descriptor) writeDescriptor(out, entry, truth);
  return central;
}

const centralDefaults = {
  signature: 0x0201_4b50,
  versionMadeBy: 20,
  nameLength: 0,
  extraLength: 0,
  commentLength: 0,
  diskStart: 0,
  internalAttributes: 0,
  externalAttributes: 0,
};

function writeDescriptor(
  out: ByteWriter,
  entry: ZipEntry,
  truth: Pick<CentralFields, 'crc32' | 'compressedSize' | 'uncompressedSize'>,
): void {
  if (entry.descriptor === 'signed') out.u4(0x0807_4b50);
  out.u4(truth.crc32);
  if (entry.zip64 === true) out.u8(truth.compressedSize).u8(truth.uncompressedSize);
  else out.u4(truth.compressedSize).u4(truth.uncompressedSize);
}

function directoryRecord(entry: ZipEntry, truth: CentralFields): DirectoryRecord {
  const name = toBytes(entry.name);
  const comment = toBytes(entry.comment ?? '');
  const zip64 = entry.zip64 === true;
  const big = zip64 ? zip64Extra([truth.uncompressedSize, truth.compressedSize, truth.localOffset]) : new Uint8Array();
  const hidden = zip64 ? { compressedSize: 0xffff_ffff, uncompressedSize: 0xffff_ffff, localOffset: 0xffff_ffff } : {};
  const extra = join(big, entry.extra ?? new Uint8Array());
  const lengths = { nameLength: name.length, extraLength: extra.length, commentLength: comment.length };
  return { fields: { ...truth, ...lengths, ...hidden, ...entry.central }, name, extra, comment };
}

function writeRecord(out: ByteWriter, record: DirectoryRecord): void {
  writeFields(out, centralLayout, record.fields);
  out.bytes(record.name).bytes(record.extra).bytes(record.comment);
}

function writeEnd(out: ByteWriter, options: ZipOptions, entries: number, centralOffset: number, centralSize: number): void {
  const comment = toBytes(options.comment ?? '');
  const truth = { entriesOnDisk: entries, entries, centralSize, centralOffset };
  const big = options.zip64 === true || entries > 0xffff;
  if (big) {
    const endAt = out.length;
    out.u4(0x0606_4b50).u8(44).u2(45).u2(45).u4(0).u4(0).u8(entries).u8(entries).u8(centralSize).u8(centralOffset);
    out.u4(0x0706_4b50).u4(0).u8(endAt).u4(1);
  }
  const told = big ? { entriesOnDisk: 0xffff, entries: 0xffff, centralSize: 0xffff_ffff, centralOffset: 0xffff_ffff } : truth;
  const fixed = { signature: 0x0605_4b50, disk: 0, centralDisk: 0, commentLength: comment.length };
  writeFields(out, endLayout, { ...fixed, ...told, ...options.end });
  out.bytes(comment);
}

function zip64Extra(values: readonly number[]): Uint8Array {
  const out = new ByteWriter().u2(0x0001).u2(values.length * 8);
  for (const value of values) out.u8(value);
  return out.done();
}

/** Extra field that moves data, which would start at `dataAt`, to the next multiple of `alignment`. */
function alignmentExtra(dataAt: number, alignment: number): Uint8Array {
  if (alignment <= 1 || dataAt % alignment === 0) return new Uint8Array();
  const padding = (alignment - ((dataAt + 6) % alignment)) % alignment;
  return new ByteWriter()
    .u2(0xd935)
    .u2(2 + padding)
    .u2(alignment)
    .zeros(padding)
    .done();
}

function alignmentOf(entry: ZipEntry, options: ZipOptions): number {
  return entry.align ?? options.align ?? (nameText(entry).endsWith('.so') ? 16384 : 4);
}

function methodFor(name: string): 'stored' | 'deflated' {
  return /(^resources\.arsc|\.(so|png|jpg|webp|mp3|ogg|mp4))$/.test(name) ? 'stored' : 'deflated';
}

function nameText(entry: ZipEntry): string {
  return typeof entry.name === 'string' ? entry.name : new TextDecoder().decode(entry.name);
}
