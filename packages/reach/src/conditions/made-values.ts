import type { CallValue, ChoiceValue, FieldValue, MathValue, Target, Value } from './value.ts';

/** What a value that is made of others is asked for, once each: what registers hold is found when it matters. */
export interface Registers {
  argumentsAt(i: number): readonly Value[];
  before(i: number, register: number): Value;
  optionsAt(block: number, register: number): ChoiceValue['options'];
}

export class MadeCall implements CallValue {
  readonly kind = 'call';
  readonly at: number;
  readonly how: CallValue['how'];
  readonly target: Target;
  readonly #registers: Registers;
  #arguments: readonly Value[] | undefined;

  constructor(registers: Registers, at: number, how: CallValue['how'], target: Target) {
    this.at = at;
    this.how = how;
    this.target = target;
    this.#registers = registers;
    this.#arguments = undefined;
  }

  get arguments(): readonly Value[] {
    this.#arguments ??= this.#registers.argumentsAt(this.at);
    return this.#arguments;
  }
}

export class MadeField implements FieldValue {
  readonly kind = 'field';
  readonly at: number;
  readonly class: string;
  readonly name: string;
  readonly type: string;
  readonly isStatic: boolean;
  readonly #registers: Registers;
  readonly #register: number;
  #object: Value | undefined;

  /** @param register that holds the object, -1 for a static field */
  constructor(registers: Registers, at: number, field: Pick<FieldValue, 'class' | 'name' | 'type'>, register: number) {
    this.at = at;
    this.class = field.class;
    this.name = field.name;
    this.type = field.type;
    this.isStatic = register < 0;
    this.#registers = registers;
    this.#register = register;
    this.#object = undefined;
  }

  get object(): Value | undefined {
    if (!this.isStatic) this.#object ??= this.#registers.before(this.at, this.#register);
    return this.#object;
  }
}

export class MadeChoice implements ChoiceValue {
  readonly kind = 'choice';
  readonly block: number;
  readonly #registers: Registers;
  readonly #register: number;
  #options: ChoiceValue['options'] | undefined;

  constructor(registers: Registers, block: number, register: number) {
    this.block = block;
    this.#registers = registers;
    this.#register = register;
    this.#options = undefined;
  }

  get options(): ChoiceValue['options'] {
    this.#options ??= this.#registers.optionsAt(this.block, this.#register);
    return this.#options;
  }
}

/** A register, or a number that the instruction has in it. */
export type Operand = { readonly register: number } | { readonly value: Value };

export class MadeMath implements MathValue {
  readonly kind = 'math';
  readonly at: number;
  readonly how: MathValue['how'];
  readonly #registers: Registers;
  readonly #left: Operand;
  readonly #right: Operand;

  constructor(registers: Registers, at: number, how: MathValue['how'], left: Operand, right: Operand) {
    this.at = at;
    this.how = how;
    this.#registers = registers;
    this.#left = left;
    this.#right = right;
  }

  get left(): Value {
    return this.#read(this.#left);
  }

  get right(): Value {
    return this.#read(this.#right);
  }

  #read(operand: Operand): Value {
    return 'value' in operand ? operand.value : this.#registers.before(this.at, operand.register);
  }
}
