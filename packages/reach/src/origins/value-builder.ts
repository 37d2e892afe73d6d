import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';
import { FORM, FORMS, isRange, LEAVES, NEVER_THROWS } from './instruction-forms.ts';
import { literalOf, switchOf } from './method-code.ts';
import { CALL_WORDS, HOWS, KIND, MethodValues, VALUE_WORDS, type ValueId, type ValueItem, type ValuePut } from './method-values.ts';
import type { Prototype, Prototypes } from './prototypes.ts';

/** Code units of the longest method that is followed. */
const LONGEST = 60_000;
/** Ways out of all switches of a method; a million of them can share one table. */
const MOST_WAYS = 200_000;
/** States of methods whose blocks times registers are more are not held. */
const MOST_STATE_WORDS = 2_000_000;
/** More than the registers of any method. */
const JOIN_KEY = 2 ** 16;

/** Marks of code units: an instruction begins there, and others may come to it than the one before. */
const INSTRUCTION = 1;
const START = 2;

const NONE = -1;
const POLYMORPHIC = HOWS.indexOf('polymorphic');
const CUSTOM = HOWS.indexOf('custom');
const STATIC = HOWS.indexOf('static');

/** Follows the registers of a method once, all ways. Undefined without code and for methods too large. */
export function methodValues(
  dex: Dex,
  item: CodeItem | undefined,
  prototypes: Prototypes,
  parameters: readonly string[],
  thisType: string | undefined,
): MethodValues | undefined {
  if (item === undefined || item.to - item.from > LONGEST || item.to <= item.from) return undefined;
  return builder.run(dex, item, prototypes, parameters, thisType);
}

/** Follows one method after the other; its tables grow to what the largest needs. */
class ValueBuilder {
  #dex!: Dex;
  #u16: Uint16Array = new Uint16Array(0);
  #item!: CodeItem;
  #prototypes!: Prototypes;
  #size = 0;
  #registerCount = 0;
  /** By code unit. */
  #marks = new Uint8Array(1_024);
  #made: Int32Array = new Int32Array(1_024);
  /** Place of the instruction's call, put, item or return in its list. */
  #slot: Int32Array = new Int32Array(1_024);
  #stateOf: Int32Array = new Int32Array(1_024);
  #isWaiting = new Uint8Array(1_024);
  readonly #waiting: number[] = [];
  /** Registers at the start of each block that was reached, one behind the other. */
  #states: Int32Array = new Int32Array(4_096);
  #stateCount = 0;
  #registers: Int32Array = new Int32Array(64);
  #result: ValueId = 0;
  #values: Int32Array = new Int32Array(4_096);
  #valueCount = 1;
  #numbers: number[] = [];
  #joins: ValueId[][] = [];
  /** Value of each join by block and register. */
  readonly #joinAt = new Map<number, ValueId>();
  /** Places in filled arrays, as values. */
  readonly #places = new Map<number, ValueId>();
  #calls: Int32Array = new Int32Array(1_024);
  #callCount = 0;
  #operands: Int32Array = new Int32Array(1_024);
  #operandCount = 0;
  #puts: ValuePut[] = [];
  #items: { at: number; array: ValueId; index: ValueId; value: ValueId }[] = [];
  #returns: { readonly at: number; value: ValueId }[] = [];

  run(
    dex: Dex,
    item: CodeItem,
    prototypes: Prototypes,
    parameters: readonly string[],
    thisType: string | undefined,
  ): MethodValues | undefined {
    this.#begin(dex, item, prototypes);
    if (!this.#mark()) return undefined;
    this.#enter(parameters, thisType);
    // Blocks may be added again while the list is worked through.
    for (let k = 0; k < this.#waiting.length; k++) {
      const start = this.#waiting[k]!;
      this.#isWaiting[start] = 0;
      this.#runBlock(start);
    }
    return this.#finish(parameters, thisType);
  }

  #begin(dex: Dex, item: CodeItem, prototypes: Prototypes): void {
    const size = item.to - item.from;
    this.#dex = dex;
    this.#u16 = dex.bytes.u16;
    this.#item = item;
    this.#prototypes = prototypes;
    this.#size = size;
    this.#registerCount = item.registers;
    if (this.#marks.length <= size) {
      this.#marks = new Uint8Array(size * 2);
      this.#isWaiting = new Uint8Array(size * 2);
      this.#made = new Int32Array(size * 2);
      this.#slot = new Int32Array(size * 2);
      this.#stateOf = new Int32Array(size * 2);
    }
    this.#marks.fill(0, 0, size + 1);
    this.#isWaiting.fill(0, 0, size + 1);
    this.#made.fill(0, 0, size + 1);
    this.#slot.fill(NONE, 0, size + 1);
    this.#stateOf.fill(NONE, 0, size + 1);
    if (this.#registers.length < item.registers) this.#registers = new Int32Array(item.registers * 2);
    this.#waiting.length = 0;
    this.#stateCount = 0;
    this.#valueCount = 1;
    this.#callCount = 0;
    this.#operandCount = 0;
    if (this.#numbers.length > 0) this.#numbers = [];
    if (this.#joins.length > 0) this.#joins = [];
    if (this.#puts.length > 0) this.#puts = [];
    if (this.#items.length > 0) this.#items = [];
    if (this.#returns.length > 0) this.#returns = [];
    if (this.#joinAt.size > 0) this.#joinAt.clear();
    if (this.#places.size > 0) this.#places.clear();
  }

  /** Marks where instructions and blocks begin. @returns whether the method is small enough to be followed */
  #mark(): boolean {
    const u16 = this.#u16;
    const marks = this.#marks;
    const { from, tries, registers } = this.#item;
    const size = this.#size;
    let ways = 0;
    for (let at = 0; at < size; ) {
      const units = unitsAt(u16, from + at);
      if (at + units > size) break;
      const op = u16[from + at]! & 0xff;
      if (op !== 0 || units === 1) {
        marks[at]! |= INSTRUCTION;
        const form = FORMS[op]!;
        if (form === FORM.goto || form === FORM.if) {
          const target = this.#jump(at, op);
          if (target >= 0 && target < size) marks[target]! |= START;
          if (form === FORM.if) marks[at + units]! |= START;
        } else if (form === FORM.switch) {
          const { targets } = switchOf(u16, from, at, at + int32(u16, from + at + 1), size);
          ways += targets.length;
          if (ways > MOST_WAYS) return false;
          for (const target of targets) marks[target]! |= START;
          marks[at + units]! |= START;
        }
      }
      at += units;
    }
    for (const { handlers } of tries) for (const { at } of handlers) if (at <= size) marks[at]! |= START;
    let starts = 0;
    for (let at = 0; at <= size; at++) if ((marks[at]! & START) !== 0) starts++;
    return starts * (registers + 1) <= MOST_STATE_WORDS;
  }

  #enter(parameters: readonly string[], thisType: string | undefined): void {
    const { registers, ins } = this.#item;
    const entry = this.#registers;
    entry.fill(0, 0, registers);
    let register = registers - ins;
    if (thisType !== undefined) {
      if (register >= 0 && register < registers) entry[register] = this.#add(KIND.parameter, -1, 0, NONE);
      register++;
    }
    for (let index = 0; index < parameters.length; index++) {
      if (register >= 0 && register < registers) entry[register] = this.#add(KIND.parameter, index, 0, NONE);
      const type = parameters[index]!;
      register += type === 'J' || type === 'D' ? 2 : 1;
    }
    this.#reach(0);
  }

  #runBlock(start: number): void {
    const marks = this.#marks;
    if ((marks[start]! & INSTRUCTION) === 0) return;
    const u16 = this.#u16;
    const { from, tries } = this.#item;
    const count = this.#registerCount;
    const state = this.#stateOf[start]! * count;
    const registers = this.#registers;
    const states = this.#states;
    for (let r = 0; r < count; r++) registers[r] = states[state + r]!;
    this.#result = 0;
    for (let at = start; ; ) {
      const op = u16[from + at]! & 0xff;
      const form = FORMS[op]!;
      const next = at + unitsAt(u16, from + at);
      if (tries.length > 0 && NEVER_THROWS[form] === 0) this.#reachHandlers(at);
      if (form === FORM.goto || form === FORM.if) {
        const target = this.#jump(at, op);
        if (target >= 0 && target < this.#size) this.#reach(target);
      } else if (form === FORM.switch) {
        for (const target of switchOf(u16, from, at, at + int32(u16, from + at + 1), this.#size).targets) this.#reach(target);
      } else if (form !== FORM.nothing) this.#step(form, op, at);
      if (LEAVES[form] === 1) return;
      if ((marks[next]! & START) !== 0) {
        this.#reach(next);
        return;
      }
      // Payloads may stand between instructions.
      for (at = next; at < this.#size && (marks[at]! & INSTRUCTION) === 0; ) at += unitsAt(u16, from + at);
      if (at >= this.#size) return;
    }
  }

  #reachHandlers(at: number): void {
    for (const block of this.#item.tries) {
      if (at < block.from || at >= block.to) continue;
      for (const handler of block.handlers) if (handler.at <= this.#size) this.#reach(handler.at);
    }
  }

  /** The registers as they are now may be what a block begins with. */
  #reach(target: number): void {
    const count = this.#registerCount;
    const registers = this.#registers;
    let k = this.#stateOf[target]!;
    if (k === NONE) {
      k = this.#stateCount++;
      this.#stateOf[target] = k;
      if (this.#stateCount * count > this.#states.length) this.#states = grown(this.#states, this.#stateCount * count);
      const states = this.#states;
      for (let r = 0, s = k * count; r < count; r++, s++) states[s] = registers[r]!;
      this.#wait(target);
      return;
    }
    const states = this.#states;
    let isChanged = false;
    for (let r = 0, s = k * count; r < count; r++, s++) {
      const known = states[s]!;
      const other = registers[r]!;
      if (known === other || known === 0) continue;
      states[s] = other === 0 ? 0 : this.#joined(target * JOIN_KEY + r, known, other);
      if (states[s] !== known) isChanged = true;
    }
    if (isChanged) this.#wait(target);
  }

  #wait(target: number): void {
    if (this.#isWaiting[target] === 1) return;
    this.#isWaiting[target] = 1;
    this.#waiting.push(target);
  }

  #joined(key: number, known: ValueId, other: ValueId): ValueId {
    let join = this.#joinAt.get(key);
    if (join === undefined) {
      join = this.#add(KIND.join, this.#joins.push([]) - 1, 0, NONE);
      this.#joinAt.set(key, join);
    }
    const items = this.#joins[this.#values[join * VALUE_WORDS + 1]!]!;
    if (known !== join && !items.includes(known)) items.push(known);
    if (other !== join && !items.includes(other)) items.push(other);
    return join;
  }

  #add(kind: number, a: number, b: number, at: number): ValueId {
    const id = this.#valueCount++;
    const word = id * VALUE_WORDS;
    if (word + VALUE_WORDS > this.#values.length) this.#values = grown(this.#values, word + VALUE_WORDS);
    const values = this.#values;
    values[word] = kind;
    values[word + 1] = a;
    values[word + 2] = b;
    values[word + 3] = at;
    return id;
  }

  /** The value that an instruction makes; what is known of it is brought up to date. */
  #make(at: number, kind: number, a: number, b: number): ValueId {
    const known = this.#made[at]!;
    if (known === 0) {
      const made = this.#add(kind, a, b, at);
      this.#made[at] = made;
      return made;
    }
    const word = known * VALUE_WORDS;
    this.#values[word + 1] = a;
    this.#values[word + 2] = b;
    return known;
  }

  #write(register: number, at: number, kind: number, a: number, b: number): void {
    if (register < this.#registerCount) this.#registers[register] = this.#make(at, kind, a, b);
  }

  #read(register: number): ValueId {
    return register >= 0 && register < this.#registerCount ? this.#registers[register]! : 0;
  }

  #jump(at: number, op: number): number {
    const u16 = this.#u16;
    const from = this.#item.from + at;
    if (op === 0x28) return at + ((u16[from]! << 16) >> 24);
    if (op === 0x2a) return at + int32(u16, from + 1);
    return at + ((u16[from + 1]! << 16) >> 16);
  }

  #step(form: number, op: number, at: number): void {
    const u16 = this.#u16;
    const unit = this.#item.from + at;
    const word = u16[unit]!;
    const high = word >>> 8;
    const low = high & 0xf;
    const top = word >>> 12;
    const one = u16[unit + 1] ?? 0;
    switch (form) {
      case FORM.move: {
        const shape = op % 3;
        const to = shape === 1 ? low : shape === 2 ? high : one;
        if (to < this.#registerCount) this.#registers[to] = this.#read(shape === 1 ? top : shape === 2 ? one : (u16[unit + 2] ?? 0));
        return;
      }
      case FORM.result:
        if (high < this.#registerCount) this.#registers[high] = this.#result;
        return;
      case FORM.caught:
        this.#write(high, at, KIND.caught, 0, 0);
        return;
      case FORM.return:
        if (op !== 0x0e) this.#return(at, this.#read(high));
        return;
      case FORM.number:
        this.#number(op === 0x12 ? low : high, at, literalOf(u16, unit, op));
        return;
      case FORM.text:
        this.#write(high, at, KIND.text, op === 0x1a ? one : int32(u16, unit + 1), 0);
        return;
      case FORM.class:
        this.#write(high, at, KIND.class, one, 0);
        return;
      case FORM.new:
        this.#write(high, at, KIND.new, one, 0);
        return;
      case FORM.cast:
        this.#write(high, at, KIND.cast, this.#read(high), one);
        return;
      case FORM.newArray:
        this.#write(low, at, KIND.array, one, 0);
        return;
      case FORM.filledArray:
        this.#fill(at, op, unit, one);
        return;
      case FORM.getItem:
        this.#write(high, at, KIND.item, this.#read(one & 0xff), this.#read(one >>> 8));
        return;
      case FORM.putItem:
        this.#putItem(at, this.#read(one & 0xff), this.#read(one >>> 8), this.#read(high));
        return;
      case FORM.getField:
        this.#write(low, at, KIND.field, one, this.#read(top));
        return;
      case FORM.getStatic:
        this.#write(high, at, KIND.field, one, 0);
        return;
      case FORM.putField:
        this.#put(at, one, this.#read(top), this.#read(low));
        return;
      case FORM.putStatic:
        this.#put(at, one, 0, this.#read(high));
        return;
      case FORM.invoke: {
        const how = op >= 0x74 ? op - 0x74 : op - 0x6e;
        this.#invoke(at, op, how, one, this.#prototypes.ofMethod(one));
        return;
      }
      case FORM.polymorphic:
        this.#invoke(at, op, POLYMORPHIC, one, this.#prototypes.of(u16[unit + 3] ?? 0));
        return;
      case FORM.custom: {
        const count = isRange(op) ? high : Math.min(top, 5);
        const first = this.#call(at, CUSTOM, one, count);
        for (let n = 0; n < count; n++) this.#operands[first + n] = this.#read(register(u16, unit, op, n));
        this.#result = this.#make(at, KIND.custom, 0, 0);
        return;
      }
      case FORM.computedLow:
        this.#write(low, at, KIND.computed, 0, 0);
        return;
      case FORM.computed:
        this.#write(high, at, KIND.computed, 0, 0);
        return;
    }
  }

  #number(to: number, at: number, value: number): void {
    if (to >= this.#registerCount) return;
    const isShort = (value | 0) === value;
    const known = this.#made[at]!;
    if (known !== 0) this.#registers[to] = known;
    else
      this.#registers[to] = isShort ? this.#make(at, KIND.number, value, 0) : this.#make(at, KIND.number, this.#numbers.push(value) - 1, 1);
  }

  #return(at: number, value: ValueId): void {
    const slot = this.#slot[at]!;
    if (slot === NONE) this.#slot[at] = this.#returns.push({ at, value }) - 1;
    else this.#returns[slot]!.value = value;
  }

  #put(at: number, field: number, object: ValueId, value: ValueId): void {
    const slot = this.#slot[at]!;
    if (slot === NONE) this.#slot[at] = this.#puts.push({ at, field, object, value }) - 1;
    else this.#puts[slot] = { at, field, object, value };
  }

  #putItem(at: number, array: ValueId, index: ValueId, value: ValueId): void {
    const slot = this.#slot[at]!;
    if (slot === NONE) this.#slot[at] = this.#items.push({ at, array, index, value }) - 1;
    else Object.assign(this.#items[slot]!, { array, index, value });
  }

  #fill(at: number, op: number, unit: number, type: number): void {
    const u16 = this.#u16;
    const count = isRange(op) ? u16[unit]! >>> 8 : Math.min(u16[unit]! >>> 12, 5);
    this.#result = this.#make(at, KIND.array, type, 0);
    const isFirst = this.#slot[at] === NONE;
    if (isFirst) this.#slot[at] = this.#items.length;
    for (let n = 0; n < count; n++) {
      const index = this.#place(n);
      const value = this.#read(register(u16, unit, op, n));
      if (isFirst) this.#items.push({ at, array: this.#result, index, value });
      else this.#items[this.#slot[at]! + n]!.value = value;
    }
  }

  /** A number that no instruction makes: the place of an item of a filled array. */
  #place(value: number): ValueId {
    let known = this.#places.get(value);
    if (known === undefined) {
      known = this.#add(KIND.number, value, 0, NONE);
      this.#places.set(value, known);
    }
    return known;
  }

  #invoke(at: number, op: number, how: number, row: number, { widths, isVoid }: Prototype): void {
    const u16 = this.#u16;
    const unit = this.#item.from + at;
    const count = isRange(op) ? u16[unit]! >>> 8 : Math.min(u16[unit]! >>> 12, 5);
    const hasReceiver = how !== STATIC;
    let taken = hasReceiver ? 1 : 0;
    for (let n = 0, next = taken; n < widths.length && next < count; n++, taken++) next += widths[n]!;
    const first = this.#call(at, how, row, taken);
    const operands = this.#operands;
    let next = hasReceiver ? 1 : 0;
    let k = first;
    if (hasReceiver) operands[k++] = count > 0 ? this.#read(register(u16, unit, op, 0)) : 0;
    for (let n = 0; k < first + taken; n++) {
      operands[k++] = this.#read(register(u16, unit, op, next));
      next += widths[n]!;
    }
    this.#result = isVoid ? 0 : this.#make(at, KIND.call, 0, 0);
  }

  /** The operands of a call: the same place each time. */
  #call(at: number, how: number, row: number, count: number): number {
    const slot = this.#slot[at]!;
    if (slot !== NONE) return this.#calls[slot * CALL_WORDS + 3]!;
    const word = this.#callCount * CALL_WORDS;
    if (word + CALL_WORDS > this.#calls.length) this.#calls = grown(this.#calls, word + CALL_WORDS);
    this.#slot[at] = this.#callCount++;
    const first = this.#operandCount;
    this.#operandCount += count;
    if (this.#operandCount > this.#operands.length) this.#operands = grown(this.#operands, this.#operandCount);
    this.#calls[word] = at;
    this.#calls[word + 1] = how;
    this.#calls[word + 2] = row;
    this.#calls[word + 3] = first;
    return first;
  }

  #finish(parameters: readonly string[], thisType: string | undefined): MethodValues {
    const { calls, operands } = this.#callsInOrder();
    const returns = inOrder(this.#returns).map(({ value }) => value);
    return new MethodValues({
      dex: this.#dex,
      values: this.#values.slice(0, this.#valueCount * VALUE_WORDS),
      numbers: this.#numbers,
      joins: this.#joins,
      parameters,
      thisType,
      calls,
      operands,
      puts: this.#puts.length === 0 ? NO_PUTS : inOrder(this.#puts),
      items: this.#items.length === 0 ? NO_ITEMS : inOrder(this.#items),
      returns: returns.length < 2 ? returns : [...new Set(returns)],
      made: this.#made.slice(0, this.#size + 1),
    });
  }

  /** Calls are found block by block; here they stand as in the code. */
  #callsInOrder(): { readonly calls: Int32Array; readonly operands: Int32Array } {
    const count = this.#callCount;
    const given = this.#calls;
    const calls = new Int32Array((count + 1) * CALL_WORDS);
    let isAscending = true;
    for (let k = 1; k < count; k++) if (given[k * CALL_WORDS]! < given[(k - 1) * CALL_WORDS]!) isAscending = false;
    if (isAscending) {
      calls.set(given.subarray(0, count * CALL_WORDS));
      calls[count * CALL_WORDS + 3] = this.#operandCount;
      return { calls, operands: this.#operands.slice(0, this.#operandCount) };
    }
    const order = Array.from({ length: count }, (_, k) => k).sort((a, b) => given[a * CALL_WORDS]! - given[b * CALL_WORDS]!);
    const operands = new Int32Array(this.#operandCount);
    let next = 0;
    for (const [place, k] of order.entries()) {
      const from = given[k * CALL_WORDS + 3]!;
      const to = k + 1 < count ? given[(k + 1) * CALL_WORDS + 3]! : this.#operandCount;
      for (let word = 0; word < 3; word++) calls[place * CALL_WORDS + word] = given[k * CALL_WORDS + word]!;
      calls[place * CALL_WORDS + 3] = next;
      for (let n = from; n < to; n++) operands[next++] = this.#operands[n]!;
    }
    calls[count * CALL_WORDS + 3] = next;
    return { calls, operands };
  }
}

const NO_PUTS: readonly ValuePut[] = [];
const NO_ITEMS: readonly ValueItem[] = [];

function inOrder<T extends { readonly at: number }>(list: T[]): T[] {
  for (let k = 1; k < list.length; k++) if (list[k]!.at < list[k - 1]!.at) return list.sort((a, b) => a.at - b.at);
  return list;
}

function grown(table: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, table.length * 2));
  larger.set(table);
  return larger;
}

const int32 = (u16: Uint16Array, at: number): number => (u16[at] ?? 0) | ((u16[at + 1] ?? 0) << 16);

/** Register `n` of those that an instruction lists. */
function register(u16: Uint16Array, unit: number, op: number, n: number): number {
  const third = u16[unit + 2] ?? 0;
  if (isRange(op)) return third + n;
  return n === 4 ? (u16[unit]! >>> 8) & 0xf : (third >>> (n * 4)) & 0xf;
}

const builder = new ValueBuilder();
