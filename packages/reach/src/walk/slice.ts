import type { CallEdges, Program, ReachableCode } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import type { ClassUsers } from './class-users.ts';
import { madeBy } from './out-edges.ts';

const STATIC_PRIVATE = 0x8 | 0x2;

/**
 * The methods that lead to some of the asked ones: by calls, by making what they are called on, by being the first to use a class, and by
 * the edges that no instruction shows. Only of these anything precise needs to be known.
 */
export class Slice {
  /** 1 by method id. */
  readonly has: Uint8Array;
  readonly #program: Program;
  readonly #calls: CallEdges;
  readonly #users: ClassUsers;
  readonly #code: ReachableCode;
  readonly #into: ReadonlyMap<number, readonly Edge[]>;
  readonly #making: ReadonlyMap<number | undefined, readonly Edge[]>;
  readonly #isMade: Uint8Array;
  readonly #isUsed: Uint8Array;
  readonly #waiting: number[];
  readonly #methods: readonly number[];

  constructor(program: Program, code: ReachableCode, calls: CallEdges, users: ClassUsers, edges: readonly Edge[], asked: Iterable<number>) {
    this.has = new Uint8Array(program.counts.methods);
    this.#program = program;
    this.#code = code;
    this.#calls = calls;
    this.#users = users;
    this.#into = Map.groupBy(edges, ({ to }) => to);
    this.#making = Map.groupBy(edges, (edge) => madeBy(program, edge));
    this.#isMade = new Uint8Array(program.counts.classes);
    this.#isUsed = new Uint8Array(program.counts.classes);
    this.#waiting = [];
    for (const method of asked) this.#add(method);
    const found: number[] = [];
    for (let id = this.#waiting.pop(); id !== undefined; id = this.#waiting.pop()) {
      this.#follow(id);
      found.push(id);
    }
    this.#methods = found.sort((a, b) => a - b);
  }

  /** Ids of its methods, ascending. */
  methods(): readonly number[] {
    return this.#methods;
  }

  #add(id: number): void {
    if (this.has[id] === 1 || this.#code.isReached[id] === 0) return;
    this.has[id] = 1;
    this.#waiting.push(id);
  }

  #follow(id: number): void {
    for (const from of this.#calls.callersOf(id)) this.#add(from);
    for (const { from } of this.#into.get(id) ?? []) this.#add(from);
    const method = this.#program.method(id);
    const c = this.#code.selectors.classOf[id]!;
    if (method.name === '<clinit>') this.#addUsers(c);
    else if (!method.name.startsWith('<') && (method.accessFlags & STATIC_PRIVATE) === 0) this.#addMakers(c);
  }

  /** Whoever makes an instance of the class or one below it. */
  #addMakers(from: number): void {
    this.#below(from, this.#isMade, (c) => {
      if (this.#code.isAllocated[c] === 0) return;
      for (const site of this.#calls.allocationsOf(c)) this.#add(site.from);
      for (const { from } of this.#making.get(c) ?? []) this.#add(from);
    });
  }

  #addUsers(from: number): void {
    this.#below(from, this.#isUsed, (c) => {
      for (const site of this.#users.of(c)) this.#add(site.from);
    });
  }

  #below(from: number, isDone: Uint8Array, each: (c: number) => void): void {
    const { hierarchy } = this.#program.index;
    const waiting = [from];
    for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
      if (isDone[c] === 1) continue;
      isDone[c] = 1;
      each(c);
      for (const child of hierarchy.children(hierarchy.type[c]!)) waiting.push(child);
    }
  }
}
