import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound, Frame } from '../conditions/frames.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';

/** Objects that are followed for one app. */
const MOST_QUESTIONS = 4_000;
/** Carriers of carriers: a thread made of a task made of a task. */
const DEEPEST = 3;

/** What the fields of single objects hold, for fields that only the constructor writes. */
export class ObjectFields {
  readonly #constants: ConstantValues;
  readonly #written: Map<string, Bound | undefined>;
  #left: number;

  constructor(constants: ConstantValues) {
    this.#constants = constants;
    this.#written = new Map();
    this.#left = MOST_QUESTIONS;
  }

  /** The places that make the objects which a value can be; undefined when some are not known. */
  objects(value: Value, frame: Frame): readonly Bound[] | undefined {
    if (this.#left-- <= 0) return undefined;
    const sources = this.#constants.sources(value, frame)?.filter(({ value: one }) => one.kind !== 'number');
    return sources === undefined || sources.length === 0 || sources.some(({ value: one }) => one.kind !== 'new') ? undefined : sources;
  }

  /** Objects of a class that a call is given, or that carry them there; undefined when there may be others. */
  given(call: CallValue, frame: Frame, type: string): readonly Bound[] | undefined {
    const declared = [...(call.how === 'static' ? [] : [call.target.class]), ...parameterTypes(call.target.signature)];
    const { program } = this.#constants.methods;
    const found: Bound[] = [];
    for (const [n, value] of call.arguments.entries()) {
      const all = leaves(value);
      const taken = declared[n] ?? '';
      const mayBe = taken === type || taken === 'Ljava/lang/Object;' || program.isSubtype(type, taken);
      if (mayBe && all.some(({ kind }) => kind !== 'new' && kind !== 'number')) return undefined;
      const made = all.flatMap((leaf) => this.#carried(leaf, frame, type, 0));
      if (made.length > 0 && all.length > 1 && all.some(({ kind }) => kind !== 'new')) return undefined;
      found.push(...made);
    }
    return found.length === 0 ? undefined : found;
  }

  /** What a field of an object was given when it was made; undefined when that is not known, or may have changed. */
  field({ value, frame }: Bound, owner: string, name: string): Bound | undefined {
    const write = value.kind === 'new' ? this.#writtenIn(owner, name) : undefined;
    if (write === undefined || value.kind !== 'new') return undefined;
    const { values } = frame;
    for (let i = value.at + 1; i < values.body.count; i++) {
      const call = constructorCall(frame, i);
      if (call?.arguments[0] === value) return this.#through(call, frame, write, 0);
    }
    return undefined;
  }

  /** What a field gets from a constructor, or from those that it calls in turn on the same object. */
  #through(call: CallValue, frame: Frame, write: Bound, depth: number): Bound | undefined {
    const { methods, frames } = this.#constants;
    const maker = methods.own(call.target.class, '<init>', call.target.signature);
    if (maker === undefined || depth > DEEPEST) return undefined;
    if (maker.id === write.frame.method.id) {
      if (write.value.kind !== 'parameter') return { value: write.value, frame };
      const given = call.arguments[write.value.index + 1];
      return given === undefined ? undefined : { value: given, frame };
    }
    const inner = frames.called(maker.id, frame, call.arguments);
    for (let i = 0; inner !== undefined && i < inner.values.body.count; i++) {
      const next = constructorCall(inner, i);
      if (next?.arguments[0]?.kind === 'parameter' && next.arguments[0].index === -1) return this.#through(next, inner, write, depth + 1);
    }
    return undefined;
  }

  #carried(value: Value, frame: Frame, type: string, depth: number): readonly Bound[] {
    if (value.kind !== 'new') return [];
    if (value.class === type) return [{ value, frame }];
    if (depth >= DEEPEST) return [];
    return this.#constants
      .constructed(value, frame.values)
      .flatMap((given) => leaves(given).flatMap((leaf) => this.#carried(leaf, frame, type, depth + 1)));
  }

  /** A constant or a parameter of the constructor, when the field is written there once and nowhere else. */
  #writtenIn(owner: string, name: string): Bound | undefined {
    const key = `${owner}->${name}`;
    if (!this.#written.has(key)) {
      const [write, another] = this.#constants.writes({ class: owner, name }) ?? [];
      const isOnly =
        write !== undefined && another === undefined && write.frame.method.name === '<init>' && write.frame.method.class === owner;
      const isPlain = isOnly && (write.value.kind === 'number' || write.value.kind === 'text' || write.value.kind === 'parameter');
      this.#written.set(key, isPlain ? write : undefined);
    }
    return this.#written.get(key);
  }
}

const INVOKE_DIRECT = 0x70;
const INVOKE_DIRECT_RANGE = 0x76;

function constructorCall({ values }: Frame, i: number): CallValue | undefined {
  const op = values.body.op[i];
  const call = op === INVOKE_DIRECT || op === INVOKE_DIRECT_RANGE ? values.madeAt(i) : undefined;
  return call?.kind === 'call' && call.target.name === '<init>' ? call : undefined;
}
