import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Frame, givenTo } from '../conditions/frames.ts';
import { type CallValue, type FieldValue, leaves, only, type Target, type Value } from '../conditions/value.ts';
import { isHolder } from '../origins/containers.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import type { ObjectFields } from './object-fields.ts';

/** What is called on an element of a collection that the app keeps in a field, by the key under which it is. */
export interface KeyedElement {
  readonly field: Pick<FieldValue, 'class' | 'name'>;
  readonly key: Value;
}

/** A class of objects, or what a lambda runs. */
export type Registered = { readonly class: string } | { readonly body: Target };

interface Registration {
  /** Undefined for any key. */
  readonly keys: readonly string[] | undefined;
  readonly objects: readonly Registered[];
}

const BY_KEY: ReadonlySet<string> = new Set(['get', 'getOrDefault', 'remove', 'computeIfAbsent', 'getOrPut']);
const STEPS = /^(?:next|previous|iterator|listIterator|get|poll|peek|pop|remove|take|first|last|element|toArray)/;
const PUTS: ReadonlySet<string> = new Set(['put', 'putIfAbsent', 'append']);
const ADDS: ReadonlySet<string> = new Set(['add', 'addLast', 'addFirst', 'offer', 'push', 'addElement']);
/** Calls that add what is not told apart by keys, or open a way to do so. */
const MIXES = /^(?:putAll|values|entrySet|replace|merge|compute$|setValue)/;
const LONGEST_CHAIN = 8;
const MOST_CALLERS = 64;
const DEEPEST_WRAPPERS = 3;
const MOST_FIELDS = 200;

/** Collections in static or instance fields to which objects are added under keys: event buses, stages, services. */
export class Registries {
  readonly #constants: ConstantValues;
  readonly #objects: ObjectFields;
  readonly #known: Map<string, readonly Registration[] | undefined>;

  constructor(constants: ConstantValues, objects: ObjectFields) {
    this.#constants = constants;
    this.#objects = objects;
    this.#known = new Map();
  }

  /** The collection and key of which a value is an element; undefined when it is none, or has no key. */
  elementOf(value: Value): KeyedElement | undefined {
    let at: Value | undefined = only(value);
    for (let steps = 0; at?.kind === 'call' && at.how !== 'static' && steps < LONGEST_CHAIN; steps++) {
      const [holder, key]: readonly Value[] = at.arguments;
      if (!isHolder(at.target.class)) return undefined;
      const field = BY_KEY.has(at.target.name) ? fieldOf(holder) : undefined;
      if (field !== undefined && key !== undefined) return { field, key };
      if (!STEPS.test(at.target.name)) return undefined;
      at = holder === undefined ? undefined : only(holder);
    }
    return undefined;
  }

  /** What is registered under the key; undefined when not all of it is known. */
  under({ field, key }: KeyedElement, frame: Frame): readonly Registered[] | undefined {
    const wanted = this.#keysOf(key, frame);
    const all = wanted === undefined ? undefined : this.#registrations(field);
    return all?.filter(({ keys }) => keys === undefined || keys.some((one) => wanted!.includes(one))).flatMap(({ objects }) => objects);
  }

  #registrations(field: KeyedElement['field']): readonly Registration[] | undefined {
    const name = `${field.class}->${field.name}`;
    if (!this.#known.has(name)) {
      this.#known.set(name, undefined);
      if (this.#known.size <= MOST_FIELDS) this.#known.set(name, this.#find(field));
    }
    return this.#known.get(name);
  }

  #find(field: KeyedElement['field']): readonly Registration[] | undefined {
    const { program } = this.#constants.methods;
    const writes = this.#constants.writes(field);
    if (writes?.every(({ value }) => isList(value)) !== true) return undefined;
    const reads = program.accessesOf(field).filter(({ access }) => access === 'read');
    const found: Registration[] = [];
    for (const id of new Set(reads.map(({ method }) => method.id))) {
      const frame = this.#constants.frames.of(id);
      const own = frame === undefined || this.#isLeaked(frame, field) ? undefined : this.#registrationsIn(frame, field);
      if (own === undefined) return undefined;
      found.push(...own);
    }
    return found;
  }

  /** Whether the collection, or a list in it, goes where it is not followed. */
  #isLeaked(frame: Frame, field: KeyedElement['field']): boolean {
    const { values } = frame;
    const { body } = values;
    const isPart = (value: Value) => leaves(value).some((leaf) => isSameField(fieldOf(leaf), field) || this.#isListOf(leaf, frame, field));
    for (let i = 0; i < body.count; i++) {
      if (!body.isInvoke(i)) {
        if (leavesMethod(body.op[i]!) && isPart(values.before(i, body.registers(i)[0]!))) return true;
        continue;
      }
      const call = values.madeAt(i);
      const given = call.kind === 'call' ? call.arguments.slice(call.how === 'static' ? 0 : 1) : values.argumentsAt(i);
      const isPut = call.kind === 'call' && PUTS.has(call.target.name) && isSameField(fieldOf(call.arguments[0]), field);
      const types = call.kind === 'call' ? parameterTypes(call.target.signature) : [];
      if (!isPut && given.some((value, n) => (types[n] === undefined || isHolder(types[n])) && isPart(value))) return true;
    }
    return false;
  }

  #isListOf(value: Value, frame: Frame, field: KeyedElement['field']): boolean {
    if (value.kind === 'new') return this.#putUnder(value, frame, field) !== undefined;
    return value.kind === 'call' && BY_KEY.has(value.target.name) && isSameField(fieldOf(value.arguments[0]), field);
  }

  /** Undefined when something is added that is not known. */
  #registrationsIn(frame: Frame, field: KeyedElement['field']): readonly Registration[] | undefined {
    const { body } = frame.values;
    const found: Registration[] = [];
    for (let i = 0; i < body.count; i++) {
      const call = body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
      const added = call?.kind === 'call' ? this.#addedBy(call, frame, field) : [];
      if (added === undefined) return undefined;
      found.push(...added);
    }
    return found;
  }

  #addedBy(call: CallValue, frame: Frame, field: KeyedElement['field']): readonly Registration[] | undefined {
    const [holder, first, second] = call.arguments;
    const isOnIt = isSameField(fieldOf(holder), field);
    if (isOnIt && PUTS.has(call.target.name) && first !== undefined && second !== undefined)
      return isList(second) ? [] : this.#expanded(first, second, frame);
    if (isOnIt && MIXES.test(call.target.name)) return undefined;
    if (!ADDS.has(call.target.name) || first === undefined) return [];
    const key = this.#listKey(holder, frame, field);
    return key === undefined ? [] : this.#expanded(key, first, frame);
  }

  /** The key of the list that something is added to, when it lies in the collection. */
  #listKey(list: Value | undefined, frame: Frame, field: KeyedElement['field']): Value | undefined {
    for (const leaf of list === undefined ? [] : leaves(list)) {
      const element = this.elementOf(leaf);
      if (element !== undefined && isSameField(element.field, field)) return element.key;
      const put = leaf.kind === 'new' ? this.#putUnder(leaf, frame, field) : undefined;
      if (put !== undefined) return put;
    }
    return undefined;
  }

  #putUnder(list: Value, { values }: Frame, field: KeyedElement['field']): Value | undefined {
    for (let i = 0; i < values.body.count; i++) {
      const call = values.body.isInvoke(i) ? values.madeAt(i) : undefined;
      if (call?.kind !== 'call' || !PUTS.has(call.target.name) || !isSameField(fieldOf(call.arguments[0]), field)) continue;
      if (call.arguments[2] !== undefined && leaves(call.arguments[2]).includes(list)) return call.arguments[1];
    }
    return undefined;
  }

  /**
   * What is added: here, or by what each caller of the method gives it.
   *
   * @param inside the method that adds, as called in the end by `frame`
   */
  #expanded(
    key: Value,
    object: Value,
    frame: Frame,
    inside: (frame: Frame) => Frame | undefined = (own) => own,
    depth = 0,
  ): readonly Registration[] | undefined {
    const inner = inside(frame);
    if (inner === undefined || depth > DEEPEST_WRAPPERS) return undefined;
    if (!isGiven(key, inner) && !isGiven(object, inner)) return this.#registered(key, object, inner);
    const { program } = this.#constants.methods;
    const { method } = frame;
    const calls = program.callsTo({ class: method.class, name: method.name, signature: method.signature });
    if (calls.length > MOST_CALLERS) return undefined;
    const all = calls.map((site) => {
      const outer = this.#constants.frames.of(site.method.id);
      const call = outer?.values.madeAt(outer.values.body.indexOf(site.instruction));
      if (outer === undefined || call?.kind !== 'call') return undefined;
      const through = (own: Frame) => {
        const called = this.#constants.frames.called(method.id, own, call.arguments);
        return called === undefined ? undefined : inside(called);
      };
      return this.#expanded(key, object, outer, through, depth + 1);
    });
    return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
  }

  #registered(key: Value, object: Value, frame: Frame): readonly Registration[] | undefined {
    const objects = this.#objectsOf(object, frame);
    return objects === undefined ? undefined : [{ keys: this.#keysOf(key, frame), objects }];
  }

  /** Keys that a value can be: texts, numbers, classes, and the classes of objects. */
  #keysOf(value: Value, frame: Frame): readonly string[] | undefined {
    const keys: string[] = [];
    for (const { value: source, frame: owner } of this.#constants.sources(value, frame) ?? []) {
      const key = this.#keyOf(source, owner);
      if (key === undefined) return undefined;
      keys.push(...key);
    }
    return keys.length === 0 ? undefined : keys;
  }

  #keyOf(source: Value, frame: Frame): readonly string[] | undefined {
    if (source.kind === 'text' || source.kind === 'number') return [`${source.kind} ${source.value}`];
    if (source.kind === 'class') return [`class ${source.descriptor}`];
    if (source.kind !== 'call' || source.arguments[0] === undefined) return undefined;
    if (source.target.name === 'valueOf') return this.#keysOf(source.arguments[0], frame);
    if (source.target.name !== 'getClass') return undefined;
    return this.#objects
      .objects(source.arguments[0], frame)
      ?.flatMap(({ value }) => (value.kind === 'new' ? [`class ${value.class}`] : []));
  }

  #objectsOf(value: Value, frame: Frame): readonly Registered[] | undefined {
    const sources = this.#constants.sources(value, frame)?.filter(({ value: one }) => one.kind !== 'number');
    const objects = sources?.map(({ value: one, frame: owner }): Registered | undefined => {
      if (one.kind === 'new') return isHolder(one.class) ? undefined : { class: one.class };
      if (one.kind === 'parameter' && one.index === -1)
        return this.#constants.methods.program.subtypesOf(owner.method.class).length === 0 ? { class: owner.method.class } : undefined;
      return one.kind === 'lambda' && one.body !== undefined ? { body: one.body } : undefined;
    });
    return objects === undefined || objects.length === 0 || objects.includes(undefined) ? undefined : (objects as readonly Registered[]);
  }
}

function fieldOf(value: Value | undefined): FieldValue | undefined {
  const [only, other] = value === undefined ? [] : leaves(value);
  return only?.kind === 'field' && other === undefined ? only : undefined;
}

const isSameField = (a: Pick<FieldValue, 'class' | 'name'> | undefined, b: Pick<FieldValue, 'class' | 'name'>): boolean =>
  a !== undefined && a.class === b.class && a.name === b.name;

const isList = (value: Value): boolean => leaves(value).some((leaf) => leaf.kind === 'new' && isHolder(leaf.class));

/** Whether a value is what its method is given by callers that the frame does not know. */
const isGiven = (value: Value, frame: Frame): boolean =>
  leaves(value).some((leaf) => {
    if (leaf.kind !== 'parameter' || leaf.index < 0) return false;
    const given = givenTo(frame, leaf.index);
    return given === undefined || isGiven(given.value, given.frame);
  });

/** Returning something, and storing it in arrays and fields. */
const leavesMethod = (op: number): boolean =>
  op === 0x11 || (op >= 0x4b && op <= 0x51) || (op >= 0x59 && op <= 0x5f) || (op >= 0x67 && op <= 0x6d);
