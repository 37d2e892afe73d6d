import { EDGE } from '@touchstone/formats/dex';
import type { CodeIndex } from '../code-index.ts';
import type { LinkedDex } from '../linked-dex.ts';
import { Dispatch } from './dispatch.ts';
import { platformHeirs } from './platform-heirs.ts';
import type { Selectors } from './selectors.ts';

const DIRECT = 1;
const VIRTUAL = 2;
const ABSTRACT = 0x400;
/** Methods that the platform may call on any object. */
const OF_EVERY_OBJECT = ['toString', 'equals', 'hashCode', 'finalize', 'clone'];

/** Where a search through the code begins. */
export interface Seeds {
  /** Global ids of methods. */
  readonly methods: Iterable<number>;
  /** Global ids of classes of which somebody makes an instance: the platform, or code by reflection. */
  readonly classes: Iterable<number>;
}

/**
 * The methods that can run, by rapid type analysis: a virtual call may run what the classes of which instances are made have under
 * its name. What an instance's class has in common with types that the app does not define may be called by the platform as
 * soon as there is an instance. A superset of what runs, but for what reflection, native code and other programs start: that
 * is for seeds.
 *
 * Everything is by number; a reference is resolved when it is first reached. Seeds may be added at any time.
 */
export class ReachableCode {
  readonly index: CodeIndex;
  readonly selectors: Selectors;
  readonly dispatch: Dispatch;
  /** 1 for each method that can run. */
  readonly isReached: Uint8Array;
  /** How many methods can run. */
  count: number;
  /** 1 for each class with instances. */
  readonly isAllocated: Uint8Array;
  readonly #isInitialised: Uint8Array;
  /** What was done for each row of the method tables. */
  readonly #rowState: Uint8Array;
  readonly #seenTypes: readonly Uint8Array[];
  readonly #seenFields: readonly Uint8Array[];
  readonly #seenSites: readonly Set<number>[];
  readonly #isHeir: Uint8Array;
  readonly #isOfEveryObject: Uint8Array;
  /** 1 for interfaces that have methods with code. */
  readonly #isDefaulting: Uint8Array;
  readonly #hasDefaults: boolean;
  readonly #initialiserName: number;
  readonly #constructorName: number;
  /** All that the platform may call of the class and what it inherits is reached: 1, and not only of Object's methods: 2. */
  readonly #settled: Uint8Array;
  /** By selector, the last allocation that saw it while going up. */
  readonly #stamp: Int32Array;
  readonly #waiting: Int32Array;
  #waitingCount: number;
  #allocations: number;
  #walkLeft: number;

  constructor(index: CodeIndex) {
    this.index = index;
    this.selectors = index.selectors;
    const definitions = index.definitionCount;
    const classes = index.hierarchy.count;
    this.isReached = new Uint8Array(definitions);
    this.count = 0;
    this.dispatch = new Dispatch(index, this.selectors, (definition) => this.#reach(definition));
    this.isAllocated = new Uint8Array(classes);
    this.#isInitialised = new Uint8Array(classes);
    this.#rowState = new Uint8Array(index.referenceCount);
    this.#seenTypes = index.files.map(({ dex }) => new Uint8Array(dex.tables.typeCount));
    this.#seenFields = index.files.map(({ dex }) => new Uint8Array(dex.tables.fieldCount));
    this.#seenSites = index.files.map(() => new Set());
    this.#isHeir = platformHeirs(index);
    this.#isOfEveryObject = ofEveryObject(index, this.selectors);
    this.#isDefaulting = defaultingInterfaces(index);
    this.#hasDefaults = this.#isDefaulting.includes(1);
    this.#initialiserName = index.texts.find('<clinit>');
    this.#constructorName = index.texts.find('<init>');
    this.#settled = new Uint8Array(classes);
    this.#stamp = new Int32Array(this.selectors.count);
    this.#waiting = new Int32Array(definitions);
    this.#waitingCount = 0;
    this.#allocations = 0;
    this.#walkLeft = definitions * WORK_PER_DEFINITION + FREE_WORK;
  }

  /** Follows everything that the seeds lead to. */
  add({ methods, classes }: Seeds): void {
    for (const c of classes) this.#allocate(c);
    for (const method of methods) {
      if (this.index.hierarchy.isShadowed[this.selectors.classOf[method]!] === 1) continue;
      this.#initialise(this.selectors.classOf[method]!);
      this.#reach(method);
    }
    while (this.#waitingCount > 0) this.#scan(this.#waiting[--this.#waitingCount]!);
  }

  #reach(definition: number): void {
    if (this.isReached[definition] === 1) return;
    this.isReached[definition] = 1;
    this.count++;
    this.#waiting[this.#waitingCount++] = definition;
  }

  #scan(id: number): void {
    const file = this.index.fileOf(id, 'definitionBase');
    const { edges, edgeStart } = file.dex.code;
    const state = this.#rowState;
    const base = file.methodBase;
    const definition = id - file.definitionBase;
    for (let e = edgeStart[definition]!, end = edgeStart[definition + 1]!; e < end; e++) {
      const edge = edges[e]!;
      const row = edge & 0xff_ffff;
      switch (edge >>> 24) {
        case EDGE.virtual:
        case EDGE.interface:
          if ((state[base + row]! & VIRTUAL) === 0) this.#callVirtual(file, row);
          break;
        case EDGE.super:
        case EDGE.direct:
        case EDGE.static:
          if ((state[base + row]! & DIRECT) === 0) this.#callDirect(file, row);
          break;
        case EDGE.allocation:
          this.#see(file, row);
          break;
        case EDGE.staticField:
          this.#touch(file, row);
          break;
        case EDGE.custom:
          this.#link(file, row);
          break;
        case EDGE.methodHandle:
          this.#bind(file, file.dex.methodHandle(row) ?? -1);
          break;
      }
    }
  }

  #callVirtual(file: LinkedDex, row: number): void {
    if (row >= file.dex.tables.methodCount) return;
    this.#rowState[file.methodBase + row]! |= VIRTUAL;
    this.dispatch.activate(file, row);
  }

  #callDirect(file: LinkedDex, row: number): void {
    const { methodCount, methodIds } = file.dex.tables;
    if (row >= methodCount) return;
    this.#rowState[file.methodBase + row]! |= DIRECT;
    const target = this.dispatch.directTarget(file, row);
    const c = this.index.hierarchy.classOf[file.type[methodIds[row * 2]! & 0xffff]!]!;
    if (c >= 0) this.#initialise(c);
    if (target < 0) return;
    this.#initialise(this.selectors.classOf[target]!);
    this.#reach(target);
  }

  #see(file: LinkedDex, type: number): void {
    const seen = this.#seenTypes[file.index]!;
    if (seen[type] !== 0) return;
    seen[type] = 1;
    const c = this.index.hierarchy.classOf[file.type[type]!]!;
    if (c >= 0) this.#allocate(c);
  }

  #touch(file: LinkedDex, field: number): void {
    const seen = this.#seenFields[file.index]!;
    if (seen[field] !== 0) return;
    seen[field] = 1;
    const c = this.index.hierarchy.classOf[file.type[file.dex.tables.fieldIds[field * 2]! & 0xffff]!]!;
    if (c >= 0) this.#initialise(c);
  }

  /** A call site: its linker (of the platform, but who knows) and what it binds, the body of a lambda. */
  #link(file: LinkedDex, site: number): void {
    const seen = this.#seenSites[file.index]!;
    if (seen.has(site)) return;
    seen.add(site);
    for (const row of file.dex.callSite(site)?.methods ?? []) this.#bind(file, row);
  }

  #bind(file: LinkedDex, row: number): void {
    if (!(row >= 0 && row < file.dex.tables.methodCount)) return;
    const { methodIds } = file.dex.tables;
    if (file.name[methodIds[row * 2 + 1]!] === this.#constructorName) this.#see(file, methodIds[row * 2]! & 0xffff);
    if ((this.#rowState[file.methodBase + row]! & DIRECT) === 0) this.#callDirect(file, row);
    if ((this.#rowState[file.methodBase + row]! & VIRTUAL) === 0) this.#callVirtual(file, row);
  }

  /** Runs the initialisers of a class and those above it. */
  #initialise(from: number): void {
    const { parent, file: fileOf } = this.index.hierarchy;
    for (let c = from; c >= 0 && this.#isInitialised[c] === 0; c = parent[c]!) {
      this.#isInitialised[c] = 1;
      const file = this.index.files[fileOf[c]!]!;
      const { classStart, virtualStart, method } = file.dex.definitions;
      const k = c - file.classBase;
      for (let d = classStart[k]!; d < virtualStart[k]!; d++) {
        if (file.name[file.dex.tables.methodIds[method[d]! * 2 + 1]!] === this.#initialiserName) this.#reach(file.definitionBase + d);
      }
    }
  }

  /** There is an instance of the class: what it has and inherits can be called from now on. */
  #allocate(c: number): void {
    if (this.isAllocated[c] === 1) return;
    this.isAllocated[c] = 1;
    this.#initialise(c);
    const { parent } = this.index.hierarchy;
    const level = this.#isHeir[c] === 1 ? 2 : 1;
    this.#allocations++;
    const path: number[] = [];
    for (let a = c; a >= 0 && this.#settled[a]! < level && path.length < DEEPEST; a = parent[a]!) path.push(a);
    let settled = 0;
    for (const [i, a] of path.entries()) if (!this.#offerClass(a, level === 2)) settled = i + 1;
    for (const [i, a] of path.entries()) if (!this.#offerInterfaces(a, level === 2)) settled = Math.max(settled, i + 1);
    for (const a of path.slice(settled)) this.#settled[a] = level;
  }

  /** @returns whether nothing of the class was hidden by a class below */
  #offerClass(c: number, isHeir: boolean): boolean {
    const { hierarchy, files } = this.index;
    const file = files[hierarchy.file[c]!]!;
    const { classStart, virtualStart, code, flags } = file.dex.definitions;
    const k = c - file.classBase;
    const from = file.definitionBase + virtualStart[k]!;
    const to = file.definitionBase + classStart[k + 1]!;
    this.#walkLeft -= to - from + 1;
    let isAll = true;
    for (let id = from; id < to; id++) {
      const selector = this.selectors.of[id]!;
      const d = id - file.definitionBase;
      if (selector < 0 || (code[d] === 0 && (flags[d]! & ABSTRACT) !== 0)) continue;
      // When the work is used up nothing is taken for hidden: too much is better than too little.
      if (this.#stamp[selector] === this.#allocations && this.#walkLeft > 0) {
        if (this.dispatch.isLive[id] === 0) isAll = false;
        continue;
      }
      this.#stamp[selector] = this.#allocations;
      this.dispatch.goLive(id);
      if (isHeir || this.#isOfEveryObject[selector] === 1) this.#reach(id);
    }
    return isAll;
  }

  /** Methods with code of the interfaces, unless a class has them. */
  #offerInterfaces(c: number, isHeir: boolean): boolean {
    if (!this.#hasDefaults) return true;
    const { interfaceStart, interfaceType, classOf } = this.index.hierarchy;
    let isAll = true;
    const waiting = [c];
    const seen = new Set<number>();
    for (let a = waiting.pop(); a !== undefined && this.#walkLeft > 0; a = waiting.pop()) {
      for (let i = interfaceStart[a]!; i < interfaceStart[a + 1]!; i++) {
        const one = classOf[interfaceType[i]!]!;
        if (one < 0 || seen.has(one)) continue;
        seen.add(one);
        waiting.push(one);
        if (this.#isDefaulting[one] === 1 && !this.#offerClass(one, isHeir)) isAll = false;
      }
    }
    return isAll;
  }
}

/** Levels of superclasses that are followed, as in `Hierarchy`. */
const DEEPEST = 512;
const WORK_PER_DEFINITION = 32;
const FREE_WORK = 1_000_000;

function ofEveryObject({ texts }: CodeIndex, { count, name }: Selectors): Uint8Array {
  const names = new Set(OF_EVERY_OBJECT.map((text) => texts.find(text)));
  const isOne = new Uint8Array(count);
  for (let s = 0; s < count; s++) if (names.has(name[s]!)) isOne[s] = 1;
  return isOne;
}

function defaultingInterfaces({ hierarchy, files }: CodeIndex): Uint8Array {
  const isOne = new Uint8Array(hierarchy.count);
  for (let c = 0; c < hierarchy.count; c++) {
    if (hierarchy.isInterface[c] === 0) continue;
    const { classBase, dex } = files[hierarchy.file[c]!]!;
    const { classStart, virtualStart, code } = dex.definitions;
    for (let d = virtualStart[c - classBase]!; d < classStart[c - classBase + 1]!; d++) if (code[d] !== 0) isOne[c] = 1;
  }
  return isOne;
}
