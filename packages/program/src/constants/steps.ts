import { arithmetic, arithmeticWith, CONVERSIONS, wideArithmetic } from './arithmetic.ts';
import { fillArray, getItem, lengthOf, newArray, putItem } from './array-steps.ts';
import { filledArray, invoke, invokeCustom } from './invoke-steps.ts';
import type { Machine } from './machine.ts';
import { UNKNOWN, type ValueId } from './values.ts';

/** What one instruction does to what is known. `at` is its place, `word` its first unit. */
type Step = (machine: Machine, at: number, word: number) => void;

/** Carries out the instruction at `at`. */
export function step(machine: Machine, at: number): void {
  const word = machine.unit(at, 0);
  STEPS[word & 0xff]!(machine, at, word);
}

const nothing: Step = () => {};
const high = (word: number) => word >>> 8; // AA
const a = (word: number) => (word >>> 8) & 0xf;
const b = (word: number) => word >>> 12;
const signed16 = (unit: number) => (unit << 16) >> 16;

/** Each instruction by its operands: where the value comes from, and where it goes. */
const toHigh =
  (value: (machine: Machine, at: number, word: number) => ValueId): Step =>
  (machine, at, word) =>
    machine.write(high(word), value(machine, at, word));

const toHighWide =
  (value: (machine: Machine, at: number, word: number) => ValueId): Step =>
  (machine, at, word) =>
    machine.writeWide(high(word), value(machine, at, word));

const toLow =
  (value: (machine: Machine, at: number, word: number) => ValueId): Step =>
  (machine, at, word) =>
    machine.write(a(word), value(machine, at, word));

const toLowWide =
  (value: (machine: Machine, at: number, word: number) => ValueId): Step =>
  (machine, at, word) =>
    machine.writeWide(a(word), value(machine, at, word));

const unknown = () => UNKNOWN;
const result = (machine: Machine) => machine.result;

const text = (string: (machine: Machine, at: number) => number) =>
  toHigh((machine, at) => {
    const index = string(machine, at);
    return index < machine.dex.tables.textCount ? machine.values.text(machine.dex.string(index)) : UNKNOWN;
  });

const unary = (op: number) => (machine: Machine, _at: number, word: number) => {
  const value = machine.number(b(word));
  const changed = value === undefined ? undefined : CONVERSIONS[op]?.(value);
  return changed === undefined ? UNKNOWN : machine.values.number(changed);
};

const known = (machine: Machine, x: number | undefined, y: number | undefined, operation: (x: number, y: number) => number | undefined) => {
  const value = x === undefined || y === undefined ? undefined : operation(x, y);
  return value === undefined ? UNKNOWN : machine.values.number(value);
};

/** `op vAA, vBB, vCC`; `operation` counts from add-int. */
const binary =
  (operation: number) =>
  (machine: Machine, at: number): ValueId => {
    const registers = machine.unit(at, 1);
    return known(machine, machine.number(registers & 0xff), machine.number(registers >>> 8), (x, y) => arithmetic(operation, x, y));
  };

/** `op/2addr vA, vB`. */
const binaryInPlace =
  (operation: number) =>
  (machine: Machine, _at: number, word: number): ValueId =>
    known(machine, machine.number(a(word)), machine.number(b(word)), (x, y) => arithmetic(operation, x, y));

const literal16 = (operation: number) =>
  toLow((machine, at, word) =>
    known(machine, machine.number(b(word)), signed16(machine.unit(at, 1)), (x, y) => arithmeticWith(operation, x, y)),
  );

const literal8 = (operation: number) =>
  toHigh((machine, at) => {
    const unit = machine.unit(at, 1);
    return known(machine, machine.number(unit & 0xff), signed16(unit) >> 8, (x, y) => arithmeticWith(operation, x, y));
  });

/** Negations and conversions that make a long or double. */
const WIDE_UNARY = new Set([0x7d, 0x7e, 0x80, 0x81, 0x83, 0x86, 0x88, 0x89, 0x8b]);

const STEPS: readonly Step[] = steps();

/** @source https://source.android.com/docs/core/runtime/dalvik-bytecode */
function steps(): readonly Step[] {
  const table = new Array<Step>(256).fill(nothing);
  const set = (from: number, to: number, make: (op: number) => Step) => {
    for (let op = from; op <= to; op++) table[op] = make(op);
  };
  set(0x01, 0x01, () => toLow((m, _, word) => m.read(b(word))));
  set(0x04, 0x04, () => toLowWide((m, _, word) => m.read(b(word))));
  set(0x07, 0x07, () => toLow((m, _, word) => m.read(b(word))));
  set(0x02, 0x02, () => toHigh((m, at) => m.read(m.unit(at, 1))));
  set(0x05, 0x05, () => toHighWide((m, at) => m.read(m.unit(at, 1))));
  set(0x08, 0x08, () => toHigh((m, at) => m.read(m.unit(at, 1))));
  set(0x03, 0x03, () => (m, at) => m.write(m.unit(at, 1), m.read(m.unit(at, 2))));
  set(0x06, 0x06, () => (m, at) => m.writeWide(m.unit(at, 1), m.read(m.unit(at, 2))));
  set(0x09, 0x09, () => (m, at) => m.write(m.unit(at, 1), m.read(m.unit(at, 2))));
  set(0x0a, 0x0a, () => toHigh(result));
  set(0x0b, 0x0b, () => toHighWide(result));
  set(0x0c, 0x0c, () => toHigh(result));
  set(0x0d, 0x0d, () => toHigh(unknown));
  set(0x12, 0x12, () => toLow((m, _, word) => m.values.number(signed16(word) >> 12)));
  set(0x13, 0x13, () => toHigh((m, at) => m.values.number(signed16(m.unit(at, 1)))));
  set(0x14, 0x14, () => toHigh((m, at) => m.values.number(m.int(at, 1))));
  set(0x15, 0x15, () => toHigh((m, at) => m.values.number(m.unit(at, 1) << 16)));
  set(0x16, 0x16, () => toHighWide((m, at) => m.values.number(signed16(m.unit(at, 1)))));
  set(0x17, 0x17, () => toHighWide((m, at) => m.values.number(m.int(at, 1))));
  set(0x18, 0x18, () => toHighWide((m, at) => m.values.number(m.int(at, 3) * 2 ** 32 + (m.int(at, 1) >>> 0))));
  set(0x19, 0x19, () => toHighWide((m, at) => m.values.number(signed16(m.unit(at, 1)) * 2 ** 48)));
  set(0x1a, 0x1a, () => text((m, at) => m.unit(at, 1)));
  set(0x1b, 0x1b, () => text((m, at) => m.int(at, 1) >>> 0));
  set(0x1c, 0x1c, () => toHigh((m, at) => m.values.class(m.dex.typeDescriptor(m.unit(at, 1)))));
  set(0x20, 0x20, () => toLow(unknown));
  set(0x21, 0x21, () => toLow((m, _, word) => lengthOf(m, b(word))));
  set(0x22, 0x22, () => toHigh((m, at) => m.values.made('new', m.dex.typeDescriptor(m.unit(at, 1)), at, [])));
  set(0x23, 0x23, () => toLow((m, at, word) => newArray(m, at, b(word))));
  set(0x24, 0x24, () => (m, at) => filledArray(m, at, false));
  set(0x25, 0x25, () => (m, at) => filledArray(m, at, true));
  set(0x26, 0x26, () => (m, at, word) => fillArray(m, at, high(word)));
  set(0x2d, 0x31, () => toHigh(unknown));
  const item = (m: Machine, at: number) => getItem(m, m.unit(at, 1) & 0xff, m.unit(at, 1) >>> 8);
  set(0x44, 0x4a, (op) => (op === 0x45 ? toHighWide(item) : toHigh(item)));
  set(0x4b, 0x51, () => (m, at, word) => putItem(m, m.read(high(word)), m.unit(at, 1) & 0xff, m.unit(at, 1) >>> 8));
  set(0x52, 0x58, (op) => (op === 0x53 ? toLowWide(unknown) : toLow(unknown)));
  set(0x54, 0x54, () => toLow((m, at) => m.values.member(m.unit(at, 1))));
  set(0x5b, 0x5b, () => (m, at, word) => m.stores.set(at, m.read(a(word))));
  const field = (m: Machine, at: number) => m.values.field(m.unit(at, 1));
  set(0x60, 0x66, (op) => (op === 0x61 ? toHighWide(field) : toHigh(field)));
  set(0x67, 0x6d, () => (m, at, word) => m.stores.set(at, m.read(high(word))));
  for (const from of [0x6e, 0x74]) set(from, from + 4, (op) => (m, at) => invoke(m, at, op === from + 3, from === 0x74, false));
  set(0xfa, 0xfa, () => (m, at) => invoke(m, at, false, false, true));
  set(0xfb, 0xfb, () => (m, at) => invoke(m, at, false, true, true));
  set(0xfc, 0xfd, (op) => (m, at) => invokeCustom(m, at, op === 0xfd));
  set(0x7b, 0x8f, (op) => (WIDE_UNARY.has(op) ? toLowWide(unary(op)) : toLow(unary(op))));
  set(0x90, 0xaf, (op) => (wideArithmetic(op - 0x90) ? toHighWide(binary(op - 0x90)) : toHigh(binary(op - 0x90))));
  set(0xb0, 0xcf, (op) => (wideArithmetic(op - 0xb0) ? toLowWide(binaryInPlace(op - 0xb0)) : toLow(binaryInPlace(op - 0xb0))));
  set(0xd0, 0xd7, (op) => literal16(op - 0xd0));
  set(0xd8, 0xe2, (op) => literal8(op - 0xd8));
  set(0xfe, 0xff, () => toHigh(unknown));
  return table;
}
