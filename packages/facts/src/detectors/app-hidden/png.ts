import { inflateRaw } from '@touchstone/kernel/deflate';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const MOST_PIXELS = 1024 * 1024;

/**
 * Whether a PNG shows nothing: one pixel or none, or every pixel without opacity. False for what is no PNG.
 * Interlaced pictures, and palettes with an opaque colour that no pixel uses, count as visible.
 *
 * @source W3C PNG (Third Edition), 9 and 11
 */
export function isBlankPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || SIGNATURE.some((byte, i) => bytes[i] !== byte)) return false;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, interlace] = [bytes[24], bytes[25], bytes[28]];
  if (width <= 1 && height <= 1) return true;
  if (interlace !== 0 || depth !== 8 || width * height > MOST_PIXELS) return false;
  const chunks = chunksOf(view);
  if (colour === 3) return isBlankPalette(bytes, chunks);
  const channels = colour === 6 ? 4 : colour === 4 ? 2 : 0;
  return channels > 0 && isBlankPicture(bytes, chunks, width * channels, height, channels);
}

interface Chunk {
  readonly type: string;
  readonly at: number;
  readonly size: number;
}

function chunksOf(view: DataView): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const size = Math.min(view.getUint32(at), view.byteLength - at - 12);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    chunks.push({ type, at: at + 8, size });
    at += size + 12;
  }
  return chunks;
}

/** Every colour of the palette is without opacity. */
function isBlankPalette(bytes: Uint8Array, chunks: readonly Chunk[]): boolean {
  const palette = chunks.find(({ type }) => type === 'PLTE');
  const opacity = chunks.find(({ type }) => type === 'tRNS');
  if (palette === undefined || opacity === undefined || opacity.size * 3 < palette.size) return false;
  return bytes.subarray(opacity.at, opacity.at + opacity.size).every((alpha) => alpha === 0);
}

function isBlankPicture(bytes: Uint8Array, chunks: readonly Chunk[], rowBytes: number, rows: number, channels: number): boolean {
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ at, size }) => bytes.subarray(at, at + size));
  const stream = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    stream.set(part, at);
    at += part.length;
  }
  if (stream.length > rowBytes * rows * DENSEST + SMALLEST) return false;
  const picture = inflateRaw(stream.subarray(2), (rowBytes + 1) * rows, (rowBytes + 1) * rows).bytes;
  if (picture.length < (rowBytes + 1) * rows) return false;
  return everyAlphaIsZero(picture, rowBytes, rows, channels);
}

/** A picture of nothing packs well: what takes more of its room than this is not worth unpacking. */
const DENSEST = 0.02;
const SMALLEST = 512;

/** Undoes the filters row by row. */
function everyAlphaIsZero(picture: Uint8Array, rowBytes: number, rows: number, channels: number): boolean {
  let above = new Uint8Array(rowBytes);
  for (let row = 0; row < rows; row++) {
    const start = row * (rowBytes + 1);
    const filter = picture[start] ?? 0;
    const line = picture.slice(start + 1, start + 1 + rowBytes);
    for (let i = 0; i < rowBytes; i++) {
      const left = i < channels ? 0 : (line[i - channels] ?? 0);
      const corner = i < channels ? 0 : (above[i - channels] ?? 0);
      line[i] = (line[i] ?? 0) + predicted(filter, left, above[i] ?? 0, corner);
      if (i % channels === channels - 1 && line[i] !== 0) return false;
    }
    above = line;
  }
  return true;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
