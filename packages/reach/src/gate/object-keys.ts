import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound, Frame } from '../conditions/frames.ts';
import { fieldAt } from '../conditions/method-values.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import type { ShutBy } from './gate-words.ts';

/** A call on an object, with keys of the object. */
export interface KeyedCall {
  readonly at: CallPlace;
  /** Undefined when it is not known which is meant. */
  readonly keys: ReadonlySet<string> | undefined;
}

const RETURN_OBJECT = 0x11;
const ARRAY_PUT_OBJECT = 0x4d;
/** Reads of one field that are looked at. */
const MOST_READS = 100;
const FIRST_PUT = [0x59, 0x67] as const;
const LAST_PUT = [0x5f, 0x6d] as const;

/** Which object a value is, by the fields that hold it and the places that make it. */
export class ObjectKeys {
  readonly #constants: ConstantValues;
  readonly #shut: Map<string, boolean>;

  constructor(constants: ConstantValues) {
    this.#constants = constants;
    this.#shut = new Map();
  }

  /** Keys of fields that hold the object, through getters and parameters as far as they are known; undefined when it may be another. */
  of(value: Value | undefined, frame: Frame): ReadonlySet<string> | undefined {
    const keys = new Set<string>();
    for (const leaf of value === undefined ? [] : leaves(value)) {
      for (const { value: one, frame: owner } of this.#behind(leaf, frame)) {
        if (one.kind === 'field') keys.add(`${one.class}->${one.name}`);
        else if (one.kind === 'new') keys.add(`new ${owner.method.id} ${one.at}`);
        else return undefined;
      }
    }
    return keys.size === 0 ? undefined : keys;
  }

  /** Keys of the fields that a method keeps a value in. */
  keptIn(value: Value, { values }: Frame): ReadonlySet<string> | undefined {
    const keys = new Set<string>();
    const { body } = values;
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      if (!FIRST_PUT.some((first, k) => op >= first && op <= LAST_PUT[k]!)) continue;
      const field = leaves(values.before(i, body.registers(i)[0]!)).includes(value) ? fieldAt(body, i) : undefined;
      if (field !== undefined) keys.add(`${field.class}->${field.name}`);
    }
    return keys.size === 0 ? undefined : keys;
  }

  /** Whether what a method keeps in fields is only ever called on from there: no other field, and nobody else, is given it. */
  isOnlyCalledOn(value: Value, frame: Frame): boolean {
    if (this.#isGivenAway(value, frame, true)) return false;
    return [...(this.keptIn(value, frame) ?? [])].every((key) => {
      const [owner, name] = key.split('->') as [string, string];
      const reads = this.#constants.methods.program.accessesOf({ class: owner, name }).filter(({ access }) => access === 'read');
      return (
        reads.length <= MOST_READS &&
        reads.every(({ method, instruction }) => {
          const reader = this.#constants.frames.of(method.id);
          return reader !== undefined && !this.#isGivenAway(reader.values.madeAt(reader.values.body.indexOf(instruction)), reader, false);
        })
      );
    });
  }

  #isGivenAway(value: Value, { values }: Frame, mayKeep: boolean): boolean {
    const { body } = values;
    const isIt = (register: number | undefined, i: number) => register !== undefined && leaves(values.before(i, register)).includes(value);
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      if (body.isInvoke(i)) {
        const call = values.madeAt(i);
        const isStatic = call.kind !== 'call' || call.how === 'static';
        if (body.argumentRegisters(i).some((register, k) => (k > 0 || isStatic) && isIt(register, i))) return true;
      } else if (op === RETURN_OBJECT || op === ARRAY_PUT_OBJECT) {
        if (isIt(body.registers(i)[0], i)) return true;
      } else if (!mayKeep && FIRST_PUT.some((first, k) => op >= first && op <= LAST_PUT[k]!) && isIt(body.registers(i)[0], i)) return true;
    }
    return false;
  }

  /** Keys of what is called at a place. */
  at({ method, instruction }: CallPlace): KeyedCall {
    const frame = this.#constants.frames.of(method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    const keys = frame === undefined || call?.kind !== 'call' ? undefined : this.of(call.arguments[0], frame);
    return { at: { method, instruction }, keys };
  }

  /** Whether an object is shut when it is made, as its constructor says. */
  isShut(by: ShutBy, value: Value, frame: Frame): boolean {
    const key = `${by} ${[...(this.of(value, frame) ?? [])].join(' ')}`;
    let known = this.#shut.get(key);
    if (known === undefined) {
      const made = this.#constants.sources(value, frame) ?? [];
      known = made.length > 0 && made.every((one) => this.#isShutWhenMade(by, one));
      this.#shut.set(key, known);
    }
    return known;
  }

  #isShutWhenMade(by: ShutBy, { value, frame }: Bound): boolean {
    if (value.kind === 'call')
      return by === 'create' && value.how === 'static' && value.target.name === 'create' && value.arguments.length === 0;
    if (value.kind !== 'new') return false;
    const given = this.#constants.constructed(value, frame.values);
    const numbers = given[0] === undefined ? [] : (this.#constants.numbers(given[0], frame) ?? [Number.NaN]);
    return SHUT[by](numbers, given.length);
  }

  #behind(value: Value, frame: Frame): readonly Bound[] {
    if (value.kind === 'call') return this.#returned(value, frame);
    return value.kind === 'parameter' ? (this.#constants.sources(value, frame) ?? [{ value, frame }]) : [{ value, frame }];
  }

  #returned(call: CallValue, frame: Frame): readonly Bound[] {
    const [only, other] = this.#constants.mayRunOthers(call) ? [] : this.#constants.targets(call);
    const callee = only === undefined || other !== undefined ? undefined : this.#constants.frames.called(only.id, frame, call.arguments);
    return callee === undefined ? [{ value: call, frame }] : this.#constants.results(callee);
  }
}

const SHUT: Readonly<Record<ShutBy, (numbers: readonly number[], given: number) => boolean>> = {
  positive: (numbers) => numbers.length > 0 && numbers.every((n) => n > 0),
  zero: (numbers) => numbers.every((n) => n === 0),
  nothing: (_numbers, given) => given === 0,
  anything: () => true,
  create: () => false,
};
