import type { Dex } from '@touchstone/formats/dex';
import type { Method, MethodName, Program } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';
import type { ValueCall, ValueId } from '../origins/method-values.ts';
import { isStatic, type Methods } from '../origins/methods.ts';
import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';
import { busEdges } from './buses.ts';
import { type Called, CalledMethods } from './called-methods.ts';
import { Demand } from './demand.ts';
import { type HandOverLists, handOverLists } from './hand-over-lists.ts';
import { type Door, PassedOver } from './passed-over.ts';
import { type Rule, Rules } from './rules.ts';
import { carried, listenersOf, messageHandlers } from './subjects.ts';
import { Takers } from './takers.ts';

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
interface Handed {
  readonly operand: number;
  readonly rule: Rule;
  readonly runs: Runs;
  readonly via: readonly number[];
}

/** Names of the methods that run; `all` where only the object says which, `any` where more runs than its types tell. */
type Runs = readonly string[] | 'all' | 'any';

const DEEPEST_WRAPPERS = 6;
const MOST_HANDED = 64;
const DEEPEST_CARRIERS = 3;
/** Overriding methods of one call that are looked into for what they hand on. */
const MOST_WRAPPERS = 8;
const MOST_EDGES = 512;
/** Calls of a method that are looked into to know whether it sets itself going again. */
const MOST_CALLS = 39;

/** Hand-overs of all methods of an app, found when asked. */
export class HandOverFinder {
  readonly #origins: Origins;
  readonly #methods: Methods;
  readonly #program: Program;
  readonly #lists: HandOverLists;
  readonly #called: CalledMethods;
  readonly #takers: Takers;
  readonly #rules: Rules;
  readonly #hasEverywhere: boolean;
  readonly #known = new Map<number, HandOvers>();
  readonly #found = new Map<number, Found>();
  readonly #handed = new Map<number, readonly Handed[]>();
  readonly #again = new Map<number, boolean>();
  readonly #isCarrierKnown = new Map<string, boolean>();
  /** Methods that hand over what they are given. */
  readonly #wrapping = new Set<number>();
  /** What nobody wanted. */
  readonly #passed = new PassedOver();
  #demand: Demand | undefined;

  constructor(origins: Origins, lists: Readonly<Record<string, unknown>>) {
    this.#origins = origins;
    this.#methods = origins.methods;
    this.#program = origins.methods.program;
    this.#lists = handOverLists(lists);
    this.#called = new CalledMethods(origins.methods, this.#lists);
    this.#takers = new Takers(origins.methods, this.#lists);
    this.#rules = new Rules(origins.methods, this.#lists, this.#called);
    const everywhere = [...this.#lists.types.values()].filter((row) => row.isEverywhere);
    this.#hasEverywhere = everywhere.some((row) => this.#program.subtypesOf(row.type).length > 0);
    this.#demand = undefined;
  }

  /**
   * Says which methods matter: from now on only what may run one of these is followed.
   *
   * @returns methods that were asked about before and may now have more edges
   */
  want(wanted: readonly number[]): readonly number[] {
    const isFirst = this.#demand === undefined;
    this.#demand ??= new Demand(this.#methods, this.#lists);
    if (!this.#demand.add(wanted) && !isFirst) return [];
    this.#takers.want(this.#demand);
    const again = this.#passed.takeWanted((door) => this.#isOpen(door));
    for (const id of again) {
      this.#known.delete(id);
      this.#found.delete(id);
      this.#handed.delete(id);
    }
    return again;
  }

  #isOpen(door: Exclude<Door, { readonly kind: 'wrapper' }>): boolean {
    switch (door.kind) {
      case 'row':
        return this.#takers.takesByRow(door.dex, door.row);
      case 'method':
        return this.#takers.isWorthwhile(door.id);
      case 'type':
        return this.#takers.canBeHanded(door.type);
      case 'value':
        return this.#demand?.mayRun(door.type, door.names) !== false;
    }
  }

  /** What runs because of instructions of this method. */
  of(method: Method): HandOvers {
    let known = this.#known.get(method.id);
    if (known === undefined) {
      const passed = this.#passed.count;
      const found = this.#foundIn(method);
      const edges = found.edges.map(
        (edge): Edge => (this.#isTimer(edge) && !found.ofBus.has(edge) ? { ...edge, repeated: 'timer' } : edge),
      );
      known = { edges, explained: found.explained, onlyHanded: found.onlyHanded, unresolved: found.unresolved };
      this.#known.set(method.id, known);
      this.#passed.note(method.id, passed);
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
      const passed = this.#passed.count;
      found = this.#find(method);
      this.#found.set(method.id, found);
      this.#passed.note(method.id, passed);
    }
    return found;
  }

  #find(method: Method): Found {
    const explained = this.#explained(method);
    const onlyHanded = { has: (instruction: number) => explained.has(instruction) && this.#isOnlyHanded(method.id, instruction) };
    if (!this.#isWorthwhile(method.id)) return { edges: [], ofBus: new Set(), explained, onlyHanded, unresolved: [] };
    const edges = new Map<string, Edge>();
    const ofBus = new Set<Edge>();
    const unresolved = new Map<number, Unresolved>();
    for (const call of this.#callsOf(method.id)) {
      if (edges.size >= MOST_EDGES) break;
      for (const given of this.#given(method.id, call, 0)) {
        if (!this.#isWanted(method.id, given)) continue;
        const origins = this.#subjects(method.id, given.value, given.isEach);
        if (origins.values.some((origin) => origin.kind === 'parameter' && origin.method === method.id)) this.#wrapping.add(method.id);
        for (const edge of this.#edgesFor(method.id, call.at, given, origins.values))
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

  #isWorthwhile(id: number): boolean {
    const is = this.#takers.isWorthwhile(id);
    // What was passed over may be worth a look when more is wanted.
    if (!is && this.#demand !== undefined) this.#passed.pass({ kind: 'method', id });
    return is;
  }

  /** Calls that may hand something over. */
  *#callsOf(id: number): Generator<ValueCall> {
    const values = this.#methods.values(id);
    for (let k = 0; values !== undefined && k < values.callCount; k++) {
      if (this.#hasEverywhere || this.#takes(values.dex, values.rowAt(k))) yield values.callAt(k);
    }
  }

  #takes(dex: Dex, row: number): boolean {
    const takes = this.#takers.takesByRow(dex, row);
    if (!takes && this.#demand !== undefined) this.#passed.pass({ kind: 'row', dex, row });
    return takes;
  }

  #canBeHanded(type: string): boolean {
    const can = this.#takers.canBeHanded(type);
    if (!can && this.#demand !== undefined && type.endsWith(';')) this.#passed.pass({ kind: 'type', type });
    return can;
  }

  /** Whether what a call hands over may run something that matters. */
  #isWanted(id: number, { value, runs, isEach, through }: Given): boolean {
    if (this.#demand === undefined || runs === 'any') return true;
    const made = this.#methods.typeOf(id, value);
    const type = through !== undefined || (isEach && made?.startsWith('[') !== true) ? undefined : made;
    if (type === null) return false;
    const names = runs === 'all' ? undefined : runs;
    const is = this.#demand.mayRun(type, names);
    if (!is) this.#passed.pass({ kind: 'value', type, names });
    return is;
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
      return target.name === 'newProxyInstance' && this.#isOnlyHanded(id, call.at) ? [] : this.#givenToPlatform(call, target);
    }
    const given: Given[] = [];
    if (depth < DEEPEST_WRAPPERS) {
      for (const callee of this.#wrappers(id, call, target)) {
        for (const { operand, rule, runs, via } of this.#handedBy(callee, depth + 1)) {
          const value = call.values[operand];
          if (value !== undefined) given.push({ value, rule, runs, via: [callee.id, ...via], isEach: false, isSure: false, declared: '' });
        }
      }
    }
    return [...given, ...this.#givenEverywhere(id, call, target)];
  }

  /** Methods of the app that a call may run and that may hand on what they are given. */
  #wrappers(id: number, call: ValueCall, target: MethodName): readonly Method[] {
    if (!this.#takes(this.#methods.values(id)!.dex, call.row)) return [];
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
      if (this.#passed.has(method.id)) this.#passed.pass({ kind: 'wrapper', id: method.id });
      return known;
    }
    this.#handed.set(method.id, []);
    const passed = this.#passed.count;
    const handed = this.#findHanded(method, depth);
    this.#handed.set(method.id, handed);
    this.#passed.note(method.id, passed);
    return handed;
  }

  #findHanded(method: Method, depth: number): readonly Handed[] {
    if (!this.#isWorthwhile(method.id)) return [];
    const handed: Handed[] = [];
    for (const call of this.#callsOf(method.id)) {
      if (handed.length >= MOST_HANDED) break;
      for (const given of this.#given(method.id, call, depth)) {
        if (given.isEach || !this.#isWanted(method.id, given)) continue;
        for (const origin of this.#opened(method.id, this.#origins.local(method.id, given.value, 'objects').origins)) {
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

  #givenToPlatform(call: ValueCall, target: MethodName): readonly Given[] {
    const types = this.#methods.parametersOf(target.signature);
    const first = call.how === 'static' ? 0 : 1;
    const given: Given[] = [];
    const taken = new Set<number>();
    for (const row of this.#lists.calls.get(target.name) ?? []) {
      if (row.arguments !== undefined && row.arguments !== types.length) continue;
      if (!row.on.some((type) => type === target.class || this.#program.isSubtype(target.class, type))) continue;
      const { subject } = row;
      const operand = 'index' in subject ? subject.index + first : 0;
      const value = call.values[operand];
      if (value === undefined || (subject.kind === 'argument' && !this.#canBeHanded(types[subject.index] ?? ''))) continue;
      taken.add(operand);
      given.push({
        value,
        rule: this.#rules.ofRow(row, target),
        runs: row.runs,
        via: [],
        isEach: subject.kind === 'each',
        through: THROUGH[subject.kind],
        isSure: subject.kind !== 'receiver',
        declared: '',
      });
    }
    if (taken.size > 0 || this.#takers.keeps(target)) return given;
    for (const [n, type] of types.entries()) {
      const value = call.values[n + first];
      if (value === undefined || !this.#canBeHanded(type)) continue;
      const runs = this.#takers.isOpen(type, target) ? 'any' : 'all';
      const rule = this.#rules.ofType(type, target);
      given.push({ value, rule, runs, via: [], isEach: type.startsWith('['), isSure: false, declared: type });
    }
    return given;
  }

  /** Objects of a library inside the app that are called by it however they get there: coroutines. */
  #givenEverywhere(id: number, call: ValueCall, target: MethodName): readonly Given[] {
    if (!this.#hasEverywhere || target.name === '<init>' || target.name === 'create' || target.name === 'invokeSuspend') return [];
    const given: Given[] = [];
    const types = this.#methods.parametersOf(target.signature);
    for (const [n, type] of types.entries()) {
      if (!COROUTINE_TYPE.test(type) && !this.#program.isSubtype(type, 'Lkotlin/coroutines/Continuation;')) continue;
      const value = call.values[call.how === 'static' ? n : n + 1];
      if (value === undefined) continue;
      const isOne = this.#origins
        .local(id, value, 'objects')
        .origins.some((origin) => origin.kind === 'object' && origin.method === id && this.#called.everywhere(origin.class) !== undefined);
      if (isOne)
        given.push({ value, rule: this.#rules.everywhere(target), runs: 'all', via: [], isEach: false, isSure: false, declared: type });
    }
    return given;
  }

  /** What a value of the method is made of, but for its parameters: those are for its callers. */
  #subjects(id: number, value: ValueId, isEach: boolean): { readonly values: readonly Origin[]; readonly isComplete: boolean } {
    if (!isEach) {
      // Nothing but the making of a lambda leads to the body of one: what it captures is its own.
      const { callers } = this.#origins.callers(this.#methods.method(id));
      const isCaptured = callers.length > 0 && callers.every(({ isCapture }) => isCapture);
      const set = isCaptured ? this.#origins.of(id, value, 'objects') : this.#origins.local(id, value, 'objects');
      return { values: this.#opened(id, set.origins), isComplete: set.isComplete };
    }
    const holders = this.#origins.aliases.holders(id, value);
    const puts = holders.places.flatMap((holder) => this.#origins.aliases.contents(holder).puts);
    const sets = puts.map((put) => this.#origins.of(put.method, put.value, 'objects'));
    return { values: sets.flatMap((set) => set.origins), isComplete: holders.isComplete && sets.every((set) => set.isComplete) };
  }

  /** In place of carriers that the method makes: what it gives them, its parameters left open. */
  #opened(id: number, origins: readonly Origin[], depth = 0): readonly Origin[] {
    if (depth >= DEEPEST_CARRIERS) return origins;
    return origins.flatMap((origin) => {
      const isOwn = origin.kind === 'object' && origin.method === id && this.#isCarrier(origin.class);
      return isOwn ? [origin, ...this.#opened(id, carried(this.#origins, origin, true), depth + 1)] : [origin];
    });
  }

  #edgesFor(from: number, instruction: number, given: Given, origins: readonly Origin[]): readonly Edge[] {
    const edges: Edge[] = [];
    const subjects = given.through?.(this.#origins, origins) ?? origins;
    for (const origin of subjects) {
      // What a carrier made here is given stands beside it already.
      const depth = given.through === undefined && origin.kind === 'object' && origin.method === from ? DEEPEST_CARRIERS : 0;
      for (const { called, receiver } of this.#runsOf(origin, given.rule, depth)) {
        const { method, how, trigger, repeated, toBackground } = called;
        edges.push({
          from,
          instruction,
          to: method.id,
          how,
          trigger,
          repeated,
          toBackground,
          because: given.rule.api,
          ...(given.via.length === 0 ? {} : { via: given.via }),
          ...(receiver === undefined ? {} : { receiver }),
        });
      }
    }
    return edges;
  }

  #runsOf(origin: Origin, rule: Rule, depth: number): readonly { readonly called: Called; readonly receiver: string | undefined }[] {
    if (origin.kind === 'lambda') {
      const how = rule.ofInterface(origin.interface, origin.name);
      const method = this.#methods.resolve(origin.body.class, origin.body);
      return how === undefined || method === undefined ? [] : [{ called: { method, ...how }, receiver: undefined }];
    }
    if (origin.kind === 'parameter' && origin.index === -1) {
      return this.#runsOf({ kind: 'some', class: this.#methods.method(origin.method).class }, rule, depth);
    }
    if (origin.kind === 'some' || (origin.kind === 'platform' && this.#methods.isApp(origin.class))) {
      const types = [
        origin.class,
        ...this.#program
          .subtypesOf(origin.class)
          .slice(0, 24)
          .map((type) => type.descriptor),
      ];
      return unique(types.flatMap((type) => rule.of(type))).map((called) => ({ called, receiver: origin.class }));
    }
    if (origin.kind === 'platform') return this.#runsOfProxy(origin, rule);
    if (origin.kind !== 'object') return [];
    const own = rule.of(origin.class).map((called) => ({ called, receiver: origin.class }));
    if (own.some(({ called }) => called.method.class === origin.class) || depth >= DEEPEST_CARRIERS || !this.#isCarrier(origin.class))
      return own;
    const inner = carried(this.#origins, origin, false).flatMap((one) => this.#runsOf(one, rule, depth + 1));
    return [...own, ...inner];
  }

  /** An object that `Proxy` made of a handler: every call of it runs the handler's `invoke`, as it would run the interface's method. */
  #runsOfProxy(origin: Origin & { readonly kind: 'platform' }, rule: Rule) {
    if (origin.member?.name !== 'newProxyInstance') return [];
    const handler = this.#methods.call(origin.method, origin.instruction)?.values[2] ?? 0;
    const how = rule.ofInterface(undefined, undefined);
    return this.#origins.of(origin.method, handler).origins.flatMap((one) => {
      const methods = one.kind === 'object' || one.kind === 'some' ? this.#methods.named(one.class, 'invoke') : [];
      return how === undefined ? [] : methods.map((method) => ({ called: { method, ...how }, receiver: method.class }));
    });
  }

  #isCarrier(type: string): boolean {
    let is = this.#isCarrierKnown.get(type);
    if (is === undefined) {
      is = [...this.#lists.carriers].some((carrier) => this.#program.isSubtype(type, carrier) || type === carrier);
      this.#isCarrierKnown.set(type, is);
    }
    return is;
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

interface Given {
  readonly value: ValueId;
  readonly rule: Rule;
  readonly runs: Runs;
  readonly via: readonly number[];
  readonly isEach: boolean;
  /** The value is not what is handed over, but leads to it. */
  readonly through?: ((origins: Origins, values: readonly Origin[]) => readonly Origin[]) | undefined;
  /** That it is handed over is certain, so not to know what it is must be said. */
  readonly isSure: boolean;
  readonly declared: string;
}

const THROUGH: Readonly<Partial<Record<string, Given['through']>>> = { message: messageHandlers, listeners: listenersOf };
const AGAIN: ReadonlySet<string> = new Set(['timer', 'thread', 'message']);
const COROUTINE_TYPE = /^Lkotlin\/(?:jvm\/functions\/Function\d+|coroutines\/Continuation);$/;

function unique(called: readonly Called[]): readonly Called[] {
  return [...new Map(called.map((one) => [one.method.id, one])).values()];
}
