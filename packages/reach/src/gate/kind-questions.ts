import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { type Predicate, truthOf } from '../conditions/predicate.ts';
import type { Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import type { Solving } from './solving.ts';

const INSTANCE_OF = 0x20;

/** Questions of the form `outcome instanceof Agreed`: which class an answer has, by where it is made. */
export class KindQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
  }

  /** Whether the result of an `instance-of` can be what is asked for; of other values it may be. */
  of(value: Value & { readonly kind: 'other' }, asked: Predicate, frame: Frame): Outcome {
    const { body } = frame.values;
    if (value.at < 0 || body.op[value.at] !== INSTANCE_OF) return FREE;
    const is = truthOf(asked);
    const owner = body.file.dex.typeDescriptor(body.reference(value.at));
    if (is === undefined || !this.#constants.methods.isApp(owner)) return FREE;
    const kind = this.#solving.can(frame.values.before(value.at, body.registers(value.at)[1]!), this.#kind(owner, is), frame);
    return both(kind, this.#isThere(frame.values.before(value.at, body.registers(value.at)[1]!), owner, is, frame));
  }

  /** Whether `object.getClass()` can be a class, or another; undefined for other values. */
  ofClass(one: Value, other: Value, isSame: boolean, frame: Frame): Outcome | undefined {
    const [asked, type] = other.kind === 'class' ? [one, other] : [other, one];
    if (type.kind !== 'class' || asked.kind !== 'call' || asked.target.name !== 'getClass' || asked.arguments.length !== 1)
      return undefined;
    const [object] = asked.arguments;
    return object === undefined ? undefined : this.#isThere(object, type.descriptor, isSame, frame);
  }

  /** What must have happened before an object is of a class, or a screen of another. */
  #isThere(object: Value, owner: string, is: boolean, frame: Frame): Outcome {
    if (is) return this.#exists(owner);
    const isScreen = object.kind === 'parameter' && parameterTypes(frame.method.signature)[object.index] === 'Landroid/app/Activity;';
    if (!isScreen) return FREE;
    const { program } = this.#constants.methods;
    const others = [...this.#solving.input.screens].filter((type) => type !== owner && !program.isSubtype(type, owner));
    return others.map((type) => this.#exists(type)).reduce(either, this.#solving.isLast ? UNCLEAR : NEVER);
  }

  /** What must have happened before there is an object of the class: one of a component only once that was started. */
  #exists(owner: string): Outcome {
    const { components } = this.#solving.input;
    const { program } = this.#constants.methods;
    const types = [owner, ...program.subtypesOf(owner).map(({ descriptor }) => descriptor)];
    if (!types.some((type) => components.has(type))) return FREE;
    return this.#solving.rounds.ask(`there is ${owner}`, () => {
      const started = this.#solving.started(owner);
      const isSeen = started === undefined || this.#solving.input.coversStarts(owner);
      const outcome = started === undefined ? FREE : started.map((edge) => this.#solving.along(edge)).reduce(either, NEVER as Outcome);
      if (!isSeen) return this.#solving.isLast ? either(outcome, UNCLEAR) : NEVER;
      return either(outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome, this.#solving.intents.unseen.of(owner));
    });
  }

  /** Of an object: of a class of the app, or not. */
  #kind(owner: string, is: boolean): Predicate {
    const { program } = this.#constants.methods;
    return {
      key: `${is ? 'is' : 'is no'} ${owner}`,
      number: () => !is, // null
      boxed: () => !is,
      text: () => !is,
      object: true,
      made: ({ value }) => (value.kind !== 'new' || program.isSubtype(value.class, owner) === is ? FREE : NEVER),
    };
  }
}
