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
}

const FIELD = 'Ljava/lang/reflect/Field;';
const SETS = ['set', 'setBoolean', 'setInt', 'setLong', 'setByte', 'setShort', 'setChar', 'setFloat', 'setDouble'];
const NAMED: ReadonlySet<string> = new Set(['getField', 'getDeclaredField']);
/** Calls that make an object of a class that they are given out of what is written somewhere. */
const READERS = /^(?:fromJson|readValue|parseObject|toJavaObject|convertValue|treeToValue|loadAs)$/;
/** Of more calls that write a field of some object of which nothing is known, as readers of objects do, none is taken to write this one. */
const MOST_UNKNOWN = 20;
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

  /** Calls that may write the field by reflection. */
  of({ class: owner, name }: Pick<FieldValue, 'class' | 'name'>): readonly CallPlace[] {
    this.#writes ??= this.#find();
    return this.#writes.filter((write) => (write.class ?? owner) === owner && (write.name ?? name) === name).map(({ at }) => at);
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
    const writes = SETS.flatMap((name) => program.callsTo({ class: FIELD, name })).flatMap((site) => this.#write(site));
    const unknown = writes.filter((write) => write.class === undefined && write.name === undefined && !write.isOfNone);
    return unknown.length > MOST_UNKNOWN ? writes.filter((write) => !unknown.includes(write)) : writes;
  }

  #write({ method, instruction }: CallSite): readonly ReflectedWrite[] {
    const at = { method: method.id, instruction };
    const frame = this.#constants.frames.of(method.id);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    const [field, object] = call?.kind === 'call' ? call.arguments : [];
    if (frame === undefined || field === undefined) return [{ at, class: undefined, name: undefined, isOfNone: true }];
    const isOfNone = object !== undefined && leaves(object).some((leaf) => leaf.kind === 'number');
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
