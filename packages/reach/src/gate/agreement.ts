import type { Frame } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { compared, type Predicate, type Relation } from '../conditions/predicate.ts';
import type { Test } from '../conditions/tests.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import { ANYTHING } from './anything.ts';
import { Barriers } from './barriers.ts';
import type { CallPlace } from './calls-named.ts';
import { Cells } from './cells.ts';
import { EdgeConditions } from './edge-conditions.ts';
import type { FlagWrite } from './flag-stores.ts';
import { IntentQuestions } from './intent-questions.ts';
import { openingsOf } from './openings.ts';
import { type Passage, Passages } from './passages.ts';
import { pressed } from './pressed-buttons.ts';
import { Rounds } from './rounds.ts';
import { type AgreementInput, MOST_CALLERS, type Solving } from './solving.ts';
import { ValueQuestions } from './value-questions.ts';
import type { Signs } from './version-checks.ts';

/** What the sign of a difference may be, by how two values are compared. */
const SIGNS: Readonly<Record<Relation, Signs>> = {
  eq: new Set([0]),
  ne: new Set([-1, 1]),
  lt: new Set([-1]),
  le: new Set([-1, 0]),
  gt: new Set([1]),
  ge: new Set([0, 1]),
};
/** Rounds until nothing changes; what has not settled then is unclear. */
const MOST_ROUNDS = 40;

/**
 * Which instructions can run before the user agreed. Everything is taken to be impossible until a way to it is found, so that a
 * flag counts for nothing as soon as somebody can store the agreeing value without having been asked.
 *
 * Soundness by induction on time: when something runs that must not, some first of those things does, and its guard was then
 * opened by something that runs before it, which is not found to be possible.
 */
export class Agreement implements Solving {
  readonly input: AgreementInput;
  readonly rounds: Rounds;
  readonly cells: Cells;
  readonly intents: IntentQuestions;
  readonly #questions: ValueQuestions;
  readonly #barriers: Barriers;
  readonly #conditions: EdgeConditions;
  readonly #entering: Map<number, Outcome>;
  readonly #into: Map<number, Edge[]>;
  /** Edges that start components, by class. */
  readonly #started: Map<string, Edge[]>;
  readonly #passages: Map<number, { readonly passages: Passages; round: number; isFixed: boolean }>;
  readonly #roots: ReadonlySet<number>;
  #round: number;
  #hasGivenUp: boolean;
  #isLast: boolean;

  constructor(input: AgreementInput) {
    this.input = input;
    this.rounds = new Rounds();
    this.cells = new Cells(this);
    this.intents = new IntentQuestions(this);
    this.#started = new Map();
    this.#questions = new ValueQuestions(this);
    this.#barriers = new Barriers(this);
    this.#conditions = new EdgeConditions(this);
    this.#entering = new Map();
    this.#into = new Map();
    this.#passages = new Map();
    this.#roots = new Set(input.roots.map(({ method }) => method));
    this.#round = 0;
    this.#hasGivenUp = false;
    this.#isLast = false;
    this.#solve();
    this.#isLast = true;
    this.#solve();
  }

  get isLast(): boolean {
    return this.#isLast;
  }

  /** Whether the rounds ended before the answers settled. */
  get isSpent(): boolean {
    return this.#questions.isSpent || this.#hasGivenUp;
  }

  /** Names of stored answers that branches ask for. */
  get readKeys(): ReadonlySet<string> {
    return this.#questions.stored.readKeys;
  }

  /** Names under which agreement is what a branch asks for. */
  get agreedKeys(): ReadonlySet<string> {
    return this.#questions.stored.agreedKeys;
  }

  /** Where a box is asked whether it is ticked, by method. */
  get boxes(): ReadonlyMap<number, CallPlace> {
    return this.#questions.views.boxes;
  }

  /** What must have happened before a store, with the wrappers through which it is reached. */
  path(write: Pick<FlagWrite, 'path' | 'besides'>): Outcome {
    return this.#questions.stored.path(write);
  }

  /** How an instruction stands to the start of its method. */
  within(method: number, instruction: number): Outcome {
    const passages = this.passagesOf(method);
    const frame = this.input.constants.frames.of(method);
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
    const frame = this.input.constants.frames.of(method);
    return frame === undefined ? undefined : this.passagesOf(method)?.passageTo(frame.values.body.indexOf(instruction));
  }

  /** Where the process is told what opens the branch before an instruction; undefined when more than memory decides. */
  openings(method: number, instruction: number): readonly CallPlace[] | undefined {
    const passage = this.passageTo(method, instruction);
    const frame = this.input.constants.frames.of(method);
    if (passage === undefined || frame === undefined) return undefined;
    const { test } = passage;
    if (test === undefined) return this.#barriers.openings(passage.i, frame);
    return 'asked' in test ? openingsOf(this, test.value, test.asked, frame) : undefined;
  }

  /** What an edge passes by itself. */
  passes(edge: Edge): Outcome {
    if (edge.isGuessed === true) return both(UNCLEAR, this.#conditions.of(edge));
    if (this.input.edges.isAnswered(edge)) return either(AGREED, pressed(this, edge));
    const says = this.input.edges.of(edge)?.says;
    if (says === 'agree') return either(AGREED, pressed(this, edge));
    if (says === 'some') return UNCLEAR;
    const known = this.input.outcomeOf(edge);
    if (known !== FREE) return known;
    return both(this.#conditions.of(edge), this.#questions.listeners.passes(edge));
  }

  can(value: Value, asked: Predicate, frame: Frame): Outcome {
    return this.#questions.can(value, asked, frame);
  }

  heard(edge: Edge, index: number, asked: Predicate): Outcome | undefined {
    return this.#questions.listeners.told(edge, index, asked);
  }

  isStored(key: string, call: CallValue, frame: Frame): Outcome {
    return this.#questions.stored.flag(key, true, ANYTHING, call, frame);
  }

  into(method: number): readonly Edge[] {
    return this.#into.get(method) ?? [];
  }

  started(type: string): readonly Edge[] | undefined {
    const { program } = this.input.constants.methods;
    const types = [type, ...program.subtypesOf(type).map(({ descriptor }) => descriptor)];
    if (types.some((one) => this.input.rootTypes.has(one))) return undefined;
    const edges = types.flatMap((one) => this.#started.get(one) ?? []);
    return edges.length >= MOST_CALLERS ? undefined : edges;
  }

  isRoot(method: number): boolean {
    return this.#roots.has(method);
  }

  test(test: Test, frame: Frame): Outcome {
    if ('asked' in test) return this.can(test.value, test.asked, frame);
    const relation = 'relation' in test ? test.relation : test.isSame ? 'eq' : 'ne';
    const stored = this.#questions.versions.of(test.value, test.other, SIGNS[relation], frame);
    if (stored !== undefined) return stored;
    const constant = 'isSame' in test ? this.#questions.objects.isSame(test.value, test.other, test.isSame, frame) : undefined;
    if (constant !== undefined) return constant;
    const kind = 'isSame' in test ? this.#questions.kinds.ofClass(test.value, test.other, test.isSame, frame) : undefined;
    if (kind !== undefined) return kind;
    const numbers = this.#questions.compared(test.value, test.other, relation, frame);
    if (numbers !== undefined) return numbers;
    if (!('isSame' in test)) return FREE;
    if (isTruth(test.value, frame) && isTruth(test.other, frame)) return this.#sameTruth(test.value, test.other, test.isSame, frame);
    return this.#questions.views.isSameView(test.value, test.other, test.isSame, frame);
  }

  /** Whether two truth values can be the same, or different. */
  #sameTruth(one: Value, other: Value, isSame: boolean, frame: Frame): Outcome {
    const [no, yes] = [compared('eq', 0), compared('ne', 0)];
    const first = both(this.can(one, no, frame), this.can(other, isSame ? no : yes, frame));
    return either(first, both(this.can(one, yes, frame), this.can(other, isSame ? yes : no, frame)));
  }

  call(i: number, frame: Frame): Outcome {
    return this.#barriers.passes(i, frame);
  }

  #solve(): void {
    for (let round = 0; round < MOST_ROUNDS && !this.isSpent; round++) {
      this.#round++;
      this.rounds.begin();
      const hasRisen = this.#spread();
      this.#askAgain();
      if (!hasRisen && !this.rounds.hasChanged) return;
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
    for (const { method, outcome } of this.input.roots) reach(method, outcome);
    for (const method of waiting) {
      waiting.delete(method);
      for (const edge of this.input.edgesOf(method)) {
        const outcome = this.along(edge);
        if (outcome === NEVER) continue;
        this.#note(edge);
        reach(edge.to, outcome);
      }
    }
    return hasRisen;
  }

  along(edge: Edge): Outcome {
    const here = this.at({ method: edge.from, instruction: edge.instruction });
    if (here === NEVER) return NEVER;
    const chosen = (edge.chosenAt ?? []).map((instruction) => this.within(edge.from, instruction));
    return both(chosen.reduce(both, here), this.passes(edge));
  }

  #note(edge: Edge): void {
    if (edge.how === 'intent' && edge.receiver !== undefined) this.#noteStart(edge, edge.receiver);
    const known = this.#into.get(edge.to);
    if (known === undefined) this.#into.set(edge.to, [edge]);
    else if (known.length < MOST_CALLERS && !known.some((one) => one.how === edge.how && areSameWay(one, edge))) known.push(edge);
  }

  #noteStart(edge: Edge, type: string): void {
    const known = this.#started.get(type);
    if (known === undefined) this.#started.set(type, [edge]);
    else if (known.length < MOST_CALLERS && !known.some((one) => areSameWay(one, edge))) known.push(edge);
  }

  #askAgain(): void {
    for (const [method, entering] of this.#entering) if (entering !== NEVER) this.passagesOf(method);
  }

  passagesIn(frame: Frame): Passages {
    return new Passages(frame, (i) => this.#barriers.has(frame, i));
  }

  passagesOf(method: number): Passages | undefined {
    const known = this.#passages.get(method);
    if (known !== undefined && (known.round === this.#round || known.isFixed)) return known.passages;
    const frame = this.input.constants.frames.of(method);
    if (frame === undefined) return undefined;
    const entry = known ?? { passages: this.passagesIn(frame), round: this.#round, isFixed: false };
    this.#passages.set(method, entry);
    entry.round = this.#round;
    const before = this.rounds.asked;
    entry.passages.follow(this);
    entry.isFixed = before === this.rounds.asked;
    return entry.passages;
  }
}

/** Whether two edges leave at one place and go through the same wrappers. */
const areSameWay = (a: Edge, b: Edge): boolean => a.from === b.from && a.instruction === b.instruction && a.via?.join() === b.via?.join();

/** Whether a value is a truth value, by the types that are written. */
const isTruth = (value: Value, { method }: Frame): boolean =>
  leaves(value).every((leaf) => {
    if (leaf.kind === 'call') return returnType(leaf.target.signature) === 'Z';
    if (leaf.kind === 'field') return leaf.type === 'Z';
    if (leaf.kind === 'number') return leaf.value === 0 || leaf.value === 1;
    return leaf.kind === 'parameter' && parameterTypes(method.signature)[leaf.index] === 'Z';
  });
