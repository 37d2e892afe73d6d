import type { CallEdges, Program } from '@touchstone/program';
import { returnInstructions } from '../conditions/constant-values.ts';
import { type Frame, type Frames, givenTo } from '../conditions/frames.ts';
import { fieldAt } from '../conditions/method-values.ts';
import { type CallValue, type FieldValue, leaves, type MathValue, type Value } from '../conditions/value.ts';
import type { UnseenWrites } from '../gate/unseen-writes.ts';
import type { Methods } from '../origins/methods.ts';
import type { ObjectFields } from './object-fields.ts';

/** A number (booleans and null too) or text that a value can be. */
export type Known = number | string;

const DEEPEST = 6;
const MOST_CALLERS = 8;
const MOST_VALUES = 16;

/**
 * All that a value can be, when nothing else is possible: numbers and texts written in code, in final fields and fields that nobody writes, given
 * to methods by all that call them, and what methods return that only compute with these. Undefined when there may be more.
 */
export class KnownValues {
  readonly #program: Program;
  readonly #methods: Methods;
  readonly #frames: Frames;
  readonly #objects: ObjectFields;
  readonly #calls: CallEdges;
  readonly #isCalledFromOutside: (method: number) => boolean;
  readonly #unseenWrites: UnseenWrites;
  readonly #fields: Map<string, readonly Known[] | undefined>;
  readonly #parameters: Map<string, readonly Known[] | undefined>;

  constructor(
    program: Program,
    methods: Methods,
    frames: Frames,
    objects: ObjectFields,
    calls: CallEdges,
    isCalledFromOutside: (method: number) => boolean,
    unseenWrites: UnseenWrites,
  ) {
    this.#program = program;
    this.#objects = objects;
    this.#methods = methods;
    this.#frames = frames;
    this.#calls = calls;
    this.#isCalledFromOutside = isCalledFromOutside;
    this.#unseenWrites = unseenWrites;
    this.#fields = new Map();
    this.#parameters = new Map();
  }

  of(value: Value, frame: Frame, depth = 0): readonly Known[] | undefined {
    const all: Known[] = [];
    for (const leaf of leaves(value)) {
      const known = depth > DEEPEST ? undefined : this.#leaf(leaf, frame, depth);
      if (known === undefined) return undefined;
      all.push(...known);
      if (all.length > MOST_VALUES) return undefined;
    }
    return [...new Set(all)];
  }

  #leaf(value: Value, frame: Frame, depth: number): readonly Known[] | undefined {
    switch (value.kind) {
      case 'number':
      case 'text':
        return [value.value];
      case 'parameter':
        return this.#parameter(value.index, frame, depth);
      case 'field':
        return value.isStatic ? this.#field(value, depth) : this.#fieldOfObject(value, frame, depth);
      case 'call':
        return this.#call(value, frame, depth);
      case 'math':
        return this.#math(value, frame, depth);
      default:
        return undefined;
    }
  }

  /** Numbers that the message of a call which sends one can have; undefined when there may be others. */
  messageCode(call: CallValue, frame: Frame, depth = 0): readonly Known[] | undefined {
    const operand = MESSAGE_CODES[`${call.target.name}${call.target.signature.slice(0, call.target.signature.indexOf(')') + 1)}`];
    const code = operand === undefined ? undefined : call.arguments[operand];
    if (code !== undefined) return this.of(code, frame, depth + 1);
    const [, message] = call.arguments;
    if (!SENDS.test(call.target.name) || message === undefined || depth > DEEPEST) return undefined;
    const all = leaves(message).map((leaf) => this.#codeOfMessage(leaf, frame, depth + 1));
    return all.length === 0 || all.includes(undefined) ? undefined : [...new Set(all.flatMap((known) => known ?? []))];
  }

  /** Of a message made and numbered in the same method. */
  #codeOfMessage(message: Value, frame: Frame, depth: number): readonly Known[] | undefined {
    if (message.kind === 'call' && message.target.signature.includes('I')) return this.messageCode(message, frame, depth);
    if (message.kind !== 'call' && message.kind !== 'new') return undefined;
    const { body } = frame.values;
    const numbers: Known[] = [];
    for (let i = 0; i < body.count; i++) {
      if (body.op[i] !== IPUT) continue;
      const [value, object] = body.registers(i);
      const field = fieldAt(body, i);
      if (field?.class !== MESSAGE || field.name !== 'what' || !leaves(frame.values.before(i, object!)).includes(message)) continue;
      const known = this.of(frame.values.before(i, value!), frame, depth);
      if (known === undefined) return undefined;
      numbers.push(...known);
    }
    return numbers.length === 0 ? [0] : numbers;
  }

  /** What an object was made with, when the frame says which; `what` of the message that a handler was sent. */
  #fieldOfObject({ class: owner, name, object }: FieldValue, frame: Frame, depth: number): readonly Known[] | undefined {
    const given = object?.kind === 'parameter' ? givenTo(frame, object.index) : undefined;
    if (given === undefined) return undefined;
    if (owner === MESSAGE && name === 'what')
      return given.value.kind === 'call' ? this.messageCode(given.value, given.frame, depth + 1) : undefined;
    const held = this.#objects.field(given, owner, name);
    return held === undefined ? undefined : this.of(held.value, held.frame, depth + 1);
  }

  /** Given by the frame, or by all calls of the method when only the app calls it. */
  #parameter(index: number, frame: Frame, depth: number): readonly Known[] | undefined {
    if (index < 0) return undefined;
    const given = givenTo(frame, index);
    if (given !== undefined) return this.of(given.value, given.frame, depth + 1);
    const key = `${frame.method.id} ${index}`;
    if (this.#parameters.has(key)) return this.#parameters.get(key);
    this.#parameters.set(key, undefined);
    const found = this.#givenByAll(frame, index, depth);
    this.#parameters.set(key, found);
    return found;
  }

  #givenByAll({ method }: Frame, index: number, depth: number): readonly Known[] | undefined {
    if (this.#isCalledFromOutside(method.id)) return undefined;
    const all: Known[] = [];
    let callers = 0;
    const operand = (method.accessFlags & STATIC) === 0 ? index + 1 : index;
    for (const { from, position } of this.#calls.callsOf(method.id)) {
      const caller = this.#frames.of(from);
      if (++callers > MOST_CALLERS || caller === undefined) return undefined;
      const { body } = caller.values;
      const file = this.#program.index.fileOf(from, 'definitionBase');
      const definition = from - file.definitionBase;
      const unit = this.#program.index.positions(file, definition).edges[position - file.dex.code.edgeStart[definition]!] ?? 0;
      const at = body.indexOf(unit);
      if (!body.isInvoke(at) || body.op[at]! >= FIRST_CUSTOM) return undefined;
      const given = caller.values.argumentsAt(at)[operand];
      const known = given === undefined ? undefined : this.of(given, caller, depth + 1);
      if (known === undefined) return undefined;
      all.push(...known);
    }
    return callers === 0 ? undefined : [...new Set(all)];
  }

  /** Final in effect: nobody writes it, or only its class's initialiser, once, and nobody by its name. */
  #field(field: FieldValue, depth: number): readonly Known[] | undefined {
    const key = `${field.class}->${field.name}`;
    if (this.#fields.has(key)) return this.#fields.get(key);
    this.#fields.set(key, undefined);
    const found = this.#fieldValue(field, depth);
    this.#fields.set(key, found);
    return found;
  }

  #fieldValue(field: FieldValue, depth: number): readonly Known[] | undefined {
    const { class: owner, name, type } = field;
    const own = this.#program
      .class(owner)
      ?.fields()
      .find((one) => one.name === name);
    if (own === undefined || !FOLLOWED.has(type) || this.#unseenWrites.names(field)) return undefined;
    const writes = this.#program.accessesOf({ class: owner, name }).filter(({ access }) => access === 'write');
    if (writes.length === 0) {
      if (own.value === undefined) return [0];
      return own.value.kind === 'number' || own.value.kind === 'text' ? [own.value.value] : undefined;
    }
    const [write] = writes;
    if (writes.length > 1 || write!.method.name !== '<clinit>' || write!.method.class !== owner) return undefined;
    const frame = this.#frames.of(write!.method.id);
    if (frame === undefined) return undefined;
    const { body } = frame.values;
    const at = body.indexOf(write!.instruction);
    return this.of(frame.values.before(at, body.registers(at)[0]!), frame, depth + 1);
  }

  #call(call: CallValue, frame: Frame, depth: number): readonly Known[] | undefined {
    const { target, how } = call;
    if (target.class === 'Ljava/lang/String;') return this.#textCall(call, frame, depth);
    const isVirtual = how === 'virtual' || how === 'interface';
    const own = isVirtual ? classOf(call.arguments[0], frame) : undefined;
    const targets =
      own !== undefined
        ? [this.#methods.resolve(own, target)]
        : isVirtual
          ? this.#methods.overridesOf(target.class, target)
          : [this.#methods.resolve(target.class, target)];
    const [only] = targets;
    if (only === undefined || targets.length !== 1 || !only.hasCode) return undefined;
    if (own === undefined && isVirtual && this.#methods.mayRunOthers(target.class, target)) return undefined;
    const callee = this.#frames.called(only.id, frame, call.arguments);
    if (callee === undefined) return undefined;
    const all: Known[] = [];
    const { values } = callee;
    for (const i of returnInstructions(values)) {
      const known =
        values.body.op[i] === RETURN_VOID ? undefined : this.of(values.before(i, values.body.registers(i)[0]!), callee, depth + 1);
      if (known === undefined) return undefined;
      all.push(...known);
    }
    return all.length === 0 ? undefined : [...new Set(all)];
  }

  #textCall({ target, arguments: given }: CallValue, frame: Frame, depth: number): readonly Known[] | undefined {
    const compare = TEXT_CALLS[target.name];
    const [left, right] = given.map((value) => this.of(value, frame, depth + 1));
    if (compare === undefined || left === undefined || (right === undefined && given.length > 1)) return undefined;
    const found = left.flatMap((a) => (right ?? ['']).map((b) => (typeof a === 'string' ? compare(a, b) : undefined)));
    return found.includes(undefined) ? undefined : [...new Set(found as readonly Known[])];
  }

  #math({ how, left, right }: MathValue, frame: Frame, depth: number): readonly Known[] | undefined {
    const operation = MATH[how];
    const a = this.of(left, frame, depth + 1);
    const b = this.of(right, frame, depth + 1);
    if (operation === undefined || a === undefined || b === undefined || a.length * b.length > MOST_VALUES) return undefined;
    const found = a.flatMap((x) => b.map((y) => (typeof x === 'number' && typeof y === 'number' ? operation(x, y) : undefined)));
    return found.includes(undefined) ? undefined : [...new Set(found as readonly Known[])];
  }
}

/** The class of an object that the frame was given. */
function classOf(value: Value | undefined, frame: Frame): string | undefined {
  let at = value?.kind === 'parameter' ? givenTo(frame, value.index) : undefined;
  for (let steps = 0; at?.value.kind === 'parameter' && steps < DEEPEST; steps++) at = givenTo(at.frame, at.value.index);
  return at?.value.kind === 'new' ? at.value.class : undefined;
}

const MESSAGE = 'Landroid/os/Message;';
const IPUT = 0x59;
/** Where calls that send or make a message have its number, receiver first. */
const MESSAGE_CODES: Readonly<Record<string, number | undefined>> = {
  'sendEmptyMessage(I)': 1,
  'sendEmptyMessageDelayed(IJ)': 1,
  'sendEmptyMessageAtTime(IJ)': 1,
  'obtainMessage(I)': 1,
  'obtainMessage(ILjava/lang/Object;)': 1,
  'obtainMessage(III)': 1,
  'obtainMessage(IIILjava/lang/Object;)': 1,
  'obtain(Landroid/os/Handler;I)': 1,
  'obtain(Landroid/os/Handler;ILjava/lang/Object;)': 1,
  'obtain(Landroid/os/Handler;III)': 1,
  'obtain(Landroid/os/Handler;IIILjava/lang/Object;)': 1,
};
const SENDS = /^(?:sendMessage|dispatchMessage)/;
const STATIC = 0x8;
const RETURN_VOID = 0x0e;
const FIRST_CUSTOM = 0xfa;
const FOLLOWED = new Set(['Z', 'B', 'S', 'C', 'I', 'Ljava/lang/String;']);

const truth = (is: boolean) => (is ? 1 : 0);

const TEXT_CALLS: Readonly<Record<string, ((a: string, b: Known) => Known | undefined) | undefined>> = {
  equals: (a, b) => truth(a === b),
  equalsIgnoreCase: (a, b) => truth(typeof b === 'string' && a.toLowerCase() === b.toLowerCase()),
  contentEquals: (a, b) => truth(a === b),
  startsWith: (a, b) => (typeof b === 'string' ? truth(a.startsWith(b)) : undefined),
  endsWith: (a, b) => (typeof b === 'string' ? truth(a.endsWith(b)) : undefined),
  contains: (a, b) => (typeof b === 'string' ? truth(a.includes(b)) : undefined),
  isEmpty: (a) => truth(a === ''),
  length: (a) => a.length,
  hashCode: (a) => {
    let hash = 0;
    for (let i = 0; i < a.length; i++) hash = (Math.imul(hash, 31) + a.charCodeAt(i)) | 0;
    return hash;
  },
};

const MATH: Readonly<Partial<Record<MathValue['how'], (x: number, y: number) => number>>> = {
  xor: (x, y) => x ^ y,
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  add: (x, y) => (x + y) | 0,
  subtract: (x, y) => (x - y) | 0,
};
