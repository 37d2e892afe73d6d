import type { BlockGraph } from '@touchstone/program';
import { isFull, join, type Value } from '../values/value.ts';
import type { State } from './frame.ts';
import type { Session } from './session.ts';

/** After so many times around, known values that still change are given up. */
const PATIENCE = 6;
/** After so many times a block is not run again, whatever changes. */
const MOST_VISITS = 40;
/** Cells that may be joined at the blocks of one method; beyond, nothing new is run in it. */
const MOST_KEPT_CELLS = 3_000_000;

/**
 * States at the beginnings of a method's blocks, and which of them have to be run again. Outside of loops a few ways that lead to one
 * block are kept apart, so that what was true together on one way is not mixed with another.
 */
export class Blocks {
  readonly #session: Session;
  readonly #graph: BlockGraph;
  /** States of each block, the first for all that is not kept apart. */
  readonly #states: (State[] | undefined)[];
  readonly #waiting: (number[] | undefined)[];
  readonly #visits: Uint16Array;
  readonly #most: number;
  #lowest: number;
  /** Cells that were joined into states: what these can hold on to. */
  #kept: number;

  /** @param most ways that are kept apart at one block */
  constructor(graph: BlockGraph, session: Session, most: number) {
    const { count } = graph;
    this.#session = session;
    this.#graph = graph;
    this.#states = new Array<State[] | undefined>(count).fill(undefined);
    this.#waiting = new Array<number[] | undefined>(count).fill(undefined);
    this.#visits = new Uint16Array(count);
    this.#most = most;
    this.#lowest = 0;
    this.#kept = 0;
  }

  /** The next block to run, in the order in which they stand, and the state to run it on; undefined when nothing changes any more. */
  next(): { readonly block: number; readonly state: State } | undefined {
    for (let block = this.#lowest; block < this.#waiting.length; block++) {
      const which = this.#waiting[block]?.shift();
      if (which === undefined) continue;
      this.#lowest = block;
      this.#visits[block]!++;
      const state = this.#states[block]![which]!;
      if (this.#waiting[block]!.length === 0 && this.#isPassed(block)) this.#states[block] = undefined;
      return { block, state };
    }
    return undefined;
  }

  enter(block: number, state: State): void {
    const visits = this.#visits[block]!;
    if (visits >= MOST_VISITS) return;
    if (this.#kept > MOST_KEPT_CELLS && this.#graph.inLoop(block)) {
      this.#session.isCut = true;
      return;
    }
    const states = this.#states[block];
    if (states === undefined) {
      this.#states[block] = [copied(state)];
      this.#wait(block, 0);
      return;
    }
    const isApart = this.#most > 1 && state.caught === undefined && !this.#graph.inLoop(block);
    if (isApart) {
      for (const one of states) if (this.#joined(one, state, false) === one) return;
      if (states.length < this.#most) {
        states.push(copied(state));
        this.#wait(block, states.length - 1);
        return;
      }
    }
    const last = isApart ? states.length - 1 : 0;
    const after = this.#joined(states[last]!, state, visits >= PATIENCE);
    if (after === states[last]) return;
    states[last] = after;
    this.#wait(block, last);
  }

  /** Whether nothing that is run later leads there, so that its states need not be kept: they hold on to heaps. */
  #isPassed(block: number): boolean {
    if (this.#graph.inLoop(block)) return false;
    return this.#graph.predecessorsOf(block).every((from) => from < block && !this.#graph.inLoop(from));
  }

  #wait(block: number, which: number): void {
    const waiting = this.#waiting[block];
    if (waiting === undefined) this.#waiting[block] = [which];
    else if (!waiting.includes(which)) waiting.push(which);
    if (block < this.#lowest) this.#lowest = block;
  }

  #joined(a: State, b: State, isWide: boolean): State {
    this.#session.work.spend(2);
    let registers: Value[] | undefined;
    for (let r = 0; r < a.registers.length; r++) {
      const value = join(a.registers[r]!, b.registers[r]!, isWide);
      if (value === a.registers[r]) continue;
      if (isFull(value)) this.#session.isCut = true;
      registers ??= a.registers.slice();
      registers[r] = value;
    }
    const { memory } = this.#session;
    const written = memory.written;
    const heap = memory.joinHeaps(a.heap, b.heap, isWide);
    this.#kept += memory.written - written;
    const caught = a.caught === undefined || b.caught === undefined ? (a.caught ?? b.caught) : join(a.caught, b.caught);
    if (registers === undefined && heap === a.heap && caught === a.caught) return a;
    return { registers: registers ?? a.registers, heap, caught };
  }
}

const copied = ({ registers, heap, caught }: State): State => ({ registers: registers.slice(), heap, caught });
