import type { Problems } from '@touchstone/kernel/problem';
import type { Budget } from './budget.ts';
import { readMap } from './map.ts';

/** A table: rows, and where it starts in bytes from the container's start. */
export interface Extent {
  readonly count: number;
  readonly offset: number;
}

/** What the header and, where that is silent, the map say of one DEX file. Every extent lies inside the file. */
export interface Header {
  /** Offset of this header in the container; 0 but for later files of a version 041 container. */
  readonly start: number;
  readonly version: number;
  /** Bytes from this header to the next, as stated and bounded by the container. */
  readonly sizeBytes: number;
  readonly strings: Extent;
  readonly types: Extent;
  readonly protos: Extent;
  readonly fields: Extent;
  readonly methods: Extent;
  readonly classes: Extent;
  readonly callSites: Extent;
  readonly methodHandles: Extent;
}

export const HEADER_BYTES = 0x70;
const LITTLE_ENDIAN = 0x1234_5678;
const BIG_ENDIAN = 0x7856_3412;
const MOST_TYPES = 65_536;

/** Versions that Android has loaded: 036 never shipped, but is read like 035. */
const VERSIONS = new Set([35, 36, 37, 38, 39, 40, 41]);

/**
 * Reads the header at `start`. What Android ignores is reported and passed over; without a readable header there is
 * no DEX file, and undefined is returned.
 *
 * The header decides on tables, as in Android; the map is the second witness and answers where the header hides one.
 *
 * @source https://source.android.com/docs/core/runtime/dex-format#header-item
 */
export function readHeader(view: DataView, start: number, budget: Budget, problems: Problems): Header | undefined {
  const size = view.byteLength;
  if (size - start < HEADER_BYTES) return refuse(problems, 'dex/header-truncated', start);
  const version = versionAt(view, start);
  if (version === undefined) return refuse(problems, 'dex/not-dex', start);
  const u32 = (at: number) => view.getUint32(start + at, true);
  if (u32(40) === BIG_ENDIAN) return refuse(problems, 'dex/big-endian', start + 40);
  if (u32(40) !== LITTLE_ENDIAN) problems.add('dex/endian-tag', start + 40);
  if (!VERSIONS.has(version)) problems.add('dex/unknown-version', start + 4);
  if (u32(36) !== (version >= 41 ? 0x78 : HEADER_BYTES)) problems.add('dex/header-size', start + 36);

  if (version >= 41 && size - start >= 0x78) {
    if (u32(112) !== size) problems.add('dex/container-size', start + 112);
    if (u32(116) !== start) problems.add('dex/header-offset', start + 116);
  }

  const stated = u32(32);
  if (stated > size - start) problems.add('dex/file-truncated', start + 32);
  else if (version < 41 && stated !== size - start) problems.add('dex/file-size', start + 32);

  const map = readMap(view, u32(52), budget, problems);
  const extent = (name: string, at: number, type: number, rowBytes: number, most = Number.POSITIVE_INFINITY): Extent =>
    bounded(name, chosen(name, { count: u32(at), offset: u32(at + 4) }, map.get(type), start + at, rowBytes), rowBytes, most);

  function chosen(name: string, header: Extent, witness: Extent | undefined, at: number, rowBytes: number): Extent {
    if (witness === undefined || witness.count === 0) return header;
    if (header.count === witness.count && header.offset === witness.offset) return header;
    const isInside = header.offset >= HEADER_BYTES && header.offset + header.count * rowBytes <= size;
    if (header.count === 0 || !isInside) {
      problems.add(`dex/${name}-hidden`, at);
      return witness;
    }
    problems.add('dex/map-disagrees', at);
    return header;
  }

  function bounded(name: string, table: Extent, rowBytes: number, most: number): Extent {
    if (table.count === 0) return { count: 0, offset: 0 };
    const room = Math.max(0, Math.floor((size - table.offset) / rowBytes));
    if (table.count > room) problems.add(`dex/${name}-past-end`, table.offset);
    else if (table.count > most) problems.add(`dex/${name}-too-many`, table.offset);
    const count = Math.min(table.count, room, most);
    if (count > budget.rows) {
      problems.add('dex/table-budget', table.offset);
      return { count: 0, offset: 0 };
    }
    budget.rows -= count;
    return { count, offset: table.offset };
  }

  return {
    start,
    version,
    sizeBytes: Math.min(stated, size - start),
    strings: extent('string-ids', 56, 0x0001, 4),
    types: extent('type-ids', 64, 0x0002, 4, MOST_TYPES),
    protos: extent('proto-ids', 72, 0x0003, 12, MOST_TYPES),
    fields: extent('field-ids', 80, 0x0004, 8),
    methods: extent('method-ids', 88, 0x0005, 8),
    classes: extent('class-defs', 96, 0x0006, 32),
    callSites: bounded('call-site-ids', map.get(0x0007) ?? { count: 0, offset: 0 }, 4, Number.POSITIVE_INFINITY),
    methodHandles: bounded('method-handles', map.get(0x0008) ?? { count: 0, offset: 0 }, 8, MOST_TYPES),
  };
}

/** `dex\n041\0` as 41; undefined when it is not the magic of a DEX file. */
function versionAt(view: DataView, at: number): number | undefined {
  if (view.getUint32(at, false) !== 0x6465_780a || view.getUint8(at + 7) !== 0) return undefined;
  const digits = [4, 5, 6].map((k) => view.getUint8(at + k) - 0x30);
  return digits.every((digit) => digit >= 0 && digit <= 9) ? digits.reduce((n, digit) => n * 10 + digit, 0) : undefined;
}

function refuse(problems: Problems, code: string, at: number): undefined {
  problems.add(code, at);
  return undefined;
}
