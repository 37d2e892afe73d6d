import type { Method } from '@touchstone/program';
import type { MethodCode } from '../code/method-code.ts';
import type { Heap } from '../memory/memory.ts';
import type { Value } from '../values/value.ts';

/** By which calls a method was reached: the last few call sites. */
export interface Context {
  readonly id: number;
  readonly sites: readonly number[];
}

/** Registers and heap at one point. */
export interface State {
  readonly registers: Value[];
  readonly heap: Heap;
  /** What a handler that starts here catches. */
  readonly caught: Value | undefined;
}

/** What a call came to. */
export interface Outcome {
  /** Undefined when it never returns. The heap after it is in memory. */
  readonly value: Value | undefined;
  readonly thrown: Thrown | undefined;
  /** Where it first returns data of a source, code units from the method's start. */
  readonly at?: number;
}

export interface Thrown {
  readonly value: Value;
  readonly heap: Heap;
}

/** One method being run. */
export interface Frame {
  readonly method: Method;
  readonly code: MethodCode;
  readonly context: Context;
  readonly caller: Frame | undefined;
  registers: Value[];
  /** Instruction of the moment, by number, and its position in code units. */
  i: number;
  at: number;
  /** What calls of the instruction of the moment have thrown. */
  thrown: Thrown | undefined;
}
