import type { Chunk, Report, Value, Window } from '../chunks/index.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import type { Bag, Entry, EntryTable } from './table.ts';

const FLAG = { sparse: 0x01, offset16: 0x02 } as const;
const ENTRY_FLAG = { complex: 0x0001, compact: 0x0008 } as const;
const NO_ENTRY = -1;
const CONFIGURATION_AT = 20;
const ENTRY_BYTES = 8;
const MAP_BYTES = 12;

/** A type chunk's number, as it stands in the chunk. */
export const typeIdOf = (window: Window, chunk: Chunk): number => window.u8(chunk.at + 8);

/**
 * Opens a type chunk. Rows of offsets come in three forms: 32 bits for each index, 16 bits counted in words, or
 * sparse pairs of index and offset. Nothing is read past the chunk, whatever its counts say.
 *
 * @source AOSP androidfw/LoadedArsc.cpp, VerifyResTableType, GetEntryOffset, VerifyResTableEntry
 */
export function openEntryTable(window: Window, chunk: Chunk, report: Report): EntryTable {
  const flags = window.u8(chunk.at + 9);
  const rowBytes = (flags & FLAG.sparse) === 0 && (flags & FLAG.offset16) !== 0 ? 2 : 4;
  const claimed = window.u32(chunk.at + 12);
  const entriesAt = chunk.at + window.u32(chunk.at + 16);
  const overlaps = claimed > 0 && entriesAt < chunk.bodyAt;
  if (overlaps) report('entries-overlap-offsets', chunk.at);
  if (claimed > 0 && entriesAt > chunk.end) report('entries-past-end', chunk.at);
  // Rows end where entries begin.
  const rowsEnd = overlaps ? chunk.end : Math.min(entriesAt, chunk.end);
  const room = Math.max(Math.floor((rowsEnd - chunk.bodyAt) / rowBytes), 0);
  if (claimed > room) report('entry-count-past-end', chunk.at);
  const count = Math.min(claimed, room, 0x1_0000);
  return new LazyEntries({ window, chunk, report, count, entriesAt, isSparse: (flags & FLAG.sparse) !== 0, rowBytes });
}

interface Layout {
  readonly window: Window;
  readonly chunk: Chunk;
  readonly report: Report;
  readonly count: number;
  readonly entriesAt: number;
  readonly isSparse: boolean;
  readonly rowBytes: 2 | 4;
}

class LazyEntries implements EntryTable {
  readonly #layout: Layout;
  #configuration: Configuration | undefined;
  #sparseRows: ReadonlyMap<number, number> | undefined;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  get configuration(): Configuration {
    const { window, chunk } = this.#layout;
    this.#configuration ??= readConfiguration(window, chunk.at + CONFIGURATION_AT, chunk.bodyAt);
    return this.#configuration;
  }

  entryAt(index: number): Entry | undefined {
    const row = this.#layout.isSparse ? this.#rowOf(index) : index;
    return row === undefined || row >= this.#layout.count ? undefined : this.#entryOfRow(row);
  }

  *entries(): Iterable<readonly [number, Entry]> {
    const { count, isSparse, window, chunk } = this.#layout;
    for (let row = 0; row < count; row++) {
      const entry = this.#entryOfRow(row);
      if (entry !== undefined) yield [isSparse ? window.u16(chunk.bodyAt + row * 4) : row, entry];
    }
  }

  /** Android searches sparse rows by halves and so misses what is out of order; here every row is found. */
  #rowOf(index: number): number | undefined {
    const { window, chunk, count } = this.#layout;
    if (this.#sparseRows === undefined) {
      const rows = new Map<number, number>();
      for (let row = count - 1; row >= 0; row--) rows.set(window.u16(chunk.bodyAt + row * 4), row);
      this.#sparseRows = rows;
    }
    return this.#sparseRows.get(index);
  }

  #entryOfRow(row: number): Entry | undefined {
    const offset = this.#offsetOfRow(row);
    if (offset === NO_ENTRY) return undefined;
    const { window, chunk, entriesAt, report } = this.#layout;
    const at = entriesAt + offset;
    if (at + ENTRY_BYTES <= chunk.end) return readEntry(window, at, chunk.end, report);
    report('entry-out-of-chunk', chunk.bodyAt + row * this.#layout.rowBytes);
    return undefined;
  }

  /** Bytes from the start of the entries. */
  #offsetOfRow(row: number): number {
    const { window, chunk, isSparse, rowBytes } = this.#layout;
    const at = chunk.bodyAt + row * rowBytes;
    if (isSparse) return window.u16(at + 2) * 4;
    if (rowBytes === 4) return window.u32(at) === 0xffff_ffff ? NO_ENTRY : window.u32(at);
    return window.u16(at) === 0xffff ? NO_ENTRY : window.u16(at) * 4;
  }
}

function readEntry(window: Window, at: number, end: number, report: Report): Entry | undefined {
  const flags = window.u16(at + 2);
  if ((flags & ENTRY_FLAG.compact) !== 0) {
    return { key: window.u16(at), value: { type: flags >> 8, data: window.u32(at + 4) }, bag: undefined };
  }
  const size = window.u16(at);
  if (size < ENTRY_BYTES) report('entry-size-too-small', at);
  const valueAt = at + Math.max(size, ENTRY_BYTES);
  const key = window.u32(at + 4);
  if ((flags & ENTRY_FLAG.complex) !== 0) return { key, value: undefined, bag: readBag(window, at, valueAt, end, report) };
  if (valueAt + ENTRY_BYTES <= end) return { key, value: valueIn(window, valueAt), bag: undefined };
  report('value-out-of-chunk', at);
  return undefined;
}

/** Parent and count follow the entry's eight bytes; the items begin where the entry's size says. */
function readBag(window: Window, at: number, itemsAt: number, end: number, report: Report): Bag {
  const hasCount = at + 16 <= end;
  const claimed = hasCount ? window.u32(at + 12) : 0;
  const count = Math.min(claimed, Math.max(Math.floor((end - itemsAt) / MAP_BYTES), 0));
  if (!hasCount || count < claimed) report('bag-past-end', at);
  return {
    parent: hasCount ? window.u32(at + 8) : 0,
    count,
    *items() {
      for (let i = 0; i < count; i++) {
        const itemAt = itemsAt + i * MAP_BYTES;
        yield { name: window.u32(itemAt), value: valueIn(window, itemAt + 4) };
      }
    },
  };
}

const valueIn = (window: Window, at: number): Value => ({ type: window.u8(at + 3), data: window.u32(at + 4) });
