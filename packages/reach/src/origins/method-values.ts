import type { Dex } from '@touchstone/formats/dex';
import type { InvokeHow } from './method-code.ts';

/** Id of a value of one method; 0 stands for a register that holds nothing. */
export type ValueId = number;

/** Where a value of a method comes from. */
export type Value =
  | { readonly kind: 'parameter'; readonly index: number; readonly type: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: number; readonly at: number }
  | { readonly kind: 'class' | 'new' | 'array' | 'caught'; readonly type: string; readonly at: number }
  | { readonly kind: 'call' | 'custom' | 'computed'; readonly at: number }
  | { readonly kind: 'field'; readonly field: number; readonly object: ValueId; readonly at: number } // object 0: static
  | { readonly kind: 'item'; readonly array: ValueId; readonly index: ValueId; readonly at: number }
  | { readonly kind: 'cast'; readonly of: ValueId; readonly type: string; readonly at: number }
  | { readonly kind: 'join'; readonly items: readonly ValueId[] };

/** A call with the values it is given, receiver first. */
export interface ValueCall {
  readonly at: number;
  readonly how: InvokeHow | 'custom';
  /** Row of the file's method table; for `custom` the row of the call site. */
  readonly row: number;
  readonly values: readonly ValueId[];
}

export interface ValuePut {
  readonly at: number;
  readonly field: number;
  readonly object: ValueId;
  readonly value: ValueId;
}

export interface ValueItem {
  readonly at: number;
  readonly array: ValueId;
  readonly index: ValueId;
  readonly value: ValueId;
}

/** Kinds of values as they are kept. */
export const KIND = {
  none: 0,
  parameter: 1,
  number: 2,
  text: 3,
  class: 4,
  new: 5,
  array: 6,
  caught: 7,
  call: 8,
  custom: 9,
  computed: 10,
  field: 11,
  item: 12,
  cast: 13,
  join: 14,
} as const;

/** Words of a value: its kind, two more that the kind gives a meaning, and the instruction that makes it, -1 for none. */
export const VALUE_WORDS = 4;
/** Words of a call: instruction, how, row, and where its operands begin; they end where those of the next begin. */
export const CALL_WORDS = 4;

export const HOWS = ['virtual', 'super', 'direct', 'static', 'interface', 'polymorphic', 'custom'] as const;

/** What following the registers of a method has found, as numbers. */
export interface FoundValues {
  readonly dex: Dex;
  readonly values: Int32Array;
  /** Numbers of more than 32 bits, by the second word of their value. */
  readonly numbers: readonly number[];
  readonly joins: readonly (readonly ValueId[])[];
  readonly parameters: readonly string[];
  readonly thisType: string | undefined;
  /** By instruction, with one more call at the end. */
  readonly calls: Int32Array;
  readonly operands: Int32Array;
  readonly puts: readonly ValuePut[];
  readonly items: readonly ValueItem[];
  readonly returns: readonly ValueId[];
  /** By code unit, the value that its instruction makes. */
  readonly made: Int32Array;
}

/**
 * The values of one method in static single assignment: each has one origin, `join` where ways meet. Instructions that no way leads to are
 * absent. Kept as numbers; what is asked for becomes an object.
 */
export class MethodValues {
  readonly dex: Dex;
  /** Ids are below it. */
  readonly count: number;
  readonly callCount: number;
  readonly puts: readonly ValuePut[];
  readonly items: readonly ValueItem[];
  readonly returns: readonly ValueId[];
  readonly #found: FoundValues;
  #values: (Value | undefined)[] | undefined;
  #calls: (ValueCall | undefined)[] | undefined;

  constructor(found: FoundValues) {
    this.dex = found.dex;
    this.count = found.values.length / VALUE_WORDS;
    this.callCount = found.calls.length / CALL_WORDS - 1;
    this.puts = found.puts;
    this.items = found.items;
    this.returns = found.returns;
    this.#found = found;
    this.#values = undefined;
    this.#calls = undefined;
  }

  value(id: ValueId): Value | undefined {
    if (!(id > 0 && id < this.count)) return undefined;
    this.#values ??= new Array<Value | undefined>(this.count);
    let value = this.#values[id];
    if (value === undefined) {
      value = this.#read(id);
      this.#values[id] = value;
    }
    return value;
  }

  /** Kind of a value, by `KIND`, without making an object of it. */
  kindOf(id: ValueId): number {
    return this.#found.values[id * VALUE_WORDS]!;
  }

  /** The value that a `cast` is of. */
  castOf(id: ValueId): ValueId {
    return this.#found.values[id * VALUE_WORDS + 1]!;
  }

  itemsOfJoin(id: ValueId): readonly ValueId[] {
    return this.#found.joins[this.#found.values[id * VALUE_WORDS + 1]!]!;
  }

  /** The call at an instruction. */
  call(at: number): ValueCall | undefined {
    const { calls } = this.#found;
    let low = 0;
    let high = this.callCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (calls[middle * CALL_WORDS]! < at) low = middle + 1;
      else high = middle;
    }
    return low < this.callCount && calls[low * CALL_WORDS] === at ? this.callAt(low) : undefined;
  }

  /** The calls, in the order of instructions. */
  *calls(): Generator<ValueCall> {
    for (let k = 0; k < this.callCount; k++) yield this.callAt(k);
  }

  callAt(k: number): ValueCall {
    this.#calls ??= new Array<ValueCall | undefined>(this.callCount);
    let call = this.#calls[k];
    if (call === undefined) {
      const { calls, operands } = this.#found;
      const word = k * CALL_WORDS;
      const values: ValueId[] = [];
      for (let n = calls[word + 3]!; n < calls[word + CALL_WORDS + 3]!; n++) values.push(operands[n]!);
      call = { at: calls[word]!, how: HOWS[calls[word + 1]!]!, row: calls[word + 2]!, values };
      this.#calls[k] = call;
    }
    return call;
  }

  /** Row of the method table that call `k` names; -1 for what makes a lambda. */
  rowAt(k: number): number {
    const { calls } = this.#found;
    return calls[k * CALL_WORDS + 1]! === CUSTOM ? -1 : calls[k * CALL_WORDS + 2]!;
  }

  instructionAt(k: number): number {
    return this.#found.calls[k * CALL_WORDS]!;
  }

  /** Where the operands of call `k` begin; those of the next one end them. */
  operandsFrom(k: number): number {
    return this.#found.calls[k * CALL_WORDS + 3]!;
  }

  operand(n: number): ValueId {
    return this.#found.operands[n]!;
  }

  /** The value that the instruction makes, 0 for none. */
  made(at: number): ValueId {
    return this.#found.made[at] ?? 0;
  }

  /** The result of the call at an instruction, 0 for none. */
  resultOf(at: number): ValueId {
    const made = this.made(at);
    return this.kindOf(made) === KIND.call ? made : 0;
  }

  /** The value of a parameter, counted without the receiver, which is -1; 0 when it is absent. */
  parameter(index: number): ValueId {
    for (let id = 1; id < this.count && this.kindOf(id) === KIND.parameter; id++)
      if (this.#found.values[id * VALUE_WORDS + 1] === index) return id;
    return 0;
  }

  #read(id: ValueId): Value {
    const { dex, values, numbers, joins, parameters, thisType } = this.#found;
    const word = id * VALUE_WORDS;
    const a = values[word + 1]!;
    const b = values[word + 2]!;
    const at = values[word + 3]!;
    switch (values[word]) {
      case KIND.parameter:
        return { kind: 'parameter', index: a, type: a < 0 ? thisType! : parameters[a]! };
      case KIND.number:
        return { kind: 'number', value: b === 0 ? a : numbers[a]! };
      case KIND.text:
        return { kind: 'text', text: a >>> 0, at };
      case KIND.class:
        return { kind: 'class', type: dex.typeDescriptor(a), at };
      case KIND.new:
        return { kind: 'new', type: dex.typeDescriptor(a), at };
      case KIND.array:
        return { kind: 'array', type: dex.typeDescriptor(a), at };
      case KIND.caught:
        return { kind: 'caught', type: 'Ljava/lang/Throwable;', at };
      case KIND.call:
        return { kind: 'call', at };
      case KIND.custom:
        return { kind: 'custom', at };
      case KIND.field:
        return { kind: 'field', field: a, object: b, at };
      case KIND.item:
        return { kind: 'item', array: a, index: b, at };
      case KIND.cast:
        return { kind: 'cast', of: a, type: dex.typeDescriptor(b), at };
      case KIND.join:
        return { kind: 'join', items: joins[a]! };
      default:
        return { kind: 'computed', at };
    }
  }
}

const CUSTOM = HOWS.indexOf('custom');
