import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { returnInstructions } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { compared, inBox, inMap, type Predicate, type Relation, TURNED } from '../conditions/predicate.ts';
import { type CallValue, type ChoiceValue, leaves, only, type Value } from '../conditions/value.ts';
import { returnType } from '../origins/descriptors.ts';
import { isAnswer, isAsked } from './answer-types.ts';
import { Collections } from './collections.ts';
import { compareNumber, holds, ZERO } from './constants.ts';
import { EnumQuestions } from './enum-questions.ts';
import { FieldQuestions } from './field-questions.ts';
import { KindQuestions } from './kind-questions.ts';
import { KnownCalls } from './known-calls.ts';
import { MathQuestions } from './math-questions.ts';
import { ObjectQuestions } from './object-questions.ts';
import { ParameterQuestions } from './parameter-questions.ts';
import { PassagesByCall } from './passages-by-call.ts';
import { SavedStates } from './saved-states.ts';
import { SharedArrays } from './shared-arrays.ts';
import type { Solving } from './solving.ts';
import { StoreListeners } from './store-listeners.ts';
import { StoredAnswers } from './stored-answers.ts';
import { UnfollowedCalls } from './unfollowed-calls.ts';
import { VersionChecks } from './version-checks.ts';
import { ViewQuestions } from './view-questions.ts';

/** Values asked about for one app. */
const MOST_WORK = 3_000_000;
/** … and for one branch, of methods that ask each other again and again. */
const MOST_FOR_ONE = 20_000;
const DEEPEST = 24;

/** Whether values can be what is asked for: constants, choices, results of calls; parameters, fields and stored answers are asked elsewhere. */
export class ValueQuestions {
  readonly stored: StoredAnswers;
  readonly listeners: StoreListeners;
  readonly views: ViewQuestions;
  readonly versions: VersionChecks;
  readonly enums: EnumQuestions;
  readonly objects: ObjectQuestions;
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #parameters: ParameterQuestions;
  readonly #fields: FieldQuestions;
  readonly #known: KnownCalls;
  readonly kinds: KindQuestions;
  readonly #unfollowed: UnfollowedCalls;
  readonly #collections: Collections;
  readonly #passages: PassagesByCall;
  readonly #saved: SavedStates;
  readonly #arrays: SharedArrays;
  readonly #math: MathQuestions;
  readonly #open: Set<string>;
  readonly #openChoices: Map<Value, Set<string>>;
  #depth: number;
  /** Values asked about so far. */
  #work: number;
  /** Values that may still be asked about for the question at hand. */
  #left: number;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.stored = new StoredAnswers(solving);
    this.listeners = new StoreListeners(solving, this.stored);
    this.views = new ViewQuestions(solving);
    this.enums = new EnumQuestions(solving);
    this.#parameters = new ParameterQuestions(solving);
    this.objects = new ObjectQuestions(solving);
    this.#collections = new Collections(solving, this.objects);
    this.#fields = new FieldQuestions(solving, this.objects);
    this.versions = new VersionChecks(solving, this.stored);
    this.#known = new KnownCalls(solving, this.versions, this.objects);
    this.#unfollowed = new UnfollowedCalls(solving, this.stored);
    this.kinds = new KindQuestions(solving);
    this.#passages = new PassagesByCall(solving);
    this.#saved = new SavedStates(solving);
    this.#arrays = new SharedArrays(solving);
    this.#math = new MathQuestions(solving, this.versions);
    this.#open = new Set();
    this.#openChoices = new Map();
    this.#depth = 0;
    this.#work = 0;
    this.#left = 0;
  }

  /** Whether more was asked than is answered. */
  get isSpent(): boolean {
    return this.#work > MOST_WORK;
  }

  can(value: Value, asked: Predicate, frame: Frame): Outcome {
    if (this.#depth === 0) this.#left = MOST_FOR_ONE;
    if (this.#depth > DEEPEST || this.#left-- <= 0 || this.#work++ > MOST_WORK) return FREE;
    this.#depth++;
    const put = this.#solving.intents.put(value, asked, frame);
    const outcome = put === FREE ? put : either(put, this.#answer(value, asked, frame));
    this.#depth--;
    return outcome;
  }

  #answer(value: Value, asked: Predicate, frame: Frame): Outcome {
    switch (value.kind) {
      case 'number':
      case 'text':
      case 'class':
      case 'lambda':
        return holds(value, asked);
      case 'new':
        return asked.made?.({ value, frame }) ?? (HOLDERS.has(value.class) ? FREE : holds(value, asked));
      case 'parameter':
        return this.#parameters.parameter(value.index, asked, frame);
      case 'choice':
        return this.#choice(value, asked, frame);
      case 'field':
        return this.#fields.of(value, asked, frame);
      case 'call':
        return this.#called(value, asked, frame);
      case 'math':
        return this.#math.of(value, asked, frame);
      default:
        return this.enums.element(value, asked, frame) ?? this.#arrays.element(value, asked, frame) ?? this.kinds.of(value, asked, frame);
    }
  }

  #choice(value: ChoiceValue, asked: Predicate, frame: Frame): Outcome {
    const open = this.#openChoices.get(value) ?? new Set<string>();
    if (open.has(asked.key)) return NEVER;
    open.add(asked.key);
    this.#openChoices.set(value, open);
    const passages = this.#passages.of(frame);
    let outcome: Outcome = NEVER;
    for (const option of value.options) {
      const way = passages === undefined ? FREE : passages.way(option.from, value.block, this.#solving);
      if (way > outcome) outcome = either(outcome, both(way, this.can(option.value, asked, frame)));
      if (outcome === FREE) break;
    }
    open.delete(asked.key);
    this.#solving.rounds.asked++;
    return outcome;
  }

  #called(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const told = this.#saved.of(call, asked, frame) ?? this.#solving.intents.of(call, asked, frame);
    if (told !== undefined) return told;
    const known = this.enums.of(call, asked, frame) ?? this.#known.of(call, asked, frame);
    if (known !== undefined) return known;
    const held = this.#solving.cells.got(call, asked, frame);
    if (held !== undefined) return held;
    const inside = this.#collections.got(call, asked, frame);
    if (inside !== undefined) return inside;
    const listed = this.#solving.input.flags.reads.listed(call, frame);
    if (listed !== undefined) {
      this.stored.readKeys.add(listed.key);
      const stored = listed.asksExistence ? asked : inMap(asked);
      return either(compareNumber(asked, 0), this.stored.flag(listed.key, listed.asksExistence, stored, listed.all, listed.frame));
    }
    const read = this.#solving.input.flags.reads.of(call);
    if (read !== undefined) {
      const keys = this.#solving.input.flags.reads.keysOf(read, call, frame);
      if (keys === undefined) return this.#returned(call, asked, frame);
      for (const key of keys) this.stored.readKeys.add(key);
      const given = call.how === 'static' ? call.arguments : call.arguments.slice(1);
      const missing = read.isExistence
        ? compareNumber(asked, 0)
        : read.value < 0
          ? asked.number(0)
            ? FREE
            : NEVER
          : this.can(given[read.value] ?? ZERO, asked, frame);
      return keys.map((key) => this.stored.flag(key, read.isExistence, asked, call, frame)).reduce(either, missing);
    }
    if (this.#solving.input.boxes.has(call.target.name) && call.target.signature === '()Z') {
      const box = this.views.box(call, asked, frame);
      if (box !== undefined) return box;
    }
    if (call.target.name === 'getId' && call.target.signature === '()I') return this.views.viewId(call, asked, frame);
    return this.#returned(call, asked, frame);
  }

  /** What an app method returns, with what this call gives it. */
  #returned(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const reflected = this.#reflected(call, asked, frame);
    if (reflected !== undefined) return reflected;
    const type = returnType(call.target.signature);
    if (!isAsked(type, asked)) return FREE;
    const targets = this.#targets(call, frame);
    const unfollowed = () => (isAnswer(type) ? this.#unfollowed.of(call, asked, frame) : FREE);
    if (targets.length === 0 || targets.length > 24) return unfollowed();
    let outcome = this.#isOpen(call, frame) ? unfollowed() : NEVER;
    for (const { id } of targets) {
      if (outcome === FREE) break;
      outcome = either(outcome, this.#result(id, call.arguments, asked, frame));
    }
    const [receiver] = call.how === 'static' ? [] : call.arguments;
    const isOneOfSeveral = targets.length > 1 && receiver !== undefined && outcome !== NEVER;
    return isOneOfSeveral ? both(outcome, this.#solving.can(receiver, this.#answerOf(call, asked, frame), frame)) : outcome;
  }

  /** Of an object: what a call on it gives. What its class gives is the same for all that call it. */
  #answerOf({ target }: CallValue, asked: Predicate, frame: Frame): Predicate {
    const { methods } = this.#constants;
    return {
      key: `${target.name}${target.signature} ${asked.key}`,
      number: () => false, // nothing answers nothing
      boxed: () => true,
      text: () => true,
      object: true,
      made: ({ value }) => {
        const method = value.kind === 'new' ? methods.resolve(value.class, target) : undefined;
        return method?.hasCode === true ? this.#result(method.id, [], asked, frame) : FREE;
      },
    };
  }

  /** Whether two numbers, of which one is known, can stand so to each other; undefined when neither is. */
  compared(left: Value, right: Value, relation: Relation, frame: Frame): Outcome | undefined {
    const known = this.#numbers(left, frame);
    if (known !== undefined)
      return known.map((n) => this.can(right, compared(TURNED[relation], n), frame)).reduce(either, NEVER as Outcome);
    return this.#numbers(right, frame)
      ?.map((n) => this.can(left, compared(relation, n), frame))
      .reduce(either, NEVER as Outcome);
  }

  /** All numbers that a value can be which is written as such, here or in the one method that is asked for it. */
  #numbers(value: Value, frame: Frame): readonly number[] | undefined {
    const [target, another] = value.kind === 'call' && frame.as !== undefined ? this.#targets(value, frame) : [];
    const isOne = target !== undefined && another === undefined && !(value.kind === 'call' && this.#isOpen(value, frame));
    const callee = isOne ? this.#constants.frames.of(target.id) : undefined;
    const values = callee === undefined ? [value] : this.#constants.results(callee).map((result) => result.value);
    const own = callee ?? frame;
    const all = values.flatMap(leaves).map((leaf) => {
      const constant = this.#math.constant(leaf, own);
      return constant.kind === 'number' ? constant.value : undefined;
    });
    return all.length === 0 || all.includes(undefined) ? undefined : (all as readonly number[]);
  }

  /** Methods that a call runs: where the frame knows the class of the object, that of this class. */
  #targets(call: CallValue, frame: Frame): readonly Method[] {
    const own = this.#own(call, frame);
    return own === undefined ? this.#constants.targets(call) : [own];
  }

  /** Whether a call may run something else than its targets. */
  #isOpen(call: CallValue, frame: Frame): boolean {
    return this.#own(call, frame) === undefined && this.#constants.mayRunOthers(call, frame);
  }

  #own(call: CallValue, { as }: Frame): Method | undefined {
    if (as === undefined || call.how === 'static' || call.arguments[0] === undefined || only(call.arguments[0]) !== as.object)
      return undefined;
    const own = this.#constants.methods.resolve(as.class, call.target);
    return own?.hasCode === true ? own : undefined;
  }

  #result(id: number, given: readonly Value[], asked: Predicate, frame: Frame): Outcome {
    const callee = this.#constants.frames.called(id, frame, given);
    const key = `${id} ${asked.key}`;
    if (callee === undefined) return FREE;
    if (this.#open.has(key)) return UNCLEAR; // calls itself, maybe with something else
    this.#open.add(key);
    const passages = this.#passages.of(callee);
    let outcome: Outcome = NEVER;
    for (const i of returnInstructions(callee.values)) {
      const [register] = callee.values.body.registers(i);
      const way = passages?.at(i, this.#solving) ?? FREE;
      if (way > outcome && register !== undefined)
        outcome = either(outcome, both(way, this.can(callee.values.before(i, register), asked, callee)));
      if (outcome === FREE) break;
    }
    this.#open.delete(key);
    return outcome;
  }

  /** A method called by reflection gives its result in a box. */
  #reflected(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    if (call.target.class !== 'Ljava/lang/reflect/Method;' || call.target.name !== 'invoke') return undefined;
    const at = frame.values.body.at[call.at]!;
    const called = this.#solving.input.reflected(frame.method.id, at);
    this.#solving.rounds.asked++;
    if (called.length === 0) return undefined;
    const outcomes = called.map((to) => {
      const { signature } = this.#constants.methods.program.method(to);
      const isBoxed = !/\)[L[]/.test(signature);
      return this.#result(to, [], isBoxed ? inBox(asked) : asked, frame);
    });
    return outcomes.reduce(either, NEVER);
  }
}

/** Objects that are texts and numbers themselves: which, the place that makes them does not say. */
const HOLDERS: ReadonlySet<string> = new Set(
  ['String', 'Boolean', 'Integer', 'Long', 'Short', 'Byte'].map((name) => `Ljava/lang/${name};`),
);
