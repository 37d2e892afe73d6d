import type { Dex } from '@touchstone/formats/dex';
import { parameterTypes } from './descriptors.ts';
import { fallsThrough, type Instruction, type MethodCode, targetsOf } from './method-code.ts';

/** Id of a value of one method; 0 stands for a register that holds nothing. */
export type ValueId = number;

/** Where a value of a method comes from. */
export type Value =
  | { readonly kind: 'parameter'; readonly index: number; readonly type: string }
  | { readonly kind: 'number'; readonly value: number; readonly at?: number }
  | { readonly kind: 'text'; readonly text: number; readonly at?: number }
  | { readonly kind: 'class' | 'new' | 'array' | 'caught'; readonly type: string; readonly at: number }
  | { readonly kind: 'call' | 'custom' | 'computed'; readonly at: number }
  | { readonly kind: 'field'; readonly field: number; readonly object: ValueId; readonly at: number } // object 0: static
  | { readonly kind: 'item'; readonly array: ValueId; readonly index: ValueId; readonly at: number }
  | { readonly kind: 'cast'; readonly of: ValueId; readonly type: string; readonly at: number }
  | { readonly kind: 'join'; readonly items: readonly ValueId[] };

/** A call with the values it is given, receiver first. */
export interface ValueCall {
  readonly at: number;
  readonly how: 'virtual' | 'super' | 'direct' | 'static' | 'interface' | 'polymorphic' | 'custom';
  /** Row of the file's method table; for `custom` the row of the call site. */
  readonly row: number;
  readonly values: readonly ValueId[];
}

/** The values of one method in static single assignment: each has one origin, `join` where ways meet. */
export interface MethodValues {
  readonly dex: Dex;
  readonly code: MethodCode;
  readonly values: readonly (Value | undefined)[];
  /** By instruction, in order; instructions that no way leads to are absent. */
  readonly calls: ReadonlyMap<number, ValueCall>;
  readonly puts: readonly { readonly at: number; readonly field: number; readonly object: ValueId; readonly value: ValueId }[];
  readonly items: readonly { readonly at: number; readonly array: ValueId; readonly index: ValueId; readonly value: ValueId }[];
  readonly returns: readonly ValueId[];
  /** The value that the instruction makes, 0 for none. */
  made(at: number): ValueId;
  /** The value of a parameter, counted without the receiver, which is -1; 0 when it is overwritten at once or absent. */
  parameter(index: number): ValueId;
  /** Conditions of branches and switches by instruction. */
  readonly tests: ReadonlyMap<number, readonly ValueId[]>;
}

/** States of methods whose blocks times registers are more are not held. */
const MOST_STATE_WORDS = 2_000_000;

/** Follows the registers of a method once, all ways. Undefined for methods too large. */
export function methodValues(code: MethodCode, parameters: readonly string[], thisType: string | undefined): MethodValues | undefined {
  const builder = new Builder(code);
  return builder.run(parameters, thisType) ? builder.result() : undefined;
}

/** More than the registers of any method. */
const JOIN_KEY = 2 ** 16;

function inOrder<T>(map: ReadonlyMap<number, T>): ReadonlyMap<number, T> {
  let last = -1;
  for (const at of map.keys()) {
    if (at < last) return new Map([...map].sort(([a], [b]) => a - b));
    last = at;
  }
  return map;
}

class Builder {
  readonly #code: MethodCode;
  readonly #dex: Dex;
  readonly #values: (Value | undefined)[] = [undefined];
  /** Value made by each instruction, 0 for none. */
  readonly #made: Int32Array;
  /** Value of each join by block and register. */
  readonly #joinAt = new Map<number, ValueId>();
  readonly #numbers = new Map<number, ValueId>();
  readonly #joins = new Map<ValueId, ValueId[]>();
  readonly #states = new Map<number, Int32Array>();
  readonly #waiting = new Set<number>();
  readonly #isStart: Uint8Array;
  readonly #calls = new Map<number, ValueCall>();
  readonly #puts = new Map<number, MethodValues['puts'][number]>();
  readonly #items = new Map<number, MethodValues['items'][number]>();
  readonly #returns = new Map<number, ValueId>();
  readonly #tests = new Map<number, readonly ValueId[]>();
  #registers = new Int32Array(0);
  #result: ValueId = 0;

  constructor(code: MethodCode) {
    this.#code = code;
    this.#dex = code.dex;
    this.#made = new Int32Array(code.item.to - code.item.from + 1);
    this.#isStart = new Uint8Array(code.item.to - code.item.from + 1);
    for (const instruction of code.instructions) {
      for (const target of targetsOf(instruction)) this.#isStart[target] = 1;
      if (instruction.kind === 'if' || instruction.kind === 'switch') this.#isStart[instruction.next] = 1;
    }
    for (const { handlers } of code.item.tries) for (const { at } of handlers) if (at < this.#isStart.length) this.#isStart[at] = 1;
  }

  run(parameters: readonly string[], thisType: string | undefined): boolean {
    const { item } = this.#code;
    let starts = 0;
    for (const isStart of this.#isStart) starts += isStart;
    if (starts * (item.registers + 1) > MOST_STATE_WORDS) return false;
    const entry = new Int32Array(item.registers);
    let register = item.registers - item.ins;
    const put = (index: number, type: string) => {
      if (register >= 0 && register < entry.length) entry[register] = this.#values.push({ kind: 'parameter', index, type }) - 1;
      register += type === 'J' || type === 'D' ? 2 : 1;
    };
    if (thisType !== undefined) put(-1, thisType);
    for (const [index, type] of parameters.entries()) put(index, type);
    this.#reach(0, entry);
    for (const start of this.#waiting) {
      this.#waiting.delete(start);
      this.#runBlock(start);
    }
    return true;
  }

  result(): MethodValues {
    return {
      dex: this.#dex,
      code: this.#code,
      values: this.#values,
      calls: inOrder(this.#calls),
      puts: [...inOrder(this.#puts).values()],
      items: [...inOrder(this.#items).values()],
      returns: [...new Set(inOrder(this.#returns).values())],
      tests: this.#tests,
      made: (at) => this.#made[at] ?? 0,
      parameter: (index) =>
        Math.max(
          0,
          this.#values.findIndex((value) => value?.kind === 'parameter' && value.index === index),
        ),
    };
  }

  #runBlock(start: number): void {
    this.#registers = this.#states.get(start)!.slice();
    this.#result = 0;
    for (let i = this.#code.indexAt(start); i >= 0 && i < this.#code.instructions.length; i++) {
      const instruction = this.#code.instructions[i]!;
      if (canThrow(instruction)) this.#reachHandlers(instruction.at);
      this.#step(instruction);
      for (const target of targetsOf(instruction)) this.#reach(target, this.#registers);
      if (!fallsThrough(instruction)) return;
      if (this.#isStart[instruction.next] !== 1) continue;
      this.#reach(instruction.next, this.#registers);
      return;
    }
  }

  #reachHandlers(at: number): void {
    for (const block of this.#code.item.tries) {
      if (at < block.from || at >= block.to) continue;
      for (const handler of block.handlers) this.#reach(handler.at, this.#registers);
    }
  }

  #reach(target: number, registers: Int32Array): void {
    const state = this.#states.get(target);
    if (state === undefined) {
      this.#states.set(target, registers.slice());
      this.#waiting.add(target);
      return;
    }
    for (let r = 0; r < state.length; r++) {
      const known = state[r]!;
      const other = registers[r]!;
      if (known === other || known === 0) continue;
      const key = target * JOIN_KEY + r;
      const join = this.#joinAt.get(key);
      if (other === 0) state[r] = 0;
      else if (join !== undefined && known === join) this.#addTo(join, other);
      else {
        const made = join ?? this.#newJoin(key);
        this.#addTo(made, known);
        this.#addTo(made, other);
        state[r] = made;
      }
      if (state[r] !== known) this.#waiting.add(target);
    }
  }

  #addTo(join: ValueId, item: ValueId): void {
    const items = this.#joins.get(join)!;
    if (item !== join && !items.includes(item)) items.push(item);
  }

  #newJoin(key: number): ValueId {
    const items: ValueId[] = [];
    const made = this.#values.push({ kind: 'join', items }) - 1;
    this.#joinAt.set(key, made);
    this.#joins.set(made, items);
    return made;
  }

  /** The value that an instruction makes; what is known of it is brought up to date. */
  #make(at: number, value: Value): ValueId {
    const known = this.#made[at]!;
    if (known !== 0) {
      this.#values[known] = value;
      return known;
    }
    const made = this.#values.push(value) - 1;
    this.#made[at] = made;
    return made;
  }

  #write(register: number, at: number, value: Value): void {
    if (register < this.#registers.length) this.#registers[register] = this.#make(at, value);
  }

  #read(register: number): ValueId {
    return this.#registers[register] ?? 0;
  }

  #step(i: Instruction): void {
    const { at } = i;
    const dex = this.#dex;
    switch (i.kind) {
      case 'move':
        if (i.to < this.#registers.length) this.#registers[i.to] = this.#read(i.from);
        return;
      case 'result':
        if (i.to < this.#registers.length) this.#registers[i.to] = this.#result;
        return;
      case 'caught':
        this.#write(i.to, at, { kind: 'caught', type: 'Ljava/lang/Throwable;', at });
        return;
      case 'return':
        if (i.from >= 0) this.#returns.set(at, this.#read(i.from));
        return;
      case 'number':
        this.#write(i.to, at, { kind: 'number', value: i.value, at });
        return;
      case 'text':
        this.#write(i.to, at, { kind: 'text', text: i.text, at });
        return;
      case 'class':
      case 'new':
        this.#write(i.to, at, { kind: i.kind, type: dex.typeDescriptor(i.type), at });
        return;
      case 'cast':
        this.#write(i.to, at, { kind: 'cast', of: this.#read(i.to), type: dex.typeDescriptor(i.type), at });
        return;
      case 'new-array':
        this.#write(i.to, at, { kind: 'array', type: dex.typeDescriptor(i.type), at });
        return;
      case 'filled-array':
        this.#result = this.#make(at, { kind: 'array', type: dex.typeDescriptor(i.type), at });
        for (const [n, register] of i.registers.entries()) {
          const index = this.#number(n);
          this.#items.set(at + n / 256, { at, array: this.#result, index, value: this.#read(register) });
        }
        return;
      case 'get-item':
        this.#write(i.value, at, { kind: 'item', array: this.#read(i.array), index: this.#read(i.index), at });
        return;
      case 'put-item':
        this.#items.set(at, { at, array: this.#read(i.array), index: this.#read(i.index), value: this.#read(i.value) });
        return;
      case 'get-field':
        this.#write(i.value, at, { kind: 'field', field: i.field, object: this.#read(i.object), at });
        return;
      case 'get-static':
        this.#write(i.value, at, { kind: 'field', field: i.field, object: 0, at });
        return;
      case 'put-field':
        this.#puts.set(at, { at, field: i.field, object: this.#read(i.object), value: this.#read(i.value) });
        return;
      case 'put-static':
        this.#puts.set(at, { at, field: i.field, object: 0, value: this.#read(i.value) });
        return;
      case 'invoke':
        this.#invoke(i);
        return;
      case 'custom':
        this.#calls.set(at, { at, how: 'custom', row: i.site, values: i.registers.map((register) => this.#read(register)) });
        this.#result = this.#make(at, { kind: 'custom', at });
        return;
      case 'if':
        this.#tests.set(at, i.right < 0 ? [this.#read(i.left)] : [this.#read(i.left), this.#read(i.right)]);
        return;
      case 'switch':
        this.#tests.set(at, [this.#read(i.from)]);
        return;
      default:
        if ('to' in i && i.to >= 0) this.#write(i.to, at, { kind: 'computed', at });
    }
  }

  /** A number that no instruction makes: the place of an item of a filled array. */
  #number(value: number): ValueId {
    let known = this.#numbers.get(value);
    if (known === undefined) {
      known = this.#values.push({ kind: 'number', value }) - 1;
      this.#numbers.set(value, known);
    }
    return known;
  }

  #invoke(i: Instruction & { readonly kind: 'invoke' }): void {
    const isPolymorphic = i.how === 'polymorphic';
    const signature = isPolymorphic ? this.#dex.signature(i.proto) : signatureOf(this.#dex, i.method);
    const types = parameterTypes(signature);
    const values: ValueId[] = [];
    let next = 0;
    if (i.how !== 'static') values.push(this.#read(i.registers[next++] ?? -1));
    for (const type of types) {
      const register = i.registers[next];
      if (register === undefined) break;
      values.push(this.#read(register));
      next += type === 'J' || type === 'D' ? 2 : 1;
    }
    this.#calls.set(i.at, { at: i.at, how: i.how, row: i.method, values });
    this.#result = signature.endsWith(')V') ? 0 : this.#make(i.at, { kind: 'call', at: i.at });
  }
}

function signatureOf(dex: Dex, method: number): string {
  return method < dex.tables.methodCount ? dex.methodSignature(method) : '()V';
}

function canThrow({ kind }: Instruction): boolean {
  return kind !== 'move' && kind !== 'number' && kind !== 'goto' && kind !== 'if' && kind !== 'switch' && kind !== 'result';
}
