import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { type Predicate, sameText } from '../conditions/predicate.ts';
import type { CallValue, Value } from '../conditions/value.ts';
import { either, FREE, NEVER, type Outcome } from './outcome.ts';
import type { Solving } from './solving.ts';

const ENUM = 'Ljava/lang/Enum;';

/** Answers that are constants of an enum, kept by their name. */
export class EnumQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
  }

  /** Whether a constant that is looked up by its name can be a certain one, or another; undefined when it is no such comparison. */
  isSame(one: Value, other: Value, isSame: boolean, frame: Frame): Outcome | undefined {
    return this.#lookedUp(one, other, isSame, frame) ?? this.#lookedUp(other, one, isSame, frame);
  }

  /** What is asked of the name of a constant; undefined for other calls. */
  named({ target: { name, signature }, arguments: [constant] }: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    if (name !== 'name' || signature !== '()Ljava/lang/String;' || constant === undefined) return undefined;
    const text = this.#nameOf(constant, frame);
    if (text === undefined) return undefined;
    return asked.text(text) ? FREE : NEVER;
  }

  #lookedUp(found: Value, constant: Value, isSame: boolean, frame: Frame): Outcome | undefined {
    if (found.kind !== 'call') return undefined;
    const calls = this.#constants.sources(found, frame) ?? [];
    if (calls.length === 0 || !calls.every(({ value }) => isLookUp(value))) return undefined;
    const name = this.#nameOf(constant, frame);
    if (name === undefined) return undefined;
    const asked = sameText(name, isSame, false);
    return calls
      .map(({ value, frame: owner }) => (isLookUp(value) ? this.#solving.can(value.arguments[1]!, asked, owner) : FREE))
      .reduce(either, NEVER);
  }

  /** The name that a constant of an enum is made with. */
  #nameOf(constant: Value, frame: Frame): string | undefined {
    const [made, another] = this.#constants.sources(constant, frame) ?? [];
    if (made?.value.kind !== 'new' || another !== undefined) return undefined;
    if (!this.#constants.methods.program.isSubtype(made.value.class, ENUM)) return undefined;
    const [name] = this.#constants.constructed(made.value, made.frame.values);
    return name?.kind === 'text' ? name.value : undefined;
  }
}

const isLookUp = (value: Value): value is CallValue =>
  value.kind === 'call' && value.target.class === ENUM && value.target.name === 'valueOf' && value.arguments.length === 2;
