import type { Method, MethodName } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';
import type { ValueCall, ValueId } from '../origins/method-values.ts';
import { isStatic, type Methods } from '../origins/methods.ts';
import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';
import { busEdges } from './buses.ts';
import { CalledMethods } from './called-methods.ts';
import { type Given, GivenAway } from './given.ts';
import { type HandOverLists, handOverLists } from './hand-over-lists.ts';
import { Rules } from './rules.ts';
import { RunEdges } from './run-edges.ts';
import { Takers } from './takers.ts';
import { Wanted } from './wanted.ts';

/** What runs because a method hands objects over. */
export interface HandOvers {
  readonly edges: readonly Edge[];
  /** Instructions of the method that make an object of which it is known what is called of it, and where: nothing else is. */
  readonly explained: Pick<ReadonlySet<number>, 'has'>;
  /** Those of them that make what is given to the platform alone: what it calls is all that runs. */
  readonly onlyHanded: Pick<ReadonlySet<number>, 'has'>;
  readonly unresolved: readonly Unresolved[];
}

/** A parameter (receiver first) that a method hands over. */
interface Handed extends Pick<Given, 'rule' | 'runs' | 'via'> {
  readonly operand: number;
}

const DEEPEST_WRAPPERS = 6;
const MOST_HANDED = 64;
/** Overriding methods of one call that are looked into for what they hand on. */
const MOST_WRAPPERS = 8;
const MOST_EDGES = 512;
/** Calls of a method that are looked into to know whether it sets itself going again. */
const MOST_CALLS = 39;

/** Hand-overs of all methods of an app, found when asked. */
export class HandOverFinder {
  readonly #origins: Origins;
  readonly #methods: Methods;
  readonly #lists: HandOverLists;
  readonly #wanted: Wanted;
  readonly #givenAway: GivenAway;
  readonly #runs: RunEdges;
  readonly #known = new Map<number, HandOvers>();
  readonly #found = new Map<number, Found>();
  readonly #handed = new Map<number, readonly Handed[]>();
  readonly #again = new Map<number, boolean>();
  /** Methods that hand over what they are given. */
  readonly #wrapping = new Set<number>();

  constructor(origins: Origins, lists: Readonly<Record<string, unknown>>) {
    this.#origins = origins;
    this.#methods = origins.methods;
    this.#lists = handOverLists(lists);
    const called = new CalledMethods(origins.methods, this.#lists);
    const takers = new Takers(origins.methods, this.#lists);
    this.#wanted = new Wanted(origins.methods, this.#lists, takers);
    const rules = new Rules(origins.methods, this.#lists, called);
    this.#givenAway = new GivenAway(origins, this.#lists, called, takers, rules, this.#wanted);
    this.#runs = new RunEdges(origins, this.#lists);
  }

  /**
   * Says which methods matter: from now on only what may run one of these is followed.
   *
   * @returns methods that were asked about before and may now have more edges
   */
  want(wanted: readonly number[]): readonly number[] {
    const again = this.#wanted.want(wanted);
    for (const id of again) {
      this.#known.delete(id);
      this.#found.delete(id);
      this.#handed.delete(id);
    }
    return again;
  }

  /** What runs because of instructions of this method. */
  of(method: Method): HandOvers {
    let known = this.#known.get(method.id);
    if (known === undefined) {
      const passed = this.#wanted.passed.count;
      const found = this.#foundIn(method);
      const edges = found.edges.map(
        (edge): Edge => (this.#isTimer(edge) && !found.ofBus.has(edge) ? { ...edge, repeated: 'timer' } : edge),
      );
      known = { edges, explained: found.explained, onlyHanded: found.onlyHanded, unresolved: found.unresolved };
      this.#known.set(method.id, known);
      this.#wanted.passed.note(method.id, passed);
    }
    return known;
  }

  /** Methods that call one which was asked about and hands over what they give it. */
  givers(method: Method): readonly number[] {
    return this.#wrapping.has(method.id) ? this.#origins.callers(method).callers.map((caller) => caller.method) : [];
  }

  /** The same without knowing what comes again: that asks for what other methods hand over. */
  #foundIn(method: Method): Found {
    let found = this.#found.get(method.id);
    if (found === undefined) {
      const passed = this.#wanted.passed.count;
      found = this.#find(method);
      this.#found.set(method.id, found);
      this.#wanted.passed.note(method.id, passed);
    }
    return found;
  }

  #find(method: Method): Found {
    const explained = this.#explained(method);
    const onlyHanded = { has: (instruction: number) => explained.has(instruction) && this.#isOnlyHanded(method.id, instruction) };
    if (!this.#wanted.isWorthwhile(method.id)) return { edges: [], ofBus: new Set(), explained, onlyHanded, unresolved: [] };
    const edges = new Map<string, Edge>();
    const ofBus = new Set<Edge>();
    const unresolved = new Map<number, Unresolved>();
    for (const call of this.#callsOf(method.id)) {
      if (edges.size >= MOST_EDGES) break;
      for (const given of this.#given(method.id, call, 0)) {
        if (!this.#isWanted(method.id, given)) continue;
        const origins = this.#subjects(method.id, given.value, given.isEach);
        if (origins.values.some((origin) => origin.kind === 'parameter' && origin.method === method.id)) this.#wrapping.add(method.id);
        for (const edge of this.#runs.of(method.id, call.at, given, origins.values))
          edges.set(`${edge.instruction},${edge.to},${edge.how},${edge.trigger}`, edge);
        if (!origins.isComplete && given.isSure) unresolved.set(call.at, { from: method.id, instruction: call.at, what: 'dispatch' });
      }
      for (const edge of busEdges(this.#origins, this.#lists, method.id, call)) {
        ofBus.add(edge);
        edges.set(`${edge.instruction},${edge.to}`, edge);
      }
    }
    return { edges: [...edges.values()], ofBus, explained, onlyHanded, unresolved: [...unresolved.values()] };
  }

  /** Calls that may hand something over. */
  *#callsOf(id: number): Generator<ValueCall> {
    const values = this.#methods.values(id);
    for (let k = 0; values !== undefined && k < values.callCount; k++) {
      if (this.#givenAway.hasEverywhere || this.#wanted.takes(values.dex, values.rowAt(k))) yield values.callAt(k);
    }
  }

  /** Whether what a call hands over may run something that matters. */
  #isWanted(id: number, { value, runs, isEach, through }: Given): boolean {
    if (this.#wanted.isAnything || runs === 'any') return true;
    const made = this.#methods.typeOf(id, value);
    const type = through !== undefined || (isEach && made?.startsWith('[') !== true) ? undefined : made;
    return type !== null && this.#wanted.mayRun(type, runs === 'all' ? undefined : runs);
  }

  /** Objects made here that go nowhere but where this analysis looks: whoever calls a method of them is seen. */
  #explained(method: Method): Pick<ReadonlySet<number>, 'has'> {
    return {
      has: (instruction) => {
        const value = this.#methods.values(method.id)?.made(instruction) ?? 0;
        if (value === 0) return false;
        const spread = this.#origins.aliases.spread({ method: method.id, value });
        return spread.isComplete && spread.arrays.every((array) => this.#origins.aliases.isKept(array));
      },
    };
  }

  /** What a call hands over: values of the method that makes it, and how they are taken. */
  #given(id: number, call: ValueCall, depth: number): readonly Given[] {
    const target = this.#methods.target(id, call);
    if (target === undefined) return [];
    if (this.#isPlatform(call, target)) {
      return target.name === 'newProxyInstance' && this.#isOnlyHanded(id, call.at) ? [] : this.#givenAway.toPlatform(call, target);
    }
    const given: Given[] = [];
    if (depth < DEEPEST_WRAPPERS) {
      for (const callee of this.#wrappers(id, call, target)) {
        for (const { operand, rule, runs, via } of this.#handedBy(callee, depth + 1)) {
          const value = call.values[operand];
          if (value !== undefined) given.push({ value, rule, runs, via: [callee.id, ...via], isEach: false, isSure: false });
        }
      }
    }
    return [...given, ...this.#givenAway.everywhere(id, call, target)];
  }

  /** Methods of the app that a call may run and that may hand on what they are given. */
  #wrappers(id: number, call: ValueCall, target: MethodName): readonly Method[] {
    if (!this.#wanted.takes(this.#methods.values(id)!.dex, call.row)) return [];
    if (call.how === 'virtual' || call.how === 'interface') {
      const overrides = this.#methods.overridesOf(target.class, target);
      return overrides.length > MOST_WRAPPERS ? [] : overrides;
    }
    const method = this.#methods.resolve(target.class, target);
    return method === undefined ? [] : [method];
  }

  /** Parameters that a method hands over, itself or by methods that it calls. */
  #handedBy(method: Method, depth: number): readonly Handed[] {
    const known = this.#handed.get(method.id);
    if (known !== undefined) {
      if (this.#wanted.passed.has(method.id)) this.#wanted.passed.pass({ kind: 'wrapper', id: method.id });
      return known;
    }
    this.#handed.set(method.id, []);
    const passed = this.#wanted.passed.count;
    const handed = this.#findHanded(method, depth);
    this.#handed.set(method.id, handed);
    this.#wanted.passed.note(method.id, passed);
    return handed;
  }

  #findHanded(method: Method, depth: number): readonly Handed[] {
    if (!this.#wanted.isWorthwhile(method.id)) return [];
    const handed: Handed[] = [];
    for (const call of this.#callsOf(method.id)) {
      if (handed.length >= MOST_HANDED) break;
      for (const given of this.#given(method.id, call, depth)) {
        if (given.isEach || !this.#isWanted(method.id, given)) continue;
        for (const origin of this.#runs.opened(method.id, this.#origins.local(method.id, given.value, 'objects').origins)) {
          if (origin.kind !== 'parameter' || origin.method !== method.id || origin.index < 0) continue;
          handed.push({ operand: isStatic(method) ? origin.index : origin.index + 1, rule: given.rule, runs: given.runs, via: given.via });
        }
      }
    }
    return handed;
  }

  /** Whether code outside the app answers the call, also where the app may have something below. */
  #isPlatform(call: ValueCall, target: MethodName): boolean {
    if (call.how === 'polymorphic') return true;
    const resolved = this.#methods.resolve(target.class, target);
    if (resolved === undefined) return true;
    // Constructors and `super` calls name their class; what is declared but not done here is done by whoever implements it.
    return false;
  }

  /** Whether an object made by a call is only given to others, which call it as they say, and never called by the app. */
  #isOnlyHanded(id: number, at: number): boolean {
    const value = this.#methods.values(id)?.made(at) ?? 0;
    if (value === 0) return true;
    const spread = this.#origins.aliases.spread({ method: id, value });
    return spread.isComplete && spread.arrays.length === 0 && spread.escapes.every(({ index }) => index > 0);
  }

  /** What a value of the method is made of, but for its parameters: those are for its callers. */
  #subjects(id: number, value: ValueId, isEach: boolean): { readonly values: readonly Origin[]; readonly isComplete: boolean } {
    if (!isEach) {
      // Nothing but the making of a lambda leads to the body of one: what it captures is its own.
      const { callers } = this.#origins.callers(this.#methods.method(id));
      const isCaptured = callers.length > 0 && callers.every(({ isCapture }) => isCapture);
      const set = isCaptured ? this.#origins.of(id, value, 'objects') : this.#origins.local(id, value, 'objects');
      return { values: this.#runs.opened(id, set.origins), isComplete: set.isComplete };
    }
    const holders = this.#origins.aliases.holders(id, value);
    const puts = holders.places.flatMap((holder) => this.#origins.aliases.contents(holder).puts);
    const sets = puts.map((put) => this.#origins.of(put.method, put.value, 'objects'));
    return { values: sets.flatMap((set) => set.origins), isComplete: holders.isComplete && sets.every((set) => set.isComplete) };
  }

  #isTimer({ repeated, how, to }: Edge): boolean {
    return repeated === 'no' && AGAIN.has(how) && this.#comesAgain(this.#methods.method(to));
  }

  /** Whether a method, once run, hands itself over again: directly or in a method that it calls. */
  #comesAgain(method: Method): boolean {
    const known = this.#again.get(method.id);
    if (known !== undefined) return known;
    const values = this.#methods.values(method.id);
    const near = new Set<number>([method.id]);
    for (let k = 0; values !== undefined && k < values.callCount && k < MOST_CALLS; k++) {
      const { methods } = this.#origins.callees(method.id, values.instructionAt(k));
      if (methods.length === 1) near.add(methods[0]!.id);
    }
    const again = [...near].some((id) =>
      this.#foundIn(this.#methods.method(id)).edges.some((edge) => edge.to === method.id && AGAIN.has(edge.how)),
    );
    this.#again.set(method.id, again);
    return again;
  }
}

interface Found extends HandOvers {
  readonly ofBus: ReadonlySet<Edge>;
}

const AGAIN: ReadonlySet<string> = new Set(['timer', 'thread', 'message']);
