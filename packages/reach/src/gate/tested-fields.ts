import type { ConstantValues } from '../conditions/constant-values.ts';
import { returnInstructions } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { targetAt } from '../conditions/method-values.ts';
import { type CallValue, type FieldValue, leaves, type Value } from '../conditions/value.ts';
import { returnType } from '../origins/descriptors.ts';
import { isAnswer } from './answer-types.ts';
import { askedAt } from './asked-operands.ts';
import { mayEnd } from './barriers.ts';
import type { CallPlace } from './calls-named.ts';
import { isCollection } from './collections.ts';
import { argumentPlaces } from './fragment-arguments.ts';
import { INTENT } from './intent-puts.ts';
import { Passages } from './passages.ts';
import { ownerOf, type ReceivedBags } from './received-bags.ts';
import type { UnseenWrites } from './unseen-writes.ts';

const DEEPEST = 5;
const MOST_TARGETS = 8;
const MOST_FIELDS = 2_000;
const MOST_WRITES = 400;
/** Fields of objects that are written at more places say nothing. */
const MOST_OBJECT_WRITES = 12;
/** With more calls that start what is not known, what intents say is not known either. */
const MOST_OPENS = 100;
const MOST_KINDS = 12;
const INSTANCE_OF = 0x20;

/** Fields that branches of methods test, themselves or by what they call; keeps what it has looked at. */
export class FieldSearch {
  readonly #constants: ConstantValues;
  readonly #components: ReadonlySet<string>;
  /** Components of which it is asked whether an object is one, when all that makes such an object is told of. */
  readonly #kinds: Set<string>;
  readonly #fields: Map<string, FieldValue>;
  readonly #seen: Set<Value>;
  readonly #methods: Set<number>;
  readonly #called: Set<string>;
  readonly #waiting: number[];
  readonly #told: Set<string>;
  readonly #places: CallPlace[];
  #argumentsGiven: readonly CallPlace[] | undefined;
  readonly #received: ReceivedBags;
  readonly #unseenWrites: UnseenWrites;
  /** Classes of which all is told that changes what their objects were given. */
  readonly #bagsOf: Map<string, boolean>;
  readonly #opens: () => readonly CallPlace[];
  /** Calls that start what is not known, as far as they were told of; undefined while no branch asks for an intent. */
  #opensTold: number | undefined;

  /** @param components classes of the manifest @param opens calls of which it is not known what they start; there may be more later */
  constructor(
    constants: ConstantValues,
    components: ReadonlySet<string>,
    received: ReceivedBags,
    unseenWrites: UnseenWrites,
    opens: () => readonly CallPlace[] = () => [],
  ) {
    this.#constants = constants;
    this.#received = received;
    this.#unseenWrites = unseenWrites;
    this.#bagsOf = new Map();
    this.#opens = opens;
    this.#opensTold = undefined;
    this.#components = components;
    this.#kinds = new Set();
    this.#fields = new Map();
    this.#seen = new Set();
    this.#methods = new Set();
    this.#called = new Set();
    this.#waiting = [];
    this.#told = new Set();
    this.#places = [];
    this.#argumentsGiven = undefined;
  }

  addTestsOf(method: number): void {
    this.#waiting.push(method);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#addTestsIn(next);
  }

  /** Fields that a call is given: what is stored is asked for where it is read. */
  addGivenAt({ method, instruction }: CallPlace): void {
    const frame = this.#constants.frames.of(method);
    if (frame === undefined) return;
    for (const value of frame.values.argumentsAt(frame.values.body.indexOf(instruction))) this.#add(value, frame, 0);
  }

  /** Whether what writes a field was told of. */
  covers({ class: owner, name }: Pick<FieldValue, 'class' | 'name'>): boolean {
    return this.#told.has(`${owner}->${name}`);
  }

  /** Whether all that starts a component of the class, or of one below it, was told of. */
  coversStarts(type: string): boolean {
    return this.#kinds.has(type);
  }

  /** Whether all that changes what objects of the class were given was told of. */
  coversBagsOf(type: string): boolean {
    return this.#bagsOf.get(type) === true;
  }

  /** Whether all calls that start what is not known were told of. */
  get coversOpens(): boolean {
    return this.#opensTold === this.#opens().length;
  }

  /** Calls that give a fragment its arguments; undefined when no branch asks for these, or there are too many. */
  get argumentsGiven(): readonly CallPlace[] | undefined {
    return this.#argumentsGiven;
  }

  /** Where the fields found so far are written, and those that they are copied from. */
  writes(): readonly CallPlace[] {
    this.#addOpens();
    for (const [key, field] of this.#fields) {
      if (this.#told.has(key)) continue;
      const { class: owner, name, type } = field;
      const accesses = this.#constants.methods.program.accessesOf({ class: owner, name });
      const sites = accesses.filter(({ access }) => access === 'write');
      if (isCollection(type)) {
        // What is inside is put in where the field is read.
        if (sites.length > 1 || accesses.length > MOST_OBJECT_WRITES) continue;
        this.#told.add(key);
        this.#places.push(...accesses.map(({ method, instruction }) => ({ method: method.id, instruction })));
        continue;
      }
      if (sites.length > (isAnswer(type) ? MOST_WRITES : MOST_OBJECT_WRITES)) continue;
      this.#told.add(key);
      this.#places.push(...(this.#unseenWrites.of(field) ?? []));
      for (const { method, instruction } of sites) {
        this.#places.push({ method: method.id, instruction });
        const frame = this.#constants.frames.of(method.id);
        const i = frame?.values.body.indexOf(instruction);
        if (frame !== undefined && i !== undefined) this.#add(frame.values.before(i, frame.values.body.registers(i)[0]!), frame, 0);
      }
    }
    return this.#places;
  }

  #addTestsIn(method: number): void {
    const frame = this.#constants.frames.of(method);
    if (frame === undefined || this.#methods.has(method)) return;
    this.#methods.add(method);
    this.#addHolding(frame);
    for (const test of new Passages(frame, () => false).tests()) {
      this.#add(test.value, frame, 0);
      if ('other' in test) this.#add(test.other, frame, 0);
    }
  }

  /** What is tested in methods without a result that may not come back. */
  #addHolding({ values }: Frame): void {
    const { body } = values;
    for (let i = 0; i < body.count; i++) {
      const target = body.isInvoke(i) ? targetAt(body, i) : undefined;
      if (target === undefined || !target.signature.endsWith(')V') || target.name.startsWith('<')) continue;
      const key = `${target.class}->${target.name}${target.signature}`;
      if (this.#called.has(key)) continue;
      this.#called.add(key);
      const method = this.#constants.methods.resolve(target.class, target);
      const callee = method?.hasCode === true ? this.#constants.frames.of(method.id) : undefined;
      if (callee !== undefined && mayEnd(callee.values)) this.#waiting.push(callee.method.id);
    }
  }

  #add(value: Value, frame: Frame, depth: number): void {
    if (depth > DEEPEST || this.#fields.size >= MOST_FIELDS) return;
    for (const leaf of leaves(value)) {
      if (this.#seen.has(leaf)) continue;
      this.#seen.add(leaf);
      if (leaf.kind === 'field') this.#addField(leaf, frame, depth);
      if (leaf.kind === 'class') this.#addKind(leaf.descriptor);
      if (leaf.kind === 'other') this.#addOperand(leaf, frame, depth);
      if (leaf.kind === 'math') for (const part of [leaf.left, leaf.right]) this.#add(part, frame, depth + 1);
      if (leaf.kind === 'call') this.#addBag(leaf, frame);
      if (leaf.kind !== 'call' || !this.#isFollowed(returnType(leaf.target.signature))) continue;
      for (const given of leaf.arguments) this.#add(given, frame, depth + 1);
      const targets = this.#constants.targets(leaf);
      if (targets.length <= MOST_TARGETS) for (const { id } of targets) this.#addResults(id, depth + 1);
    }
  }

  #addArguments(): void {
    if (this.#argumentsGiven !== undefined) return;
    this.#argumentsGiven = argumentPlaces(this.#constants.methods.program);
    this.#places.push(...(this.#argumentsGiven ?? []));
  }

  /** What is asked of an intent, or of arguments: all that may have put something in. */
  #addBag(call: CallValue, frame: Frame): void {
    const { name, class: owner } = call.target;
    if (owner === INTENT) this.#opensTold ??= 0;
    const isPage = name === 'getIntent';
    if (!isPage && name !== 'getArguments' && name !== 'requireArguments') return;
    if (!isPage) this.#addArguments();
    const type = ownerOf(call, frame, this.#constants);
    if (type === undefined || this.#bagsOf.has(type)) return;
    if (isPage) this.#addKind(type);
    const calls = [this.#received.changing(type, isPage ? 'page' : 'fragment'), ...(isPage ? [this.#received.exchanging(type)] : [])];
    this.#bagsOf.set(type, !calls.includes(undefined));
    for (const { at } of calls.flatMap((one) => one ?? [])) this.#places.push(at);
  }

  #addOpens(): void {
    if (this.#opensTold === undefined) return;
    const opens = this.#opens();
    if (opens.length > MOST_OPENS) return;
    this.#places.push(...opens.slice(this.#opensTold));
    this.#opensTold = opens.length;
  }

  #addField(field: FieldValue, frame: Frame, depth: number): void {
    if (!this.#constants.methods.isApp(field.class)) return;
    if (field.object !== undefined) this.#add(field.object, frame, depth + 1);
    const key = `${field.class}->${field.name}`;
    if (!this.#isFollowed(field.type) || this.#fields.has(key)) return;
    this.#fields.set(key, field);
  }

  /** Constructors of a component and of those below it: they run whenever one is started. */
  #addKind(type: string): void {
    const { program } = this.#constants.methods;
    const types = [type, ...program.subtypesOf(type).map(({ descriptor }) => descriptor)];
    if (this.#kinds.has(type) || types.length > MOST_KINDS || !types.some((one) => this.#components.has(one))) return;
    this.#kinds.add(type);
    for (const one of types) {
      const makers =
        program
          .class(one)
          ?.methods()
          .filter(({ name }) => name === '<init>') ?? [];
      this.#places.push(...makers.map(({ id }) => ({ method: id, instruction: 0 })));
    }
  }

  #addOperand({ at }: Value & { readonly kind: 'other' }, frame: Frame, depth: number): void {
    const { body } = frame.values;
    if (at >= 0 && body.op[at] === INSTANCE_OF) this.#addKind(body.file.dex.typeDescriptor(body.reference(at)));
    const operand = askedAt(at, frame.values);
    if (operand !== undefined) this.#add(operand, frame, depth + 1);
  }

  /** Answers, objects of the app, and what holds others. */
  #isFollowed(type: string): boolean {
    return isAnswer(type) || isCollection(type) || (type.startsWith('L') && this.#constants.methods.isApp(type));
  }

  #addResults(method: number, depth: number): void {
    const frame = this.#constants.frames.of(method);
    if (frame === undefined || depth > DEEPEST) return;
    this.#waiting.push(method);
    for (const i of returnInstructions(frame.values))
      for (const register of frame.values.body.registers(i)) this.#add(frame.values.before(i, register), frame, depth);
  }
}
