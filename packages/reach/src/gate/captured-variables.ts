import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { both, either, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { FieldValue, Value } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import { compareNumber } from './constants.ts';
import type { Solving } from './solving.ts';

/** Objects in which Kotlin keeps a variable that a lambda changes. */
const OF_VARIABLES = ['Boolean', 'Int', 'Long', 'Object'].map((name) => `Lkotlin/jvm/internal/Ref$${name}Ref;`);
const NAME = 'element';
/** With more places that write such variables of one type, none of them is followed. */
const MOST_WRITES = 60;

/** Where variables of lambdas are written; these places must be in the slice. */
export const variablePlaces = (program: Program): readonly CallPlace[] => OF_VARIABLES.flatMap((owner) => writesOf(program, owner) ?? []);

function writesOf(program: Program, owner: string): readonly CallPlace[] | undefined {
  const sites = program.accessesOf({ class: owner, name: NAME }).filter(({ access }) => access === 'write');
  return sites.length > MOST_WRITES ? undefined : sites.map(({ method, instruction }) => ({ method: method.id, instruction }));
}

/** Variables that a method shares with its lambdas: what they are is what is seen to be written into the same object. */
export class CapturedVariables {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
  }

  /** What a variable can be; undefined for other fields, and where it is not seen which variable it is. */
  of(field: FieldValue, asked: Predicate, frame: Frame): Outcome | undefined {
    if (field.name !== NAME || !OF_VARIABLES.includes(field.class)) return undefined;
    const made = this.#madeAt(field.object, field.class, frame);
    const writes = made === undefined ? undefined : writesOf(this.#constants.methods.program, field.class);
    if (made === undefined || writes === undefined) return undefined;
    return this.#solving.rounds.ask(`variable ${[...made].sort().join(' ')} ${asked.key}`, () =>
      writes.map((place) => this.#written(place, made, field.class, asked)).reduce(either, compareNumber(asked, 0)),
    );
  }

  #written(place: CallPlace, made: ReadonlySet<string>, type: string, asked: Predicate): Outcome {
    const here = this.#solving.at(place);
    const frame = here === NEVER ? undefined : this.#constants.frames.of(place.method);
    if (frame === undefined) return here;
    const { body } = frame.values;
    const i = body.indexOf(place.instruction);
    const [value, object] = body.registers(i);
    const into = object === undefined ? undefined : this.#madeAt(frame.values.before(i, object), type, frame);
    if (into !== undefined && ![...into].some((one) => made.has(one))) return NEVER;
    const written = both(here, this.#solving.can(frame.values.before(i, value!), asked, frame));
    return into === undefined ? both(UNCLEAR, written) : written;
  }

  /** The places that make an object; undefined when it may be made elsewhere. */
  #madeAt(object: Value | undefined, type: string, frame: Frame): ReadonlySet<string> | undefined {
    const sources = object === undefined ? undefined : this.#constants.sources(object, frame);
    if (sources === undefined || sources.length === 0) return undefined;
    const made = sources.map(({ value, frame: maker }) =>
      value.kind === 'new' && value.class === type ? `${maker.method.id} ${value.at}` : undefined,
    );
    return made.includes(undefined) ? undefined : new Set(made.map(String));
  }
}
