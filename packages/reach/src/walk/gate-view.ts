import type { Edge } from '../edge.ts';
import type { Guard } from '../reach.ts';
import type { GateState } from '../trigger.ts';

/** What stands between a chain and what it leads to, at one place. */
export interface Guarded {
  readonly state: Exclude<GateState, 'before-gate'>;
  readonly guard: Guard | undefined;
  /** Why it cannot be said, for `undecided`. */
  readonly why: string | undefined;
  /** Where the process is told what opens it, when nothing but memory holds it: it cannot open before one of these runs. */
  readonly opensAt?: readonly { readonly method: number; readonly instruction: number }[] | undefined;
}

/** Where a class that is not known is loaded; undefined where too many calls do so for them to be looked at. */
export interface Blind {
  readonly at: { readonly method: number; readonly instruction: number } | undefined;
}

/** What the walk asks about the consent gate. */
export interface GateView {
  /** What guards an instruction inside its method; undefined when nothing does. */
  stateAt(method: number, instruction: number): Guarded | undefined;
  /** Set where a class that is not known may be loaded before the gate, and may be any: nothing is then sure to be behind it. */
  readonly blind: Blind | undefined;
  /** What the edge itself passes, such as the button that says yes; undefined for nothing. */
  stateOf(edge: Edge): Guarded | undefined;
}

export const NO_GATE: GateView = { blind: undefined, stateAt: () => undefined, stateOf: () => undefined };
