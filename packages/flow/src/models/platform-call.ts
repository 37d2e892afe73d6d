import type { MethodReference } from '../code/references.ts';
import type { Memory } from '../memory/memory.ts';
import type { Frame } from '../run/frame.ts';
import type { Session } from '../run/session.ts';
import { union } from '../values/sorted.ts';
import { ANYTHING, NOTHING, object, onlyText, tainted, type Value } from '../values/value.ts';

/** Types under which data is given, whatever its class. */
const CARRIERS = new Set([
  'Ljava/lang/Object;',
  'Ljava/io/Serializable;',
  'Landroid/os/Parcelable;',
  'Ljava/lang/CharSequence;',
  'Ljava/util/Map;',
  'Ljava/util/List;',
  'Ljava/util/Collection;',
  'Ljava/lang/Iterable;',
]);

/** One call of code that is not followed, as a model sees it. */
export class PlatformCall {
  readonly session: Session;
  readonly frame: Frame;
  readonly target: MethodReference;
  /** All that is given, the receiver first. */
  readonly given: readonly Value[];
  readonly isStatic: boolean;
  /** Class that the receiver is of, or that the call names. */
  readonly type: string;
  /** Where the call stands, code units from its method's start. */
  readonly at: number;

  constructor(session: Session, frame: Frame, target: MethodReference, given: readonly Value[], type: string) {
    this.session = session;
    this.frame = frame;
    this.target = target;
    this.given = given;
    this.type = type;
    this.at = frame.at;
    this.isStatic = given.length <= target.parameters.length;
  }

  get memory(): Memory {
    return this.session.memory;
  }

  get receiver(): Value {
    return this.isStatic ? NOTHING : (this.given[0] ?? ANYTHING);
  }

  /** The objects that are called. */
  get objects(): readonly number[] {
    return this.receiver.objects;
  }

  get arguments(): readonly Value[] {
    return this.isStatic ? this.given : this.given.slice(1);
  }

  /** Argument `k`, from 0 without the receiver. */
  argument(k: number): Value {
    return this.given[this.isStatic ? k : k + 1] ?? ANYTHING;
  }

  text(k: number): string | undefined {
    return onlyText(this.argument(k));
  }

  /** The first argument whose declared type is that one. */
  argumentOfType(type: string): Value | undefined {
    const k = this.target.parameters.indexOf(type);
    return k < 0 ? undefined : this.argument(k);
  }

  /** An object made by this call. @param part tells several of one call apart */
  fresh(type: string, part = ''): Value {
    return object(this.session.allocate(this.frame, type, `+${part}`));
  }

  /** Sources of what is given as data. An object of the app that is given as a listener is called back: what it holds is not handed over. */
  taintsGiven(): readonly number[] {
    return this.taintsOf(
      ...this.arguments.map((value, k) => (this.#isListener(value, this.target.parameters[k]) ? tainted(NOTHING, value.taints) : value)),
    );
  }

  #isListener({ objects: given }: Value, declared: string | undefined): boolean {
    if (given.length === 0 || declared === undefined || CARRIERS.has(declared)) return false;
    return given.every((one) => {
      const { type } = this.memory.table.info(one);
      return type !== declared && this.session.classes.isOfApp(type);
    });
  }

  /** Sources of values with all that lies in them. */
  taintsOf(...values: readonly Value[]): readonly number[] {
    let taints: readonly number[] = [];
    if (!this.session.leaks.hasSources) return taints;
    for (const value of values) taints = union(taints, this.session.taintsWithin(value));
    return taints;
  }
}
