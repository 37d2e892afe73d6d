import type { Owner } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import { Classes } from '../code/classes.ts';
import { methodReference } from '../code/references.ts';
import type { CodeSlice } from '../slice/code-slice.ts';
import { object, type Value } from '../values/value.ts';
import type { Session } from './session.ts';

/** How a method is run. */
export type Depth = 'whole' | 'briefly' | 'not';

/** Work units of a call that leads to nothing asked: enough for a getter, a builder, a small collection. */
export const BRIEF = 400;

/** Work units of a call from the app's code into code that nobody knows, and into an SDK. */
const OTHERS: Readonly<Partial<Record<Owner['owner'], number>>> = { 'third-party': 100_000, unknown: 200_000, sdk: 1_000_000 };

/**
 * Which methods of a large app are run. What leads to a source is; what leads to a sink is when it gets something that comes from a
 * source; the rest is run as far as a few hundred instructions go, because it may carry data, and else answered like a call of the platform.
 */
export class WhichCode {
  readonly #session: Session;
  readonly #slice: CodeSlice | undefined;
  /** Methods that were run briefly and did not come to an end. */
  readonly #isHeavy = new Set<number>();
  /** Methods of others that were cut short. */
  readonly #isTooMuch = new Set<number>();
  readonly #isPlatforms = new Map<string, boolean>();

  /** @param slice undefined for small apps: everything is run */
  constructor(session: Session, slice: CodeSlice | undefined) {
    this.#session = session;
    this.#slice = slice;
  }

  depthOf(method: Method, given: readonly Value[]): Depth {
    if (this.#slice === undefined || this.#slice.leadsToSource[method.id] === 1) return 'whole';
    const { leaks } = this.#session;
    if (leaks.hasSources && this.#slice.leadsToSink[method.id] === 1 && given.some((value) => this.#isTainted(value))) return 'whole';
    return this.#isHeavy.has(method.id) ? 'not' : 'briefly';
  }

  /** Whether a callback is worth calling at all: it leads to a source, or to a sink with something to lose. */
  isWorth(method: Method, receiver: number): boolean {
    return this.#slice === undefined || this.depthOf(method, [object(receiver)]) === 'whole';
  }

  /** Whether there can be a reason to call it back, whatever it is given. */
  mayBeWorth({ id }: Method): boolean {
    return this.#slice === undefined || this.#slice.leadsToSource[id] === 1 || this.#slice.leadsToSink[id] === 1;
  }

  /** Whether a component is worth playing. @param hasData whether something of a source is left in the process */
  isComponentWorth(type: string, hasData: boolean): boolean {
    const slice = this.#slice;
    if (slice === undefined) return true;
    const methods = this.#session.classes.inherited(type);
    return methods.some(({ id }) => slice.leadsToSource[id] === 1 || (hasData && slice.leadsToSink[id] === 1));
  }

  /**
   * Whether a method of a screen, written by others than the app, does what the platform's does that it overrides: base classes of
   * libraries do it in hundreds of steps.
   */
  isPlatformsOwn(method: Method, type: string): boolean {
    const { classes, models } = this.#session;
    if (!this.isOfOthers(method.class) || !this.#session.isComponent(method.class)) return false;
    const key = `${method.id} ${type}`;
    let is = this.#isPlatforms.get(key);
    if (is === undefined) {
      const target = methodReference(method.class, method.name, method.signature);
      is = !Classes.isStatic(method) && !method.name.startsWith('<') && models.find(classes.platformParent(type), target) !== undefined;
      this.#isPlatforms.set(key, is);
    }
    return is;
  }

  /** Work units that a call of a method from another, or by the system, may take; undefined where there is no limit. */
  mostWork(method: Method, from: Method): number | undefined {
    if (this.#slice === undefined) return undefined;
    if (this.#isTooMuch.has(method.id)) return 0;
    const { owners } = this.#session.app;
    const { owner } = owners.of(method.class);
    const isWithin = from.id >= 0 && owners.of(from.class).owner === owner;
    return isWithin ? undefined : OTHERS[owner];
  }

  isTooMuch(method: Method): void {
    this.#isTooMuch.add(method.id);
  }

  /** Whether a class of a large app is neither the app's own nor of an SDK of the catalogue. */
  isOfOthers(descriptor: string): boolean {
    if (this.#slice === undefined) return false;
    const { owner } = this.#session.app.owners.of(descriptor);
    return owner === 'third-party' || owner === 'unknown' || owner === 'library';
  }

  isTooLong(method: Method): void {
    this.#isHeavy.add(method.id);
  }

  #isTainted(value: Value): boolean {
    const { memory } = this.#session;
    return value.taints.length > 0 || (value.objects.length > 0 && memory.taintsWithin(value, () => true, FEW).length > 0);
  }
}

/** Objects that are looked through. */
const FEW = 64;
