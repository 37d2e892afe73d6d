import { type ConstantValues, returnInstructions } from '../conditions/constant-values.ts';
import { type Frame, givenTo } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import type { CallPlace } from './calls-named.ts';
import { type BagPut, BUNDLE, bagsOf, INTENT, isBag, putsInto } from './intent-puts.ts';
import { LocalBroadcasts } from './local-broadcasts.ts';
import type { Solving } from './solving.ts';

/** What is asked of an intent or bundle: of what is in it under a name, or of its action. */
interface Question {
  /** Undefined for the action. */
  readonly key: string | undefined;
  readonly type: string;
  /** Of what is inside; undefined when it is only asked whether something is. */
  readonly asked: Predicate | undefined;
  /** Whether the answer is as asked when nothing is inside. */
  readonly missing: Outcome;
}

const TEXT = 'Ljava/lang/String;';
const DEEPEST = 5;
const MOST_TARGETS = 4;
const MOST_SENDERS = 200;

/** What intents say: asked where a component, a receiver or a fragment gets one, by all that the app's own code sends there. */
export class IntentQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #local: LocalBroadcasts;
  readonly #questions: WeakMap<Predicate, Question>;
  readonly #known: Map<string, Predicate>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#local = new LocalBroadcasts(solving, (value, frame, at) => this.#actionsOf(value, frame, at));
    this.#questions = new WeakMap();
    this.#known = new Map();
  }

  /** What is asked of a call on an intent or bundle, or of one that gives it; undefined for other calls. */
  of(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner, name, signature } = call.target;
    if (call.how === 'static') return undefined;
    if (this.#questions.has(asked)) {
      if (name === 'getIntent' && signature === `()${INTENT}`) return this.#received(call, asked, frame);
      if (name === 'getArguments' && signature === `()${BUNDLE}`) return this.#arguments(call, asked, frame);
      if (owner === INTENT && name === 'getExtras' && call.arguments[0] !== undefined)
        return this.#solving.can(call.arguments[0], asked, frame);
      return undefined;
    }
    const [bag] = call.arguments;
    if (!isBag(owner) || bag === undefined) return undefined;
    const question = this.#questionOf(call, asked, frame);
    const outcome = question === undefined ? undefined : this.#solving.can(bag, this.#predicate(question), frame);
    return outcome === FREE && this.#isOfOthers(bag, owner) ? undefined : outcome;
  }

  /** Whether a bundle is one that the platform hands out, so that nothing is known of it. An intent comes from who may send it. */
  #isOfOthers(bag: Value, type: string): boolean {
    return bagsOf(bag).some(
      (one) =>
        (one.kind === 'call' && !GIVEN.has(one.target.name) && this.#constants.targets(one).length === 0) ||
        (one.kind === 'parameter' && one.index >= 0 && type === BUNDLE),
    );
  }

  /** What a method is given as its intent along an edge that is no plain call; undefined where nothing is asked of one. */
  told(edge: Edge, asked: Predicate): Outcome | undefined {
    return this.#questions.has(asked) ? this.#along(edge, asked) : undefined;
  }

  /** What the screen says that was opened for a result; undefined where nothing is asked of an intent. */
  result(asked: Predicate): Outcome | undefined {
    if (!this.#questions.has(asked)) return undefined;
    const { given, asked: opened } = this.#solving.input.results;
    const outcome = given.map((place) => this.#resultAt(place, asked)).reduce(either, NEVER as Outcome);
    return outcome === AGREED && opened > 1 ? UNCLEAR : outcome;
  }

  #resultAt({ method, instruction }: CallPlace, asked: Predicate): Outcome {
    const here = this.#solving.at({ method, instruction });
    const frame = here === NEVER ? undefined : this.#constants.frames.of(method);
    const i = frame?.values.body.indexOf(instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call') return here;
    const [, , intent] = call.arguments;
    return intent === undefined ? NEVER : both(here, this.#sent(intent, frame, i, asked));
  }

  /** What must have happened before a receiver is told along the edge that registers it. */
  passes(edge: Edge): Outcome {
    return this.#local.passes(edge);
  }

  #questionOf({ target: { name, signature }, arguments: given }: CallValue, asked: Predicate, frame: Frame): Question | undefined {
    const type = returnType(signature);
    if (name === 'getAction' && type === TEXT) return { key: undefined, type, asked, missing: asked.number(0) ? FREE : NEVER };
    const types = parameterTypes(signature);
    const keys = types[0] === TEXT && given[1] !== undefined ? this.#constants.texts(given[1], frame) : undefined;
    if (keys?.length !== 1 || types.length > 2) return undefined;
    if (name === 'hasExtra' || name === 'containsKey') {
      if (asked.number(0) === asked.number(1)) return undefined;
      return { key: keys[0]!, type, asked: asked.number(1) ? undefined : NOTHING, missing: asked.number(0) ? FREE : NEVER };
    }
    if (!GETS.test(name)) return undefined;
    const missing = given[2] === undefined ? (asked.number(0) ? FREE : NEVER) : this.#solving.can(given[2], asked, frame);
    return { key: keys[0]!, type, asked, missing };
  }

  /** Of the object: the same predicate for the same question. */
  #predicate(question: Question): Predicate {
    const { key, type, asked, missing } = question;
    const name = `intent ${key === undefined ? 'action' : JSON.stringify(key)} ${type} ${asked?.key ?? ''} else ${missing}`;
    let known = this.#known.get(name);
    if (known === undefined) {
      const no = () => false;
      // What is made here is seen with all that is put into it where it is sent; an object that is not followed may hold anything.
      known = { key: name, number: no, boxed: no, text: no, object: true, made: () => FREE };
      this.#known.set(name, known);
      this.#questions.set(known, question);
    }
    return known;
  }

  /** The intent that a component was started with, as all starts of it tell. */
  #received(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const owner = this.#classOf(call, frame);
    if (owner === undefined) return FREE;
    return this.#solving.rounds.ask(`${asked.key} received by ${owner}`, () => {
      const started = this.#solving.started(owner);
      if (started === undefined || started.length > MOST_SENDERS || this.#isExchanged(owner)) return FREE;
      return this.#settled(started.map((edge) => both(this.#solving.along(edge), this.#along(edge, asked))));
    });
  }

  /** The bundle that a fragment was given. */
  #arguments(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const owner = this.#classOf(call, frame);
    if (owner === undefined) return FREE;
    return this.#solving.rounds.ask(`${asked.key} given to ${owner}`, () => {
      const places = this.#solving.input.given();
      return places === undefined ? FREE : this.#settled(places.map((place) => this.#givenAt(place, owner, asked)));
    });
  }

  #givenAt(place: CallPlace, owner: string, asked: Predicate): Outcome {
    const here = this.#solving.at(place);
    const frame = here === NEVER ? undefined : this.#constants.frames.of(place.method);
    const i = frame?.values.body.indexOf(place.instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call') return here;
    const { program } = this.#constants.methods;
    const isOther = (value: Value) =>
      value.kind === 'new' && value.class !== owner && !program.isSubtype(value.class, owner) && !program.isSubtype(owner, value.class);
    const [fragment, bundle] = call.arguments;
    if (fragment === undefined || bundle === undefined) return here;
    return leaves(fragment).every(isOther) ? NEVER : both(here, this.#sent(bundle, frame, i, asked));
  }

  /** What nobody is seen to say may be said unseen. */
  #settled(outcomes: readonly Outcome[]): Outcome {
    const outcome = outcomes.reduce(either, NEVER as Outcome);
    return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
  }

  /** The class of the app whose intent or arguments a call asks for. */
  #classOf({ target, arguments: [receiver] }: CallValue, { method }: Frame): string | undefined {
    const { methods } = this.#constants;
    const types = [
      ...(receiver?.kind === 'parameter' && receiver.index === -1 ? [method.class] : []),
      ...(receiver?.kind === 'field' ? [receiver.type] : []),
      target.class,
    ];
    return types.find((type) => methods.isApp(type));
  }

  /** Whether the class gives itself another intent than one that it is told of. */
  #isExchanged(owner: string): boolean {
    const { program } = this.#constants.methods;
    return [owner, ...program.subtypesOf(owner).map(({ descriptor }) => descriptor)].some((type) =>
      program.callsTo({ class: type, name: 'setIntent' }).some(({ method, instruction }) => {
        const values = this.#constants.frames.of(method.id)?.values;
        return values?.argumentsAt(values.body.indexOf(instruction))[1]?.kind !== 'parameter' || method.name !== 'onNewIntent';
      }),
    );
  }

  /** What is sent along an edge. */
  #along(edge: Edge, asked: Predicate): Outcome {
    const frame = this.#constants.frames.of(edge.from);
    const i = frame?.values.body.indexOf(edge.instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call') return FREE;
    const sends = this.#local.sendsTo(edge);
    if (sends !== undefined)
      return sends
        .map(({ at, value, frame: own, i: k }) => both(this.#solving.at(at), this.#sent(value, own, k, asked)))
        .reduce(either, NEVER);
    return this.#sentBy(call, i, frame, edge.via ?? [], asked);
  }

  /** What a call sends itself, or through wrappers. */
  #sentBy(call: CallValue, i: number, frame: Frame, via: readonly number[], asked: Predicate): Outcome {
    const [wrapper, ...rest] = via;
    if (wrapper === undefined) {
      const at = parameterTypes(call.target.signature).flatMap((type, n) => (type === INTENT ? [n] : []));
      const value = at.length === 1 ? call.arguments[at[0]! + (call.how === 'static' ? 0 : 1)] : undefined;
      return value === undefined ? FREE : this.#sent(value, frame, i, asked);
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
          : parameterTypes(next.target.signature).includes(INTENT) &&
            !isBag(next.target.class) &&
            !this.#constants.methods.isApp(next.target.class);
      if (isNext) outcome = either(outcome ?? NEVER, this.#sentBy(next, k, inner, rest, asked));
    }
    return outcome ?? FREE;
  }

  /** What an intent or bundle holds when instruction `i` of the frame's method takes it. */
  #sent(value: Value, frame: Frame, i: number, asked: Predicate, depth = 0): Outcome {
    const question = this.#questions.get(asked);
    if (question === undefined || depth > DEEPEST) return FREE;
    return bagsOf(value)
      .map((bag) => this.#holds(bag, frame, i, asked, question, depth))
      .reduce(either, NEVER);
  }

  #holds(bag: Value, frame: Frame, i: number, asked: Predicate, question: Question, depth: number): Outcome {
    if (bag.kind === 'number') return NEVER;
    const { blocks } = frame.values.body;
    let outcome: Outcome = NEVER;
    let isSure = false;
    for (const put of putsInto(bag, frame, i, (type) => this.#constants.methods.isApp(type))) {
      const found = this.#put(put, frame, asked, question, depth);
      if (found === undefined) continue;
      outcome = either(outcome, both(found.outcome, this.#solving.within(frame.method.id, frame.values.body.at[put.i]!)));
      isSure ||= found.isSure && put.i < i && blocks.dominates(blocks.of[put.i]!, blocks.of[i]!);
      if (outcome === FREE) return FREE;
    }
    return isSure ? outcome : either(outcome, this.#before(bag, frame, asked, question, depth));
  }

  /** What one call puts in, as far as it is asked for; whether it then surely is inside. */
  #put(
    put: BagPut,
    frame: Frame,
    asked: Predicate,
    { key, type, asked: wanted, missing }: Question,
    depth: number,
  ): { readonly outcome: Outcome; readonly isSure: boolean } | undefined {
    const can = (value: Value) => (wanted === undefined ? FREE : this.#solving.can(value, wanted, frame));
    if (put.kind === 'unknown') return { outcome: FREE, isSure: false };
    if (put.kind === 'all')
      return key === undefined && !put.isCopy ? undefined : { outcome: this.#sent(put.of, frame, put.i, asked, depth + 1), isSure: false };
    if (put.kind === 'action') return key === undefined ? { outcome: can(put.value), isSure: true } : undefined;
    if (key === undefined) return undefined;
    const keys = this.#constants.texts(put.key, frame);
    if (keys === undefined) return { outcome: FREE, isSure: false };
    if (!keys.includes(key)) return undefined;
    const isOfType = wanted === undefined || put.type === type || (put.type.length > 1 && type.length > 1);
    return { outcome: isOfType ? can(put.value) : missing, isSure: keys.length === 1 };
  }

  /** What was inside before the method put anything in. */
  #before(bag: Value, frame: Frame, asked: Predicate, { missing }: Question, depth: number): Outcome {
    if (bag.kind === 'new') return isBag(bag.class) ? missing : FREE;
    if (bag.kind === 'parameter') {
      const given = givenTo(frame, bag.index);
      return given === undefined ? FREE : this.#sent(given.value, given.frame, -1, asked, depth + 1);
    }
    if (bag.kind !== 'call') return FREE;
    const targets = this.#constants.targets(bag);
    if (targets.length === 0 || targets.length > MOST_TARGETS) return FREE;
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
    return register === undefined ? NEVER : this.#sent(callee.values.before(k, register), callee, k, asked, depth + 1);
  }

  /** All actions that an intent can have; undefined when they are not known. */
  #actionsOf(value: Value, frame: Frame, i: number): readonly string[] | undefined {
    const actions: string[] = [];
    for (const bag of bagsOf(value)) {
      if (bag.kind !== 'new') return undefined;
      for (const put of putsInto(bag, frame, i, (type) => this.#constants.methods.isApp(type))) {
        if (put.kind === 'unknown' || (put.kind === 'all' && put.isCopy)) return undefined;
        const texts = put.kind === 'action' ? this.#constants.texts(put.value, frame) : [];
        if (texts === undefined) return undefined;
        actions.push(...texts);
      }
    }
    return actions;
  }
}

/** Calls that give an intent, or what is in it. */
const GIVEN: ReadonlySet<string> = new Set(['getIntent', 'getArguments', 'getExtras']);
const GETS = /^get(?:Boolean|Int|Long|Short|Byte|Char|Float|Double|String|CharSequence|Serializable|Parcelable)(?:Extra)?$/;
/** Nothing that is inside is as asked. */
const NOTHING: Predicate = { key: 'nothing', number: () => false, boxed: () => false, text: () => false, object: false };
