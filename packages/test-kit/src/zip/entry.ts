import type { CentralFields, LocalFields } from './fields.ts';

/** One entry as it should be, and the lies told about it. Everything but `name` and `data` may be left out. */
export interface ZipEntry {
  /** As text it is written in UTF-8; as bytes it is written as it is. */
  readonly name: string | Uint8Array;
  /** What a reader should get after inflating. */
  readonly data: Uint8Array | string;
  /** Default: deflated, but stored for `resources.arsc`, `.so` and media, as build tools do. */
  readonly method?: 'stored' | 'deflated';
  /** Data of stored entries starts at a multiple of this many bytes; overrides the archive's rule. 1 means anywhere. */
  readonly align?: number;
  /** Sizes and checksum follow the data (flag bit 3): with the optional signature, or without it. */
  readonly descriptor?: 'signed' | 'unsigned';
  /** Sizes and offset live in a zip64 extra field, though they would fit. */
  readonly zip64?: boolean;
  readonly comment?: string;
  /** Extra field of both headers, before what alignment and zip64 add. */
  readonly extra?: Uint8Array;

  /** The stream written in place of the compressed data. */
  readonly stream?: Uint8Array;
  /** What the local header says instead of the truth. */
  readonly local?: Partial<LocalFields>;
  /** The name the local header gives. */
  readonly localName?: string | Uint8Array;
  /** Extra field of the local header alone. */
  readonly localExtra?: Uint8Array;
  /** What the central directory says instead of the truth. */
  readonly central?: Partial<CentralFields>;
  /** Written in one place only: a ghost with no directory record, or a record with no data. */
  readonly only?: 'local' | 'central';
  /** The directory record points at the local header of this earlier entry (by index); nothing else is written. */
  readonly sameAs?: number;
  /** Junk before the local header. */
  readonly junkBefore?: Uint8Array;
}
