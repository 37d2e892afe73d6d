import type { Window } from './window.ts';

/** A piece of a binary resource file. All places are bytes from the start of the file. */
export interface Chunk {
  readonly type: number;
  readonly at: number;
  /** First byte after the chunk's own header; never past `end`. */
  readonly bodyAt: number;
  readonly end: number;
}

/** Tells of something wrong; the caller's format comes before `what` in the problem's code. */
export type Report = (what: string, at: number) => void;

/** Numbers of the chunks in compiled XML and resource tables. @source AOSP androidfw/ResourceTypes.h, ResChunk_header */
export const CHUNK = {
  stringPool: 0x0001,
  table: 0x0002,
  xml: 0x0003,
  xmlStartNamespace: 0x0100,
  xmlEndNamespace: 0x0101,
  xmlStartElement: 0x0102,
  xmlEndElement: 0x0103,
  xmlText: 0x0104,
  xmlLast: 0x017f,
  xmlResourceMap: 0x0180,
  package: 0x0200,
  type: 0x0201,
  typeSpec: 0x0202,
  library: 0x0203,
} as const;

const HEADER_BYTES = 8;

/**
 * The chunks between two places, one after the other.
 *
 * Every step goes forward by at least eight bytes: a size below that ends the walk. Sizes that Android refuses but
 * that leave a way on (past the end, smaller than the header, not a multiple of four) are reported and cut to fit.
 *
 * @source AOSP androidfw/ChunkIterator.cpp, VerifyNextChunk; ResourceTypes.cpp, validate_chunk
 */
export function* chunksIn(window: Window, from: number, to: number, report: Report): Generator<Chunk, void, void> {
  const last = Math.min(to, window.size);
  for (let at = from; at < last; ) {
    const chunk = chunkAt(window, at, last, report);
    if (chunk === undefined) return;
    yield chunk;
    at = chunk.end;
  }
}

/** The chunk at a place, undefined when there is no room for one or its size does not lead forward. */
export function chunkAt(window: Window, at: number, last: number, report: Report): Chunk | undefined {
  if (last - at < HEADER_BYTES) {
    report('chunk-cut-off', at);
    return undefined;
  }
  const headerSize = window.u16(at + 2);
  const size = window.u32(at + 4);
  if (size < HEADER_BYTES) {
    report('chunk-size-too-small', at);
    return undefined;
  }
  if (size > last - at) report('chunk-past-end', at);
  else if (((size | headerSize) & 3) !== 0) report('chunk-not-aligned', at);
  if (headerSize < HEADER_BYTES) report('chunk-header-too-small', at);
  else if (headerSize > size) report('chunk-header-too-large', at);
  const end = Math.min(at + size, last);
  return { type: window.u16(at), at, bodyAt: Math.min(at + Math.max(headerSize, HEADER_BYTES), end), end };
}
