import type { Program, ReachableCode } from '@touchstone/program';
import { GATES } from '../trigger.ts';
import { RANKS, rankOf, type State } from './states.ts';

const DEEPEST = 512;

/**
 * Under which conditions a method has an instance to be called on: a bit for each gate state and rank of trigger, set for all that
 * are later or safer too, since what exists stays.
 */
export class Instances {
  readonly #program: Program;
  readonly #code: ReachableCode;
  readonly #has: Uint16Array;
  readonly #made: Uint16Array;
  readonly #grown: number[];

  constructor(program: Program, code: ReachableCode) {
    this.#program = program;
    this.#code = code;
    this.#has = new Uint16Array(program.counts.methods);
    this.#made = new Uint16Array(program.counts.classes);
    this.#grown = [];
  }

  /** Whether there is an instance when the method is called in the state. */
  has(method: number, state: State): boolean {
    return (this.#has[method]! & bitOf(state)) !== 0;
  }

  /** An instance of exactly this class is made in the state. */
  add(c: number, state: State): void {
    const bits = bitsFrom(state);
    if ((this.#made[c]! | bits) === this.#made[c]) return;
    this.#made[c]! |= bits;
    const { hierarchy, files } = this.#program.index;
    const { of } = this.#code.selectors;
    const hidden = new Set<number>();
    const give = (owner: number) => {
      const file = files[hierarchy.file[owner]!]!;
      const { classStart, virtualStart } = file.dex.definitions;
      const k = owner - file.classBase;
      for (let d = virtualStart[k]!; d < classStart[k + 1]!; d++) {
        const id = file.definitionBase + d;
        if (hidden.has(of[id]!)) continue;
        hidden.add(of[id]!);
        if ((this.#has[id]! | bits) === this.#has[id]) continue;
        this.#has[id]! |= bits;
        this.#grown.push(id);
      }
    };
    const chain: number[] = [];
    for (let a = c; a >= 0 && chain.length < DEEPEST; a = hierarchy.parent[a]!) chain.push(a);
    for (const owner of chain) give(owner);
    for (const owner of this.#interfacesOf(chain)) give(owner);
  }

  /** Methods that have got an instance under more conditions since this was last asked. */
  takeGrown(): readonly number[] {
    return this.#grown.splice(0);
  }

  #interfacesOf(chain: readonly number[]): ReadonlySet<number> {
    const { interfaceStart, interfaceType, classOf } = this.#program.index.hierarchy;
    const found = new Set<number>();
    const look = (c: number) => {
      for (let i = interfaceStart[c]!; i < interfaceStart[c + 1]!; i++) {
        const one = classOf[interfaceType[i]!]!;
        if (one >= 0 && found.size < DEEPEST) found.add(one);
      }
    };
    for (const c of chain) look(c);
    for (const c of found) look(c);
    return found;
  }
}

const bitOf = ({ gate, trigger }: State) => 1 << (GATES.indexOf(gate) * RANKS + rankOf(trigger));

function bitsFrom({ gate, trigger }: State): number {
  let bits = 0;
  for (let g = GATES.indexOf(gate); g < GATES.length; g++) for (let r = rankOf(trigger); r < RANKS; r++) bits |= 1 << (g * RANKS + r);
  return bits;
}
