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

/** What the walk asks about the consent gate. */
export interface GateView {
  /** What guards an instruction inside its method; undefined when nothing does. */
  stateAt(method: number, instruction: number): Guarded | undefined;
  /** Whether what names a class that is not known may run before the gate: nothing is then sure to be behind it. */
  readonly isBlind: boolean;
  /** What the edge itself passes, such as the button that says yes; undefined for nothing. */
  stateOf(edge: Edge): Guarded | undefined;
}

export const NO_GATE: GateView = { isBlind: false, stateAt: () => undefined, stateOf: () => undefined };
