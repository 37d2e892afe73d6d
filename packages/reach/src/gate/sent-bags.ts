import { type ConstantValues, returnInstructions } from '../conditions/constant-values.ts';
import { type Frame, givenTo } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { CallValue, Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { type BagPut, type BagPuts, bagsOf, INTENT, isBag } from './intent-puts.ts';
import type { IntentPredicates, IntentQuestion } from './intent-question.ts';
import type { Solving } from './solving.ts';

const DEEPEST = 5;
const MOST_TARGETS = 4;
/** What calls do to intents is looked at so often for one app. */
const MOST_WORK = 300_000;

/** What intents and bundles hold, by the code that makes them, passes them on and puts something in. */
export class SentBags {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #puts: BagPuts;
  readonly #predicates: IntentPredicates;
  #work: number;

  constructor(solving: Solving, predicates: IntentPredicates) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#puts = solving.input.bags;
    this.#predicates = predicates;
    this.#work = 0;
  }

  /** What a call sends itself, or through wrappers. */
  by(call: CallValue, i: number, frame: Frame, via: readonly number[], asked: Predicate): Outcome {
    const [wrapper, ...rest] = via;
    if (wrapper === undefined) {
      const at = parameterTypes(call.target.signature).flatMap((type, n) => (type === INTENT ? [n] : []));
      const value = at.length === 1 ? call.arguments[at[0]! + (call.how === 'static' ? 0 : 1)] : undefined;
      return value === undefined ? FREE : this.sent(value, frame, i, asked);
    }
    const inner = this.#constants.frames.called(wrapper, frame, call.arguments);
    if (inner === undefined) return FREE;
    const { values } = inner;
    let outcome: Outcome | undefined;
    for (let k = 0; k < values.body.count && outcome !== FREE; k++) {
      const next = values.body.isInvoke(k) ? values.madeAt(k) : undefined;
      if (next?.kind !== 'call') continue;
      const isNext =
        rest.length > 0
          ? this.#constants.targets(next).some(({ id }) => id === rest[0])
          : parameterTypes(next.target.signature).includes(INTENT) && !isBag(next.target.class) && !this.#isOwn(next);
      if (isNext) outcome = either(outcome ?? NEVER, this.by(next, k, inner, rest, asked));
    }
    return outcome ?? FREE;
  }

  /** What an intent or bundle holds when instruction `i` of the frame's method takes it. */
  sent(value: Value, frame: Frame, i: number, asked: Predicate, depth = 0): Outcome {
    const question = this.#predicates.of(asked);
    if (question === undefined || depth > DEEPEST) return FREE;
    return bagsOf(value)
      .map((bag) => this.#holds(bag, frame, i, asked, question, depth))
      .reduce(either, NEVER);
  }

  /** What a method puts into an intent or bundle that it did not make, itself and by what it hands it to. */
  put(bag: Value, frame: Frame, asked: Predicate, depth = 0): Outcome {
    const question = this.#predicates.of(asked);
    if (question === undefined || depth > DEEPEST || this.#work++ > MOST_WORK) return UNCLEAR;
    let outcome: Outcome = NEVER;
    for (const put of this.#puts.into(bag, frame)) {
      outcome = either(outcome, this.#putThere(put, frame, asked, question, depth) ?? NEVER);
      if (outcome === FREE) break;
    }
    return outcome;
  }

  /** All actions that an intent can have; undefined when they are not known. */
  actionsOf(value: Value, frame: Frame, i: number): readonly string[] | undefined {
    const actions: string[] = [];
    for (const bag of bagsOf(value)) {
      if (bag.kind !== 'new') return undefined;
      for (const put of this.#puts.into(bag, frame)) {
        if (put.i === i || put.kind === 'extra' || put.kind === 'drop') continue;
        if (put.kind === 'all' && !put.isCopy) continue;
        const texts = put.kind === 'action' ? this.#constants.texts(put.value, frame) : undefined;
        if (texts === undefined) return undefined;
        actions.push(...texts);
      }
    }
    return actions;
  }

  #isOwn({ target }: CallValue): boolean {
    const { methods } = this.#constants;
    return methods.isApp(target.class) && methods.resolve(target.class, target) !== undefined;
  }

  #holds(bag: Value, frame: Frame, i: number, asked: Predicate, question: IntentQuestion, depth: number): Outcome {
    if (bag.kind === 'number') return NEVER;
    const { blocks } = frame.values.body;
    let outcome: Outcome = NEVER;
    let isSure = false;
    for (const put of this.#puts.into(bag, frame)) {
      if (put.i === i) continue;
      const found = this.#putThere(put, frame, asked, question, depth);
      if (found === undefined) continue;
      outcome = either(outcome, found);
      isSure ||= put.isOnly && put.i < i && this.#isSure(put, frame, question) && blocks.dominates(blocks.of[put.i]!, blocks.of[i]!);
      if (outcome === FREE) return FREE;
    }
    return isSure ? outcome : either(outcome, this.#before(bag, frame, asked, question, depth));
  }

  /** Whether after a call what is asked for surely is inside. */
  #isSure(put: BagPut, frame: Frame, { key }: IntentQuestion): boolean {
    if (put.kind === 'action') return key === undefined;
    return put.kind === 'extra' && this.#constants.texts(put.key, frame)?.length === 1;
  }

  /** What one call does, as far as it is asked for, when it runs. */
  #putThere(put: BagPut, frame: Frame, asked: Predicate, question: IntentQuestion, depth: number): Outcome | undefined {
    const found = this.#put(put, frame, asked, question, depth);
    return found === undefined ? undefined : both(found, this.#solving.within(frame.method.id, frame.values.body.at[put.i]!));
  }

  #put(put: BagPut, frame: Frame, asked: Predicate, question: IntentQuestion, depth: number): Outcome | undefined {
    const { key, asked: wanted, missing } = question;
    const can = (value: Value) => (wanted === undefined ? FREE : this.#solving.can(value, wanted, frame));
    switch (put.kind) {
      case 'unknown':
        return UNCLEAR;
      case 'handed':
        return this.#handed(put, frame, asked, depth);
      case 'drop':
        return key === undefined ? undefined : missing;
      case 'all':
        return key === undefined && !put.isCopy ? undefined : this.sent(put.of, frame, put.i, asked, depth + 1);
      case 'action':
        return key === undefined ? can(put.value) : undefined;
      default: {
        if (key === undefined) return undefined;
        const keys = this.#constants.texts(put.key, frame);
        if (keys?.includes(key) === false) return undefined;
        const inside = this.#inside(put, question, can);
        return keys === undefined ? both(UNCLEAR, inside) : inside;
      }
    }
  }

  /** What is taken out again where something of a type was put in: as it was, or what there is when it is of another type. */
  #inside({ value, type }: BagPut & { readonly kind: 'extra' }, question: IntentQuestion, can: (value: Value) => Outcome): Outcome {
    if (question.asked === undefined || type === question.type) return can(value);
    if (ANY.has(type) || ANY.has(question.type)) return FREE;
    return type.length > 1 && question.type.length > 1 ? either(can(value), question.missing) : question.missing;
  }

  /** What methods of the app do to what they are given. */
  #handed({ call, to }: BagPut & { readonly kind: 'handed' }, frame: Frame, asked: Predicate, depth: number): Outcome {
    let outcome: Outcome = NEVER;
    for (const { method, index } of to) {
      const callee = this.#constants.frames.called(method, frame, call.arguments);
      outcome = either(outcome, callee === undefined ? UNCLEAR : this.put({ kind: 'parameter', index }, callee, asked, depth + 1));
    }
    return outcome;
  }

  /** What was inside before the method put anything in. */
  #before(bag: Value, frame: Frame, asked: Predicate, { missing }: IntentQuestion, depth: number): Outcome {
    if (bag.kind === 'new') return isBag(bag.class) ? missing : FREE;
    if (bag.kind === 'parameter') {
      const given = givenTo(frame, bag.index);
      return given === undefined ? this.#solving.can(bag, asked, frame) : this.sent(given.value, given.frame, -1, asked, depth + 1);
    }
    if (bag.kind !== 'call') return FREE;
    const targets = this.#constants.targets(bag);
    if (targets.length === 0) return this.#solving.can(bag, asked, frame);
    if (targets.length > MOST_TARGETS || this.#constants.mayRunOthers(bag)) return FREE;
    return targets
      .flatMap(({ id }) => {
        const callee = this.#constants.frames.called(id, frame, bag.arguments);
        return callee === undefined
          ? [FREE as Outcome]
          : returnInstructions(callee.values).map((k) => this.#returned(callee, k, asked, depth));
      })
      .reduce(either, NEVER);
  }

  #returned(callee: Frame, k: number, asked: Predicate, depth: number): Outcome {
    const [register] = callee.values.body.registers(k);
    return register === undefined ? NEVER : this.sent(callee.values.before(k, register), callee, k, asked, depth + 1);
  }
}

/** Types under which everything can be put in or taken out. */
const ANY: ReadonlySet<string> = new Set(['Ljava/io/Serializable;', 'Ljava/lang/Object;']);
