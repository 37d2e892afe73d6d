import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Bound, type Frame, givenTo } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import { type Predicate, sameText } from '../conditions/predicate.ts';
import { type CallValue, type FieldValue, leaves, type Value } from '../conditions/value.ts';
import { ANYTHING } from './anything.ts';
import type { CallPlace } from './calls-named.ts';
import { ObjectKeys } from './object-keys.ts';
import { type ObjectQuestions, sameObject } from './object-questions.ts';
import type { Solving } from './solving.ts';

/** Something put into a collection; `key` and `value` are undefined when they are not known. */
interface Put {
  readonly at: CallPlace;
  readonly key: Value | undefined;
  readonly value: Value | undefined;
  readonly frame: Frame;
}

/** Classes whose objects hold others. */
export const isCollection = (type: string): boolean => COLLECTION.test(type);
const COLLECTION =
  /^L(?:java\/util\/(?:concurrent\/)?\w*(?:Map|Set|List|Queue|Deque|Collection|Vector|Stack)|android\/util\/Array(?:Map|Set));$/;
/** Calls that put nothing in. */
const PUTS_NOTHING: ReadonlySet<string> = new Set([
  'contains', 'containsKey', 'containsAll', 'get', 'getOrDefault', 'isEmpty', 'size', 'remove', 'removeAll', 'clear', 'iterator', 'keySet', 'values', 'forEach',
  'stream', 'toString', 'hashCode', 'equals', 'indexOf', 'peek', 'poll', 'pop', 'removeFirst', 'removeLast', 'getFirst', 'getLast', '<init>', 'toArray',
]); // biome-ignore format: a table
/** What is put in: arguments without the receiver. */
const PUTS: Readonly<Record<string, { readonly key?: number; readonly value: number }>> = {
  'add(Ljava/lang/Object;)': { key: 0, value: 0 },
  'put(Ljava/lang/Object;Ljava/lang/Object;)': { key: 0, value: 1 },
  'putIfAbsent(Ljava/lang/Object;Ljava/lang/Object;)': { key: 0, value: 1 },
  'offer(Ljava/lang/Object;)': { key: 0, value: 0 },
  'push(Ljava/lang/Object;)': { key: 0, value: 0 },
};
const DEEPEST = 6;

/** Collections in fields of the app that are empty at first and given to nobody: what they hold is what is seen to be put in. */
export class Collections {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #objects: ObjectQuestions;
  readonly #keys: ObjectKeys;
  readonly #puts: Map<string, readonly Put[] | undefined>;

  constructor(solving: Solving, objects: ObjectQuestions) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#objects = objects;
    this.#keys = new ObjectKeys(this.#constants);
    this.#puts = new Map();
  }

  /** What a call gets out of a collection; undefined when it is no such call, or more may be inside than is seen. */
  got(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner, name } = call.target;
    const ask = Object.hasOwn(ASKS, name) && call.how !== 'static' && isCollection(owner) ? ASKS[name] : undefined;
    const field = ask === undefined ? undefined : this.#fieldOf(call.arguments[0], frame);
    const puts = field === undefined ? undefined : this.#putsOf(field);
    if (ask === undefined || puts === undefined || field === undefined) return undefined;
    if (asked.number(ask.isEmptyThen)) return FREE;
    const [, key] = call.arguments;
    const same =
      ask.isByKey && key !== undefined && !/^get\(I\)/.test(`${name}${call.target.signature}`) ? this.#same(key, frame) : ANYTHING;
    const wanted = ask.isValue ? asked : ANYTHING;
    return this.#solving.rounds.ask(`collection ${field.class}->${field.name} ${same.key} ${wanted.key}`, () =>
      this.#held(puts, same, wanted),
    );
  }

  #held(puts: readonly Put[], same: Predicate, wanted: Predicate): Outcome {
    let outcome: Outcome = NEVER;
    for (const { at, key, value, frame } of puts) {
      const here = this.#solving.at(at);
      if (here === NEVER || here <= outcome) continue;
      const isIt = key === undefined ? FREE : this.#solving.can(key, same, frame);
      const holds = value === undefined ? FREE : this.#solving.can(value, wanted, frame);
      outcome = either(outcome, both(here, both(isIt, holds)));
      if (outcome === FREE) break;
    }
    return outcome;
  }

  /** What is asked of a key: that it is a certain text or object. */
  #same(key: Value, frame: Frame): Predicate {
    const texts = this.#constants.texts(key, frame);
    if (texts?.length === 1) return sameText(texts[0]!, true, false);
    let found: Bound | undefined = { value: key, frame };
    for (let steps = 0; found?.value.kind === 'parameter' && steps < DEEPEST; steps++) found = givenTo(found.frame, found.value.index);
    const constant = found === undefined ? undefined : this.#objects.constant(found.value);
    return constant === undefined ? ANYTHING : sameObject(constant, true);
  }

  /** The field of the app that holds a collection. */
  #fieldOf(value: Value | undefined, frame: Frame, depth = 0): FieldValue | undefined {
    const [one, another] = value === undefined ? [] : leaves(value);
    if (one === undefined || another !== undefined || depth > DEEPEST) return undefined;
    if (one.kind === 'field') return this.#constants.methods.isApp(one.class) ? one : undefined;
    const given = one.kind === 'parameter' ? givenTo(frame, one.index) : undefined;
    return given === undefined ? undefined : this.#fieldOf(given.value, given.frame, depth + 1);
  }

  #putsOf(field: FieldValue): readonly Put[] | undefined {
    const key = `${field.class}->${field.name}`;
    if (!this.#puts.has(key)) this.#puts.set(key, this.#findPuts(field));
    return this.#puts.get(key);
  }

  #findPuts(field: FieldValue): readonly Put[] | undefined {
    const [made, another] = this.#constants.writes(field) ?? [];
    if (made === undefined || another !== undefined || !this.#solving.input.isCovered(field)) return undefined;
    const first = this.#firstIn(made);
    if (first === undefined || !this.#keys.isOnlyCalledOn(made.value, made.frame)) return undefined;
    const puts = [...first, ...putsOn(made.value, made.frame)];
    for (const { method, instruction, access } of this.#constants.methods.program.accessesOf({ class: field.class, name: field.name })) {
      if (access !== 'read') continue;
      const frame = this.#constants.frames.of(method.id);
      if (frame === undefined) return undefined;
      puts.push(...putsOn(frame.values.madeAt(frame.values.body.indexOf(instruction)), frame));
    }
    return puts;
  }

  /** What is inside from the start; undefined when that is not seen. */
  #firstIn({ value, frame }: Bound): readonly Put[] | undefined {
    if (value.kind === 'new') {
      if (!isCollection(value.class)) return undefined;
      const maker = this.#constants.constructorOf(value, frame.values);
      return maker !== undefined && /^\([IFZ]*\)V$/.test(maker.target.signature) ? [] : undefined;
    }
    if (value.kind !== 'call' || value.target.class !== 'Ljava/util/EnumSet;') return undefined;
    if (value.target.name === 'noneOf') return [];
    const at = { method: frame.method.id, instruction: frame.values.body.at[value.at]! };
    return value.target.name === 'of' ? value.arguments.map((one) => ({ at, key: one, value: one, frame })) : undefined;
  }
}

/** Calls that put something into a collection. */
function putsOn(collection: Value, frame: Frame): readonly Put[] {
  const { values } = frame;
  const { body } = values;
  const puts: Put[] = [];
  for (let i = 0; i < body.count; i++) {
    const call = body.isInvoke(i) ? values.madeAt(i) : undefined;
    if (call?.kind !== 'call' || call.how === 'static' || call.arguments[0] === undefined) continue;
    const { name, signature } = call.target;
    if (PUTS_NOTHING.has(name) || !leaves(call.arguments[0]).includes(collection)) continue;
    const put = PUTS[`${name}${signature.slice(0, signature.indexOf(')') + 1)}`];
    const [key, value] = [put?.key, put?.value].map((index) => (index === undefined ? undefined : call.arguments[index + 1]));
    puts.push({ at: { method: frame.method.id, instruction: body.at[i]! }, key, value, frame });
  }
  return puts;
}

/** Calls that ask a collection, and what they give while nothing is inside (null is 0). */
const ASKS: Readonly<Record<string, { readonly isEmptyThen: number; readonly isByKey: boolean; readonly isValue: boolean }>> = {
  contains: { isEmptyThen: 0, isByKey: true, isValue: false },
  containsKey: { isEmptyThen: 0, isByKey: true, isValue: false },
  get: { isEmptyThen: 0, isByKey: true, isValue: true },
  isEmpty: { isEmptyThen: 1, isByKey: false, isValue: false },
  size: { isEmptyThen: 0, isByKey: false, isValue: false },
};
