/** Where packets of a section came from. */
export interface Interface {
  readonly linkType: number;
  /** Most bytes kept of a packet; 0 is no limit. */
  readonly snapBytes: number;
  readonly ticksPerSecond: number;
  /** Added to every time of the interface. */
  readonly offsetMs: number;
}

const OPTION_RESOLUTION = 9;
const OPTION_OFFSET = 14;
const BINARY = 0x80;

/** Interface Description Block; undefined when it is shorter than its fixed part. */
export function readInterface(block: DataView, isLittle: boolean): Interface | undefined {
  const fixed = 8;
  if (block.byteLength < fixed) return undefined;
  let ticksPerSecond = 1e6;
  let offsetMs = 0;
  for (let at = fixed; at + 4 <= block.byteLength; ) {
    const code = block.getUint16(at, isLittle);
    const size = block.getUint16(at + 2, isLittle);
    if (code === 0 || at + 4 + size > block.byteLength) break;
    if (code === OPTION_RESOLUTION && size >= 1) ticksPerSecond = resolution(block.getUint8(at + 4));
    if (code === OPTION_OFFSET && size >= 8) offsetMs = Number(block.getBigInt64(at + 4, isLittle)) * 1000;
    at += 4 + size + (-size & 3);
  }
  return { linkType: block.getUint16(0, isLittle), snapBytes: block.getUint32(4, isLittle), ticksPerSecond, offsetMs };
}

/** The highest bit says whether the rest is a power of two or of ten. */
function resolution(value: number): number {
  return (value & BINARY) === 0 ? 10 ** value : 2 ** (value & ~BINARY);
}
