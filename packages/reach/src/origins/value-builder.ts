import { type CodeItem, type Dex, EMPTY_DEX, unitsAt } from '@touchstone/formats/dex';
import { BlockStates } from './block-states.ts';
import { CallList } from './call-list.ts';
import { INSTRUCTION, int32, jumpFrom, markCode, START } from './code-marks.ts';
import { FORM, FORMS, isRange, LEAVES, NEVER_THROWS } from './instruction-forms.ts';
import { literalOf, switchOf } from './method-code.ts';
import { HOWS, KIND, MethodValues, type ValueId, type ValueItem, type ValuePut } from './method-values.ts';
import { type Prototype, Prototypes } from './prototypes.ts';
import { ValueList } from './value-list.ts';

/** Code units of the longest method that is followed. */
const LONGEST = 60_000;
/** States of methods whose blocks times registers are more are not held. */
const MOST_STATE_WORDS = 2_000_000;

const NONE = -1;
const POLYMORPHIC = HOWS.indexOf('polymorphic');
const CUSTOM = HOWS.indexOf('custom');
const STATIC = HOWS.indexOf('static');

/** What of a method must be known to follow its registers. */
export interface Followed {
  readonly dex: Dex;
  readonly item: CodeItem | undefined;
  readonly prototypes: Prototypes;
  readonly parameters: readonly string[];
  /** Undefined for static methods. */
  readonly thisType: string | undefined;
}

/** Follows the registers of a method once, all ways. Undefined without code and for methods too large. */
export function methodValues({ dex, item, prototypes, parameters, thisType }: Followed): MethodValues | undefined {
  if (item === undefined || item.to - item.from > LONGEST || item.to <= item.from) return undefined;
  builder.open(dex, item, prototypes);
  const values = builder.run(parameters, thisType);
  builder.open(EMPTY_DEX, NO_CODE, NO_PROTOTYPES);
  return values;
}

/** Follows one method after the other; its tables grow to what the largest needs, and are used again. */
class ValueBuilder {
  #dex = EMPTY_DEX;
  #u16: Uint16Array = EMPTY_DEX.bytes.u16;
  #item = NO_CODE;
  #prototypes = NO_PROTOTYPES;
  readonly #values = new ValueList();
  readonly #calls = new CallList();
  readonly #blocks = new BlockStates(this.#values);
  /** By code unit: marks, the value that the instruction makes, and the place of its call, put, item or return in its list. */
  #marks = new Uint8Array(1_024);
  #made = new Int32Array(1_024);
  #slot = new Int32Array(1_024);
  #registers = new Int32Array(64);
  #result: ValueId = 0;
  #puts: ValuePut[] = [];
  #items: ValueItem[] = [];
  #returns: { readonly at: number; value: ValueId }[] = [];

  /** Makes ready for a method. */
  open(dex: Dex, item: CodeItem, prototypes: Prototypes): void {
    const size = item.to - item.from;
    this.#dex = dex;
    this.#u16 = dex.bytes.u16;
    this.#item = item;
    this.#prototypes = prototypes;
    if (this.#marks.length <= size) {
      this.#marks = new Uint8Array(size * 2);
      this.#made = new Int32Array(size * 2);
      this.#slot = new Int32Array(size * 2);
    }
    this.#marks.fill(0, 0, size + 1);
    this.#made.fill(0, 0, size + 1);
    this.#slot.fill(NONE, 0, size + 1);
    if (this.#registers.length < item.registers) this.#registers = new Int32Array(item.registers * 2);
    this.#blocks.clear(size, item.registers);
    this.#values.clear();
    this.#calls.clear();
    if (this.#puts.length > 0) this.#puts = [];
    if (this.#items.length > 0) this.#items = [];
    if (this.#returns.length > 0) this.#returns = [];
  }

  run(parameters: readonly string[], thisType: string | undefined): MethodValues | undefined {
    const starts = markCode(this.#u16, this.#item, this.#marks);
    if (starts < 0 || starts * (this.#item.registers + 1) > MOST_STATE_WORDS) return undefined;
    this.#enter(parameters, thisType);
    for (let block = this.#blocks.next(); block >= 0; block = this.#blocks.next()) this.#runBlock(block);
    const returns = inOrder(this.#returns).map(({ value }) => value);
    return new MethodValues({
      dex: this.#dex,
      values: this.#values.taken(),
      numbers: this.#values.numbers,
      joins: this.#values.joins,
      parameters,
      thisType,
      ...this.#calls.inOrder(),
      puts: this.#puts.length === 0 ? NO_PUTS : inOrder(this.#puts),
      items: this.#items.length === 0 ? NO_ITEMS : inOrder(this.#items),
      returns: returns.length < 2 ? returns : [...new Set(returns)],
      made: this.#made.slice(0, this.#item.to - this.#item.from + 1),
    });
  }

  #enter(parameters: readonly string[], thisType: string | undefined): void {
    const { registers, ins } = this.#item;
    const entry = this.#registers;
    entry.fill(0, 0, registers);
    let register = registers - ins;
    const put = (index: number, type: string) => {
      if (register >= 0 && register < registers) entry[register] = this.#values.add(KIND.parameter, index, 0, NONE);
      register += type === 'J' || type === 'D' ? 2 : 1;
    };
    if (thisType !== undefined) put(-1, thisType);
    for (const [index, type] of parameters.entries()) put(index, type);
    this.#blocks.reach(0, entry);
  }

  #runBlock(start: number): void {
    const marks = this.#marks;
    if ((marks[start]! & INSTRUCTION) === 0) return;
    const u16 = this.#u16;
    const { from, to, tries } = this.#item;
    const size = to - from;
    this.#blocks.enter(start, this.#registers);
    this.#result = 0;
    for (let at = start; at < size; ) {
      const op = u16[from + at]! & 0xff;
      const form = FORMS[op]!;
      const next = at + unitsAt(u16, from + at);
      if (tries.length > 0 && NEVER_THROWS[form] === 0) this.#reachHandlers(at);
      if (form === FORM.goto || form === FORM.if) {
        const target = jumpFrom(u16, from, at);
        if (target >= 0 && target < size) this.#blocks.reach(target, this.#registers);
      } else if (form === FORM.switch) {
        const { targets } = switchOf(u16, from, at, at + int32(u16, from + at + 1), size);
        for (const target of targets) this.#blocks.reach(target, this.#registers);
      } else if (form !== FORM.nothing) this.#step(form, op, at);
      if (LEAVES[form] === 1) return;
      if ((marks[next]! & START) !== 0) {
        this.#blocks.reach(next, this.#registers);
        return;
      }
      // Payloads may stand between instructions.
      for (at = next; at < size && (marks[at]! & INSTRUCTION) === 0; ) at += unitsAt(u16, from + at);
    }
  }

  #reachHandlers(at: number): void {
    const { from, to, tries } = this.#item;
    for (const block of tries) {
      if (at < block.from || at >= block.to) continue;
      for (const handler of block.handlers) if (handler.at <= to - from) this.#blocks.reach(handler.at, this.#registers);
    }
  }

  /** The value that an instruction makes; what is known of it is brought up to date. */
  #make(at: number, kind: number, a: number, b: number): ValueId {
    const known = this.#made[at]!;
    if (known !== 0) {
      this.#values.change(known, a, b);
      return known;
    }
    const made = this.#values.add(kind, a, b, at);
    this.#made[at] = made;
    return made;
  }

  #write(register: number, at: number, kind: number, a: number, b: number): void {
    if (register < this.#item.registers) this.#registers[register] = this.#make(at, kind, a, b);
  }

  #read(register: number): ValueId {
    return register >= 0 && register < this.#item.registers ? this.#registers[register]! : 0;
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
        if (to < this.#item.registers) this.#registers[to] = this.#read(shape === 1 ? top : shape === 2 ? one : (u16[unit + 2] ?? 0));
        return;
      }
      case FORM.result:
        if (high < this.#item.registers) this.#registers[high] = this.#result;
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
        const count = listedAt(u16, unit, op);
        const call = this.#call(at, CUSTOM, one, count);
        for (let n = 0; n < count; n++) this.#calls.setOperand(call, n, this.#read(register(u16, unit, op, n)));
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
    if (to >= this.#item.registers) return;
    if (this.#made[at] === 0) this.#made[at] = this.#values.addNumber(value, at);
    this.#registers[to] = this.#made[at]!;
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
    else this.#items[slot] = { at, array, index, value };
  }

  #fill(at: number, op: number, unit: number, type: number): void {
    const u16 = this.#u16;
    const array = this.#make(at, KIND.array, type, 0);
    this.#result = array;
    if (this.#slot[at] === NONE) this.#slot[at] = this.#items.length;
    for (let n = 0, count = listedAt(u16, unit, op); n < count; n++) {
      const value = this.#read(register(u16, unit, op, n));
      this.#items[this.#slot[at]! + n] = { at, array, index: this.#values.place(n), value };
    }
  }

  #invoke(at: number, op: number, how: number, row: number, { widths, isVoid }: Prototype): void {
    const u16 = this.#u16;
    const unit = this.#item.from + at;
    const listed = listedAt(u16, unit, op);
    const first = how === STATIC ? 0 : 1;
    let count = first;
    for (let n = 0, next = first; n < widths.length && next < listed; n++, count++) next += widths[n]!;
    const call = this.#call(at, how, row, count);
    if (first === 1) this.#calls.setOperand(call, 0, listed > 0 ? this.#read(register(u16, unit, op, 0)) : 0);
    for (let n = first, next = first; n < count; n++) {
      this.#calls.setOperand(call, n, this.#read(register(u16, unit, op, next)));
      next += widths[n - first]!;
    }
    this.#result = isVoid ? 0 : this.#make(at, KIND.call, 0, 0);
  }

  #call(at: number, how: number, row: number, operands: number): number {
    if (this.#slot[at] === NONE) this.#slot[at] = this.#calls.add(at, how, row, operands);
    return this.#slot[at]!;
  }
}

const NO_PUTS: readonly ValuePut[] = [];
const NO_ITEMS: readonly ValueItem[] = [];

function inOrder<T extends { readonly at: number }>(list: T[]): T[] {
  for (let k = 1; k < list.length; k++) if (list[k]!.at < list[k - 1]!.at) return list.sort((a, b) => a.at - b.at);
  return list;
}

/** How many registers an instruction lists. */
const listedAt = (u16: Uint16Array, unit: number, op: number): number => (isRange(op) ? u16[unit]! >>> 8 : Math.min(u16[unit]! >>> 12, 5));

/** Register `n` of those that an instruction lists. */
function register(u16: Uint16Array, unit: number, op: number, n: number): number {
  const third = u16[unit + 2] ?? 0;
  if (isRange(op)) return third + n;
  return n === 4 ? (u16[unit]! >>> 8) & 0xf : (third >>> (n * 4)) & 0xf;
}

const NO_CODE: CodeItem = { registers: 0, ins: 0, debugAt: 0, from: 0, to: 0, tries: [] };
const NO_PROTOTYPES = new Prototypes(EMPTY_DEX);
const builder = new ValueBuilder();
