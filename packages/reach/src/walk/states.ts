import { GATES, type GateState, type Repeated, TRIGGERS, type Trigger } from '../trigger.ts';

const REPEATED: readonly Repeated[] = ['no', 'loop', 'timer', 'periodic-job'];

/** How a method is reached, as one number: trigger, gate, repetition, and whether a screen is needed. */
export interface State {
  readonly trigger: Trigger;
  readonly gate: GateState;
  readonly repeated: Repeated;
  readonly isBackground: boolean;
}

export const STATES = TRIGGERS.length * GATES.length * REPEATED.length * 2;

/** How far apart the numbers of two states are that differ in the gate alone: the one after in `GATES` has the higher one. */
export const GATE_NUMBERS = REPEATED.length * 2;

export function numberOf({ trigger, gate, repeated, isBackground }: State): number {
  const when = TRIGGERS.indexOf(trigger) * GATES.length + GATES.indexOf(gate);
  return (when * REPEATED.length + REPEATED.indexOf(repeated)) * 2 + (isBackground ? 1 : 0);
}

/** The worse of two for the app is the earlier in `GATES`; passing both, the later holds. */
export const both = (a: GateState, b: GateState): GateState => GATES[Math.max(GATES.indexOf(a), GATES.indexOf(b))]!;

export const moreRepeated = (a: Repeated, b: Repeated): Repeated => REPEATED[Math.max(REPEATED.indexOf(a), REPEATED.indexOf(b))]!;

/** Order in time, as far as it is sure: the process starts, a screen appears, then anything may happen. */
export const rankOf = (trigger: Trigger): number => Math.min(TRIGGERS.indexOf(trigger), 2);
