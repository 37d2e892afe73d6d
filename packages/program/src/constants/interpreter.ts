import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';
import { arithmetic, arithmeticWith } from './arithmetic.ts';
import { Blocks, int32 } from './blocks.ts';
import { constructed, folded } from './known-calls.ts';
import { type MethodReferences, parameterTypes, widthOf } from './method-references.ts';
import { UNKNOWN, type ValueId, Values } from './values.ts';

/** An invoke with its values, the receiver first, and the types of the places that take them. */
export interface InterpretedCall {
  readonly items: readonly ValueId[];
  readonly types: readonly string[];
}

/** Methods beyond these are not interpreted: their states alone would take too much room. */
const MOST_STATE_WORDS = 4_000_000;
/** Rounds over a method's instructions before it is given up: real ones settle after two or three. */
const MOST_ROUNDS = 24;
const FREE_STEPS = 4_096;
const MOST_ARRAY_ITEMS = 1_024;

/**
 * Runs a method over what is known of its registers: forwards, along all ways; where two meet, what differs is
 * unknown. The effects of calls on objects are not followed, but for constructors and string builders.
 */
export class Interpreter {
  readonly values: Values;
  /** By instruction; those never reached are absent. */
  readonly calls: Map<number, InterpretedCall>;
  /** Last value stored into each static field, unknown when stores differ. */
  readonly stores: Map<number, ValueId>;
  readonly #dex: Dex;
  readonly #item: CodeItem | undefined;
  readonly #definition: number;
  readonly #references: MethodReferences;
  readonly #budget: { steps: number };
  readonly #states: Map<number, Int32Array>;
  readonly #storeAt: Map<number, ValueId>;
  #registers: Int32Array;
  #result: ValueId;

  /** @param budget shared by all methods of an app; when it is used up nothing more is known */
  constructor(dex: Dex, definition: number, references: MethodReferences, budget: { steps: number }) {
    this.values = new Values();
    this.calls = new Map();
    this.stores = new Map();
    this.#dex = dex;
    this.#item = dex.codeItem(definition);
    this.#definition = definition;
    this.#references = references;
    this.#budget = budget;
    this.#states = new Map();
    this.#storeAt = new Map();
    this.#registers = new Int32Array(0);
    this.#result = UNKNOWN;
  }

  run(): void {
    const item = this.#item;
    if (item === undefined || item.to === item.from) return;
    const blocks = new Blocks(this.#dex, item);
    this.#budget.steps -= item.to - item.from;
    if (blocks.count * (item.registers + 1) > MOST_STATE_WORDS) return;
    const settled = this.#settle(item, blocks);
    if (!settled) {
      this.calls.clear();
      this.stores.clear();
    }
  }

  /** Runs blocks until no state changes. @returns false when that would take too long */
  #settle(item: CodeItem, blocks: Blocks): boolean {
    let left = Math.min(this.#budget.steps, (item.to - item.from) * MOST_ROUNDS + FREE_STEPS);
    const allowed = left;
    const waiting = [0];
    const isWaiting = new Set(waiting);
    this.#states.set(0, this.#entry(item));
    const reach = (target: number) => {
      if (this.#merge(target) && !isWaiting.has(target)) {
        isWaiting.add(target);
        waiting.push(target);
      }
    };
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      isWaiting.delete(next);
      left -= this.#runBlock(item, blocks, next, reach, left);
      if (left <= 0) break;
    }
    this.#budget.steps -= allowed - left;
    for (const [at, id] of this.#storeAt) {
      const field = this.#dex.bytes.u16[item.from + at + 1]!;
      this.stores.set(field, this.stores.has(field) && this.stores.get(field) !== id ? UNKNOWN : id);
    }
    return left > 0;
  }

  #entry(item: CodeItem): Int32Array {
    const registers = new Int32Array(item.registers + 1);
    const { definitions } = this.#dex;
    const signature = this.#dex.methodSignature(definitions.method[this.#definition]!);
    const types = parameterTypes(signature.slice(1, signature.lastIndexOf(')')));
    const isStatic = (definitions.flags[this.#definition]! & STATIC) !== 0;
    let register = item.registers - item.ins + (isStatic ? 0 : 1);
    if (!isStatic && register > 0 && register <= item.registers) registers[register - 1] = this.values.parameter(-1);
    types.forEach((type, index) => {
      if (register >= 0 && register < item.registers) registers[register] = this.values.parameter(index);
      register += widthOf(type);
    });
    return registers;
  }

  /** Joins the registers into the state before `target`. @returns whether that changed it */
  #merge(target: number): boolean {
    const state = this.#states.get(target);
    if (state === undefined) {
      this.#states.set(target, this.#registers.slice());
      return true;
    }
    let isChanged = false;
    for (let r = 0; r < state.length; r++) {
      if (state[r] === UNKNOWN || state[r] === this.#registers[r]) continue;
      state[r] = UNKNOWN;
      isChanged = true;
    }
    return isChanged;
  }

  /** @returns steps taken; a step is an instruction, or 16 registers joined */
  #runBlock(item: CodeItem, blocks: Blocks, start: number, reach: (target: number) => void, most: number): number {
    const { u16 } = this.#dex.bytes;
    const size = item.to - item.from;
    const joinCost = 1 + (item.registers >>> 4);
    this.#registers = this.#states.get(start)!.slice();
    this.#result = UNKNOWN;
    let steps = joinCost;
    for (let at = start; at < size && steps < most; ) {
      const units = unitsAt(u16, item.from + at);
      if (at + units > size) return steps;
      steps++;
      const op = u16[item.from + at]! & 0xff;
      if (item.tries.length > 0 && canThrow(op)) {
        for (const { from, to, handlers } of item.tries) {
          steps++;
          if (at < from || at >= to) continue;
          for (const handler of handlers) {
            if (handler.at < size) reach(handler.at);
            steps += joinCost;
          }
        }
      }
      this.#step(item.from, at, op);
      const flow = blocks.flow(at);
      for (const target of flow?.targets ?? []) {
        reach(target);
        steps += joinCost;
      }
      if (flow?.fallsThrough === false) return steps;
      at += units;
      if (blocks.isStart[at] === 1 && at < size) {
        reach(at);
        return steps + joinCost;
      }
    }
    return steps;
  }

  #step(from: number, at: number, op: number): void {
    const { u16 } = this.#dex.bytes;
    const word = u16[from + at]!;
    const aa = word >>> 8;
    const a = aa & 0xf;
    const b = word >>> 12;
    // Operands behind the first unit; an instruction never hangs over the method's end here.
    const second = from + at + 1 < u16.length ? u16[from + at + 1]! : 0;
    const third = from + at + 2 < u16.length ? u16[from + at + 2]! : 0;
    const result = this.#result;
    if (op !== 0) this.#result = UNKNOWN;

    if (op <= 0x09) {
      if (op === 0) return;
      const form = (op - 1) % 3;
      const to = form === 0 ? a : form === 1 ? aa : second;
      const value = this.#read(form === 0 ? b : form === 1 ? second : third);
      return this.#write(to, value, op >= 0x04 && op <= 0x06);
    }
    if (op <= 0x0c) return this.#write(aa, result, op === 0x0b);
    if (op === 0x0d) return this.#write(aa, UNKNOWN, false);
    if (op <= 0x11) return;
    if (op <= 0x19) return this.#constant(from, at, op, word, second);
    switch (op) {
      case 0x1a:
        return this.#write(aa, this.#text(second), false);
      case 0x1b:
        return this.#write(aa, this.#text(second + third * 0x1_0000), false);
      case 0x1c:
        return this.#write(aa, this.values.class(this.#dex.typeDescriptor(second)), false);
      case 0x20:
        return this.#write(a, UNKNOWN, false);
      case 0x21:
        return this.#arrayLength(a, b);
      case 0x22:
        return this.#write(aa, this.values.made('new', this.#dex.typeDescriptor(second), at, []), false);
      case 0x23:
        return this.#newArray(a, b, at);
      case 0x24:
      case 0x25: {
        const items = this.#operands(from, at, op === 0x25).map((register) => this.#read(register));
        this.#result = this.values.array(at, items);
        return;
      }
      case 0x26:
        return this.#fillArray(aa, from, at);
    }
    if (op >= 0x2d && op <= 0x31) return this.#write(aa, UNKNOWN, false);
    if (op >= 0x44 && op <= 0x4a) return this.#write(aa, this.#arrayItem(second & 0xff, second >>> 8), op === 0x45);
    if (op >= 0x4b && op <= 0x51) return this.#arrayPut(this.#read(aa), second & 0xff, second >>> 8);
    if (op >= 0x52 && op <= 0x58) return this.#write(a, UNKNOWN, op === 0x53);
    if (op >= 0x60 && op <= 0x66) return this.#write(aa, this.values.field(second), op === 0x61);
    if (op >= 0x67 && op <= 0x6d) {
      this.#storeAt.set(at, this.#read(aa));
      return;
    }
    if ((op >= 0x6e && op <= 0x72) || (op >= 0x74 && op <= 0x78) || op === 0xfa || op === 0xfb) return this.#invoke(from, at, op, second);
    if (op >= 0x7b && op <= 0x8f) return this.#unary(op, a, b);
    if (op >= 0x90 && op <= 0xaf) return this.#binary(op - 0x90, aa, second & 0xff, second >>> 8);
    if (op >= 0xb0 && op <= 0xcf) return this.#binary(op - 0xb0, a, a, b);
    if (op >= 0xd0 && op <= 0xd7) return this.#literal(op - 0xd0, a, b, (second << 16) >> 16);
    if (op >= 0xd8 && op <= 0xe2) return this.#literal(op - 0xd8, aa, second & 0xff, (second << 16) >> 24);
    if (op === 0xfe || op === 0xff) return this.#write(aa, UNKNOWN, false);
  }

  #read(register: number): ValueId {
    return this.#registers[register] ?? UNKNOWN;
  }

  #write(register: number, value: ValueId, isWide: boolean): void {
    if (register < this.#registers.length) this.#registers[register] = value;
    if (isWide && register + 1 < this.#registers.length) this.#registers[register + 1] = UNKNOWN;
  }

  /** An object has changed: all registers that hold it see the change. */
  #replace(old: ValueId, fresh: ValueId): void {
    const registers = this.#registers;
    for (let r = 0; r < registers.length; r++) if (registers[r] === old) registers[r] = fresh;
  }

  #number(register: number): number | undefined {
    const value = this.values.get(this.#read(register));
    return value?.kind === 'number' ? value.value : undefined;
  }

  #text(string: number): ValueId {
    return string < this.#dex.tables.textCount ? this.values.text(this.#dex.string(string)) : UNKNOWN;
  }

  #constant(from: number, at: number, op: number, word: number, second: number): void {
    const { u16 } = this.#dex.bytes;
    const aa = word >>> 8;
    const short = (second << 16) >> 16;
    if (op === 0x12) return this.#write(aa & 0xf, this.values.number((word << 16) >> 28), false);
    if (op === 0x13) return this.#write(aa, this.values.number(short), false);
    if (op === 0x14) return this.#write(aa, this.values.number(int32(u16, from + at + 1)), false);
    if (op === 0x15) return this.#write(aa, this.values.number(short << 16), false);
    if (op === 0x16) return this.#write(aa, this.values.number(short), true);
    if (op === 0x17) return this.#write(aa, this.values.number(int32(u16, from + at + 1)), true);
    if (op === 0x19) return this.#write(aa, this.values.number(short * 2 ** 48), true);
    const low = int32(u16, from + at + 1) >>> 0;
    return this.#write(aa, this.values.number(int32(u16, from + at + 3) * 2 ** 32 + low), true);
  }

  #arrayLength(to: number, register: number): void {
    const array = this.values.get(this.#read(register));
    this.#write(to, array?.kind === 'array' ? this.values.number(array.items.length) : UNKNOWN, false);
  }

  #newArray(to: number, register: number, at: number): void {
    const size = this.#number(register);
    const isSmall = size !== undefined && size >= 0 && size <= MOST_ARRAY_ITEMS;
    this.#write(to, isSmall ? this.values.array(at, new Array<ValueId>(size).fill(UNKNOWN)) : UNKNOWN, false);
  }

  #fillArray(register: number, from: number, at: number): void {
    const { u16, u8 } = this.#dex.bytes;
    const id = this.#read(register);
    const array = this.values.get(id);
    const payload = from + at + int32(u16, from + at + 1);
    if (array?.kind !== 'array' || !(payload >= from && payload + 4 <= this.#item!.to) || u16[payload] !== 0x0300) return;
    const width = u16[payload + 1]!;
    const count = Math.min(int32(u16, payload + 2) >>> 0, array.items.length);
    const start = (payload + 4) * 2;
    if (![1, 2, 4, 8].includes(width) || start + count * width > this.#item!.to * 2) return;
    const items = [...array.items];
    for (let i = 0; i < count; i++) items[i] = this.values.number(littleEndian(u8, start + i * width, width));
    this.#replace(id, this.values.array(array.at, items));
  }

  #arrayItem(register: number, index: number): ValueId {
    const array = this.values.get(this.#read(register));
    const i = this.#number(index);
    return array?.kind === 'array' && i !== undefined ? (array.items[i] ?? UNKNOWN) : UNKNOWN;
  }

  #arrayPut(value: ValueId, register: number, index: number): void {
    const id = this.#read(register);
    const array = this.values.get(id);
    if (array?.kind !== 'array') return;
    const i = this.#number(index);
    const items =
      i === undefined ? array.items.map(() => UNKNOWN) : array.items.with(Math.min(i < 0 ? 0 : i, array.items.length - 1), value);
    this.#replace(id, this.values.array(array.at, items));
  }

  /** Registers that an invoke or filled-new-array names, in order. */
  #operands(from: number, at: number, isRange: boolean): readonly number[] {
    const { u16 } = this.#dex.bytes;
    const word = u16[from + at]!;
    const third = u16[from + at + 2]!;
    if (isRange) return Array.from({ length: Math.min(word >>> 8, this.#registers.length) }, (_, i) => third + i);
    return [third & 0xf, (third >>> 4) & 0xf, (third >>> 8) & 0xf, third >>> 12, (word >>> 8) & 0xf].slice(0, word >>> 12);
  }

  #invoke(from: number, at: number, op: number, method: number): void {
    const registers = this.#operands(from, at, op >= 0x74 && op !== 0xfa);
    const reference = this.#references.get(method);
    const isStatic = op === 0x71 || op === 0x77;
    const parameters = op >= 0xfa ? this.#shapeAt(from + at + 3) : reference.parameters;
    const types = isStatic ? parameters : [reference.class, ...parameters];
    const items: ValueId[] = [];
    let next = 0;
    for (const type of types) {
      if (next >= registers.length) break;
      items.push(this.#read(registers[next]!));
      next += widthOf(type);
    }
    this.calls.set(at, { items, types });
    const receiver = items[0] ?? UNKNOWN;
    const object = isStatic ? undefined : this.values.get(receiver);
    if (reference.name === '<init>') {
      if (object?.kind === 'new') this.#replace(receiver, constructed(this.values, object.class, object.at, reference, items.slice(1)));
      return;
    }
    const short = folded(this.values, reference, items);
    if (object?.kind === 'builder' && short !== undefined && reference.name === 'append') this.#replace(receiver, short);
    this.#result = reference.returns === 'V' ? UNKNOWN : (short ?? this.values.call(method, at, items));
  }

  /** Parameter types of an invoke-polymorphic, which names its own proto. */
  #shapeAt(unit: number): readonly string[] {
    const signature = this.#dex.signature(this.#dex.bytes.u16[unit]!);
    return parameterTypes(signature.slice(1, signature.lastIndexOf(')')));
  }

  #unary(op: number, to: number, register: number): void {
    const value = this.#number(register);
    const isWide =
      op === 0x7d || op === 0x7e || op === 0x80 || op === 0x81 || op === 0x83 || op === 0x86 || (op >= 0x88 && op <= 0x89) || op === 0x8b;
    const wrapped = value === undefined ? undefined : UNARY[op]?.(value);
    this.#write(to, wrapped === undefined ? UNKNOWN : this.values.number(wrapped), isWide);
  }

  #binary(operation: number, to: number, left: number, right: number): void {
    const isWide = (operation >= 0x0b && operation <= 0x15) || operation >= 0x1b;
    const x = this.#number(left);
    const y = this.#number(right);
    const value = x === undefined || y === undefined ? undefined : arithmetic(operation, x, y);
    this.#write(to, value === undefined ? UNKNOWN : this.values.number(value), isWide);
  }

  #literal(operation: number, to: number, register: number, literal: number): void {
    const x = this.#number(register);
    const value = x === undefined ? undefined : arithmeticWith(operation, x, literal);
    this.#write(to, value === undefined ? UNKNOWN : this.values.number(value), false);
  }
}

const STATIC = 0x8;

/** Negation, complement, and changes of width between whole numbers; floats are not followed. */
const UNARY: Readonly<Record<number, (value: number) => number>> = {
  123: (value) => -value | 0,
  124: (value) => ~value,
  129: (value) => value,
  132: (value) => Number(BigInt.asIntN(32, BigInt(value))),
  141: (value) => (value << 24) >> 24,
  142: (value) => value & 0xffff,
  143: (value) => (value << 16) >> 16,
};

/** Instructions that a handler can follow: calls, memory, allocation, division; not moves, constants and jumps. */
function canThrow(op: number): boolean {
  return (op >= 0x1a && op <= 0x27) || (op >= 0x44 && op <= 0x78) || op === 0x93 || op === 0x94 || op === 0xb3 || op >= 0xfa;
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let k = width - 1; k >= 0; k--) value = value * 256 + bytes[at + k]!;
  const half = 2 ** (width * 8 - 1);
  return width < 8 && value >= half ? value - half * 2 : value;
}
