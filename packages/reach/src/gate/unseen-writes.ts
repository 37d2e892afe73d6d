import type { CallSite } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { type FieldValue, leaves, type Value } from '../conditions/value.ts';
import { descriptorOf } from '../entries/class-names.ts';
import type { CallPlace } from './calls-named.ts';

/** A call that writes a field by reflection; what is undefined is not known. */
interface ReflectedWrite {
  readonly at: CallPlace;
  readonly class: string | undefined;
  readonly name: string | undefined;
  /** Whether it is given no object: only a static field has none. */
  readonly isOfNone: boolean;
  /** Types of the fields that it can write; undefined for any. */
  readonly types: readonly string[] | undefined;
}

type WrittenField = Pick<FieldValue, 'class' | 'name' | 'type' | 'isStatic'>;

const FIELD = 'Ljava/lang/reflect/Field;';
/** What writes fields of which types; undefined for any. @source java.lang.reflect.Field: what is given is widened to the field's type */
const SETS: Readonly<Record<string, readonly string[] | undefined>> = {
  set: undefined,
  setBoolean: ['Z'],
  setByte: ['B', 'S', 'I', 'J', 'F', 'D'],
  setChar: ['C', 'I', 'J', 'F', 'D'],
  setShort: ['S', 'I', 'J', 'F', 'D'],
  setInt: ['I', 'J', 'F', 'D'],
  setLong: ['J', 'F', 'D'],
  setFloat: ['F', 'D'],
  setDouble: ['D'],
};
const NAMED: ReadonlySet<string> = new Set(['getField', 'getDeclaredField']);
/** Calls that make an object of a class that they are given out of what is written somewhere. */
const READERS = /^(?:fromJson|readValue|parseObject|toJavaObject|convertValue|treeToValue|loadAs)$/;
/** Of more calls that may write one field, none is looked at: any of them may. */
const MOST_WRITES = 100;
const MOST_USES = 100;

/** What writes fields without an instruction that says so: reflection, and readers of objects. */
export class UnseenWrites {
  readonly #constants: ConstantValues;
  readonly #isRead: Map<string, boolean>;
  #writes: readonly ReflectedWrite[] | undefined;

  constructor(constants: ConstantValues) {
    this.#constants = constants;
    this.#isRead = new Map();
    this.#writes = undefined;
  }

  /** Calls that may write the field by reflection; undefined when there are too many. */
  of(field: WrittenField): readonly CallPlace[] | undefined {
    const fitting = this.#fitting(field);
    return fitting.length > MOST_WRITES ? undefined : fitting.map(({ at }) => at);
  }

  /** Whether a call that says so, by the field's class or its name, may write it by reflection. */
  names(field: WrittenField): boolean {
    return this.#fitting(field).some((write) => write.class !== undefined || write.name !== undefined);
  }

  #fitting({ class: owner, name, type, isStatic }: WrittenField): readonly ReflectedWrite[] {
    this.#writes ??= this.#find();
    return this.#writes.filter(
      (write) =>
        (write.class ?? owner) === owner &&
        (write.name ?? name) === name &&
        (write.types?.includes(type) ?? true) &&
        (isStatic || !write.isOfNone),
    );
  }

  /** Whether objects of the class are made of what a file or a server says, fields and all. */
  isRead(type: string): boolean {
    let known = this.#isRead.get(type);
    if (known === undefined) {
      known = this.#isDeserialized(type) || this.#isMadeOfText(type);
      this.#isRead.set(type, known);
    }
    return known;
  }

  #find(): readonly ReflectedWrite[] {
    const { program } = this.#constants.methods;
    return Object.entries(SETS).flatMap(([name, types]) =>
      program.callsTo({ class: FIELD, name }).flatMap((site) => this.#write(site).map((write) => ({ ...write, types }))),
    );
  }

  #write({ method, instruction }: CallSite): readonly Omit<ReflectedWrite, 'types'>[] {
    const at = { method: method.id, instruction };
    const frame = this.#constants.frames.of(method.id);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    const [field, object] = call?.kind === 'call' ? call.arguments : [];
    if (frame === undefined || field === undefined) return [{ at, class: undefined, name: undefined, isOfNone: false }];
    const isOfNone = object !== undefined && leaves(object).every((leaf) => leaf.kind === 'number');
    return (this.#constants.sources(field, frame) ?? [{ value: field, frame }]).map(({ value, frame: owner }) => {
      if (value.kind !== 'call' || !NAMED.has(value.target.name)) return { at, class: undefined, name: undefined, isOfNone };
      const [type, name] = value.arguments;
      const [text, another] = (name === undefined ? undefined : this.#constants.texts(name, owner)) ?? [];
      const owned = type === undefined ? undefined : this.#classOf(type, owner);
      return { at, class: owned, name: another === undefined ? text : undefined, isOfNone };
    });
  }

  #classOf(type: Value, frame: Frame): string | undefined {
    const [one, another] = this.#constants.sources(type, frame) ?? [];
    if (one === undefined || another !== undefined) return undefined;
    if (one.value.kind === 'class') return one.value.descriptor;
    const named = one.value.kind === 'call' && one.value.target.name === 'forName' ? one.value.arguments[0] : undefined;
    const [text, more] = (named === undefined ? undefined : this.#constants.texts(named, one.frame)) ?? [];
    return text === undefined || more !== undefined ? undefined : descriptorOf(text);
  }

  #isDeserialized(type: string): boolean {
    const { program } = this.#constants.methods;
    return (
      program.isSubtype(type, 'Ljava/io/Serializable;') &&
      program.callsTo({ class: 'Ljava/io/ObjectInputStream;', name: 'readObject' }).length > 0
    );
  }

  #isMadeOfText(type: string): boolean {
    const uses = this.#constants.methods.program.usesOfClass(type).slice(0, MOST_USES);
    return [...new Set(uses.map(({ method }) => method.id))].some((id) => {
      const frame = this.#constants.frames.of(id);
      for (let i = 0; frame !== undefined && i < frame.values.body.count; i++) {
        const call = frame.values.body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
        if (call?.kind !== 'call' || !READERS.test(call.target.name)) continue;
        if (call.arguments.flatMap(leaves).some((leaf) => leaf.kind === 'class' && leaf.descriptor === type)) return true;
      }
      return false;
    });
  }
}
