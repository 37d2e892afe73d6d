import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import type { CallPlace } from './calls-named.ts';
import { FragmentArguments } from './fragment-arguments.ts';
import { GivenIntents } from './given-intents.ts';
import { BUNDLE, bagsOf, INTENT, isBag, unchained } from './intent-puts.ts';
import { IntentPredicates, type IntentQuestion, NOTHING, whenMissing } from './intent-question.ts';
import { LocalBroadcasts } from './local-broadcasts.ts';
import { type BagCall, type BagOwner, ownerOf } from './received-bags.ts';
import { SentBags } from './sent-bags.ts';
import type { Solving } from './solving.ts';
import { UnseenStarts } from './unseen-starts.ts';

const TEXT = 'Ljava/lang/String;';
const MOST_SENDERS = 200;

/**
 * What intents say: asked where a component, a receiver or a fragment gets one, by all that the app's own code sends there, and by all that puts
 * something in on the way. What is not seen wholly settles nothing.
 */
export class IntentQuestions {
  readonly unseen: UnseenStarts;
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #predicates: IntentPredicates;
  readonly #sent: SentBags;
  readonly #local: LocalBroadcasts;
  readonly #arguments: FragmentArguments;
  readonly #onTheWay: GivenIntents;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#predicates = new IntentPredicates();
    this.#sent = new SentBags(solving, this.#predicates);
    this.unseen = new UnseenStarts(solving, this.#sent);
    this.#arguments = new FragmentArguments(solving, this.#sent);
    this.#onTheWay = new GivenIntents(solving, this.#sent);
    this.#local = new LocalBroadcasts(solving, (value, frame, at) => this.#sent.actionsOf(value, frame, at));
  }

  /** What is asked of a call on an intent or bundle, or of one that gives it; undefined for other calls. */
  of(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner } = call.target;
    if (call.how === 'static') return undefined;
    if (this.#predicates.of(asked) !== undefined) return this.#given(call, asked, frame);
    const [bag] = call.arguments;
    if (!isBag(owner) || bag === undefined) return undefined;
    const question = this.#questionOf(call, asked, frame);
    const outcome = question === undefined ? undefined : this.#solving.can(bag, this.#predicates.predicate(question), frame);
    return outcome === FREE && this.#isOfOthers(bag, owner) ? undefined : outcome;
  }

  /** What the method of a frame itself puts into a value that an intent is asked for; never where none is. */
  put(value: Value, asked: Predicate, frame: Frame): Outcome {
    return HELD.has(value.kind) && this.#predicates.of(asked) !== undefined ? this.#sent.put(value, frame, asked) : NEVER;
  }

  /** What a method is given as its intent along an edge that is no plain call; undefined where nothing is asked of one. */
  told(edge: Edge, asked: Predicate): Outcome | undefined {
    if (this.#predicates.of(asked) === undefined) return undefined;
    const told = this.#along(edge, asked);
    return edge.receiver === undefined ? told : either(told, this.unseen.of(edge.receiver, asked));
  }

  /** What the screen says that was opened for a result; undefined where nothing is asked of an intent. */
  result(asked: Predicate): Outcome | undefined {
    if (this.#predicates.of(asked) === undefined) return undefined;
    const { given, opened } = this.#solving.input.results;
    const outcome = given.map((place) => this.#resultAt(place, asked)).reduce(either, NEVER as Outcome);
    return either(outcome === AGREED && opened > 1 ? UNCLEAR : outcome, this.ofOthers());
  }

  /** What must have happened before a screen of others, which may give any result, is opened. */
  ofOthers(): Outcome {
    const { ofOthers } = this.#solving.input.results;
    return both(UNCLEAR, ofOthers.map((place) => this.#solving.at(place)).reduce(either, NEVER as Outcome));
  }

  /** What must have happened before a receiver is told along the edge that registers it. */
  passes(edge: Edge): Outcome {
    return this.#local.passes(edge);
  }

  /** What a call gives of which an intent is asked; undefined for calls that are looked at as others are. */
  #given(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner, name, signature } = call.target;
    const inner = unchained(call);
    if (inner !== call) return this.#solving.can(inner, asked, frame);
    if (owner === INTENT && name === 'getExtras' && call.arguments[0] !== undefined)
      return this.#solving.can(call.arguments[0], asked, frame);
    if (this.#constants.targets(call).length > 0) return this.#isOfApp(call) ? undefined : FREE;
    if (name === 'getIntent' && signature === `()${INTENT}`) return this.#received(call, asked, frame);
    if (ARGUMENTS.has(name) && signature === `()${BUNDLE}`) return this.#argumentsOf(call, asked, frame);
    return undefined;
  }

  /** Whether a call runs code of the app alone. */
  #isOfApp({ target }: CallValue): boolean {
    const { methods } = this.#constants;
    return methods.isApp(target.class) && methods.resolve(target.class, target) !== undefined;
  }

  /** Whether a bundle is one that the platform hands out, so that nothing is known of it. An intent comes from who may send it. */
  #isOfOthers(bag: Value, type: string): boolean {
    return bagsOf(bag).some(
      (one) =>
        (one.kind === 'call' && !GIVEN.has(one.target.name) && this.#constants.targets(one).length === 0) ||
        (one.kind === 'parameter' && one.index >= 0 && type === BUNDLE),
    );
  }

  #resultAt({ method, instruction }: CallPlace, asked: Predicate): Outcome {
    const here = this.#solving.at({ method, instruction });
    const frame = here === NEVER ? undefined : this.#constants.frames.of(method);
    const i = frame?.values.body.indexOf(instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call') return here;
    const [, , intent] = call.arguments;
    return intent === undefined ? NEVER : both(here, this.#sent.sent(intent, frame, i, asked));
  }

  #questionOf({ target: { name, signature }, arguments: given }: CallValue, asked: Predicate, frame: Frame): IntentQuestion | undefined {
    const type = returnType(signature);
    if (name === 'getAction' && type === TEXT) return { key: undefined, type, asked, missing: whenMissing(asked) };
    const types = parameterTypes(signature);
    const keys = types[0] === TEXT && given[1] !== undefined ? this.#constants.texts(given[1], frame) : undefined;
    if (keys?.length !== 1 || types.length > 2) return undefined;
    if (name === 'hasExtra' || name === 'containsKey') {
      if (asked.number(0) === asked.number(1)) return undefined;
      return { key: keys[0]!, type, asked: asked.number(1) ? undefined : NOTHING, missing: whenMissing(asked) };
    }
    if (!GETS.test(name)) return undefined;
    const missing = given[2] === undefined ? whenMissing(asked) : this.#solving.can(given[2], asked, frame);
    return { key: keys[0]!, type, asked, missing };
  }

  /** The intent that a component was started with, as all starts of it tell. */
  #received(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const owner = ownerOf(call, frame, this.#constants);
    if (owner === undefined) return FREE;
    const isOwn = this.#isOwn(call, frame) || this.#solving.input.coversStarts(owner);
    return this.#solving.rounds.ask(`${asked.key} received by ${owner} ${isOwn}`, () => {
      const started = this.#solving.started(owner);
      if (started === undefined || started.length > MOST_SENDERS) return FREE;
      const told = this.#settled(started.map((edge) => both(this.#solving.along(edge), this.#along(edge, asked))));
      const seen = either(told, this.unseen.of(owner, asked));
      const later = [this.#exchanged(owner, asked), this.#onTheWay.put('makers', asked)].reduce(
        either,
        this.#changed(owner, 'page', asked),
      );
      return either(either(seen, later), isOwn ? NEVER : UNCLEAR);
    });
  }

  /** The bundle that a fragment was given. */
  #argumentsOf(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const owner = ownerOf(call, frame, this.#constants);
    if (owner === undefined) return FREE;
    return this.#solving.rounds.ask(`${asked.key} given to ${owner}`, () => {
      const given = this.#arguments.given(owner, asked);
      return given === undefined ? FREE : either(this.#settled(given), this.#changed(owner, 'fragment', asked));
    });
  }

  /** What others put into what an object of the class was given. */
  #changed(type: string, owner: BagOwner, asked: Predicate): Outcome {
    const calls = this.#solving.input.received.changing(type, owner);
    return calls === undefined
      ? UNCLEAR
      : this.#anyOf(calls, type, ({ call, frame, isReturned }) => either(isReturned ? UNCLEAR : NEVER, this.#sent.put(call, frame, asked)));
  }

  /** What is in the intents that a page is given later: those that it is told of are known. */
  #exchanged(type: string, asked: Predicate): Outcome {
    const calls = this.#solving.input.received.exchanging(type);
    if (calls === undefined) return UNCLEAR;
    return this.#anyOf(calls, type, ({ at, call, frame }) => {
      const [, intent] = call.arguments;
      return intent === undefined ? UNCLEAR : this.#sent.sent(intent, frame, frame.values.body.indexOf(at.instruction), asked);
    });
  }

  /** What calls do that may run; where it is not looked at whether they do, that is not known. */
  #anyOf(calls: readonly BagCall[], type: string, does: (call: BagCall) => Outcome): Outcome {
    const isCovered = this.#solving.input.coversBagsOf(type);
    return calls
      .map((call) => (isCovered ? both(this.#solving.at(call.at), does(call)) : both(UNCLEAR, does(call))))
      .reduce(either, NEVER as Outcome);
  }

  /** What nobody is seen to say may be said unseen. */
  #settled(outcomes: readonly Outcome[]): Outcome {
    const outcome = outcomes.reduce(either, NEVER as Outcome);
    return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
  }

  /** Whether an object asks for its own, so that all that starts it leads here. */
  #isOwn({ arguments: [receiver] }: CallValue, { method }: Frame): boolean {
    if (receiver === undefined) return false;
    return leaves(receiver).every(
      (leaf) =>
        (leaf.kind === 'parameter' && leaf.index === -1) ||
        (leaf.kind === 'field' && !leaf.isStatic && leaf.class === method.class && CAPTURED.test(leaf.name)),
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
        .map(({ at, value, frame: own, i: k }) => both(this.#solving.at(at), this.#sent.sent(value, own, k, asked)))
        .reduce(either, this.#onTheWay.put('receivers', asked));
    const sent = this.#sent.by(call, i, frame, edge.via ?? [], asked);
    const isPending = PENDING.test(edge.because);
    return either(sent, isPending ? this.unseen.filledIn(asked) : this.#onTheWay.put('openers', asked));
  }
}

/** Calls that keep an intent to be sent later, as edges name them. */
const PENDING = /^get(?:Activity|Activities|Service|ForegroundService|Broadcast):/;
/** Kinds of values that may hold an intent that was not made where it is asked. */
const HELD: ReadonlySet<Value['kind']> = new Set(['parameter', 'call', 'field', 'other']);
/** Calls that give an intent, or what is in it. */
const GIVEN: ReadonlySet<string> = new Set(['getIntent', 'getArguments', 'requireArguments', 'getExtras']);
const ARGUMENTS: ReadonlySet<string> = new Set(['getArguments', 'requireArguments']);
/** Fields of inner classes and lambdas that hold the object around them. */
const CAPTURED = /^this\$\d+$/;
const GETS = /^get(?:Boolean|Int|Long|Short|Byte|Char|Float|Double|String|CharSequence|Serializable|Parcelable)(?:Extra)?$/;
