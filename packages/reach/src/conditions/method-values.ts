import type { Body, FieldName } from '@touchstone/program';
import { MadeCall, MadeChoice, MadeField, MadeMath, type Registers } from './made-values.ts';
import type { CallValue, ChoiceValue, MathValue, Target, Value } from './value.ts';

/**
 * What registers of a method hold, found backwards from where it is asked: each place that writes a register is one value, the
 * same object each time; where ways meet, a choice between them that remembers which way.
 */
export class MethodValues implements Registers {
  readonly body: Body;
  readonly #made: Map<number, Value>;
  readonly #entering: Map<number, Value>;
  readonly #cases: Map<number, ReadonlyMap<number, readonly number[]>>;
  readonly #parameters: ReadonlyMap<number, number>;

  constructor(body: Body, isStatic: boolean) {
    this.body = body;
    this.#made = new Map();
    this.#entering = new Map();
    this.#cases = new Map();
    this.#parameters = new Map(body.parameterRegisters.map((register, i) => [register, isStatic ? i : i - 1]));
  }

  /** What the register holds when instruction `i` begins. */
  before(i: number, register: number): Value {
    const block = this.body.blocks.of[i]!;
    const start = this.body.blocks.start[block]!;
    for (let k = i - 1; k >= start; k--) if (this.body.overwrites(k, register)) return this.madeAt(k);
    return this.#entry(block, register);
  }

  /** Arguments of the invoke at instruction `i`, the receiver first. */
  argumentsAt(i: number): readonly Value[] {
    return this.body.argumentRegisters(i).map((register) => this.before(i, register));
  }

  /** Keys of the switch at instruction `i`, by the block they lead to. */
  casesAt(i: number): ReadonlyMap<number, readonly number[]> {
    let known = this.#cases.get(i);
    if (known === undefined) {
      const blocks = Map.groupBy(this.body.cases(i), ({ target }) => this.body.blocks.of[target]!);
      known = new Map([...blocks].map(([block, cases]) => [block, cases.map(({ key }) => key)]));
      this.#cases.set(i, known);
    }
    return known;
  }

  /** The invoke at instruction `i` as a value; of `move-result` what it takes. */
  madeAt(i: number): Value {
    let value = this.#made.get(i);
    if (value === undefined) {
      this.#made.set(i, OTHER); // code that no way leads to may move a register onto itself
      value = this.#make(i);
      this.#made.set(i, value);
    }
    return value;
  }

  #entry(first: number, register: number): Value {
    const { blocks } = this.body;
    let block = first;
    for (let steps = 0; steps <= blocks.count; steps++) {
      const key = block * 65_536 + register;
      const known = this.#entering.get(key);
      if (known !== undefined) return known;
      const first = blocks.predecessors.start[block]!;
      const count = blocks.predecessors.start[block + 1]! - first;
      if (block === 0 && count === 0) return this.#keep(key, this.#parameter(register));
      const before = blocks.predecessors.items[first]!;
      if (block === 0 || count !== 1 || !isPlain(this.body, before, block)) return this.#keep(key, new MadeChoice(this, block, register));
      const last = this.#lastWrite(before, register);
      if (last >= 0) return this.#keep(key, this.madeAt(last));
      block = before;
    }
    return OTHER;
  }

  #lastWrite(block: number, register: number): number {
    const { start } = this.body.blocks;
    for (let k = start[block + 1]! - 1; k >= start[block]!; k--) if (this.body.overwrites(k, register)) return k;
    return -1;
  }

  #keep(key: number, value: Value): Value {
    this.#entering.set(key, value);
    return value;
  }

  #parameter(register: number): Value {
    const index = this.#parameters.get(register);
    return index === undefined ? OTHER : (PARAMETERS[index + 1] ?? { kind: 'parameter', index });
  }

  /** A handler may be entered from anywhere in a block: all that the register holds there counts. */
  optionsAt(block: number, register: number): ChoiceValue['options'] {
    const { blocks } = this.body;
    const options: ChoiceValue['options'][number][] = [];
    if (block === 0) options.push({ from: -1, isPlain: true, value: this.#parameter(register) });
    const { start, items } = blocks.predecessors;
    for (let p = start[block]!; p < start[block + 1]!; p++) {
      const from = items[p]!;
      if (isPlain(this.body, from, block)) {
        const last = this.#lastWrite(from, register);
        options.push({ from, isPlain: true, value: last >= 0 ? this.madeAt(last) : this.#entry(from, register) });
        continue;
      }
      const held = new Set<Value>([this.#entry(from, register)]);
      for (let k = blocks.start[from]!; k < blocks.start[from + 1]!; k++) if (this.body.overwrites(k, register)) held.add(this.madeAt(k));
      for (const value of held) options.push({ from, isPlain: false, value });
    }
    return options;
  }

  #make(i: number): Value {
    const { body } = this;
    const op = body.op[i]!;
    if (op >= 0x01 && op <= 0x09) return this.before(i, body.registers(i)[1]!);
    if (op >= 0x8d && op <= 0x8f) return this.#cut(i);
    if (op >= 0x0a && op <= 0x0c)
      return i > 0 && (body.isInvoke(i - 1) || body.op[i - 1] === 0x24 || body.op[i - 1] === 0x25) ? this.madeAt(i - 1) : OTHER;
    if (op >= 0x12 && op <= 0x19) return numberOf(body.literal(i));
    if (op === 0x1a || op === 0x1b) return { kind: 'text', value: body.file.dex.string(body.reference(i)) };
    if (op === 0x1c) return { kind: 'class', descriptor: body.file.dex.typeDescriptor(body.reference(i)) };
    if (op === 0x22) return { kind: 'new', class: body.file.dex.typeDescriptor(body.reference(i)), at: i };
    if ((op >= 0x52 && op <= 0x58) || (op >= 0x60 && op <= 0x66)) return this.#field(i);
    if (op === 0xfc || op === 0xfd) return this.#lambda(i);
    if (body.isInvoke(i)) return this.#call(i);
    return this.#math(i) ?? { kind: 'other', at: i };
  }

  /** What is left of a number as a byte, a character or a short. */
  #cut(i: number): Value {
    const whole = { register: this.body.registers(i)[1]! };
    const op = this.body.op[i]!;
    if (op === INT_TO_CHAR) return new MadeMath(this, i, 'and', whole, { value: { kind: 'number', value: 0xffff } });
    const by = { value: { kind: 'number', value: op === INT_TO_SHORT ? 16 : 24 } } as const;
    return new MadeMath(this, i, 'shift right', { value: new MadeMath(this, i, 'shift', whole, by) }, by);
  }

  #call(i: number): Value {
    const how = HOW[this.body.op[i]!];
    const target = targetAt(this.body, i);
    if (how === undefined || target === undefined) return { kind: 'other', at: i };
    return new MadeCall(this, i, how, target);
  }

  #lambda(i: number): Value {
    const { dex } = this.body.file;
    const method = dex.callSite(this.body.reference(i))?.methods[1];
    const body = method === undefined ? undefined : nameOf(this.body, method);
    return { kind: 'lambda', at: i, body, arguments: this.argumentsAt(i) };
  }

  #field(i: number): Value {
    const field = fieldAt(this.body, i);
    if (field === undefined) return { kind: 'other', at: i };
    return new MadeField(this, i, field, this.body.op[i]! >= 0x60 ? -1 : this.body.registers(i)[1]!);
  }

  #math(i: number): Value | undefined {
    const { body } = this;
    const op = body.op[i]!;
    const how = MATH.get(op);
    if (how === undefined) return undefined;
    const registers = body.registers(i);
    const literal = body.literal(i);
    const [a, b] = op >= 0xb0 && op <= 0xcf ? [registers[0]!, registers[1]!] : [registers[1]!, registers[2]!];
    if (literal === undefined) return new MadeMath(this, i, how, { register: a }, { register: b });
    const number = { value: numberOf(literal) };
    const isTurned = op === 0xd1 || op === 0xd9;
    return isTurned ? new MadeMath(this, i, how, number, { register: a }) : new MadeMath(this, i, how, { register: a }, number);
  }
}

const INT_TO_CHAR = 0x8e;
const INT_TO_SHORT = 0x8f;
const OTHER: Value = { kind: 'other', at: -1 };
const PARAMETERS: readonly Value[] = Array.from({ length: 9 }, (_, i) => ({ kind: 'parameter', index: i - 1 }));

const numberOf = (value: number | undefined): Value => (value === undefined ? OTHER : { kind: 'number', value });

/** Whether one block follows another otherwise than by an exception. */
export function isPlain(body: Body, from: number, to: number): boolean {
  const { successors, plain } = body.blocks;
  const first = successors.start[from]!;
  for (let k = first; k < first + plain[from]!; k++) if (successors.items[k] === to) return true;
  return false;
}

const HOW: Readonly<Record<number, CallValue['how']>> = {
  110: 'virtual', 111: 'super', 112: 'direct', 113: 'static', 114: 'interface',
  116: 'virtual', 117: 'super', 118: 'direct', 119: 'static', 120: 'interface',
}; // biome-ignore format: a table

const MATH: ReadonlyMap<number, MathValue['how']> = new Map([
  [0x2d, 'compare floats'], [0x2e, 'compare floats'], [0x31, 'compare'],
  [0x90, 'add'], [0x91, 'subtract'], [0x92, 'multiply'], [0x94, 'remainder'], [0x99, 'shift right'], [0x95, 'and'], [0x96, 'or'], [0x97, 'xor'], [0x98, 'shift'],
  [0xb0, 'add'], [0xb1, 'subtract'], [0xb2, 'multiply'], [0xb4, 'remainder'], [0xb9, 'shift right'], [0xb5, 'and'], [0xb6, 'or'], [0xb7, 'xor'], [0xb8, 'shift'],
  [0xd0, 'add'], [0xd1, 'subtract'], [0xd2, 'multiply'], [0xd4, 'remainder'], [0xd5, 'and'], [0xd6, 'or'], [0xd7, 'xor'],
  [0xd8, 'add'], [0xd9, 'subtract'], [0xda, 'multiply'], [0xdc, 'remainder'], [0xe1, 'shift right'], [0xdd, 'and'], [0xde, 'or'], [0xdf, 'xor'], [0xe0, 'shift'],
]); // biome-ignore format: a table

/** The method that the invoke at instruction `i` names; undefined for invoke-custom and rows outside the table. */
export function targetAt(body: Body, i: number): Target | undefined {
  const op = body.op[i]!;
  return op === 0xfc || op === 0xfd ? undefined : nameOf(body, body.reference(i));
}

const nameOf = ({ file }: Body, row: number): Target | undefined => file.names.method(row);

/** The field that an instruction reads or writes. */
export const fieldAt = (body: Body, i: number): FieldName | undefined => body.file.names.field(body.reference(i));
