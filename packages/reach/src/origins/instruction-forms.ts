/** What an opcode does, as far as values are followed. */
export const FORM = {
  nothing: 0,
  move: 1,
  result: 2,
  caught: 3,
  return: 4,
  number: 5,
  text: 6,
  class: 7,
  new: 8,
  cast: 9,
  newArray: 10,
  filledArray: 11,
  goto: 12,
  switch: 13,
  if: 14,
  getItem: 15,
  putItem: 16,
  getField: 17,
  putField: 18,
  getStatic: 19,
  putStatic: 20,
  invoke: 21,
  polymorphic: 22,
  custom: 23,
  /** Writes the register in the lower half of the second byte. */
  computedLow: 24,
  /** Writes the register in the second byte. */
  computed: 25,
  throw: 26,
} as const;

/** Form of each opcode. @source https://source.android.com/docs/core/runtime/dalvik-bytecode */
export const FORMS: Uint8Array = forms([
  [0x01, 0x09, FORM.move], [0x0a, 0x0c, FORM.result], [0x0d, 0x0d, FORM.caught], [0x0e, 0x11, FORM.return], [0x12, 0x19, FORM.number],
  [0x1a, 0x1b, FORM.text], [0x1c, 0x1c, FORM.class], [0x1f, 0x1f, FORM.cast], [0x20, 0x21, FORM.computedLow], [0x22, 0x22, FORM.new],
  [0x23, 0x23, FORM.newArray], [0x24, 0x25, FORM.filledArray], [0x27, 0x27, FORM.throw], [0x28, 0x2a, FORM.goto],
  [0x2b, 0x2c, FORM.switch], [0x2d, 0x31, FORM.computed], [0x32, 0x3d, FORM.if], [0x44, 0x4a, FORM.getItem], [0x4b, 0x51, FORM.putItem],
  [0x52, 0x58, FORM.getField], [0x59, 0x5f, FORM.putField], [0x60, 0x66, FORM.getStatic], [0x67, 0x6d, FORM.putStatic],
  [0x6e, 0x72, FORM.invoke], [0x74, 0x78, FORM.invoke], [0x7b, 0x8f, FORM.computedLow], [0x90, 0xaf, FORM.computed],
  [0xb0, 0xd7, FORM.computedLow], [0xd8, 0xe2, FORM.computed], [0xfa, 0xfb, FORM.polymorphic], [0xfc, 0xfd, FORM.custom],
  [0xfe, 0xff, FORM.computed],
]); // biome-ignore format: a table

/** Forms after which control cannot leave by an exception, nor needs the registers as they were before. */
export const NEVER_THROWS: Uint8Array = marked([FORM.move, FORM.result, FORM.number, FORM.goto, FORM.switch, FORM.if]);

/** Forms after which what stands behind does not follow. */
export const LEAVES: Uint8Array = marked([FORM.return, FORM.throw, FORM.goto]);

/** Forms of invokes with registers one by one, against a range. */
export const isRange = (op: number): boolean => (op >= 0x74 && op <= 0x78) || op === 0x25 || op === 0xfb || op === 0xfd;

function forms(ranges: readonly (readonly [from: number, to: number, form: number])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [from, to, form] of ranges) table.fill(form, from, to + 1);
  return table;
}

function marked(chosen: readonly number[]): Uint8Array {
  const table = new Uint8Array(32);
  for (const form of chosen) table[form] = 1;
  return table;
}
