import { type Bound, type Frame, type Frames, givenTo, isStatic } from '../conditions/frames.ts';
import { testOf } from '../conditions/tests.ts';
import { type CallValue, type FieldValue, leaves, type Target, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { Methods } from '../origins/methods.ts';
import type { DeadCode } from './dead-code.ts';
import type { Known, KnownValues } from './known-values.ts';
import type { ObjectFields } from './object-fields.ts';
import type { OutEdges, WalkEdge } from './out-edges.ts';
import type { KeyedElement, Registries } from './registries.ts';

/** A method as one kind of call runs it: with the constants that it is given, and on an object made with some. */
export interface CallFrame {
  readonly frame: Frame;
  /** The same for calls that give the same. */
  readonly key: string;
  /** Blocks that can be reached: 1. */
  readonly isAlive: Uint8Array;
}

/** What a method decides by: operands (receiver first), and fields of its own object. */
interface Deciding {
  readonly operands: ReadonlySet<number>;
  /** Operands of which the class decides. */
  readonly classes: ReadonlySet<number>;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

/** The same while it is found. */
interface Gathered extends Deciding {
  readonly operands: Set<number>;
  readonly classes: Set<number>;
  readonly fields: Map<string, FieldValue>;
}

const DEEPEST = 3;
const DEEPEST_VALUE = 4;
/** More constants for one parameter, or classes for one field, decide nothing. */
const MOST_CONSTANTS = 4;

/** Calls that differ in what the method, or one that it passes it to, decides by. */
export class CallFrames {
  readonly #frames: Frames;
  readonly #methods: Methods;
  readonly #values: KnownValues;
  readonly #objects: ObjectFields;
  readonly #registries: Registries;
  readonly #dead: DeadCode;
  readonly #out: OutEdges;
  readonly #deciding: Map<number, Deciding>;
  readonly #branches: Map<number, Gathered>;
  readonly #entered: Map<WalkEdge, Map<string, CallFrame | undefined>>;
  readonly #known: Map<string, CallFrame>;
  readonly #meant: Map<string, ReadonlySet<number> | undefined>;

  constructor(
    frames: Frames,
    methods: Methods,
    values: KnownValues,
    objects: ObjectFields,
    registries: Registries,
    dead: DeadCode,
    out: OutEdges,
  ) {
    this.#frames = frames;
    this.#methods = methods;
    this.#values = values;
    this.#objects = objects;
    this.#registries = registries;
    this.#dead = dead;
    this.#out = out;
    this.#deciding = new Map();
    this.#branches = new Map();
    this.#entered = new Map();
    this.#known = new Map();
    this.#meant = new Map();
  }

  /** The method that an edge leads to, as this edge runs it; undefined when that makes no difference. @param before of the edge's method */
  enter(edge: WalkEdge, before: CallFrame | undefined): CallFrame | undefined {
    const { operands, classes, fields } = this.#decidingIn(edge.to);
    if (operands.size === 0 && classes.size === 0 && fields.size === 0) return undefined;
    let entered = this.#entered.get(edge);
    if (entered === undefined) {
      entered = new Map();
      this.#entered.set(edge, entered);
    }
    const key = before?.key ?? '';
    if (!entered.has(key)) entered.set(key, this.#find(edge, before?.frame ?? this.#frames.of(edge.from)));
    return entered.get(key);
  }

  /** A method that the platform calls on an object of a class; undefined when the class makes no difference. */
  enterRoot(method: number, type: string): CallFrame | undefined {
    const callee = this.#frames.of(method);
    if (callee === undefined || isStatic(callee.method) || !this.#decidingIn(method).classes.has(0)) return undefined;
    return this.#frameOf(callee, [objectOf(type, callee)], `${method} 0:${type}`);
  }

  /** Whether an instruction of the method can be reached in the frame. */
  isOpen({ frame, isAlive }: CallFrame, instruction: number): boolean {
    const { body } = frame.values;
    const i = body.indexOf(instruction);
    return i < 0 || isAlive[body.blocks.of[i]!] !== 0;
  }

  /** Whether a virtual call runs its target when its method is entered in the frame. */
  allows(edge: WalkEdge, inside: CallFrame): boolean {
    if (!this.isOpen(inside, edge.instruction)) return false;
    if (!edge.needsInstance) return true;
    const key = `${inside.key} ${edge.instruction}`;
    if (!this.#meant.has(key)) this.#meant.set(key, this.#meantBy(edge, inside.frame));
    return this.#meant.get(key)?.has(edge.to) ?? true;
  }

  /** @param level calls that are followed into one another */
  #decidingIn(method: number, level = DEEPEST): Deciding {
    const key = method * (DEEPEST + 1) + level;
    const known = this.#deciding.get(key);
    if (known !== undefined) return known;
    const frame = this.#frames.of(method);
    const found = this.#tested(frame);
    this.#deciding.set(key, found);
    if (frame === undefined || takesNothing(frame)) return found;
    const { values } = frame;
    for (const edge of this.#out.of(method).edges) {
      if (edge.how !== 'call' && edge.how !== 'dispatch') continue;
      const inner = level > 0 ? this.#decidingIn(edge.to, level - 1) : NOTHING;
      if (inner.operands.size === 0 && inner.classes.size === 0 && inner.fields.size === 0 && !edge.needsInstance) continue;
      const made = values.madeAt(values.body.indexOf(edge.instruction));
      const all = made.kind === 'call' ? made.arguments : values.argumentsAt(values.body.indexOf(edge.instruction));
      for (const n of inner.operands) if (all[n] !== undefined) addDeciding(all[n], frame, found);
      for (const n of inner.classes) addClass(all[n], frame, found.classes);
      if (all[0] === undefined) continue;
      const element = edge.needsInstance ? this.#registries.elementOf(all[0]) : undefined;
      if (element !== undefined) addKey(element.key, frame, found);
      else if (edge.how === 'dispatch') addDeciding(all[0], frame, found);
      if (isThis(all[0])) for (const [name, field] of inner.fields) found.fields.set(name, field);
    }
    return found;
  }

  /** What a method's own branches decide by; a copy that may be added to. */
  #tested(frame: Frame | undefined): Gathered {
    if (frame === undefined || takesNothing(frame)) return { operands: new Set(), classes: new Set(), fields: new Map() };
    let found = this.#branches.get(frame.method.id);
    if (found === undefined) {
      found = { operands: new Set(), classes: new Set(), fields: new Map() };
      const { values } = frame;
      const { blocks } = values.body;
      for (let b = 0; b < blocks.count; b++) {
        // All ways out of a block ask about the same values.
        const test = blocks.plain[b]! > 1 ? testOf(values, b, blocks.successors.items[blocks.successors.start[b]!]!) : undefined;
        if (test === undefined) continue;
        for (const value of 'other' in test ? [test.value, test.other] : [test.value]) {
          addDeciding(value, frame, found);
          this.#addAsked(value, frame, found);
        }
      }
      this.#branches.set(frame.method.id, found);
    }
    return { operands: new Set(found.operands), classes: new Set(found.classes), fields: new Map(found.fields) };
  }

  /** Operands of which it is asked what several classes answer each in their own way. */
  #addAsked(value: Value, frame: Frame, found: Gathered): void {
    for (const leaf of leaves(value)) {
      if (leaf.kind !== 'call' || (leaf.how !== 'virtual' && leaf.how !== 'interface') || !this.#methods.isApp(leaf.target.class)) continue;
      if (this.#methods.overridesOf(leaf.target.class, leaf.target).length > 1) addClass(leaf.arguments[0], frame, found.classes);
    }
  }

  #find(edge: Edge, caller: Frame | undefined): CallFrame | undefined {
    const callee = this.#frames.of(edge.to);
    const i = caller?.values.body.indexOf(edge.instruction) ?? -1;
    if (caller === undefined || callee === undefined || i < 0) return undefined;
    const made = caller.values.madeAt(i);
    const parts: string[] = [];
    const given: Bound[] = [];
    const { operands, classes, fields } = this.#decidingIn(edge.to);
    for (const n of classes) {
      if (n === 0 && !isStatic(callee.method)) {
        const type = this.#receiverOf(edge, made, callee, caller);
        if (type === undefined) continue;
        parts.push(`0:${type}`);
        given[0] = objectOf(type, caller);
        continue;
      }
      const objects = isCallOf(edge, made, callee) ? this.#objects.objects(made.arguments[n] ?? OTHER, caller) : undefined;
      if (objects?.length !== 1 || objects[0]!.value.kind !== 'new') continue;
      parts.push(`${n}:${objects[0]!.value.class}`);
      given[n] = objects[0]!;
    }
    for (const n of operands) {
      const message = messageAt(edge, n, made, caller);
      const known =
        message === undefined ? this.#given(edge, n, made, callee, caller) : this.#values.messageCode(message.value, message.frame);
      if (known === undefined || known.length === 0 || known.length > MOST_CONSTANTS) continue;
      parts.push(`${n}${message === undefined ? '' : '.what'}=${JSON.stringify(known)}`);
      given[n] = message ?? { value: asValue(known), frame: caller };
    }
    const objects = fields.size === 0 ? undefined : this.#objectsOf(edge, made, callee, caller);
    for (const [name, field] of objects?.length === 1 ? fields : []) {
      const known = this.#fieldOf(objects![0]!, field);
      if (known === undefined) continue;
      parts.push(`${name}=${known}`);
      given[0] = objects![0]!;
    }
    if (parts.length === 0) return undefined;
    const key = `${edge.to} ${parts.join(' ')}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      const all = Array.from({ length: given.length }, (_, n) => given[n] ?? { value: OTHER, frame: caller });
      found = this.#frameOf(callee, all, key);
    }
    return found;
  }

  #frameOf(callee: Frame, given: readonly Bound[], key: string): CallFrame {
    let found = this.#known.get(key);
    if (found === undefined) {
      const frame: Frame = { ...callee, given, depth: 1 };
      found = { frame, key, isAlive: this.#dead.aliveIn(frame) };
      this.#known.set(key, found);
    }
    return found;
  }

  /** The class of the object that an edge runs its target on. */
  #receiverOf(edge: Edge, made: Value, callee: Frame, caller: Frame): string | undefined {
    if (edge.how !== 'call' && edge.how !== 'dispatch') return edge.receiver;
    const receiver = isCallOf(edge, made, callee) ? made.arguments[0] : undefined;
    const objects = isThis(receiver)
      ? caller.given?.slice(0, 1)
      : receiver === undefined
        ? undefined
        : this.#objects.objects(receiver, caller);
    return objects?.length === 1 && objects[0]!.value.kind === 'new' ? objects[0]!.value.class : undefined;
  }

  /** Constants that an operand is given along an edge. */
  #given(edge: Edge, n: number, made: Value, callee: Frame, caller: Frame): readonly Known[] | undefined {
    if (!isCallOf(edge, made, callee) || (n === 0 && !isStatic(callee.method))) return undefined;
    const value = made.arguments[n];
    return value === undefined ? undefined : this.#values.of(value, caller);
  }

  /** The objects that an edge runs the method on. */
  #objectsOf(edge: Edge, made: Value, { method }: Frame, caller: Frame): readonly Bound[] | undefined {
    if (isStatic(method)) return undefined;
    if (made.kind === 'new') return made.class === (edge.receiver ?? method.class) ? [{ value: made, frame: caller }] : undefined;
    if (made.kind !== 'call') return undefined;
    if (edge.how !== 'call' && edge.how !== 'dispatch') return this.#objects.given(made, caller, edge.receiver ?? method.class);
    const [receiver] = made.arguments;
    if (receiver === undefined || made.how === 'static') return undefined;
    if (isThis(receiver)) return caller.given?.[0]?.value.kind === 'new' ? [caller.given[0]] : undefined;
    return this.#objects.objects(receiver, caller);
  }

  /** Constants or classes that a field of an object holds, as a key. */
  #fieldOf(object: Bound, field: FieldValue): string | undefined {
    const held = this.#objects.field(object, field.class, field.name);
    if (held === undefined) return undefined;
    const constants =
      field.type.startsWith('L') && field.type !== 'Ljava/lang/String;' ? undefined : this.#values.of(held.value, held.frame);
    if (constants !== undefined) return constants.length > MOST_CONSTANTS ? undefined : JSON.stringify(constants);
    const objects = this.#objects.objects(held.value, held.frame);
    if (objects === undefined || objects.length > MOST_CONSTANTS) return undefined;
    return objects.map(({ value, frame }) => `${value.kind === 'new' ? `${frame.method.id},${value.at}` : ''}`).join('|');
  }

  /** Methods that a call on the elements under a key can run. */
  #registeredFor(element: KeyedElement, target: Target, frame: Frame): ReadonlySet<number> | undefined {
    const registered = this.#registries.under(element, frame);
    const found = registered?.map((one) =>
      'class' in one ? this.#methods.resolve(one.class, target) : this.#methods.resolve(one.body.class, one.body),
    );
    return found === undefined ? undefined : new Set(found.flatMap((method) => (method === undefined ? [] : [method.id])));
  }

  /** Methods that a call on a field of the object can run; undefined when they are not all known. */
  #meantBy({ from, instruction, how }: WalkEdge, frame: Frame): ReadonlySet<number> | undefined {
    const call = frame.values.madeAt(frame.values.body.indexOf(instruction));
    const [object] = frame.given ?? [];
    if (call.kind !== 'call' || call.arguments[0] === undefined || frame.method.id !== from) return undefined;
    const element = this.#registries.elementOf(call.arguments[0]);
    if (element !== undefined) return this.#registeredFor(element, call.target, frame);
    if (how !== 'dispatch' || object?.value.kind !== 'new') return undefined;
    const found = new Set<number>();
    for (const leaf of leaves(call.arguments[0])) {
      if (leaf.kind !== 'field' || !isThis(leaf.object)) return undefined;
      const held = this.#objects.field(object, leaf.class, leaf.name);
      const objects = held === undefined ? undefined : this.#objects.objects(held.value, held.frame);
      if (objects === undefined) return undefined;
      for (const { value } of objects) {
        const method = value.kind === 'new' ? this.#methods.resolve(value.class, call.target) : undefined;
        if (method !== undefined) found.add(method.id);
      }
    }
    return found;
  }
}

/** Whether an edge is a plain call of the method. */
const isCallOf = (edge: Edge, made: Value, { method }: Frame): made is CallValue =>
  made.kind === 'call' &&
  (edge.how === 'call' || edge.how === 'dispatch') &&
  made.target.name === method.name &&
  made.target.signature === method.signature;

const NOTHING: Deciding = { operands: new Set(), classes: new Set(), fields: new Map() };
const OTHER: Value = { kind: 'other', at: -1 };

/** A static method without parameters is always called alike. */
const takesNothing = ({ method }: Frame): boolean => isStatic(method) && method.signature.startsWith('()');

const isThis = (value: Value | undefined): boolean => value?.kind === 'parameter' && value.index === -1;

/** The call that sent the message which an operand is: here, or where the caller was sent it. */
function messageAt(edge: Edge, n: number, made: Value, caller: Frame): { readonly value: CallValue; readonly frame: Frame } | undefined {
  if (made.kind !== 'call') return undefined;
  if (edge.how === 'message') return { value: made, frame: caller };
  const given = made.arguments[n];
  const passed = given?.kind === 'parameter' && caller.given !== undefined ? givenTo(caller, given.index) : undefined;
  return passed?.value.kind === 'call' ? { value: passed.value, frame: passed.frame } : undefined;
}

function asValue(known: readonly Known[]): Value {
  const values = known.map((one): Value => (typeof one === 'number' ? { kind: 'number', value: one } : { kind: 'text', value: one }));
  if (values.length === 1) return values[0]!;
  return { kind: 'choice', block: -1, options: values.map((value) => ({ from: -1, isPlain: true, value })) };
}

/** The operand that a key is, or of which it is the class. */
function addKey(key: Value, frame: Frame, found: Gathered): void {
  for (const leaf of leaves(key)) {
    if (leaf.kind === 'call' && leaf.target.name === 'getClass') addClass(leaf.arguments[0], frame, found.classes);
    else addDeciding(leaf, frame, found);
  }
}

function addClass(value: Value | undefined, { method }: Frame, found: Set<number>): void {
  for (const leaf of value === undefined ? [] : leaves(value))
    if (leaf.kind === 'parameter') found.add(isStatic(method) ? leaf.index : leaf.index + 1);
}

/** Some object of a class. */
const objectOf = (type: string, frame: Frame): Bound => ({ value: { kind: 'new', class: type, at: -1 }, frame });

/** Operands and fields that a value is computed from. */
function addDeciding(value: Value, frame: Frame, found: Gathered, depth = 0): void {
  if (depth > DEEPEST_VALUE) return;
  for (const leaf of leaves(value)) {
    if (leaf.kind === 'parameter' && leaf.index >= 0) found.operands.add(isStatic(frame.method) ? leaf.index : leaf.index + 1);
    if (leaf.kind === 'math') for (const part of [leaf.left, leaf.right]) addDeciding(part, frame, found, depth + 1);
    if (leaf.kind === 'call') for (const given of leaf.arguments) addDeciding(given, frame, found, depth + 1);
    if (leaf.kind !== 'field' || leaf.object === undefined) continue;
    if (isThis(leaf.object)) found.fields.set(`${leaf.class}->${leaf.name}`, leaf);
    else if (leaf.class === 'Landroid/os/Message;') addDeciding(leaf.object, frame, found, depth + 1);
  }
}
