import type { Dex } from '@touchstone/formats/dex';
import type { ChangingCalls } from './changing-calls.ts';
import type { MethodReferences } from './method-references.ts';
import { UNKNOWN, type ValueId, Values } from './values.ts';

/** An invoke with its values, the receiver first, and the types of the places that take them. */
export interface InterpretedCall {
  readonly items: readonly ValueId[];
  readonly types: readonly string[];
}

/** The registers of a method while it is interpreted, and what its instructions leave behind. */
export class Machine {
  readonly dex: Dex;
  readonly references: MethodReferences;
  /** Which calls may change what they are given. */
  readonly changing: ChangingCalls;
  readonly values: Values;
  /** First and last unit of the method's instructions in the container. */
  readonly from: number;
  readonly to: number;
  /** By instruction; those never reached are absent. */
  readonly calls: Map<number, InterpretedCall>;
  /** Value stored by each sput and iput-object, by instruction. */
  readonly stores: Map<number, ValueId>;
  registers: Int32Array;
  /** What the next move-result takes. */
  result: ValueId;
  /** Work beyond one step for each instruction. */
  extraSteps: number;

  constructor(dex: Dex, references: MethodReferences, from: number, to: number, hasAlternatives: boolean) {
    this.dex = dex;
    this.references = references;
    this.changing = references.changing;
    this.values = new Values(hasAlternatives);
    this.from = from;
    this.to = to;
    this.calls = new Map();
    this.stores = new Map();
    this.registers = new Int32Array(0);
    this.result = UNKNOWN;
    this.extraSteps = 0;
  }

  /** Unit `k` of the instruction at `at`. */
  unit(at: number, k: number): number {
    return this.dex.bytes.u16[this.from + at + k] ?? 0;
  }

  /** 32 bits from unit `k` on, signed. */
  int(at: number, k: number): number {
    return this.unit(at, k) | (this.unit(at, k + 1) << 16);
  }

  read(register: number): ValueId {
    return this.registers[register] ?? UNKNOWN;
  }

  write(register: number, value: ValueId): void {
    if (register < this.registers.length) this.registers[register] = value;
  }

  /** A long or double: its value is kept in the first register. */
  writeWide(register: number, value: ValueId): void {
    this.write(register, value);
    this.write(register + 1, UNKNOWN);
  }

  /** The number in a register, when it is known. */
  number(register: number): number | undefined {
    return this.numberOf(this.read(register));
  }

  /** The number that a value is. */
  numberOf(id: ValueId = UNKNOWN): number | undefined {
    const value = this.values.get(id);
    return value?.kind === 'number' ? value.value : undefined;
  }

  /** An object has changed: all registers that hold it see the change; those that may hold it are no longer known. */
  replace(old: ValueId, fresh: ValueId): void {
    if (old === UNKNOWN) return;
    const registers = this.registers;
    this.extraSteps += registers.length >>> 4;
    for (let r = 0; r < registers.length; r++) {
      const held = registers[r]!;
      if (held === old) registers[r] = fresh;
      else if (held !== UNKNOWN && this.values.alternatives(held).includes(old)) registers[r] = UNKNOWN;
    }
  }

  /** Someone else may have changed a value: of an array only the length is still known, of a builder nothing. */
  forget(id: ValueId): void {
    for (const one of this.values.alternatives(id)) {
      const value = this.values.get(one);
      if (value?.kind === 'array') this.replace(one, this.values.array(value.at, new Array<ValueId>(value.items.length).fill(UNKNOWN)));
      if (value?.kind === 'builder') this.replace(one, UNKNOWN);
    }
  }
}
