/** One line of the central directory, and where its data really start. */
export interface ZipEntry {
  /** Position in `Zip.entries`. */
  readonly index: number;
  /** As written, `\` and `..` included; bytes that are not UTF-8 are U+FFFD; what is longer than a path can be is cut. Never a path to write to. */
  readonly name: string;
  /** As written: 0 stored, 8 deflated; Android takes all others for stored. */
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  /** Bytes in the file, as the central directory claims. */
  readonly compressedBytes: number;
  /** Bytes when unpacked, as the central directory claims. */
  readonly sizeBytes: number;
  /** Bytes from the start of the source to this line of the central directory. */
  readonly centralOffset: number;
  /** Bytes from the start of the source to the local header. */
  readonly headerOffset: number;
  /** Bytes from the start of the source to the data; -1 when the local header lies outside. */
  readonly dataOffset: number;
}

/** A ZIP archive as its central directory lists it. Offsets are bytes from the start of the source. */
export interface Zip {
  /** In the order of the central directory. Two may have the same name. */
  readonly entries: readonly ZipEntry[];
  /** Bytes before the archive that its own offsets do not count; 0 for an APK that Android installs. */
  readonly startOfArchive: number;
  readonly centralDirectoryOffset: number;
  /** Size as the end record claims. */
  readonly centralDirectoryBytes: number;
  /** Where the end record starts; `source.size` when there is none. */
  readonly eocdOffset: number;
  /** Where the end record and its comment end: what follows is not part of the archive. */
  readonly endOffset: number;
  /** The end record with its comment, empty when there is none. */
  readonly eocd: Uint8Array;
  readonly comment: Uint8Array;
  /** The first entry of that name. */
  find(name: string): ZipEntry | undefined;
  /** All entries of that name: more than one only in an archive that was tampered with. */
  findAll(name: string): readonly ZipEntry[];
}
