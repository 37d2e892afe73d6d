import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { fieldAt, targetAt } from '../conditions/method-values.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { leaves, type Value } from '../conditions/value.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import type { CallPlace } from './calls-named.ts';
import { compareNumber } from './constants.ts';
import { outermost, type Scene } from './scenes.ts';
import type { Solving } from './solving.ts';

const NEW_ARRAY = 0x23;
const FILL = 0x26;
const RETURN_OBJECT = 0x11;
const GET_OBJECT = 0x46;
const PUT_OBJECT = 0x4d;
/** Gets and puts of elements that are numbers or truth values. */
const GETS: ReadonlySet<number> = new Set([0x44, 0x47]);
const PUTS: ReadonlySet<number> = new Set([0x4b, 0x4e]);
/** Instructions that keep an object: in an array, in a field. */
const KEEPS: ReadonlySet<number> = new Set([PUT_OBJECT, 0x5b, 0x69]);
const TYPES: ReadonlySet<string> = new Set(['[Z', '[I', 'Ljava/lang/Object;']);
/** Larger scenes are not looked at. */
const MOST_METHODS = 300;

/** Where elements of arrays are written in the scenes that ask for consent; these places must be in the slice. */
export const arrayPlaces = (scenes: readonly Scene[], constants: ConstantValues): readonly CallPlace[] =>
  scenes
    .filter(({ methods }) => methods.length <= MOST_METHODS)
    .flatMap(({ methods }) => methods)
    .flatMap(({ id }) => {
      const body = constants.frames.of(id)?.values.body;
      const puts = body === undefined ? [] : [...body.op.keys()].filter((i) => PUTS.has(body.op[i]!));
      return puts.map((i) => ({ method: id, instruction: body!.at[i]! }));
    });

/** Answers in an array that a method of a scene shares with its lambdas: what it holds is what is seen to be written into it there. */
export class SharedArrays {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  /** Whether arrays get to code outside their scene, by where they are made. */
  readonly #leaving: Map<string, boolean>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#leaving = new Map();
  }

  /** What is asked of an element; undefined for other values, and where others may write into the array. */
  element(value: Value & { readonly kind: 'other' }, asked: Predicate, frame: Frame): Outcome | undefined {
    const { body } = frame.values;
    if (value.at < 0 || !GETS.has(body.op[value.at]!)) return undefined;
    const scene = this.#solving.input.asking.find(({ class: type }) => type === outermost(frame.method.class));
    const made = this.#madeAt(frame.values.before(value.at, body.registers(value.at)[1]!), frame);
    if (made === undefined || scene === undefined || scene.methods.length > MOST_METHODS) return undefined;
    const key = [...made].sort().join(' ');
    let leaves = this.#leaving.get(key);
    if (leaves === undefined) {
      leaves = scene.methods.some((method) => this.#leavesIn(method, made, scene));
      this.#leaving.set(key, leaves);
    }
    if (leaves) return undefined;
    return this.#solving.rounds.ask(`element ${key} ${asked.key}`, () =>
      scene.methods.map((method) => this.#writtenIn(method, made, asked)).reduce(either, compareNumber(asked, 0)),
    );
  }

  #leavesIn({ id, hasCode }: Method, made: ReadonlySet<string>, scene: Scene): boolean {
    const frame = this.#constants.frames.of(id);
    if (frame === undefined) return hasCode;
    const { body } = frame.values;
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      const isIt = (register: number) => this.#mayBe(frame.values.before(i, register), made, frame);
      if (body.isInvoke(i) || op === 0x24 || op === 0x25) {
        const owner = body.isInvoke(i) ? targetAt(body, i)?.class : '';
        const isInside = owner === undefined || outermost(owner) === scene.class;
        if (!isInside && body.argumentRegisters(i).some(isIt)) return true;
      } else if (op === RETURN_OBJECT || op === FILL || op === PUT_OBJECT || (KEEPS.has(op) && !this.#isOfScene(fieldAt(body, i), scene))) {
        if (isIt(body.registers(i)[0]!)) return true;
      }
    }
    return false;
  }

  /** Whether only code of the scene looks at a field. */
  #isOfScene(field: { readonly class: string; readonly name: string } | undefined, scene: Scene): boolean {
    if (field === undefined || outermost(field.class) !== scene.class) return false;
    const { program } = this.#constants.methods;
    return program.accessesOf({ class: field.class, name: field.name }).every(({ method }) => outermost(method.class) === scene.class);
  }

  #writtenIn({ id }: Method, made: ReadonlySet<string>, asked: Predicate): Outcome {
    const frame = this.#constants.frames.of(id);
    const { body } = frame?.values ?? {};
    let outcome: Outcome = NEVER;
    for (let i = 0; frame !== undefined && body !== undefined && i < body.count && outcome !== FREE; i++) {
      if (!PUTS.has(body.op[i]!)) continue;
      const [value, array] = body.registers(i).map((register) => frame.values.before(i, register));
      if (value === undefined || array === undefined || !this.#mayBe(array, made, frame)) continue;
      const put = both(this.#solving.at({ method: id, instruction: body.at[i]! }), this.#solving.can(value, asked, frame));
      outcome = either(outcome, this.#madeAt(array, frame) === undefined ? both(UNCLEAR, put) : put);
    }
    return outcome;
  }

  /** Whether a value may be one of the arrays: it is seen to be, or it is not seen what it is. */
  #mayBe(value: Value, made: ReadonlySet<string>, frame: Frame): boolean {
    if (!leaves(value).some((leaf) => isArray(leaf, frame))) return false;
    const own = this.#madeAt(value, frame);
    return own === undefined || [...own].some((at) => made.has(at));
  }

  /** The places that make an array; undefined when it may be made elsewhere. */
  #madeAt(array: Value, frame: Frame): ReadonlySet<string> | undefined {
    const sources = this.#constants.sources(array, frame);
    const made = sources?.map(({ value, frame: { method, values } }) =>
      value.kind === 'other' && value.at >= 0 && values.body.op[value.at] === NEW_ARRAY ? `${method.id} ${value.at}` : '',
    );
    return made === undefined || made.length === 0 || made.includes('') ? undefined : new Set(made);
  }
}

/** Whether a value can be an array of answers, by the types that are written. */
function isArray(value: Value, { method, values }: Frame): boolean {
  if (value.kind === 'field') return TYPES.has(value.type);
  if (value.kind === 'call') return TYPES.has(returnType(value.target.signature));
  if (value.kind === 'parameter') return value.index >= 0 && TYPES.has(parameterTypes(method.signature)[value.index] ?? '');
  return value.kind === 'other' && (value.at < 0 || values.body.op[value.at] === NEW_ARRAY || values.body.op[value.at] === GET_OBJECT);
}
