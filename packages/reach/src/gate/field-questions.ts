import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type FieldValue, only } from '../conditions/value.ts';
import { asksPresence, isAnswer, isAsked } from './answer-types.ts';
import { CapturedVariables } from './captured-variables.ts';
import { compareNumber, holds } from './constants.ts';
import { isWrittenFirst } from './first-values.ts';
import type { ObjectQuestions } from './object-questions.ts';
import { MOST_CALLERS, type Solving } from './solving.ts';

/** What fields can be, by all that writes them. */
export class FieldQuestions {
  readonly #solving: Solving;
  readonly #objects: ObjectQuestions;
  readonly #constants: ConstantValues;
  readonly #variables: CapturedVariables;

  constructor(solving: Solving, objects: ObjectQuestions) {
    this.#solving = solving;
    this.#objects = objects;
    this.#constants = solving.input.constants;
    this.#variables = new CapturedVariables(solving);
  }

  of(value: FieldValue, asked: Predicate, frame: Frame): Outcome {
    const variable = this.#variables.of(value, asked, frame);
    if (variable !== undefined) return variable;
    const anywhere = this.#field(value, asked);
    const atWorst = isOf(value, frame) ? both(anywhere, this.#objects.ofClass(value, asked, frame.as!.class)) : anywhere;
    if (atWorst === NEVER || atWorst === AGREED || !isAsked(value.type, asked) || !this.#constants.methods.isApp(value.class))
      return atWorst;
    return this.#objects.field(value, asked, frame, atWorst);
  }

  #field(value: FieldValue, asked: Predicate): Outcome {
    const { methods } = this.#constants;
    if (!methods.isApp(value.class)) return this.#platformField(value, asked);
    if (!isAnswer(value.type)) {
      const isFollowed = asked.made !== undefined || asksPresence(asked);
      if (!isFollowed) return FREE;
      if (value.isStatic) {
        const constant = asked.made === undefined ? undefined : this.#objects.constant(value);
        if (constant !== undefined) return asked.made?.(constant) ?? FREE;
      }
    }
    if (!this.#solving.input.isCovered(value)) return FREE;
    return this.#solving.rounds.ask(`field ${value.class}->${value.name} ${asked.key}`, () => {
      const initial = this.#constants.initial(value);
      const isHidden = initial === undefined && isWrittenFirst(this.#constants, value);
      const first: Outcome = isHidden ? NEVER : initial === undefined ? compareNumber(asked, 0) : holds(initial, asked);
      if (first === FREE) return FREE;
      const sites = methods.program.accessesOf({ class: value.class, name: value.name }).filter(({ access }) => access === 'write');
      if (sites.length === 0) return either(first, value.isStatic ? this.#unseen(value) : UNCLEAR);
      let outcome: Outcome = first;
      for (const { method, instruction } of sites.slice(0, MOST_CALLERS)) {
        outcome = either(outcome, this.#stored(method.id, instruction, asked));
        if (outcome === FREE) break;
      }
      return sites.length > MOST_CALLERS ? FREE : either(outcome, this.#unseen(value));
    });
  }

  /** What must have happened before something else than an instruction writes the field, which may be anything. */
  #unseen(value: FieldValue): Outcome {
    const { unseenWrites } = this.#solving.input;
    if (!value.isStatic && unseenWrites.isRead(value.class)) return UNCLEAR;
    const written = unseenWrites.of(value)?.map((place) => this.#solving.at(place));
    return both(UNCLEAR, written?.reduce(either, NEVER as Outcome) ?? FREE);
  }

  #platformField({ class: owner, name }: FieldValue, asked: Predicate): Outcome {
    if (owner === 'Ljava/lang/Boolean;' && name === 'TRUE') return asked.boxed(1) ? FREE : NEVER;
    if (owner === 'Ljava/lang/Boolean;' && name === 'FALSE') return asked.boxed(0) ? FREE : NEVER;
    return FREE;
  }

  #stored(method: number, instruction: number, asked: Predicate): Outcome {
    const here = this.#solving.at({ method, instruction });
    const frame = here === NEVER ? undefined : this.#constants.frames.of(method);
    if (frame === undefined) return here;
    const i = frame.values.body.indexOf(instruction);
    const register = frame.values.body.registers(i)[0]!;
    return both(here, this.#solving.can(frame.values.before(i, register), asked, frame));
  }
}

/** Whether the field is one of the object whose class the frame knows. */
const isOf = ({ object }: FieldValue, { as }: Frame): boolean => as !== undefined && object !== undefined && only(object) === as.object;
