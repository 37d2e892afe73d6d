import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Frame, isStatic } from '../conditions/frames.ts';
import { fieldAt } from '../conditions/method-values.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Callers } from '../origins/callers.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import type { CallPlace } from './calls-named.ts';

/** What is done with a class: all of the app that may run because of it, where that is seen. */
export interface ClassUse {
  /** Types that objects of the class are taken for. */
  readonly types: ReadonlySet<string>;
  /** Names of methods that are looked up in it. */
  readonly methods: ReadonlySet<string>;
  /** Whether more is done with it than is seen. */
  readonly isOpen: boolean;
}

/** What is followed: a class, what makes objects of it, or such an object. */
type What = 'class' | 'maker' | 'object';

const DEEPEST = 3;
const MOST_CALLERS = 24;
const MOST_TARGETS = 4;
const LONGEST = 4_000;

/** Follows a class from where it is got to what is done with it: in the method, in those that it is given to, and in those that call it. */
export class ClassUses implements ClassUse {
  readonly types: Set<string>;
  readonly methods: Set<string>;
  isOpen: boolean;
  readonly #constants: ConstantValues;
  readonly #callers: (method: number) => ReturnType<Callers['of']>;
  readonly #seen: Set<string>;

  /** @param at the call that gives the class */
  constructor(constants: ConstantValues, callers: (method: number) => ReturnType<Callers['of']>, at: CallPlace) {
    this.types = new Set();
    this.methods = new Set();
    this.isOpen = false;
    this.#constants = constants;
    this.#callers = callers;
    this.#seen = new Set();
    const frame = constants.frames.of(at.method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(at.instruction));
    if (frame === undefined || call?.kind !== 'call') this.isOpen = true;
    else this.#follow('class', call, frame, 0);
  }

  #follow(what: What, value: Value, frame: Frame, depth: number): void {
    const { method, values } = frame;
    const { body } = values;
    const key = `${what} ${method.id} ${value.kind === 'parameter' ? `p${value.index}` : 'at' in value ? value.at : ''}`;
    if (this.isOpen || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.isOpen = depth > DEEPEST || body.count > LONGEST;
    const isIt = (one: Value) => leaves(one).some((leaf) => leaf === value || isSameParameter(leaf, value));
    const casts = what === 'object' ? this.#casts(isIt, values) : [];
    for (let i = 0; i < body.count && !this.isOpen; i++) {
      const isCast = casts.some((cast) => comesFirst(values, cast, i));
      if (body.isInvoke(i)) {
        for (const [n, given] of values.argumentsAt(i).entries())
          if (isIt(given)) this.#given(what, values.madeAt(i), n, isCast, frame, depth);
      } else if (keptIn(body, i).some((register) => isIt(values.before(i, register)))) {
        const isReturned = body.op[i] === RETURN_OBJECT;
        const type = isReturned ? returnType(method.signature) : body.op[i] === ARRAY_PUT ? OBJECT : (fieldAt(body, i)?.type ?? OBJECT);
        if (this.#isTyped(what, type, isCast)) continue;
        if (isReturned) this.#returned(what, method.id, depth);
        else this.isOpen = true;
      }
    }
  }

  /** Where an object is taken for something, which is noted. */
  #casts(isIt: (value: Value) => boolean, values: Frame['values']): readonly number[] {
    const { body } = values;
    const casts: number[] = [];
    for (let i = 0; i < body.count; i++) {
      if (body.op[i] !== CHECK_CAST || !isIt(values.before(i, body.registers(i)[0]!))) continue;
      const type = body.file.dex.typeDescriptor(body.reference(i));
      if (this.#isTyped('object', type, false)) casts.push(i);
    }
    return casts;
  }

  /** Whether a place says which type an object has. */
  #isTyped(what: What, type: string, isCast: boolean): boolean {
    if (what !== 'object') return false;
    if (type === OBJECT) return isCast;
    this.types.add(type);
    return true;
  }

  #given(what: What, call: Value, n: number, isCast: boolean, frame: Frame, depth: number): void {
    if (call.kind !== 'call') {
      this.isOpen = true;
      return;
    }
    const { target } = call;
    const index = call.how === 'static' ? n : n - 1;
    if (index < 0) this.#asked(what, call, isCast, frame, depth);
    else if (this.#isTyped(what, parameterTypes(target.signature)[index] ?? OBJECT, isCast)) return;
    else if (HARMLESS.has(target.class)) this.#lookedAt(what, call, frame, depth);
    else {
      const targets = this.#constants.targets(call);
      const isSeen = targets.length > 0 && targets.length <= MOST_TARGETS && !this.#constants.mayRunOthers(call);
      for (const { id } of isSeen ? targets : []) {
        const callee = this.#constants.frames.of(id);
        if (callee === undefined) this.isOpen = true;
        else this.#follow(what, { kind: 'parameter', index: isStatic(callee.method) ? n : n - 1 }, callee, depth + 1);
      }
      this.isOpen ||= !isSeen;
    }
  }

  /** A call that only looks at what it is given, or gives it back. */
  #lookedAt(what: What, call: CallValue, frame: Frame, depth: number): void {
    if (GIVES_BACK.test(call.target.name)) this.#follow(what, call, frame, depth);
    else if (what === 'object') for (const name of OF_ANY) this.methods.add(name);
  }

  /** A call on what is followed. */
  #asked(what: What, call: CallValue, isCast: boolean, frame: Frame, depth: number): void {
    const { class: owner, name } = call.target;
    if (what === 'object') {
      if (name === 'getClass') this.#follow('class', call, frame, depth);
      else if (owner !== OBJECT) this.types.add(owner);
      else if (!isCast && OF_ANY.has(name)) this.methods.add(name);
    } else if (name === 'newInstance') {
      this.#follow('object', call, frame, depth);
      // An object that nobody takes for anything may be of any class.
      this.isOpen ||= this.types.size === 0;
    } else if (what === 'class' && (name === 'getConstructor' || name === 'getDeclaredConstructor'))
      this.#follow('maker', call, frame, depth);
    else if (what === 'class' && name === 'asSubclass') {
      const [type] = call.arguments.slice(1).flatMap(leaves);
      if (type?.kind === 'class') this.types.add(type.descriptor);
      else this.#follow('class', call, frame, depth);
    } else if (what === 'class' && (name === 'getMethod' || name === 'getDeclaredMethod')) {
      const names = call.arguments[1] === undefined ? undefined : this.#constants.texts(call.arguments[1], frame);
      for (const one of names ?? []) this.methods.add(one);
      this.isOpen ||= names === undefined;
    } else if (!ASKS.test(name)) this.isOpen = true;
  }

  #returned(what: What, method: number, depth: number): void {
    const { callers, isComplete, isCallback } = this.#callers(method);
    if (!isComplete || isCallback || callers.length > MOST_CALLERS || callers.some(({ isCapture }) => isCapture)) {
      this.isOpen = true;
      return;
    }
    for (const { method: caller, at } of callers) {
      const frame = this.#constants.frames.of(caller);
      if (frame === undefined) this.isOpen = true;
      else this.#follow(what, frame.values.madeAt(frame.values.body.indexOf(at)), frame, depth + 1);
    }
  }
}

const OBJECT = 'Ljava/lang/Object;';
const RETURN_OBJECT = 0x11;
const CHECK_CAST = 0x1f;
const ARRAY_PUT = 0x4d;
/** Classes whose methods look at the class that they are given, or start components of it, which is followed elsewhere. */
const HARMLESS: ReadonlySet<string> = new Set([
  OBJECT,
  'Ljava/lang/Class;',
  'Ljava/lang/String;',
  'Ljava/lang/StringBuilder;',
  'Ljava/lang/StringBuffer;',
  'Ljava/lang/reflect/Array;',
  'Ljava/util/Objects;',
  'Landroid/util/Log;',
  'Landroid/content/Intent;',
  'Landroid/content/ComponentName;',
]);
const GIVES_BACK = /^(?:requireNonNull|cast$)/;
/** Methods that any object answers. */
const OF_ANY: ReadonlySet<string> = new Set(['toString', 'equals', 'hashCode']);
/** Questions that run nothing of a class but its initialiser. */
const ASKS =
  /^(?:get(?:Simple|Canonical|Type|Package)?Name|getPackage|getClassLoader|getModifiers|getParameterTypes|get(?:Declared)?Field|getResource|getResourceAsStream|getClass|is[A-Z]\w*|setAccessible|toString|hashCode|equals|desiredAssertionStatus)$/;

/** Registers whose objects an instruction keeps or returns. */
function keptIn(body: Frame['values']['body'], i: number): readonly number[] {
  const op = body.op[i]!;
  if (op === 0x24 || op === 0x25) return body.argumentRegisters(i);
  return op === RETURN_OBJECT || op === ARRAY_PUT || op === 0x5b || op === 0x69 ? body.registers(i).slice(0, 1) : [];
}

const isSameParameter = (one: Value, other: Value): boolean =>
  one.kind === 'parameter' && other.kind === 'parameter' && one.index === other.index;

/** Whether one instruction has always run before another. */
function comesFirst({ body: { blocks } }: Frame['values'], one: number, other: number): boolean {
  const [a, b] = [blocks.of[one]!, blocks.of[other]!];
  return a === b ? one < other : blocks.dominates(a, b);
}
