import type { Program, ReachableCode } from '@touchstone/program';
import type { Slice } from './slice.ts';
import { both, rankOf, type State } from './states.ts';

const DEEPEST = 512;

/** A condition under which an instance is made. */
export type Making = Pick<State, 'gate' | 'trigger'>;

/**
 * Under which conditions instances are made that have a method. A call on an object that is not known runs the method when it is called and
 * there is such an object: under the later of both triggers, and behind the gate when one of them is.
 */
export class Instances {
  /** Whether some class has more above it than were looked at. */
  isCut: boolean;
  readonly #program: Program;
  readonly #code: ReachableCode;
  readonly #slice: Slice;
  readonly #ofMethod: Map<number, Making[]>;
  readonly #ofClass: Map<number, Making[]>;

  constructor(program: Program, code: ReachableCode, slice: Slice) {
    this.isCut = false;
    this.#program = program;
    this.#slice = slice;
    this.#code = code;
    this.#ofMethod = new Map();
    this.#ofClass = new Map();
  }

  /** Conditions under which there are instances that have the method. */
  of(method: number): readonly Making[] {
    return this.#ofMethod.get(method) ?? [];
  }

  /** An instance of exactly this class is made. @returns methods that have an instance under a condition that they had not */
  add(c: number, making: Making): readonly number[] {
    const known = this.#ofClass.get(c) ?? [];
    if (known.some((one) => isCoveredBy(making, one))) return [];
    const added = { gate: making.gate, trigger: making.trigger };
    this.#ofClass.set(c, [...known, added]);
    const grown: number[] = [];
    for (const method of this.#methodsOf(c)) {
      const makings = this.#ofMethod.get(method) ?? [];
      if (this.#slice.has[method] === 0 || makings.some((one) => isCoveredBy(making, one))) continue;
      this.#ofMethod.set(method, [...makings, added]);
      grown.push(method);
    }
    return grown;
  }

  /** Methods that instances of the class have, their own and inherited, those hidden left out. */
  *#methodsOf(c: number): Generator<number> {
    const { hierarchy, files } = this.#program.index;
    const { of } = this.#code.selectors;
    const hidden = new Set<number>();
    const chain: number[] = [];
    let a = c;
    for (; a >= 0 && chain.length < DEEPEST; a = hierarchy.parent[a]!) chain.push(a);
    if (a >= 0) this.isCut = true;
    for (const owner of [...chain, ...this.#interfacesOf(chain)]) {
      const file = files[hierarchy.file[owner]!]!;
      const { classStart, virtualStart } = file.dex.definitions;
      const k = owner - file.classBase;
      for (let d = virtualStart[k]!; d < classStart[k + 1]!; d++) {
        const id = file.definitionBase + d;
        if (hidden.has(of[id]!)) continue;
        hidden.add(of[id]!);
        yield id;
      }
    }
  }

  #interfacesOf(chain: readonly number[]): ReadonlySet<number> {
    const { interfaceStart, interfaceType, classOf } = this.#program.index.hierarchy;
    const found = new Set<number>();
    const look = (c: number) => {
      for (let i = interfaceStart[c]!; i < interfaceStart[c + 1]!; i++) {
        const one = classOf[interfaceType[i]!]!;
        if (one < 0) continue;
        if (found.size < DEEPEST) found.add(one);
        else if (!found.has(one)) this.isCut = true;
      }
    };
    for (const c of chain) look(c);
    for (const c of found) look(c);
    return found;
  }
}

/** Whether every call that the first lets go on, the second lets go on at least as early and as far from the gate. */
const isCoveredBy = (making: Making, known: Making): boolean =>
  both(known.gate, making.gate) === making.gate && (known.trigger === making.trigger || rankOf(known.trigger) < rankOf(making.trigger));

/** The state of a call on an object made under a condition. */
export const onInstance = (state: State, { gate, trigger }: Making): State => ({
  ...state,
  gate: both(state.gate, gate),
  trigger: rankOf(trigger) > rankOf(state.trigger) ? trigger : state.trigger,
});

/** Whether the call is not held back by the condition. */
export const isFree = (state: State, making: Making): boolean => {
  const after = onInstance(state, making);
  return after.gate === state.gate && after.trigger === state.trigger;
};
