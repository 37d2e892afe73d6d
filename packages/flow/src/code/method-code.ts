import type { Dex } from '@touchstone/formats/dex';
import type { Body, SwitchCase } from '@touchstone/program';
import { type FieldReference, type MethodReference, methodReference } from './references.ts';

/** An instruction, its operands read once. One that names registers which the method does not have does nothing. */
export interface Instruction {
  readonly op: number;
  /** Code units from the method's start. */
  readonly at: number;
  readonly registers: readonly number[];
  readonly literal: number;
  /** Row of the table that it names, -1 for none. */
  readonly reference: number;
  /** Block that it jumps to, for plain jumps. */
  readonly target: number;
}

export interface Handler {
  /** Descriptor of what is caught; undefined for all. */
  readonly type: string | undefined;
  readonly block: number;
}

const NO_HANDLERS: readonly Handler[] = [];

/** One method's code, decoded as far as it is run. */
export class MethodCode {
  readonly body: Body;
  readonly #instructions: (Instruction | undefined)[];
  readonly #handlers: (readonly Handler[] | undefined)[];
  readonly #methods: Map<number, MethodReference>;
  readonly #fields: Map<number, FieldReference>;

  constructor(body: Body, methods: Map<number, MethodReference>, fields: Map<number, FieldReference>) {
    this.body = body;
    this.#instructions = new Array(body.count);
    this.#handlers = new Array(body.blocks.count);
    this.#methods = methods;
    this.#fields = fields;
  }

  get dex(): Dex {
    return this.body.file.dex;
  }

  instruction(i: number): Instruction {
    this.#instructions[i] ??= this.#decode(i);
    return this.#instructions[i];
  }

  method(row: number): MethodReference {
    let found = this.#methods.get(row);
    if (found === undefined) {
      const { dex } = this;
      const isThere = row < dex.tables.methodCount;
      found = isThere
        ? methodReference(dex.methodClass(row), dex.methodName(row), dex.methodSignature(row))
        : methodReference('Ljava/lang/Object;', '?', '()V');
      this.#methods.set(row, found);
    }
    return found;
  }

  field(row: number): FieldReference {
    let found = this.#fields.get(row);
    if (found === undefined) {
      const { fieldIds } = this.dex.tables;
      const word = fieldIds[row * 2] ?? 0;
      found = {
        class: this.dex.typeDescriptor(word & 0xffff),
        name: this.dex.string(fieldIds[row * 2 + 1] ?? this.dex.tables.textCount),
        type: this.dex.typeDescriptor(word >>> 16),
      };
      this.#fields.set(row, found);
    }
    return found;
  }

  cases(i: number): readonly SwitchCase[] {
    return this.body.cases(i);
  }

  /** Handlers of the `try` that a block lies in, in the order in which they are asked. */
  handlers(block: number): readonly Handler[] {
    this.#handlers[block] ??= this.#handlersOf(block);
    return this.#handlers[block];
  }

  #handlersOf(block: number): readonly Handler[] {
    const { body } = this;
    const first = body.blocks.start[block]!;
    const unit = body.at[first] ?? 0;
    const found = body.item.tries.find(({ from, to }) => from <= unit && unit < to);
    if (found === undefined) return NO_HANDLERS;
    return found.handlers.flatMap(({ type, at }) => {
      const i = body.indexOf(at);
      return i < 0 ? [] : [{ type: type < 0 ? undefined : this.dex.typeDescriptor(type), block: body.blocks.of[i]! }];
    });
  }

  #decode(i: number): Instruction {
    const { body } = this;
    const op = body.op[i]!;
    const registers = body.isInvoke(i) ? body.argumentRegisters(i) : body.registers(i);
    if (registers.some((one) => one >= body.item.registers))
      return { op: 0, at: body.at[i]!, registers: [], literal: 0, reference: -1, target: -1 };
    const isJump = (op >= 0x28 && op <= 0x2a) || (op >= 0x32 && op <= 0x3d);
    const target = isJump ? body.targets(i)[0] : undefined;
    return {
      op,
      at: body.at[i]!,
      registers,
      literal: body.literal(i) ?? 0,
      reference: body.reference(i),
      target: target === undefined ? -1 : body.blocks.of[target]!,
    };
  }
}
