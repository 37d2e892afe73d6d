import { type Dex, EDGE } from '@touchstone/formats/dex';
import type { MethodName } from '@touchstone/program';
import type { Methods } from '../origins/methods.ts';
import type { Demand } from './demand.ts';
import type { CallRow, HandOverLists } from './hand-over-lists.ts';

const CALLS: ReadonlySet<number> = new Set([EDGE.virtual, EDGE.super, EDGE.direct, EDGE.static, EDGE.interface, EDGE.polymorphic]);
const [NOT_ASKED, NO, YES] = [0, 1, 2];

/** Which methods and types are worth a look: by tables and names alone, before any value is followed. */
export class Takers {
  readonly #methods: Methods;
  readonly #lists: HandOverLists;
  readonly #types = new Map<string, boolean>();
  readonly #carriers = new Map<string, boolean>();
  readonly #rows = new Map<Dex, Uint8Array>();
  #demand: Demand | undefined;

  constructor(methods: Methods, lists: HandOverLists) {
    this.#methods = methods;
    this.#lists = lists;
    this.#demand = undefined;
  }

  /** From now on only what may run something wanted is worth a look. Of more that is wanted, what was worth a look stays so. */
  want(demand: Demand): void {
    if (this.#demand === demand) {
      for (const rows of this.#rows.values()) for (let row = 0; row < rows.length; row++) if (rows[row] === NO) rows[row] = NOT_ASKED!;
      for (const [type, can] of this.#types) if (!can) this.#types.delete(type);
      return;
    }
    this.#demand = demand;
    this.#rows.clear();
    this.#types.clear();
  }

  /** Whether some call of the method may take an object of the app. */
  isWorthwhile(id: number): boolean {
    const { dex, definition } = this.#methods.definition(id);
    const { edges, edgeStart } = dex.code;
    for (let e = edgeStart[definition]!; e < edgeStart[definition + 1]!; e++) {
      const edge = edges[e]!;
      if (CALLS.has(edge >>> 24) && this.#takesByRow(dex, edge & 0xffff)) return true;
    }
    return false;
  }

  /** Whether a value that is declared as the type can be an object of the app of which methods are called by others. */
  canBeHanded(type: string): boolean {
    if (!type.startsWith('L')) return type.startsWith('[L') && this.canBeHanded(type.slice(1));
    let can = this.#types.get(type);
    if (can === undefined) {
      can = !NEVER.has(type) && this.#hasObjects(type);
      this.#types.set(type, can);
    }
    return can;
  }

  #hasObjects(type: string): boolean {
    if (type === 'Ljava/lang/Object;' || HOLDS.test(type)) return true;
    if (this.#methods.isApp(type) && this.#methods.platformAncestors(type).length > 0) return true;
    if (this.#methods.lambdas.isInterface(type)) return true;
    // Below a listener of a library there may be more of the library, and a proxy is below any interface.
    if (this.#lists.types.has(type)) return true;
    // What stands between a type of the platform and what the app extends is not known: its name must tell.
    if (this.#demand !== undefined && LISTENS.test(type) && !this.#methods.isApp(type) && this.#demand.mayRun(type)) return true;
    return this.#methods.program.subtypesOf(type).some(({ descriptor }) => this.#methods.platformAncestors(descriptor).length > 0);
  }

  /** The same for a call by its row; what makes a lambda has none and takes nothing. */
  takesByRow(dex: Dex, row: number): boolean {
    return row >= 0 && row < dex.tables.methodCount && this.#takesByRow(dex, row);
  }

  #takesByRow(dex: Dex, row: number): boolean {
    let rows = this.#rows.get(dex);
    if (rows === undefined) {
      rows = new Uint8Array(dex.tables.methodCount + 1);
      this.#rows.set(dex, rows);
    }
    if (rows[row] === NOT_ASKED) rows[row] = this.takes(this.#methods.name(dex, row)) ? YES! : NO!;
    return rows[row] === YES;
  }

  /** Whether a method sets something going, or may keep and use an object that it is given. */
  takes(target: MethodName): boolean {
    if (this.#lists.calls.get(target.name)?.some((row) => this.#fits(row, target)) === true) return true;
    if (this.#lists.buses.some(({ on, post }) => on.has(target.class) && post.has(target.name))) return true;
    if (this.keeps(target)) return false;
    return this.#methods
      .parametersOf(target.signature)
      .some((type) => this.canBeHanded(type) && (this.isOpen(type, target) || this.#demand?.mayRun(type) !== false));
  }

  /** Whether more is called of an object given as the type than what its types say: what has an annotation. */
  isOpen(type: string, { name }: Pick<MethodName, 'name'>): boolean {
    return name === this.#lists.bridge.call || this.#lists.types.get(type)?.annotation !== undefined;
  }

  #fits({ on, subject, runs }: CallRow, target: MethodName): boolean {
    if (!on.some((type) => type === target.class || this.#methods.program.isSubtype(target.class, type))) return false;
    const type = 'index' in subject ? (this.#methods.parametersOf(target.signature)[subject.index] ?? '') : undefined;
    if (type !== undefined && !this.canBeHanded(type)) return false;
    const declared = subject.kind === 'argument' ? type : subject.kind === 'receiver' ? target.class : undefined;
    return this.#demand?.mayRun(declared, runs) !== false;
  }

  /** Whether a method of the platform only keeps, compares or prints what it is given. */
  keeps({ class: type, name }: MethodName): boolean {
    const { keeperClasses, keeperNames, holders, carriers } = this.#lists;
    if (keeperNames.has(name) || keeperClasses.has(type)) return true;
    if (name === '<init>' && this.#isCarrier(type, carriers)) return true;
    return holders.some((prefix) => type.startsWith(prefix)) && (name === '<init>' ? !type.endsWith('Thread;') : KEEPS.test(name));
  }

  #isCarrier(type: string, carriers: ReadonlySet<string>): boolean {
    let is = this.#carriers.get(type);
    if (is === undefined) {
      is = carriers.has(type) || [...carriers].some((carrier) => this.#methods.program.isSubtype(type, carrier));
      this.#carriers.set(type, is);
    }
    return is;
  }
}

/** Types of the platform of which an app gives objects of its own to be called back. */
const LISTENS = /(?:Adapter|Callbacks?\d?|Client|Connection|Factory|Filter|Handler|Listener\d?|Observer|Provider|Renderer|Task|Watcher);$/;
/** Methods of collections that call nothing of what they are given. */
const KEEPS =
  /^(?:add|put|offer|push|set|append|get|remove|poll|peek|contains|index|copy|of|singleton|unmodifiable|synchronized|asList|delete|insert|toArray|fill|equals|hash|require)/;
/** Collections: what is in them is handed over. */
const HOLDS = /^Ljava\/(?:util\/(?:Collection|List|Set|Queue|ArrayList)|lang\/Iterable);$/;
const NEVER = new Set([
  'Ljava/lang/String;',
  'Ljava/lang/CharSequence;',
  'Ljava/lang/Throwable;',
  'Landroid/content/Context;',
  'Ljava/lang/Class;',
]);
