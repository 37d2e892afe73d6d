import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { type Predicate, truthOf } from '../conditions/predicate.ts';
import type { Value } from '../conditions/value.ts';
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
    return is ? both(kind, this.#exists(owner)) : kind;
  }

  /** What must have happened before there is an object of the class: one of a component only once that was started. */
  #exists(owner: string): Outcome {
    const { components } = this.#solving.input;
    const { program } = this.#constants.methods;
    const types = [owner, ...program.subtypesOf(owner).map(({ descriptor }) => descriptor)];
    if (!types.some((type) => components.has(type))) return FREE;
    return this.#solving.rounds.ask(`there is ${owner}`, () => {
      const started = this.#solving.started(owner);
      const outcome = started === undefined ? FREE : started.map((edge) => this.#solving.along(edge)).reduce(either, NEVER as Outcome);
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
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
