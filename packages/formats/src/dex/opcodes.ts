/** What an instruction refers to. The value is the top byte of an edge, see `Code`. */
export const EDGE = {
  virtual: 1,
  super: 2,
  direct: 3,
  static: 4,
  interface: 5,
  text: 6,
  staticField: 7,
  instanceField: 8,
  allocation: 9,
  classConstant: 10,
  polymorphic: 11,
  custom: 12,
  methodHandle: 13,
} as const;

/** In `OPCODES`, from here on an instruction needs more than the plain path: a 32-bit text index, or no meaning of its own. */
export const JUMBO = 0xe0;
export const SPECIAL = 0xf0;

/**
 * For each opcode: low four bits its length in 16-bit code units, high four bits its edge (0 for none), 14 for
 * const-string/jumbo, 15 for nop (which may start a payload) and for opcodes that do not exist.
 *
 * @source https://source.android.com/docs/core/runtime/dalvik-bytecode
 */
export const OPCODES: Uint8Array = opcodes();

/** For each opcode which stream takes its edge: bit 0 the first (`edges`), bit 1 the second (`mentions`). */
export const STREAMS: Uint8Array = OPCODES.map((info) => {
  const edge = info >> 4;
  if (edge === 0) return 0;
  return edge === EDGE.text || edge === EDGE.instanceField ? 2 : 1;
});

function opcodes(): Uint8Array {
  const table = new Uint8Array(256).fill(1);
  const lengths: readonly (readonly [from: number, to: number, units: number])[] = [
    [0x02, 0x02, 2], [0x03, 0x03, 3], [0x05, 0x05, 2], [0x06, 0x06, 3], [0x08, 0x08, 2], [0x09, 0x09, 3],
    [0x13, 0x13, 2], [0x14, 0x14, 3], [0x15, 0x16, 2], [0x17, 0x17, 3], [0x18, 0x18, 5], [0x19, 0x1a, 2],
    [0x1b, 0x1b, 3], [0x1c, 0x1c, 2], [0x1f, 0x20, 2], [0x22, 0x23, 2], [0x24, 0x26, 3], [0x29, 0x29, 2],
    [0x2a, 0x2c, 3], [0x2d, 0x3d, 2], [0x44, 0x6d, 2], [0x6e, 0x72, 3], [0x74, 0x78, 3], [0x90, 0xaf, 2],
    [0xd0, 0xe2, 2], [0xfa, 0xfb, 4], [0xfc, 0xfd, 3], [0xfe, 0xff, 2],
  ]; // biome-ignore format: a table
  const edges: readonly (readonly [from: number, to: number, edge: number])[] = [
    [0x1a, 0x1a, EDGE.text], [0x1b, 0x1b, JUMBO >> 4], [0x1c, 0x1c, EDGE.classConstant], [0x22, 0x22, EDGE.allocation],
    [0x52, 0x5f, EDGE.instanceField], [0x60, 0x6d, EDGE.staticField],
    [0x6e, 0x6e, EDGE.virtual], [0x6f, 0x6f, EDGE.super], [0x70, 0x70, EDGE.direct], [0x71, 0x71, EDGE.static], [0x72, 0x72, EDGE.interface],
    [0x74, 0x74, EDGE.virtual], [0x75, 0x75, EDGE.super], [0x76, 0x76, EDGE.direct], [0x77, 0x77, EDGE.static], [0x78, 0x78, EDGE.interface],
    [0xfa, 0xfb, EDGE.polymorphic], [0xfc, 0xfd, EDGE.custom], [0xfe, 0xfe, EDGE.methodHandle],
    [0x00, 0x00, 15], [0x3e, 0x43, 15], [0x73, 0x73, 15], [0x79, 0x7a, 15], [0xe3, 0xf9, 15],
  ]; // biome-ignore format: a table
  for (const [from, to, units] of lengths) table.fill(units, from, to + 1);
  for (const [from, to, edge] of edges) for (let op = from; op <= to; op++) table[op] = (table[op] ?? 1) | (edge << 4);
  return table;
}

/**
 * Length in code units of the instruction or payload at `at`; at least 1.
 * A payload's length comes from its own counts and may lie far behind the method's end.
 */
export function unitsAt(units: Uint16Array, at: number): number {
  const word = units[at] ?? 0;
  if ((word & 0xff) !== 0) return (OPCODES[word & 0xff] ?? 1) & 15;
  return payloadUnits(units, at, word);
}

/** Length in code units of what starts with a nop: a nop, or one of the three payloads. */
export function payloadUnits(units: Uint16Array, at: number, word: number): number {
  const size = units[at + 1] ?? 0;
  if (word === 0x0100) return size * 2 + 4;
  if (word === 0x0200) return size * 4 + 2;
  if (word === 0x0300) return Math.floor((((units[at + 2] ?? 0) + (units[at + 3] ?? 0) * 0x1_0000) * size + 1) / 2) + 4;
  return 1;
}
