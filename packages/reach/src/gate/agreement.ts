import type { Method } from '@touchstone/program';
import { type ConstantValues, returnInstructions } from '../conditions/constant-values.ts';
import { type Bound, type Frame, givenTo, isStatic } from '../conditions/frames.ts';
import { after, compared, inBox, ofEmptiness, type Predicate, readAsTruth, sameText, truthOf, unboxed } from '../conditions/predicate.ts';
import type { Test } from '../conditions/tests.ts';
import { type CallValue, type ChoiceValue, type FieldValue, leaves, type MathValue, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import { isAnswer } from './answer-types.ts';
import type { CallPlace } from './calls-named.ts';
import type { FlagStores } from './flag-stores.ts';
import type { GateEdges } from './gate-edges.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from './outcome.ts';
import { type Passage, Passages, type Passing } from './passages.ts';
import { Rounds } from './rounds.ts';
import type { Scenes } from './scenes.ts';
import { isSame, type Views } from './views.ts';

/** What the solver is given. */
export interface AgreementInput {
  readonly constants: ConstantValues;
  readonly flags: FlagStores;
  readonly edges: GateEdges;
  readonly scenes: Scenes;
  readonly views: Views;
  /** Names of methods that tell whether a box is ticked. */
  readonly boxes: ReadonlySet<string>;
  /** Calls of `setResult`, and how many calls open a screen for a result. */
  readonly results: { readonly given: readonly CallPlace[]; readonly asked: number };
  /** Methods that run although nothing calls them; with what must have happened before. */
  readonly roots: readonly { readonly method: number; readonly outcome: Outcome }[];
  /** Whether a name speaks of consent. */
  isConsentName(name: string): boolean;
  /** What an edge needs for reasons of its own: a view of a layout that agrees, a page that asks, a window in front. */
  outcomeOf(edge: Edge): Outcome;
  /** Methods of the app that a reflective call runs, where that is known. */
  reflected(method: number, instruction: number): readonly number[];
  /** What a method sets going. */
  edgesOf(method: number): readonly Edge[];
}

/** Rounds until nothing changes; what has not settled then is unclear. */
const MOST_ROUNDS = 40;
/** Values asked about for one app. */
const MOST_WORK = 3_000_000;
const MOST_CALLERS = 400;
const DEEPEST = 24;
/** Calls on the way from a name to what is read under it. */
const DEEPEST_NAME = 4;

/**
 * Which instructions can run before the user agreed. Everything is taken to be impossible until a way to it is found, so that a
 * flag counts for nothing as soon as somebody can store the agreeing value without having been asked.
 *
 * Soundness by induction on time: when something runs that must not, some first of those things does, and its guard was then
 * opened by something that runs before it, which is not found to be possible.
 */
export class Agreement implements Passing {
  /** Names of stored answers that branches ask for. */
  readonly readKeys: Set<string>;
  /** Names under which agreement is what a branch asks for. */
  readonly agreedKeys: Set<string>;
  /** Where a box is asked whether it is ticked, by method. */
  readonly boxes: Map<number, CallPlace>;
  readonly #input: AgreementInput;
  readonly #rounds: Rounds;
  readonly #entering: Map<number, Outcome>;
  readonly #into: Map<number, Edge[]>;
  readonly #passages: Map<number, { readonly passages: Passages; round: number; isFixed: boolean }>;
  readonly #barriers: Map<string, boolean>;
  readonly #open: Set<string>;
  readonly #openChoices: Map<Value, Set<string>>;
  readonly #roots: ReadonlySet<number>;
  #round: number;
  #depth: number;
  /** Values asked about so far. */
  #work: number;
  #hasGivenUp: boolean;
  /** When set, an answer that nobody is seen to store is one that may be stored unseen. */
  #isLast: boolean;

  constructor(input: AgreementInput) {
    this.readKeys = new Set();
    this.agreedKeys = new Set();
    this.boxes = new Map();
    this.#input = input;
    this.#rounds = new Rounds();
    this.#entering = new Map();
    this.#into = new Map();
    this.#passages = new Map();
    this.#barriers = new Map();
    this.#open = new Set();
    this.#openChoices = new Map();
    this.#roots = new Set(input.roots.map(({ method }) => method));
    this.#round = 0;
    this.#depth = 0;
    this.#work = 0;
    this.#hasGivenUp = false;
    this.#isLast = false;
    this.#solve();
    this.#isLast = true;
    this.#solve();
  }

  /** Whether the rounds ended before the answers settled. */
  get isSpent(): boolean {
    return this.#work > MOST_WORK || this.#hasGivenUp;
  }

  /** How an instruction stands to the start of its method. */
  within(method: number, instruction: number): Outcome {
    const passages = this.#of(method);
    const frame = this.#input.constants.frames.of(method);
    if (passages === undefined || frame === undefined) return FREE;
    return passages.at(frame.values.body.indexOf(instruction), this);
  }

  /** What must have happened before the method can run. */
  entering(method: number): Outcome {
    return this.#entering.get(method) ?? NEVER;
  }

  /** What must have happened before the instruction can run. */
  at({ method, instruction }: CallPlace): Outcome {
    const entering = this.entering(method);
    return entering === NEVER ? NEVER : both(entering, this.within(method, instruction));
  }

  /** The branch that stands between the start of the method and an instruction. */
  passageTo(method: number, instruction: number): Passage | undefined {
    const frame = this.#input.constants.frames.of(method);
    return frame === undefined ? undefined : this.#of(method)?.passageTo(frame.values.body.indexOf(instruction));
  }

  /** What an edge passes by itself. */
  passes(edge: Edge): Outcome {
    if (this.#input.edges.isAnswered(edge)) return AGREED;
    const says = this.#input.edges.of(edge)?.says;
    if (says === 'agree') return AGREED;
    if (says === 'some') return UNCLEAR;
    const known = this.#input.outcomeOf(edge);
    if (known !== FREE) return known;
    return both(this.#mentioned(edge), this.#throughWrappers(edge));
  }

  test(test: Test, frame: Frame): Outcome {
    if ('asked' in test) return this.#can(test.value, test.asked, frame);
    return this.#isSameView(test.value, test.other, test.isSame, frame);
  }

  call(i: number, frame: Frame): Outcome {
    const value = frame.values.madeAt(i);
    if (value.kind !== 'call') return FREE;
    if (isExit(value)) return NEVER;
    const targets = this.#input.constants.targets(value);
    if (targets.length === 0) return FREE;
    return targets.map(({ id }) => this.#returnsAtAll(id)).reduce(either, NEVER);
  }

  #solve(): void {
    for (let round = 0; round < MOST_ROUNDS && !this.isSpent; round++) {
      this.#round++;
      this.#rounds.begin();
      const hasRisen = this.#spread();
      this.#askAgain();
      if (!hasRisen && !this.#rounds.hasChanged) return;
    }
    this.#hasGivenUp = true;
  }

  /** Follows edges from the roots; whether something was reached that was not, or in a worse state. */
  #spread(): boolean {
    let hasRisen = false;
    const waiting = new Set<number>(this.#entering.keys());
    const reach = (method: number, outcome: Outcome) => {
      const known = this.#entering.get(method);
      if (known !== undefined && known >= outcome) return;
      this.#entering.set(method, outcome);
      waiting.add(method);
      hasRisen = true;
    };
    for (const { method, outcome } of this.#input.roots) reach(method, outcome);
    for (const method of waiting) {
      waiting.delete(method);
      for (const edge of this.#input.edgesOf(method)) {
        const outcome = this.#along(edge);
        if (outcome === NEVER) continue;
        this.#note(edge);
        reach(edge.to, outcome);
      }
    }
    return hasRisen;
  }

  #along(edge: Edge): Outcome {
    const here = this.at({ method: edge.from, instruction: edge.instruction });
    if (here === NEVER) return NEVER;
    const chosen = (edge.chosenAt ?? []).map((instruction) => this.within(edge.from, instruction));
    return both(chosen.reduce(both, here), this.passes(edge));
  }

  #note(edge: Edge): void {
    const known = this.#into.get(edge.to);
    if (known === undefined) this.#into.set(edge.to, [edge]);
    else if (
      known.length < MOST_CALLERS &&
      !known.some((one) => one.from === edge.from && one.instruction === edge.instruction && one.how === edge.how)
    )
      known.push(edge);
  }

  #askAgain(): void {
    for (const [method, entering] of this.#entering) if (entering !== NEVER) this.#of(method);
  }

  #of(method: number): Passages | undefined {
    const known = this.#passages.get(method);
    if (known !== undefined && (known.round === this.#round || known.isFixed)) return known.passages;
    const frame = this.#input.constants.frames.of(method);
    if (frame === undefined) return undefined;
    const entry = known ?? { passages: new Passages(frame, (i) => this.#isBarrier(frame, i)), round: this.#round, isFixed: false };
    this.#passages.set(method, entry);
    entry.round = this.#round;
    const before = this.#rounds.asked;
    entry.passages.follow(this);
    entry.isFixed = before === this.#rounds.asked;
    return entry.passages;
  }

  /** Calls after which control may not come back: those that end the process, and app methods that throw. */
  #isBarrier(frame: Frame, i: number): boolean {
    const value = frame.values.madeAt(i);
    if (value.kind !== 'call') return false;
    if (isExit(value)) return true;
    if (value.how !== 'static' && value.how !== 'direct') return false;
    const key = `${value.target.class}->${value.target.name}${value.target.signature}`;
    let isBarrier = this.#barriers.get(key);
    if (isBarrier === undefined) {
      this.#barriers.set(key, false);
      isBarrier = this.#input.constants.targets(value).some(({ id }) => this.#mayNotReturn(id));
      this.#barriers.set(key, isBarrier);
    }
    return isBarrier;
  }

  #mayNotReturn(id: number): boolean {
    const frame = this.#input.constants.frames.of(id);
    if (frame === undefined || frame.values.body.count > 200) return false;
    const { body } = frame.values;
    let hasBranch = false;
    let hasEnd = false;
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      hasBranch ||= op >= 0x32 && op <= 0x3d;
      hasEnd ||= op === 0x27 || (body.isInvoke(i) && isExitAt(frame, i));
    }
    return hasBranch && hasEnd;
  }

  #returnsAtAll(id: number): Outcome {
    return this.#rounds.ask(`returns ${id}`, () => {
      const frame = this.#input.constants.frames.of(id);
      const passages = this.#of(id);
      if (frame === undefined || passages === undefined) return FREE;
      return returnInstructions(frame.values)
        .map((i) => passages.at(i, this))
        .reduce(either, NEVER);
    });
  }

  /** Whether a value can be what is asked for. */
  #can(value: Value, asked: Predicate, frame: Frame): Outcome {
    if (this.#depth > DEEPEST || this.#work++ > MOST_WORK) return FREE;
    this.#depth++;
    const outcome = this.#answer(value, asked, frame);
    this.#depth--;
    return outcome;
  }

  #answer(value: Value, asked: Predicate, frame: Frame): Outcome {
    switch (value.kind) {
      case 'number':
      case 'text':
      case 'class':
      case 'new':
      case 'lambda':
        return holds(value, asked);
      case 'parameter':
        return this.#parameter(value.index, asked, frame);
      case 'choice':
        return this.#choice(value, asked, frame);
      case 'field':
        return this.#ownField(value, asked, frame) ?? this.#field(value, asked);
      case 'call':
        return this.#called(value, asked, frame);
      case 'math':
        return this.#math(value, asked, frame);
      default:
        return FREE;
    }
  }

  #choice(value: ChoiceValue, asked: Predicate, frame: Frame): Outcome {
    const open = this.#openChoices.get(value) ?? new Set<string>();
    if (open.has(asked.key)) return NEVER;
    open.add(asked.key);
    this.#openChoices.set(value, open);
    const passages = this.#of(frame.method.id);
    let outcome: Outcome = NEVER;
    for (const option of value.options) {
      const way = passages === undefined ? FREE : passages.way(option.from, value.block, this);
      if (way > outcome) outcome = either(outcome, both(way, this.#can(option.value, asked, frame)));
      if (outcome === FREE) break;
    }
    open.delete(asked.key);
    this.#rounds.asked++;
    return outcome;
  }

  #math({ how, left, right }: MathValue, asked: Predicate, frame: Frame): Outcome {
    if (how === 'and' && !asked.number(0))
      return both(this.#can(left, compared('ne', 0), frame), this.#can(right, compared('ne', 0), frame));
    if (how === 'or' && !asked.number(0))
      return either(this.#can(left, compared('ne', 0), frame), this.#can(right, compared('ne', 0), frame));
    if (right.kind === 'number') {
      const change = CHANGES[how];
      return change === undefined
        ? FREE
        : this.#can(
            left,
            after(asked, `${how} ${right.value}`, (n) => change(n, right.value)),
            frame,
          );
    }
    if (left.kind === 'number' && (how === 'xor' || how === 'add'))
      return this.#math({ kind: 'math', at: 0, how, left: right, right: left }, asked, frame);
    return FREE;
  }

  #parameter(index: number, asked: Predicate, frame: Frame): Outcome {
    if (index < 0) return asked.object ? FREE : NEVER;
    const given = givenTo(frame, index);
    if (given !== undefined) return this.#can(given.value, asked, given.frame);
    const type = parameterTypes(frame.method.signature)[index];
    if (type === undefined || !isAnswer(type)) return FREE;
    const { id } = frame.method;
    return this.#rounds.ask(`parameter ${id} ${index} ${asked.key}`, () => this.#fromCallers(frame, index, asked));
  }

  #fromCallers(frame: Frame, index: number, asked: Predicate): Outcome {
    const { id } = frame.method;
    if (index === 1 && isResultCallback(frame.method)) return this.#screenResult(asked);
    if (this.#roots.has(id)) return FREE;
    const handed = this.#input.constants.handedTo(frame, index);
    if (handed.length > 0 && frame.method.name !== '<init>') return this.#anyOf(handed, asked);
    const into = this.#into.get(id) ?? [];
    if (into.length >= MOST_CALLERS) return FREE;
    let outcome: Outcome = NEVER;
    for (const edge of into) {
      outcome = either(outcome, this.#given(edge, frame.method, index, asked));
      if (outcome === FREE) break;
    }
    return outcome;
  }

  /** The code with which a screen that was opened for a result ends: 0 unless it says otherwise. */
  #screenResult(asked: Predicate): Outcome {
    if (asked.number(0) || !asked.number(RESULT_OK)) return FREE;
    let outcome: Outcome = NEVER;
    for (const { method, instruction } of this.#input.results.given) {
      const here = this.at({ method, instruction });
      const frame = here === NEVER ? undefined : this.#input.constants.frames.of(method);
      const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
      if (frame === undefined || call?.kind !== 'call' || call.arguments[1] === undefined) continue;
      outcome = either(outcome, both(here, this.#can(call.arguments[1], asked, frame)));
    }
    return outcome === AGREED && this.#input.results.asked > 1 ? UNCLEAR : outcome;
  }

  #anyOf(bounds: readonly Bound[], asked: Predicate): Outcome {
    return bounds.map(({ value, frame }) => both(this.entering(frame.method.id), this.#can(value, asked, frame))).reduce(either, NEVER);
  }

  /** What a parameter is given along an edge. */
  #given(edge: Edge, method: Method, index: number, asked: Predicate): Outcome {
    const here = this.at({ method: edge.from, instruction: edge.instruction });
    if (here === NEVER) return NEVER;
    const button = this.#input.edges.of(edge);
    if (button !== undefined) {
      if (button.says === 'agree') return AGREED;
      if (button.says === 'some') return UNCLEAR;
      const type = parameterTypes(method.signature)[index];
      if (button.says === 'box' && type === 'Z' && truthOf(asked) === true) return AGREED;
      if (button.which !== undefined && type === 'I') return asked.number(button.which) ? here : NEVER;
      return here;
    }
    const caller = this.#input.constants.frames.of(edge.from);
    if (caller === undefined) return here;
    const call = caller.values.madeAt(caller.values.body.indexOf(edge.instruction));
    if (call.kind !== 'call' || call.target.name !== method.name || call.target.signature !== method.signature) return here;
    const value = call.arguments[isStatic(method) ? index : index + 1];
    return value === undefined ? here : both(here, this.#can(value, asked, caller));
  }

  #field(value: FieldValue, asked: Predicate): Outcome {
    const { methods } = this.#input.constants;
    if (!methods.isApp(value.class)) return this.#platformField(value, asked);
    if (!isAnswer(value.type)) return FREE;
    return this.#rounds.ask(`field ${value.class}->${value.name} ${asked.key}`, () => {
      const initial = this.#input.constants.initial(value);
      const first: Outcome = initial === undefined ? compareNumber(asked, 0) : holds(initial, asked);
      if (first === FREE) return FREE;
      const sites = methods.program.accessesOf({ class: value.class, name: value.name }).filter(({ access }) => access === 'write');
      if (sites.length === 0) return value.isStatic ? first : either(first, UNCLEAR);
      let outcome: Outcome = first;
      for (const { method, instruction } of sites.slice(0, MOST_CALLERS)) {
        outcome = either(outcome, this.#stored(method.id, instruction, asked));
        if (outcome === FREE) break;
      }
      return sites.length > MOST_CALLERS ? FREE : outcome;
    });
  }

  /** A field that a listener was made with, when every object that it can be is made where it is handed over. */
  #ownField(value: FieldValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { constants } = this.#input;
    if (frame.given !== undefined || value.object?.kind !== 'parameter' || value.object.index !== -1 || !isAnswer(value.type))
      return undefined;
    const [write, another] = constants.writes(value) ?? [];
    if (write?.frame.method.name !== '<init>' || write.value.kind !== 'parameter' || another !== undefined) return undefined;
    const { index } = write.value;
    const handed = (this.#into.get(frame.method.id) ?? []).map((edge) => this.#madeFor(edge, frame.method, index));
    if (handed.length === 0 || handed.includes(undefined) || this.#roots.has(frame.method.id)) return undefined;
    return this.#rounds.ask(`own ${frame.method.id} ${value.name} ${asked.key}`, () => {
      let outcome: Outcome = NEVER;
      for (const { edge, given, caller } of handed.flatMap((all) => all ?? [])) {
        outcome = either(outcome, both(this.#along(edge), this.#can(given, asked, caller)));
      }
      return outcome;
    });
  }

  /** What the constructor of the listeners handed over along an edge was given; undefined when that is not seen. */
  #madeFor(
    edge: Edge,
    method: Method,
    index: number,
  ): readonly { readonly edge: Edge; readonly given: Value; readonly caller: Frame }[] | undefined {
    const caller = this.#input.constants.frames.of(edge.from);
    const call = caller?.values.madeAt(caller.values.body.indexOf(edge.instruction));
    if (caller === undefined || call?.kind !== 'call' || edge.how === 'call' || edge.how === 'dispatch') return undefined;
    const made = call.arguments.flatMap(leaves).filter((leaf) => leaf.kind === 'new' && leaf.class === method.class);
    const given = made.map((object) =>
      object.kind === 'new' ? this.#input.constants.constructed(object, caller.values)[index] : undefined,
    );
    if (given.length === 0 || given.includes(undefined)) return undefined;
    return given.flatMap((value) => (value === undefined ? [] : [{ edge, given: value, caller }]));
  }

  #platformField({ class: owner, name }: FieldValue, asked: Predicate): Outcome {
    if (owner === 'Ljava/lang/Boolean;' && name === 'TRUE') return asked.boxed(1) ? FREE : NEVER;
    if (owner === 'Ljava/lang/Boolean;' && name === 'FALSE') return asked.boxed(0) ? FREE : NEVER;
    return FREE;
  }

  #stored(method: number, instruction: number, asked: Predicate): Outcome {
    const here = this.at({ method, instruction });
    const frame = here === NEVER ? undefined : this.#input.constants.frames.of(method);
    if (frame === undefined) return here;
    const i = frame.values.body.indexOf(instruction);
    const register = frame.values.body.registers(i)[0]!;
    return both(here, this.#can(frame.values.before(i, register), asked, frame));
  }

  #called(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const known = this.#known(call, asked, frame);
    if (known !== undefined) return known;
    const read = this.#input.flags.readOf(call);
    if (read !== undefined) {
      const keys = this.#input.flags.keysOf(read, call, frame);
      if (keys === undefined) return this.#returned(call, asked, frame);
      for (const key of keys) this.readKeys.add(key);
      const given = call.how === 'static' ? call.arguments : call.arguments.slice(1);
      const missing = read.isExistence
        ? compareNumber(asked, 0)
        : read.value < 0
          ? asked.number(0)
            ? FREE
            : NEVER
          : this.#can(given[read.value] ?? ZERO, asked, frame);
      return keys.map((key) => this.#flag(key, read.isExistence, asked)).reduce(either, missing);
    }
    if (this.#input.boxes.has(call.target.name) && call.target.signature === '()Z') {
      const box = this.#box(call, asked, frame);
      if (box !== undefined) return box;
    }
    if (call.target.name === 'getId' && call.target.signature === '()I') return this.#viewId(call, asked, frame);
    return this.#returned(call, asked, frame);
  }

  /** A stored answer, as far as somebody is seen to store it. */
  #flag(key: string, asksExistence: boolean, asked: Predicate): Outcome {
    return this.#rounds.ask(`flag ${key} ${asksExistence} ${asked.key}`, () => {
      if (asksExistence && !asked.number(1)) return NEVER;
      let outcome: Outcome = NEVER;
      for (const { path, value, frame } of this.#input.flags.writesOf(key)) {
        const here = this.path(path);
        if (here === NEVER) continue;
        const stored = asksExistence ? FREE : value === undefined ? FREE : this.#can(value, asked, frame);
        outcome = either(outcome, both(here, stored));
        if (outcome === FREE) break;
      }
      if (outcome === AGREED) this.agreedKeys.add(key);
      else this.agreedKeys.delete(key);
      return outcome === NEVER && this.#isLast ? UNCLEAR : outcome;
    });
  }

  /** What must have happened before a store, with the wrappers through which it is reached. */
  path(path: readonly CallPlace[]): Outcome {
    const [outermost, ...inner] = path;
    let outcome = outermost === undefined ? NEVER : this.at(outermost);
    for (const place of inner) if (outcome !== NEVER) outcome = both(outcome, this.within(place.method, place.instruction));
    return outcome;
  }

  #box(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const truth = truthOf(asked);
    const view = this.#input.views.identify(call.arguments[0] ?? ZERO, frame);
    const scene = this.#input.scenes.of(frame.method.class);
    if (truth === undefined || !this.#input.views.isConsentBox(scene, view)) return undefined;
    if (!truth) return FREE;
    this.boxes.set(frame.method.id, { method: frame.method.id, instruction: frame.values.body.at[call.at]! });
    return AGREED;
  }

  /** `v.getId()` of the view that a listener is called with. */
  #viewId(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const view = call.arguments[0];
    if (view?.kind !== 'parameter' || frame.given !== undefined) return FREE;
    return this.#rounds.ask(`view ${frame.method.id} ${view.index} ${asked.key}`, () =>
      this.#fromButtons(frame.method, (views) =>
        views.ids.size === 0 ? true : [...views.ids].some((id) => asked.number(id | 0) || asked.number(id)),
      ),
    );
  }

  #isSameView(left: Value, right: Value, isSame_: boolean, frame: Frame): Outcome {
    const [parameter, other] = left.kind === 'parameter' ? [left, right] : [right, left];
    if (parameter.kind !== 'parameter' || frame.given !== undefined || other.kind === 'parameter') return FREE;
    const view = this.#input.views.identify(other, frame);
    if (view.ids.size === 0 && view.keys.size === 0) return FREE;
    const key = `same ${isSame_} ${frame.method.id} ${parameter.index} ${[...view.ids, ...view.keys].join(' ')}`;
    return this.#rounds.ask(key, () => this.#fromButtons(frame.method, (views) => !isKnown(views) || isSame(views, view) === isSame_));
  }

  /** The worst of the buttons whose listener a method is and whose view may be meant. */
  #fromButtons(
    method: Method,
    mayBe: (views: { readonly ids: ReadonlySet<number>; readonly keys: ReadonlySet<string> }) => boolean,
  ): Outcome {
    if (this.#roots.has(method.id)) return FREE;
    let outcome: Outcome = NEVER;
    for (const edge of this.#into.get(method.id) ?? []) {
      const here = this.at({ method: edge.from, instruction: edge.instruction });
      const button = this.#input.edges.of(edge);
      if (here === NEVER || (button !== undefined && button.views.length > 0 && !button.views.some(mayBe))) continue;
      outcome = either(outcome, button?.says === 'agree' ? AGREED : button?.says === 'some' ? both(here, UNCLEAR) : here);
    }
    return outcome;
  }

  /** Calls whose result says something about what they are given. */
  #known(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner, name } = call.target;
    const [first, second] = call.arguments;
    if (first === undefined) return undefined;
    if (
      BOXES.has(owner) &&
      name === 'valueOf' &&
      call.target.signature.length <= 24 &&
      !call.target.signature.startsWith('(Ljava/lang/String;')
    )
      return this.#can(first, inBox(asked), frame);
    if (BOXES.has(owner) && UNBOX.test(name) && call.arguments.length === 1) return this.#can(first, unboxed(asked), frame);
    if (owner === 'Ljava/lang/Boolean;' && name === 'parseBoolean') return this.#can(first, readAsTruth(asked), frame);
    if (name === 'isEmpty' && TEXTS.has(owner)) return this.#can(first, ofEmptiness(asked, owner !== 'Ljava/lang/String;'), frame);
    if (name === 'isTrue' || name === 'isFalse') return undefined;
    if (second !== undefined && EQUALS.has(name) && call.target.signature.endsWith(')Z') && call.arguments.length === 2)
      return this.#equal(call, first, second, asked, frame);
    return undefined;
  }

  #equal(call: CallValue, first: Value, second: Value, asked: Predicate, frame: Frame): Outcome | undefined {
    const truth = truthOf(asked);
    if (truth === undefined) return compareNumber(asked, 0);
    const ignoresCase = call.target.name === 'equalsIgnoreCase';
    for (const [constant, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const texts = this.#input.constants.texts(constant, frame);
      if (texts?.length === 1) return this.#can(other, sameText(texts[0]!, truth, ignoresCase), frame);
      const [leaf] = leaves(constant);
      if (leaf?.kind === 'field' && leaf.class === 'Ljava/lang/Boolean;')
        return this.#can(other, unboxed(compared(truth ? 'eq' : 'ne', leaf.name === 'TRUE' ? 1 : 0)), frame);
    }
    return undefined;
  }

  /** What an app method returns, with what this call gives it. */
  #returned(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const reflected = this.#reflected(call, asked, frame);
    if (reflected !== undefined) return reflected;
    if (!isAnswer(returnType(call.target.signature))) return FREE;
    const targets = this.#input.constants.targets(call);
    if (targets.length === 0 || targets.length > 24) return !asked.number(0) && this.#namesConsent(call, 0) ? UNCLEAR : FREE;
    let outcome: Outcome = NEVER;
    for (const { id } of targets) {
      outcome = either(outcome, this.#result(id, call.arguments, asked, frame));
      if (outcome === FREE) break;
    }
    return outcome;
  }

  /** Whether a call of the platform is about something with a name that speaks of consent: an answer kept where it is not followed. */
  #namesConsent(value: Value, depth: number): boolean {
    if (depth > DEEPEST_NAME || value.kind !== 'call') return value.kind === 'text' && this.#input.isConsentName(value.value);
    return value.arguments.some((given) => leaves(given).some((leaf) => this.#namesConsent(leaf, depth + 1)));
  }

  #result(id: number, given: readonly Value[], asked: Predicate, frame: Frame): Outcome {
    const callee = this.#input.constants.frames.called(id, frame, given);
    const passages = this.#of(id);
    const key = `${id} ${asked.key}`;
    if (callee === undefined || passages === undefined) return FREE;
    if (this.#open.has(key)) return UNCLEAR; // calls itself, maybe with something else
    this.#open.add(key);
    let outcome: Outcome = NEVER;
    for (const i of returnInstructions(callee.values)) {
      const [register] = callee.values.body.registers(i);
      const way = passages.at(i, this);
      if (way > outcome && register !== undefined)
        outcome = either(outcome, both(way, this.#can(callee.values.before(i, register), asked, callee)));
      if (outcome === FREE) break;
    }
    this.#open.delete(key);
    return outcome;
  }

  /** A method called by reflection gives its result in a box. */
  #reflected(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    if (call.target.class !== 'Ljava/lang/reflect/Method;' || call.target.name !== 'invoke') return undefined;
    const at = frame.values.body.at[call.at]!;
    const called = this.#input.reflected(frame.method.id, at);
    this.#rounds.asked++;
    if (called.length === 0) return undefined;
    const outcomes = called.map((to) => {
      const { signature } = this.#input.constants.methods.program.method(to);
      const isBoxed = !/\)[L[]/.test(signature);
      return this.#result(to, [], isBoxed ? inBox(asked) : asked, frame);
    });
    return outcomes.reduce(either, NEVER);
  }

  /** An edge whose target is chosen by naming its class needs what naming it needs. */
  #mentioned(edge: Edge): Outcome {
    if (edge.chosenAt !== undefined || !CHOSEN.has(edge.how)) return FREE;
    const { program } = this.#input.constants.methods;
    const frame = this.#input.constants.frames.of(edge.from);
    if (frame === undefined) return FREE;
    const target = program.method(edge.to).class;
    const name = target.slice(1, -1).replaceAll('/', '.');
    let outcome: Outcome | undefined;
    const { body } = frame.values;
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      if (op !== 0x1a && op !== 0x1b && op !== 0x1c && op !== 0x22) continue;
      const value = frame.values.madeAt(i);
      const isNamed =
        (value.kind === 'class' && value.descriptor === target) ||
        (value.kind === 'new' && value.class === target) ||
        (value.kind === 'text' && (value.value === name || (value.value.startsWith('.') && name.endsWith(value.value))));
      if (isNamed) outcome = either(outcome ?? NEVER, this.within(edge.from, body.at[i]!));
    }
    return outcome ?? FREE;
  }

  /** What a wrapper that hands over its parameter asks for before it does. */
  #throughWrappers({ via }: Edge): Outcome {
    let outcome: Outcome = FREE;
    for (const wrapper of via ?? []) outcome = both(outcome, this.#handsOver(wrapper));
    return outcome;
  }

  #handsOver(wrapper: number): Outcome {
    const frame = this.#input.constants.frames.of(wrapper);
    const passages = this.#of(wrapper);
    if (frame === undefined || passages === undefined) return FREE;
    const { body } = frame.values;
    let outcome: Outcome = NEVER;
    for (let i = 0; i < body.count && outcome !== FREE; i++) {
      if (!body.isInvoke(i)) continue;
      const takes = frame.values
        .argumentsAt(i)
        .some((value) => leaves(value).some((leaf) => leaf.kind === 'parameter' || leaf.kind === 'new' || leaf.kind === 'lambda'));
      if (takes) outcome = either(outcome, passages.at(i, this));
    }
    return outcome === NEVER ? FREE : outcome;
  }
}

const RESULT_OK = -1;
const isResultCallback = ({ name, signature }: Method) => name === 'onActivityResult' && signature === '(IILandroid/content/Intent;)V';

const ZERO: Value = { kind: 'number', value: 0 };

/** Of a constant; of others it may be. */
function holds(value: Value, asked: Predicate): Outcome {
  if (value.kind === 'number') return compareNumber(asked, value.value);
  if (value.kind === 'text') return asked.text(value.value) ? FREE : NEVER;
  return asked.object ? FREE : NEVER;
}

const compareNumber = (asked: Predicate, value: number): Outcome => (asked.number(value) ? FREE : NEVER);
const isKnown = (view: { readonly ids: ReadonlySet<number>; readonly keys: ReadonlySet<string> }) =>
  view.ids.size > 0 || view.keys.size > 0;

const CHANGES: Readonly<Partial<Record<MathValue['how'], (a: number, b: number) => number>>> = {
  xor: (a, b) => a ^ b,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  compare: (a, b) => Math.sign(a - b),
};

const BOXES: ReadonlySet<string> = new Set(['Ljava/lang/Boolean;', 'Ljava/lang/Integer;', 'Ljava/lang/Long;', 'Ljava/lang/Number;']);
const UNBOX = /^(?:boolean|int|long)Value$/;
const TEXTS: ReadonlySet<string> = new Set(['Ljava/lang/String;', 'Landroid/text/TextUtils;']);
const EQUALS: ReadonlySet<string> = new Set(['equals', 'equalsIgnoreCase', 'contentEquals', 'areEqual']);
/** Ways of running a method where what runs may have been chosen by naming a class. */
const CHOSEN: ReadonlySet<Edge['how']> = new Set<Edge['how']>(['intent', 'broadcast', 'reflection', 'job']);

function isExit({ target }: CallValue): boolean {
  const { class: owner, name } = target;
  if (name === 'exit' || name === 'halt')
    return owner === 'Ljava/lang/System;' || owner === 'Ljava/lang/Runtime;' || owner === 'Lkotlin/system/ProcessKt;';
  return name === 'exitProcess' && owner === 'Lkotlin/system/ProcessKt;';
}

function isExitAt(frame: Frame, i: number): boolean {
  const value = frame.values.madeAt(i);
  return value.kind === 'call' && isExit(value);
}
