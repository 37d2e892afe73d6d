import type { FieldName, Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Frame, isStatic } from '../conditions/frames.ts';
import { fieldAt } from '../conditions/method-values.ts';
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
/** Types under which an array is followed. */
const TYPES: ReadonlySet<string> = new Set(['[Z', '[I', 'Ljava/lang/Object;']);
/** Places that make an array, by name, with the method of each. */
type Made = ReadonlyMap<string, number>;

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
  readonly #methodsOf: Map<Scene, ReadonlySet<number>>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#leaving = new Map();
    this.#methodsOf = new Map();
  }

  /** What is asked of an element; undefined for other values, and where others may write into the array. */
  element(value: Value & { readonly kind: 'other' }, asked: Predicate, frame: Frame): Outcome | undefined {
    const { body } = frame.values;
    if (value.at < 0 || !GETS.has(body.op[value.at]!)) return undefined;
    const scene = this.#solving.input.asking.find(({ class: type }) => type === outermost(frame.method.class));
    const made = this.#madeAt(frame.values.before(value.at, body.registers(value.at)[1]!), frame);
    if (made === undefined || scene === undefined || scene.methods.length > MOST_METHODS) return undefined;
    const key = [...made.keys()].sort().join(' ');
    let isLeaving = this.#leaving.get(key);
    if (isLeaving === undefined) {
      const own = this.#methodsIn(scene);
      isLeaving = [...made.values()].some((id) => !own.has(id)) || scene.methods.some((method) => this.#leavesIn(method, made, own));
      this.#leaving.set(key, isLeaving);
    }
    if (isLeaving) return undefined;
    return this.#solving.rounds.ask(`element ${key} ${asked.key}`, () =>
      scene.methods.map((method) => this.#writtenIn(method, made, asked)).reduce(either, compareNumber(asked, 0)),
    );
  }

  #methodsIn(scene: Scene): ReadonlySet<number> {
    const methods = this.#methodsOf.get(scene) ?? new Set(scene.methods.map(({ id }) => id));
    this.#methodsOf.set(scene, methods);
    return methods;
  }

  #leavesIn({ id }: Method, made: Made, own: ReadonlySet<number>): boolean {
    const frame = this.#constants.frames.of(id);
    if (frame === undefined) return true;
    const { body } = frame.values;
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      const isIt = (register: number) => this.#mayBe(frame.values.before(i, register), made, frame);
      if (body.isInvoke(i) || op === 0x24 || op === 0x25) {
        if (body.argumentRegisters(i).some((register, n) => isIt(register) && !this.#staysIn(frame, i, n, own))) return true;
      } else if (
        op === RETURN_OBJECT ||
        op === FILL ||
        (KEEPS.has(op) && !this.#isOnlyOf(own, op === PUT_OBJECT ? undefined : fieldAt(body, i)))
      ) {
        if (isIt(body.registers(i)[0]!)) return true;
      }
    }
    return false;
  }

  /** Whether a call gives an argument to methods of the scene alone, as an array. */
  #staysIn({ values }: Frame, i: number, n: number, own: ReadonlySet<number>): boolean {
    const call = values.madeAt(i);
    if (!values.body.isInvoke(i) || (call.kind !== 'call' && call.kind !== 'lambda')) return false;
    const { methods } = this.#constants;
    const target = call.kind === 'call' ? call.target : call.body;
    const body = call.kind === 'lambda' && target !== undefined ? methods.resolve(target.class, target) : undefined;
    const targets = call.kind === 'call' ? this.#constants.targets(call) : body === undefined ? [] : [body];
    if (target === undefined || targets.length === 0 || (call.kind === 'call' && this.#constants.mayRunOthers(call))) return false;
    const types = parameterTypes(target.signature);
    return targets.every((one) => own.has(one.id) && TYPES.has(types[isStatic(one) ? n : n - 1] ?? ''));
  }

  /** Whether only methods of the scene look at a field. */
  #isOnlyOf(own: ReadonlySet<number>, field: FieldName | undefined): boolean {
    if (field === undefined || !TYPES.has(field.type)) return false;
    const { program } = this.#constants.methods;
    return program.accessesOf({ class: field.class, name: field.name }).every(({ method }) => own.has(method.id));
  }

  #writtenIn({ id }: Method, made: Made, asked: Predicate): Outcome {
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
  #mayBe(value: Value, made: Made, frame: Frame): boolean {
    if (!leaves(value).some((leaf) => isArray(leaf, frame))) return false;
    const own = this.#madeAt(value, frame);
    return own === undefined || [...own.keys()].some((at) => made.has(at));
  }

  /** The places that make an array, with the method of each; undefined when it may be made elsewhere. */
  #madeAt(array: Value, frame: Frame): Made | undefined {
    const made = new Map<string, number>();
    for (const { value, frame: maker } of this.#constants.sources(array, frame) ?? []) {
      if (value.kind !== 'other' || value.at < 0 || maker.values.body.op[value.at] !== NEW_ARRAY) return undefined;
      made.set(`${maker.method.id} ${value.at}`, maker.method.id);
    }
    return made.size === 0 ? undefined : made;
  }
}

/** Whether a value can be an array of answers, by the types that are written. */
function isArray(value: Value, { method, values }: Frame): boolean {
  if (value.kind === 'field') return TYPES.has(value.type);
  if (value.kind === 'call') return TYPES.has(returnType(value.target.signature));
  if (value.kind === 'parameter') return value.index >= 0 && TYPES.has(parameterTypes(method.signature)[value.index] ?? '');
  return value.kind === 'other' && (value.at < 0 || values.body.op[value.at] === NEW_ARRAY || values.body.op[value.at] === GET_OBJECT);
}
