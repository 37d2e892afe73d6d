import type { Program, ReachableCode } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import type { Entry } from '../entry.ts';
import type { Chain, Guard } from '../reach.ts';
import { GATES } from '../trigger.ts';
import type { Context, Contexts } from './contexts.ts';
import type { GateView, Guarded } from './gate-view.ts';
import { Instances, isFree, type Making, onInstance } from './instances.ts';
import type { OutEdges, WalkEdge } from './out-edges.ts';
import type { Slice } from './slice.ts';
import { both, GATE_NUMBERS, moreRepeated, numberOf, STATES, type State } from './states.ts';

/** A method reached in a state, with how: from an entry, or by an edge from another step. */
export interface Step {
  readonly method: number;
  readonly state: State;
  readonly entry: Entry | undefined;
  readonly before: Step | undefined;
  readonly edge: Edge | undefined;
  /** By which call it was entered, where it is a wrapper. */
  readonly context: Context | undefined;
  /** What made the gate's state what it is, the latest on the way. */
  readonly guarded: Guarded | undefined;
  readonly length: number;
  /** Other ways to come here, found later. */
  readonly others: Step[];
}

const MOST_OTHERS = 3;

/**
 * Walks over methods and states, breadth first: the first way to each is the shortest. A virtual call on an object that is not known
 * goes on only under conditions under which such an object exists.
 */
export class Walk {
  readonly isPartial: boolean;
  readonly #program: Program;
  readonly #slice: Slice;
  readonly #out: OutEdges;
  readonly #gate: GateView;
  readonly #contexts: Contexts;
  readonly #instances: Instances;
  readonly #steps: Map<number, Step>;
  readonly #ofMethod: Map<number, Step[]>;
  /** By gate state, the worst first; a step never leads to a worse one. */
  readonly #waiting: readonly Step[][];
  readonly #passed: Map<WalkEdge, Guarded | undefined>;
  readonly #held: Map<number, Call[]>;

  /** @param work edges that may be looked at */
  constructor(
    program: Program,
    code: ReachableCode,
    slice: Slice,
    out: OutEdges,
    contexts: Contexts,
    gate: GateView,
    roots: readonly Entry[],
    work: number,
  ) {
    this.#program = program;
    this.#slice = slice;
    this.#out = out;
    this.#gate = gate;
    this.#contexts = contexts;
    this.#passed = new Map();
    this.#instances = new Instances(program, code, slice);
    this.#steps = new Map();
    this.#ofMethod = new Map();
    this.#waiting = GATES.map(() => []);
    this.#held = new Map();
    for (const entry of roots) this.#enter(entry);
    let left = work;
    // What comes before the gate first: what is then reached in a safer state too tells nothing more.
    for (const waiting of this.#waiting) for (let i = 0; i < waiting.length && left > 0; i++) left -= this.#leave(waiting[i]!);
    this.isPartial = left <= 0 || this.#instances.isCut;
  }

  /** The first step to an instruction's method in each state, those left out in which it is not reached. */
  stepsTo(method: number, instruction: number): readonly Step[] {
    return (this.#ofMethod.get(method) ?? []).filter(({ context }) => this.#contexts.isOpen(instruction, context));
  }

  #enter(entry: Entry): void {
    const { trigger, isBackground, repeated, method } = entry;
    const state: State = { trigger, gate: 'before-gate', repeated, isBackground };
    const c = this.#program.class(entry.instanceOf)?.id;
    if (c !== undefined) this.#make(c, state);
    if (this.#slice.has[method.id] === 1)
      this.#arrive({
        method: method.id,
        state,
        entry,
        before: undefined,
        edge: undefined,
        context: this.#contexts.enterRoot(method.id, entry.instanceOf),
        guarded: undefined,
        length: 0,
        others: [],
      });
  }

  #arrive(step: Step): void {
    const { state } = step;
    const key = ((step.context?.id ?? 0) * this.#program.counts.methods + step.method) * STATES;
    const number = key + numberOf(state);
    const gate = GATES.indexOf(state.gate);
    // The worst state first.
    for (let g = gate; g >= 0; g--) {
      const known = this.#steps.get(number - g * GATE_NUMBERS);
      if (known === undefined) continue;
      if (g === 0 && known.others.length < MOST_OTHERS) known.others.push(step);
      return;
    }
    this.#steps.set(number, step);
    const all = this.#ofMethod.get(step.method);
    if (all === undefined) this.#ofMethod.set(step.method, [step]);
    else all.push(step);
    this.#waiting[gate]!.push(step);
  }

  /** @returns the work it took */
  #leave(step: Step): number {
    const { edges, made } = this.#out.of(step.method);
    for (const { class: c, instruction, trigger, isGuessed } of made) {
      if (!this.#contexts.isOpen(instruction, step.context)) continue;
      const guarded = this.#gate.stateAt(step.method, instruction);
      const gate = both(both(step.state.gate, guarded?.state ?? 'before-gate'), isGuessed === true ? 'undecided' : 'before-gate');
      this.#make(c, { gate, trigger: trigger === 'same' ? step.state.trigger : trigger });
    }
    for (const edge of edges) {
      if (!this.#contexts.allows(edge, step.context)) continue;
      const passed = this.#passedBy(edge);
      const gate = both(step.state.gate, passed?.state ?? 'before-gate');
      const guarded = gate === step.state.gate ? step.guarded : passed;
      const state: State = {
        trigger: edge.trigger === 'same' ? step.state.trigger : edge.trigger,
        gate,
        repeated: moreRepeated(step.state.repeated, edge.repeated),
        isBackground: step.state.isBackground || edge.toBackground,
      };
      if (edge.needsInstance) this.#call({ from: step, edge, state, guarded });
      else this.#follow(step, edge, state, guarded);
    }
    return 1 + edges.length + made.length;
  }

  /** What stands between an edge's method and its target: the safest of what guards the places and the edge itself. */
  #passedBy(edge: WalkEdge): Guarded | undefined {
    if (!this.#passed.has(edge)) {
      const places = [edge.instruction, ...(edge.chosenAt ?? [])];
      const passed = [...places.map((at) => this.#gate.stateAt(edge.from, at)), this.#gate.stateOf(edge)];
      this.#passed.set(edge, passed.find((one) => one?.state === 'behind-gate') ?? passed.find((one) => one !== undefined));
    }
    return this.#passed.get(edge);
  }

  #follow(before: Step, edge: WalkEdge, state: State, guarded: Guarded | undefined): void {
    const context = this.#contexts.enter(edge, before.context);
    this.#arrive({ method: edge.to, state, entry: undefined, before, edge, context, guarded, length: before.length + 1, others: [] });
  }

  /** A virtual call: goes on with the instances that there are, and waits for others when none of these makes it free. */
  #call(call: Call): void {
    const makings = this.#instances.of(call.edge.to);
    if (makings.some((making) => isFree(call.state, making))) {
      this.#follow(call.from, call.edge, call.state, call.guarded);
      return;
    }
    for (const making of makings) this.#followOn(call, making);
    const held = this.#held.get(call.edge.to);
    if (held === undefined) this.#held.set(call.edge.to, [call]);
    else held.push(call);
  }

  #followOn(call: Call, making: Making): void {
    this.#follow(call.from, call.edge, onInstance(call.state, making), call.guarded);
  }

  /** Calls that waited for an instance go on. */
  #make(c: number, making: Making): void {
    for (const method of this.#instances.add(c, making)) for (const call of this.#held.get(method) ?? []) this.#followOn(call, making);
  }
}

interface Call {
  readonly from: Step;
  readonly edge: WalkEdge;
  readonly state: State;
  readonly guarded: Guarded | undefined;
}

/** The way to a step from its entry. @param guard of the place itself, which counts after those on the way */
export function chainTo(step: Step, guard: Guard | undefined): Chain {
  const edges: Edge[] = [];
  let first = step;
  for (; first.before !== undefined; first = first.before) edges.unshift(first.edge!);
  return { entry: first.entry!, edges, guard: guard ?? step.guarded?.guard };
}

/** A few other ways to the same step, shortest first: each differs from the first way in one place. */
export function otherChains(step: Step, guard: Guard | undefined): readonly Chain[] {
  const chains: Chain[] = [];
  const tail: Edge[] = [];
  for (let at: Step | undefined = step; at !== undefined && chains.length < MOST_CHAINS; at = at.before) {
    for (const other of at.others) {
      if (chains.length >= MOST_CHAINS || leadsThrough(other.before, at)) continue;
      const head = chainTo(other, guard);
      chains.push({ ...head, edges: [...head.edges, ...tail] });
    }
    if (at.edge !== undefined) tail.unshift(at.edge);
  }
  return chains.sort((a, b) => a.edges.length - b.edges.length).slice(0, MOST_OTHERS);
}

const MOST_CHAINS = 12;

function leadsThrough(from: Step | undefined, step: Step): boolean {
  for (let at = from; at !== undefined; at = at.before) if (at === step) return true;
  return false;
}
