import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Frame, givenTo, isStatic } from '../conditions/frames.ts';
import { type Predicate, truthOf } from '../conditions/predicate.ts';
import { leaves, type Value } from '../conditions/value.ts';
import { both, either, FREE, NEVER, type Outcome } from './outcome.ts';
import { MOST_CALLERS, type Solving } from './solving.ts';

const INSTANCE_OF = 0x20;
const DEEPEST = 8;

/** What is asked: whether an object is one of a class of the app, or is not. */
interface Kind {
  readonly class: string;
  readonly is: boolean;
}

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
    return this.#can(frame.values.before(value.at, body.registers(value.at)[1]!), { class: owner, is }, frame, 0);
  }

  #can(value: Value, kind: Kind, frame: Frame, depth: number): Outcome {
    let outcome: Outcome = NEVER;
    for (const leaf of leaves(value)) {
      outcome = either(
        outcome,
        leaf.kind === 'parameter' ? this.#parameter(leaf.index, kind, frame, depth) : this.#made(leaf, kind, frame),
      );
      if (outcome === FREE) break;
    }
    return outcome;
  }

  /** What is not made in sight may be of any class; a field of an object may hold nothing yet. */
  #made(value: Value, kind: Kind, frame: Frame): Outcome {
    if (value.kind === 'field' && !value.isStatic && !kind.is) return FREE;
    const { program } = this.#constants.methods;
    const sources = this.#constants.sources(value, frame) ?? [];
    const isPossible = sources.some(({ value: source }) => {
      if (source.kind === 'number') return !kind.is;
      return source.kind !== 'new' || program.isSubtype(source.class, kind.class) === kind.is;
    });
    return sources.length === 0 || isPossible ? FREE : NEVER;
  }

  #parameter(index: number, kind: Kind, frame: Frame, depth: number): Outcome {
    if (index < 0 || depth > DEEPEST) return FREE;
    const given = givenTo(frame, index);
    if (given !== undefined) return this.#can(given.value, kind, given.frame, depth + 1);
    const { id } = frame.method;
    return this.#solving.rounds.ask(`kind ${id} ${index} ${kind.is} ${kind.class}`, () => this.#fromCallers(frame, index, kind, depth));
  }

  #fromCallers({ method }: Frame, index: number, kind: Kind, depth: number): Outcome {
    const into = this.#solving.into(method.id);
    if (this.#solving.isRoot(method.id) || into.length >= MOST_CALLERS) return FREE;
    let outcome: Outcome = NEVER;
    for (const edge of into) {
      const along = this.#solving.along(edge);
      const caller = along === NEVER ? undefined : this.#constants.frames.of(edge.from);
      const call = caller?.values.madeAt(caller.values.body.indexOf(edge.instruction));
      const isPlain = call?.kind === 'call' && call.target.name === method.name && call.target.signature === method.signature;
      const given = isPlain ? call.arguments[isStatic(method) ? index : index + 1] : undefined;
      const made = caller === undefined || given === undefined ? FREE : this.#can(given, kind, caller, depth + 1);
      outcome = either(outcome, both(along, made));
      if (outcome === FREE) break;
    }
    return outcome;
  }
}
