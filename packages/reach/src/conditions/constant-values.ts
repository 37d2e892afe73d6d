import type { Class, Method } from '@touchstone/program';
import type { Methods } from '../origins/methods.ts';
import { type Bound, type Frame, type Frames, givenTo, isStatic } from './frames.ts';
import type { MethodValues } from './method-values.ts';
import { mayBeReflected } from './reflected-methods.ts';
import { type CallValue, type FieldValue, leaves, type Value } from './value.ts';

const INVOKE_DIRECT = 0x70;
const INVOKE_DIRECT_RANGE = 0x76;
/** Fields that are written at more places hold no constant. */
const MOST_WRITES = 4;
const MOST_RESULTS = 8;
/** Values looked at for one question. */
const MOST_STEPS = 2_000;
const DEEPEST = 10;
const PRIVATE = 0x2;
const SYNTHETIC = 0x1000;

/** Follows values to the constants, calls and objects that they are, through parameters that a frame knows, fields and app methods. */
export class ConstantValues {
  readonly frames: Frames;
  readonly methods: Methods;
  readonly #writes: Map<string, readonly Bound[] | undefined>;
  readonly #handed: Map<string, readonly Bound[]>;
  /** Steps left for the question at hand. */
  #left: number;

  constructor(frames: Frames, methods: Methods) {
    this.frames = frames;
    this.methods = methods;
    this.#writes = new Map();
    this.#handed = new Map();
    this.#left = 0;
  }

  /** What a value can be in the end; undefined when that is not known. Calls of app methods are followed. */
  sources(value: Value, frame: Frame, depth = 0): readonly Bound[] | undefined {
    if (depth === 0) this.#left = MOST_STEPS;
    const found: Bound[] = [];
    for (const leaf of leaves(value)) {
      const behind = this.#behind(leaf, frame, depth);
      if (behind === undefined) return undefined;
      found.push(...behind);
      if (found.length > MOST_RESULTS) return undefined;
    }
    return found;
  }

  /** All texts that a value can be; undefined when some are not known. */
  texts(value: Value, frame: Frame): readonly string[] | undefined {
    const sources = this.sources(value, frame);
    const texts = sources?.map(({ value: source }) => (source.kind === 'text' ? source.value : undefined));
    return texts === undefined || texts.length === 0 || texts.includes(undefined) ? undefined : (texts as readonly string[]);
  }

  /** All numbers that a value can be. */
  numbers(value: Value, frame: Frame): readonly number[] | undefined {
    const sources = this.sources(value, frame);
    const numbers = sources?.map(({ value: source }) => (source.kind === 'number' ? source.value : undefined));
    return numbers === undefined || numbers.length === 0 || numbers.includes(undefined) ? undefined : (numbers as readonly number[]);
  }

  /** What the constructor of an object made by `new` was given, the object itself left out. */
  constructed(made: Value & { readonly kind: 'new' }, values: MethodValues): readonly Value[] {
    return this.constructorOf(made, values)?.arguments.slice(1) ?? [];
  }

  /** The call of the constructor of an object made by `new`. */
  constructorOf(made: Value & { readonly kind: 'new' }, values: MethodValues): CallValue | undefined {
    const { body } = values;
    for (let i = made.at + 1; i < body.count; i++) {
      if (body.op[i] !== INVOKE_DIRECT && body.op[i] !== INVOKE_DIRECT_RANGE) continue;
      const call = values.madeAt(i);
      if (call.kind === 'call' && call.arguments[0] === made) return call;
    }
    return undefined;
  }

  /** What a method returns. */
  results(frame: Frame): readonly Bound[] {
    return returnsOf(frame.values).map((value) => ({ value, frame }));
  }

  /** Methods of the app that a call runs, as far as types tell. */
  targets({ how, target }: CallValue) {
    if (how === 'virtual' || how === 'interface') return this.methods.overridesOf(target.class, target);
    const method = this.methods.resolve(target.class, target);
    return method?.hasCode === true ? [method] : [];
  }

  /** Whether a call can run something else than its `targets`: what the platform has, or makes. @param frame follows the object to where it is made */
  mayRunOthers({ how, target, arguments: [receiver] }: CallValue, frame?: Frame): boolean {
    if (how !== 'virtual' && how !== 'interface') return false;
    const objects = receiver === undefined ? [] : leaves(receiver);
    const isMade = ({ kind }: Value) => kind === 'new' || kind === 'lambda';
    if (objects.length > 0 && objects.every(isMade))
      return objects.some((made) => made.kind === 'new' && this.methods.resolve(made.class, target)?.hasCode !== true);
    const isGot = (object: Value) => object.kind === 'call' && this.targets(object).length === 0;
    if (this.methods.mayRunOthers(target.class, target)) return true;
    if (this.methods.isApp(target.class) || receiver === undefined) return false;
    if (objects.some(isGot)) return true;
    const made = frame === undefined ? undefined : this.sources(receiver, frame, 1);
    return made?.some(({ value }) => isGot(value)) === true;
  }

  /** All that is written into a field; undefined when the app's code is not all that may write, or writes too often. */
  writes(field: Pick<FieldValue, 'class' | 'name'>): readonly Bound[] | undefined {
    const key = `${field.class}->${field.name}`;
    if (this.#writes.has(key)) return this.#writes.get(key);
    this.#writes.set(key, undefined);
    const found = this.#writesOf(field);
    this.#writes.set(key, found);
    return found;
  }

  /** The value that a field has before anything is written, when the file says so. */
  initial({ class: owner, name }: Pick<FieldValue, 'class' | 'name'>): Value | undefined {
    const constant = fieldOf(this.methods.classOf(owner), name)?.value;
    if (constant?.kind === 'number') return { kind: 'number', value: constant.value };
    return constant?.kind === 'text' ? { kind: 'text', value: constant.value } : undefined;
  }

  /** What a constructor or the body of a lambda gets where its object is made; empty for other methods and parameters not captured. */
  handedTo({ method }: Frame, index: number): readonly Bound[] {
    if (index < 0) return [];
    const key = `${method.id} ${index}`;
    let found = this.#handed.get(key);
    if (found === undefined) {
      this.#handed.set(key, []);
      found = this.#findHanded(method, index);
      this.#handed.set(key, found);
    }
    return found;
  }

  /** The same, and what a private method gets from the few calls of it, where no other are made by its name. */
  #givenTo(frame: Frame, index: number): readonly Bound[] {
    const handed = this.handedTo(frame, index);
    const { method } = frame;
    if (handed.length > 0 || index < 0 || (method.accessFlags & (PRIVATE | SYNTHETIC)) === 0 || method.name.startsWith('<')) return handed;
    const key = `call ${method.id} ${index}`;
    let found = this.#handed.get(key);
    if (found === undefined) {
      this.#handed.set(key, []);
      found = mayBeReflected(this.methods.program, method) ? [] : this.#findHanded(method, index, false);
      this.#handed.set(key, found);
    }
    return found;
  }

  #findHanded(method: Method, index: number, isCapture = true): readonly Bound[] {
    const bounds: Bound[] = [];
    const operand = isStatic(method) ? index : index + 1;
    const isMaker = method.name === '<init>';
    for (const site of this.methods.program.callsTo({ class: method.class, name: method.name, signature: method.signature })) {
      if ((site.how === 'custom') === (isMaker || !isCapture)) continue;
      const frame = this.frames.of(site.method.id);
      if (frame === undefined || bounds.length >= MOST_WRITES) return [];
      const given = frame.values.argumentsAt(frame.values.body.indexOf(site.instruction))[operand];
      if (given !== undefined) bounds.push({ value: given, frame });
    }
    return bounds;
  }

  #writesOf({ class: owner, name }: Pick<FieldValue, 'class' | 'name'>): readonly Bound[] | undefined {
    const sites = this.methods.program.accessesOf({ class: owner, name }).filter(({ access }) => access === 'write');
    if (sites.length > MOST_WRITES || !this.methods.isApp(owner)) return undefined;
    const bounds: Bound[] = [];
    for (const { method, instruction } of sites) {
      const frame = this.frames.of(method.id);
      if (frame === undefined) return undefined;
      const i = frame.values.body.indexOf(instruction);
      bounds.push({ value: frame.values.before(i, frame.values.body.registers(i)[0]!), frame });
    }
    return bounds;
  }

  #behind(value: Value, frame: Frame, depth: number): readonly Bound[] | undefined {
    if (depth > DEEPEST || this.#left-- <= 0) return undefined;
    switch (value.kind) {
      case 'parameter': {
        const given = givenTo(frame, value.index);
        if (given !== undefined) return this.sources(given.value, given.frame, depth + 1);
        const handed = this.#givenTo(frame, value.index);
        if (handed.length === 0) return [{ value, frame }];
        const all = handed.map((bound) => this.sources(bound.value, bound.frame, depth + 1));
        return all.includes(undefined) ? undefined : all.flatMap((sources) => sources ?? []);
      }
      case 'field': {
        const own = this.#ofMade(value, frame, depth);
        if (own !== undefined) return own;
        const initial = value.isStatic ? this.initial(value) : undefined;
        const written = this.writes(value);
        if (written === undefined || (written.length === 0 && initial === undefined)) return [{ value, frame }];
        if (initial !== undefined && written.length === 0) return [{ value: initial, frame }];
        const all = written.map((bound) => this.sources(bound.value, bound.frame, depth + 1));
        if (initial !== undefined) all.push([{ value: initial, frame }]);
        return all.includes(undefined) ? undefined : all.flatMap((sources) => sources ?? []);
      }
      case 'call':
        return this.#returned(value, frame, depth);
      default:
        return [{ value, frame }];
    }
  }

  /** What an object's one constructor was given for a field that nothing else writes, where it is seen which objects are meant. */
  #ofMade(field: FieldValue, frame: Frame, depth: number): readonly Bound[] | undefined {
    if (field.object === undefined || (frame.given === undefined && field.object.kind === 'parameter')) return undefined;
    const [write, another] = this.writes(field) ?? [];
    if (write?.value.kind !== 'parameter' || another !== undefined || write.frame.method.name !== '<init>') return undefined;
    const { index } = write.value;
    const owner = write.frame.method.class;
    if (
      index < 0 ||
      this.methods
        .classOf(owner)
        ?.methods()
        .filter(({ name }) => name === '<init>').length !== 1
    )
      return undefined;
    const objects = this.sources(field.object, frame, depth + 1);
    const found: Bound[] = [];
    for (const { value, frame: maker } of objects ?? []) {
      const given = value.kind === 'new' && value.class === owner ? this.constructed(value, maker.values)[index] : undefined;
      const behind = given === undefined ? undefined : this.sources(given, maker, depth + 1);
      if (behind === undefined) return undefined;
      found.push(...behind);
    }
    return found.length === 0 ? undefined : found;
  }

  #returned(call: CallValue, frame: Frame, depth: number): readonly Bound[] | undefined {
    const targets = this.targets(call);
    if (targets.length !== 1 || this.mayRunOthers(call)) return [{ value: call, frame }];
    const callee = this.frames.called(targets[0]!.id, frame, call.arguments);
    if (callee === undefined) return [{ value: call, frame }];
    const all = returnsOf(callee.values).map((returned) => this.sources(returned, callee, depth + 1));
    return all.length === 0 || all.includes(undefined) ? [{ value: call, frame }] : all.flatMap((sources) => sources ?? []);
  }
}

const fieldOf = (type: Class | undefined, name: string) => type?.fields().find((field) => field.name === name);

/** Instructions at which a method returns something. */
export function returnInstructions({ body }: MethodValues): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < body.count; i++) if (body.op[i]! >= 0x0e && body.op[i]! <= 0x11) found.push(i);
  return found;
}

const returnsOf = (values: MethodValues): readonly Value[] =>
  returnInstructions(values).flatMap((i) => values.body.registers(i).map((register) => values.before(i, register)));
