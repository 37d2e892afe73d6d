import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';

/** One instruction, its operands told apart. Registers by number; `at` and targets in code units from the method's start. */
export type Instruction = { readonly at: number; readonly next: number } & (
  | { readonly kind: 'move'; readonly to: number; readonly from: number }
  | { readonly kind: 'result' | 'caught'; readonly to: number }
  | { readonly kind: 'return'; readonly from: number } // -1 for nothing
  | { readonly kind: 'number'; readonly to: number; readonly value: number; readonly isWide: boolean }
  | { readonly kind: 'text'; readonly to: number; readonly text: number }
  | { readonly kind: 'class' | 'new'; readonly to: number; readonly type: number }
  | { readonly kind: 'cast'; readonly to: number; readonly type: number }
  | { readonly kind: 'instance-of' | 'new-array'; readonly to: number; readonly from: number; readonly type: number }
  | { readonly kind: 'filled-array'; readonly registers: readonly number[]; readonly type: number }
  | { readonly kind: 'fill-array'; readonly from: number; readonly payload: number }
  | { readonly kind: 'length'; readonly to: number; readonly from: number }
  | { readonly kind: 'throw'; readonly from: number }
  | { readonly kind: 'goto'; readonly targets: readonly number[] }
  | { readonly kind: 'switch'; readonly from: number; readonly keys: readonly number[]; readonly targets: readonly number[] }
  | { readonly kind: 'if'; readonly test: number; readonly left: number; readonly right: number; readonly targets: readonly number[] } // right -1: zero
  | { readonly kind: 'get-item' | 'put-item'; readonly value: number; readonly array: number; readonly index: number; readonly op: number }
  | { readonly kind: 'get-field' | 'put-field'; readonly value: number; readonly object: number; readonly field: number }
  | { readonly kind: 'get-static' | 'put-static'; readonly value: number; readonly field: number }
  | {
      readonly kind: 'invoke';
      readonly how: InvokeHow;
      readonly registers: readonly number[];
      readonly method: number;
      readonly proto: number;
    }
  | { readonly kind: 'custom'; readonly registers: readonly number[]; readonly site: number }
  | { readonly kind: 'unary'; readonly op: number; readonly to: number; readonly from: number }
  | { readonly kind: 'binary'; readonly op: number; readonly to: number; readonly left: number; readonly right: number }
  | { readonly kind: 'literal'; readonly op: number; readonly to: number; readonly left: number; readonly value: number }
  | { readonly kind: 'other'; readonly to: number } // -1 for none
);

export type InvokeHow = 'virtual' | 'super' | 'direct' | 'static' | 'interface' | 'polymorphic';
const HOW: readonly InvokeHow[] = ['virtual', 'super', 'direct', 'static', 'interface'];

/** A method's instructions in order; empty without code. Longer methods than this are left alone. */
export interface MethodCode {
  readonly dex: Dex;
  readonly item: CodeItem;
  readonly instructions: readonly Instruction[];
  /** Index of the instruction at a position, -1 for none. */
  indexAt(at: number): number;
}

const LONGEST = 60_000;
/** Ways out of all switches of a method; a million of them can share one table. */
const MOST_WAYS = 200_000;

/** @source https://source.android.com/docs/core/runtime/dalvik-bytecode */
export function methodCode(dex: Dex, definition: number): MethodCode | undefined {
  const item = dex.codeItem(definition);
  if (item === undefined || item.to - item.from > LONGEST || item.to <= item.from) return undefined;
  const { u16 } = dex.bytes;
  const size = item.to - item.from;
  const index = new Int32Array(size + 1).fill(-1);
  const instructions: Instruction[] = [];
  let ways = 0;
  for (let at = 0; at < size; ) {
    const units = unitsAt(u16, item.from + at);
    if (at + units > size) break;
    const word = u16[item.from + at]!;
    const isPayload = (word & 0xff) === 0;
    if (!isPayload) {
      const instruction = decode(u16, item.from, at, at + units, size, word);
      if (instruction.kind === 'switch') ways += instruction.targets.length;
      if (ways > MOST_WAYS) return undefined;
      index[at] = instructions.length;
      instructions.push(instruction);
    } else if (units === 1) {
      index[at] = instructions.length;
      instructions.push({ kind: 'other', to: -1, at, next: at + 1 });
    }
    at += units;
  }
  return { dex, item, instructions, indexAt: (at) => index[at] ?? -1 };
}

/** Whether control goes on to the next instruction. */
export function fallsThrough({ kind }: Instruction): boolean {
  return kind !== 'return' && kind !== 'throw' && kind !== 'goto';
}

export function targetsOf(instruction: Instruction): readonly number[] {
  return 'targets' in instruction ? instruction.targets : [];
}

const signed8 = (value: number) => (value << 24) >> 24;
const signed16 = (value: number) => (value << 16) >> 16;

function decode(u16: Uint16Array, from: number, at: number, next: number, size: number, word: number): Instruction {
  const op = word & 0xff;
  const high = word >>> 8;
  const low = high & 0xf;
  const top = word >>> 12;
  const one = u16[from + at + 1] ?? 0;
  const two = u16[from + at + 2] ?? 0;
  const int = one | (two << 16);
  const inside = (target: number) => (target >= 0 && target < size ? [target] : []);
  if (op <= 0x09) {
    const [to, source] = op % 3 === 1 ? [low, top] : op % 3 === 2 ? [high, one] : [one, two];
    return { at, next, kind: 'move', to, from: source };
  }
  if (op <= 0x0c) return { at, next, kind: 'result', to: high };
  if (op === 0x0d) return { at, next, kind: 'caught', to: high };
  if (op <= 0x11) return { at, next, kind: 'return', from: op === 0x0e ? -1 : high };
  if (op <= 0x19)
    return { at, next, kind: 'number', to: op === 0x12 ? low : high, value: literalOf(u16, from + at, op), isWide: op >= 0x16 };
  if (op === 0x1a) return { at, next, kind: 'text', to: high, text: one };
  if (op === 0x1b) return { at, next, kind: 'text', to: high, text: int >>> 0 };
  if (op === 0x1c) return { at, next, kind: 'class', to: high, type: one };
  if (op === 0x1f) return { at, next, kind: 'cast', to: high, type: one };
  if (op === 0x20) return { at, next, kind: 'instance-of', to: low, from: top, type: one };
  if (op === 0x21) return { at, next, kind: 'length', to: low, from: top };
  if (op === 0x22) return { at, next, kind: 'new', to: high, type: one };
  if (op === 0x23) return { at, next, kind: 'new-array', to: low, from: top, type: one };
  if (op === 0x24 || op === 0x25) return { at, next, kind: 'filled-array', registers: operands(u16, from + at, op === 0x25), type: one };
  if (op === 0x26) return { at, next, kind: 'fill-array', from: high, payload: at + int };
  if (op === 0x27) return { at, next, kind: 'throw', from: high };
  if (op === 0x28) return { at, next, kind: 'goto', targets: inside(at + signed8(high)) };
  if (op === 0x29) return { at, next, kind: 'goto', targets: inside(at + signed16(one)) };
  if (op === 0x2a) return { at, next, kind: 'goto', targets: inside(at + int) };
  if (op === 0x2b || op === 0x2c) return { at, next, kind: 'switch', from: high, ...switchOf(u16, from, at, at + int, size) };
  if (op >= 0x2d && op <= 0x31) return { at, next, kind: 'binary', op, to: high, left: one & 0xff, right: one >>> 8 };
  if (op >= 0x32 && op <= 0x37)
    return { at, next, kind: 'if', test: op - 0x32, left: low, right: top, targets: inside(at + signed16(one)) };
  if (op >= 0x38 && op <= 0x3d)
    return { at, next, kind: 'if', test: op - 0x38, left: high, right: -1, targets: inside(at + signed16(one)) };
  if (op >= 0x44 && op <= 0x51)
    return { at, next, kind: op <= 0x4a ? 'get-item' : 'put-item', value: high, array: one & 0xff, index: one >>> 8, op };
  if (op >= 0x52 && op <= 0x5f) return { at, next, kind: op <= 0x58 ? 'get-field' : 'put-field', value: low, object: top, field: one };
  if (op >= 0x60 && op <= 0x6d) return { at, next, kind: op <= 0x66 ? 'get-static' : 'put-static', value: high, field: one };
  if (op >= 0x6e && op <= 0x72)
    return { at, next, kind: 'invoke', how: HOW[op - 0x6e]!, registers: operands(u16, from + at, false), method: one, proto: -1 };
  if (op >= 0x74 && op <= 0x78)
    return { at, next, kind: 'invoke', how: HOW[op - 0x74]!, registers: operands(u16, from + at, true), method: one, proto: -1 };
  if (op >= 0x7b && op <= 0x8f) return { at, next, kind: 'unary', op, to: low, from: top };
  if (op >= 0x90 && op <= 0xaf) return { at, next, kind: 'binary', op, to: high, left: one & 0xff, right: one >>> 8 };
  if (op >= 0xb0 && op <= 0xcf) return { at, next, kind: 'binary', op: op - 0x20, to: low, left: low, right: top };
  if (op >= 0xd0 && op <= 0xd7) return { at, next, kind: 'literal', op: op - 0xd0, to: low, left: top, value: signed16(one) };
  if (op >= 0xd8 && op <= 0xe2) return { at, next, kind: 'literal', op: op - 0xd8, to: high, left: one & 0xff, value: signed8(one >>> 8) };
  if (op === 0xfa || op === 0xfb) {
    const registers = operands(u16, from + at, op === 0xfb);
    return { at, next, kind: 'invoke', how: 'polymorphic', registers, method: one, proto: u16[from + at + 3] ?? 0 };
  }
  if (op === 0xfc || op === 0xfd) return { at, next, kind: 'custom', registers: operands(u16, from + at, op === 0xfd), site: one };
  return { at, next, kind: 'other', to: op >= 0xfe ? high : -1 };
}

export function literalOf(u16: Uint16Array, at: number, op: number): number {
  const one = u16[at + 1] ?? 0;
  const int = one | ((u16[at + 2] ?? 0) << 16);
  switch (op) {
    case 0x12:
      return (u16[at]! << 16) >> 28;
    case 0x13:
    case 0x16:
      return signed16(one);
    case 0x14:
    case 0x17:
      return int;
    case 0x15:
      return one << 16;
    case 0x18:
      return ((u16[at + 3] ?? 0) | ((u16[at + 4] ?? 0) << 16)) * 2 ** 32 + (int >>> 0);
    default:
      return signed16(one) * 2 ** 48;
  }
}

function operands(u16: Uint16Array, at: number, isRange: boolean): readonly number[] {
  const word = u16[at]!;
  const third = u16[at + 2] ?? 0;
  if (isRange) return Array.from({ length: word >>> 8 }, (_, i) => third + i);
  return [third & 0xf, (third >>> 4) & 0xf, (third >>> 8) & 0xf, third >>> 12, (word >>> 8) & 0xf].slice(0, word >>> 12);
}

export function switchOf(u16: Uint16Array, from: number, at: number, payload: number, size: number): { keys: number[]; targets: number[] } {
  const keys: number[] = [];
  const targets: number[] = [];
  if (payload < 0 || payload + 2 > size) return { keys, targets };
  const isSparse = u16[from + payload] === 0x0200;
  const count = u16[from + payload + 1]!;
  const values = payload + (isSparse ? 2 + count * 2 : 4);
  if (values + count * 2 > size) return { keys, targets };
  const int = (where: number) => (u16[from + where] ?? 0) | ((u16[from + where + 1] ?? 0) << 16);
  for (let i = 0; i < count; i++) {
    const target = at + int(values + i * 2);
    if (target < 0 || target >= size) continue;
    keys.push(isSparse ? int(payload + 2 + i * 2) : int(payload + 2) + i);
    targets.push(target);
  }
  return { keys, targets };
}
