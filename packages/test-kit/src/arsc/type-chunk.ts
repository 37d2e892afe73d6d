import { ByteWriter } from '../bytes/byte-writer.ts';
import type { TypedValue } from '../res/value.ts';
import { type Configuration, writeConfiguration } from './configuration.ts';

export interface TypeOptions {
  /** How entries are found: an offset each (default), offsets of 16 bits, or only those there are, with their index. */
  readonly offsets?: 'plain' | 'offset16' | 'sparse';
  /** Simple values in 8 bytes instead of 16. */
  readonly compact?: boolean;
}

export interface WrittenEntry {
  readonly key: number;
  readonly value: TypedValue | { readonly parent: number; readonly pairs: readonly (readonly [key: number, value: TypedValue])[] };
}

const SPARSE = 1;
const OFFSET16 = 2;
const HEADER_BYTES = 84;

/** Entries of one type in one configuration. @source AOSP ResourceTypes.h, ResTable_type */
export function typeChunk(
  typeId: number,
  config: Configuration,
  entries: readonly (WrittenEntry | undefined)[],
  options: TypeOptions,
): Uint8Array {
  const data = new ByteWriter();
  const offsets = entries.map((entry) => (entry ? writeEntry(data, entry, options) : undefined));
  const index = offsetTable(offsets, options).done();
  const present = offsets.filter((offset) => offset !== undefined).length;

  const out = new ByteWriter()
    .u2(0x0201)
    .u2(HEADER_BYTES)
    .u4(HEADER_BYTES + index.length + data.length);
  out
    .u1(typeId)
    .u1(options.offsets === 'sparse' ? SPARSE : options.offsets === 'offset16' ? OFFSET16 : 0)
    .u2(0);
  out.u4(options.offsets === 'sparse' ? present : entries.length).u4(HEADER_BYTES + index.length);
  writeConfiguration(out, config);
  return out.bytes(index).bytes(data.done()).done();
}

function offsetTable(offsets: readonly (number | undefined)[], options: TypeOptions): ByteWriter {
  const out = new ByteWriter();
  offsets.forEach((offset, i) => {
    if (options.offsets === 'sparse') {
      if (offset !== undefined) out.u2(i).u2(offset / 4);
    } else if (options.offsets === 'offset16') {
      out.u2(offset === undefined ? 0xffff : offset / 4);
    } else {
      out.u4(offset ?? 0xffff_ffff);
    }
  });
  return out.align(4);
}

const COMPLEX = 1;
const COMPACT = 8;

/** Writes an entry and tells its offset. */
function writeEntry(out: ByteWriter, { key, value }: WrittenEntry, options: TypeOptions): number {
  const offset = out.length;
  if ('pairs' in value) {
    out.u2(16).u2(COMPLEX).u4(key).u4(value.parent).u4(value.pairs.length);
    for (const [name, item] of value.pairs) writeTyped(out.u4(name), item);
  } else if (options.compact === true) {
    out
      .u2(key)
      .u2(COMPACT | (value.type << 8))
      .u4(value.data);
  } else {
    writeTyped(out.u2(8).u2(0).u4(key), value);
  }
  return offset;
}

function writeTyped(out: ByteWriter, { type, data }: TypedValue): void {
  out.u2(8).u1(0).u1(type).u4(data);
}
