import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound, Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { FieldValue, Target, Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import type { Solving } from './solving.ts';

/** Which object a value is: answers that are constants, and what objects were made with. */
export class ObjectQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
  }

  /** Whether two values can be the same object, or different ones; undefined when neither is an object that is made once. */
  isSame(one: Value, other: Value, isSame: boolean, frame: Frame): Outcome | undefined {
    const right = this.constant(other);
    if (right !== undefined) return this.#solving.can(one, sameObject(right, isSame), frame);
    const left = this.constant(one);
    return left === undefined ? undefined : this.#solving.can(other, sameObject(left, isSame), frame);
  }

  /** The method by which the app itself compares one of two values that is made once: which object it is says nothing then. */
  equalsOf(one: Value, other: Value): Target | undefined {
    const { methods } = this.#constants;
    for (const { value } of [one, other].flatMap((side) => this.constant(side) ?? [])) {
      const equals = value.kind === 'new' ? methods.nameIn(value.class, 'equals', '(Ljava/lang/Object;)Z') : undefined;
      if (value.kind === 'new' && equals !== undefined && methods.resolve(value.class, equals)?.hasCode === true) return equals;
    }
    return undefined;
  }

  /** The object that a value must be, when it is made once: by the initialiser of a class. */
  constant(value: Value): Bound | undefined {
    if (value.kind !== 'field' || !value.isStatic) return undefined;
    const [made, another] = this.#constants.writes(value) ?? [];
    return made?.value.kind === 'new' && another === undefined && made.frame.method.name === '<clinit>' ? made : undefined;
  }

  /**
   * A field that only the constructor fills, by which object is asked: what that object was made with. Never worse than `atWorst`,
   * which is what the field can be in any object.
   */
  field(value: FieldValue, asked: Predicate, frame: Frame, atWorst: Outcome): Outcome {
    const { object } = value;
    const [write, another] = this.#constants.writes(value) ?? [];
    if (object === undefined || another !== undefined || write?.frame.method.name !== '<init>' || write.value.kind !== 'parameter')
      return atWorst;
    const { method } = write.frame;
    const { index } = write.value;
    if (index < 0 || index >= parameterTypes(method.signature).length) return atWorst;
    const given: Predicate = {
      key: `${value.name} of ${value.class} ${asked.key}`,
      number: () => false, // there is no field of nothing
      boxed: () => false,
      text: () => false,
      object: true,
      made: (made) => this.#madeWith(made, method, index, asked),
    };
    return both(atWorst, this.#solving.can(object, given, frame));
  }

  /** The same field in all objects of a class below that of the constructor: what its own constructors give. */
  ofClass(value: FieldValue, asked: Predicate, type: string): Outcome {
    const [write, another] = this.#constants.writes(value) ?? [];
    if (another !== undefined || write?.frame.method.name !== '<init>' || write.value.kind !== 'parameter') return FREE;
    const maker = write.frame.method;
    const { index } = write.value;
    const { program } = this.#constants.methods;
    const makers =
      program
        .class(type)
        ?.methods()
        .filter(({ name }) => name === '<init>') ?? [];
    if (index < 0 || type === maker.class || makers.length === 0) return FREE;
    return makers.map(({ id }) => this.#givenBy(id, maker, index, asked)).reduce(either, NEVER as Outcome);
  }

  /** What one constructor gives that of the class above. */
  #givenBy(id: number, maker: { readonly class: string; readonly signature: string }, index: number, asked: Predicate): Outcome {
    const frame = this.#constants.frames.of(id);
    for (let i = 0; frame !== undefined && i < frame.values.body.count; i++) {
      const call = frame.values.body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
      const isAbove =
        call?.kind === 'call' &&
        call.target.name === '<init>' &&
        call.target.class === maker.class &&
        call.target.signature === maker.signature;
      if (!isAbove || call.arguments[0]?.kind !== 'parameter' || call.arguments[0].index !== -1) continue;
      const given = call.arguments[index + 1];
      return given === undefined ? FREE : this.#solving.can(given, asked, frame);
    }
    return FREE;
  }

  #madeWith(
    { value, frame }: Bound,
    maker: { readonly class: string; readonly signature: string },
    index: number,
    asked: Predicate,
  ): Outcome {
    if (value.kind !== 'new') return FREE;
    if (value.class !== maker.class) return this.#constants.methods.program.isSubtype(value.class, maker.class) ? FREE : NEVER;
    const call = this.#constants.constructorOf(value, frame.values);
    const given = call?.target.signature === maker.signature ? call.arguments[index + 1] : undefined;
    return given === undefined ? FREE : this.#solving.can(given, asked, frame);
  }
}

/** Of an object: the same as one that is made once, or not. */
export function sameObject({ value, frame }: Bound, isSame: boolean): Predicate {
  const at = 'at' in value ? value.at : -1;
  return {
    key: `${isSame ? 'is' : 'is not'} object ${frame.method.id} ${at}`,
    number: () => !isSame,
    boxed: () => !isSame,
    text: () => !isSame,
    object: true,
    made: (made) => (isObject(made, frame.method.id, at) === isSame ? FREE : NEVER),
  };
}

const isObject = ({ value, frame }: Bound, method: number, at: number): boolean =>
  frame.method.id === method && 'at' in value && value.at === at;
