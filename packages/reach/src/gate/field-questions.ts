import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type FieldValue, leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { isAnswer } from './answer-types.ts';
import { compareNumber, holds } from './constants.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from './outcome.ts';
import { MOST_CALLERS, type Solving } from './solving.ts';

/** What fields can be, by all that writes them. */
export class FieldQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
  }

  of(value: FieldValue, asked: Predicate, frame: Frame): Outcome {
    return this.#ownField(value, asked, frame) ?? this.#field(value, asked);
  }

  #field(value: FieldValue, asked: Predicate): Outcome {
    const { methods } = this.#constants;
    if (!methods.isApp(value.class)) return this.#platformField(value, asked);
    if (!isAnswer(value.type)) return FREE;
    return this.#solving.rounds.ask(`field ${value.class}->${value.name} ${asked.key}`, () => {
      const initial = this.#constants.initial(value);
      const first: Outcome = initial === undefined ? compareNumber(asked, 0) : holds(initial, asked);
      if (first === FREE) return FREE;
      const sites = methods.program.accessesOf({ class: value.class, name: value.name }).filter(({ access }) => access === 'write');
      if (sites.length === 0) return value.isStatic ? first : either(first, UNCLEAR);
      let outcome: Outcome = first;
      for (const { method, instruction } of sites.slice(0, MOST_CALLERS)) {
        outcome = either(outcome, this.#stored(method.id, instruction, asked));
        if (outcome === FREE) break;
      }
      return sites.length > MOST_CALLERS ? FREE : outcome;
    });
  }

  /** A field that a listener was made with, when every object that it can be is made where it is handed over. */
  #ownField(value: FieldValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { constants } = this.#solving.input;
    if (frame.given !== undefined || value.object?.kind !== 'parameter' || value.object.index !== -1 || !isAnswer(value.type))
      return undefined;
    const [write, another] = constants.writes(value) ?? [];
    if (write?.frame.method.name !== '<init>' || write.value.kind !== 'parameter' || another !== undefined) return undefined;
    const { index } = write.value;
    const handed = this.#solving.into(frame.method.id).map((edge) => this.#madeFor(edge, frame.method, index));
    if (handed.length === 0 || handed.includes(undefined) || this.#solving.isRoot(frame.method.id)) return undefined;
    return this.#solving.rounds.ask(`own ${frame.method.id} ${value.name} ${asked.key}`, () => {
      let outcome: Outcome = NEVER;
      for (const { edge, given, caller } of handed.flatMap((all) => all ?? [])) {
        outcome = either(outcome, both(this.#solving.along(edge), this.#solving.can(given, asked, caller)));
      }
      return outcome;
    });
  }

  /** What the constructor of the listeners handed over along an edge was given; undefined when that is not seen. */
  #madeFor(
    edge: Edge,
    method: Method,
    index: number,
  ): readonly { readonly edge: Edge; readonly given: Value; readonly caller: Frame }[] | undefined {
    const caller = this.#constants.frames.of(edge.from);
    const call = caller?.values.madeAt(caller.values.body.indexOf(edge.instruction));
    if (caller === undefined || call?.kind !== 'call' || edge.how === 'call' || edge.how === 'dispatch') return undefined;
    const made = call.arguments.flatMap(leaves).filter((leaf) => leaf.kind === 'new' && leaf.class === method.class);
    const given = made.map((object) => (object.kind === 'new' ? this.#constants.constructed(object, caller.values)[index] : undefined));
    if (given.length === 0 || given.includes(undefined)) return undefined;
    return given.flatMap((value) => (value === undefined ? [] : [{ edge, given: value, caller }]));
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
