import type { MethodName } from '@touchstone/program';
import type { ValueId } from './method-values.ts';

/** One thing that a value can be. Places are method ids and code units from the method's start. */
export type Origin =
  /** Made by `new` (or as an array, `class` then starting with `[`) at a known place: exactly this class. */
  | { readonly kind: 'object'; readonly class: string; readonly method: number; readonly instruction: number; readonly value: ValueId }
  /** A lambda made by invoke-custom at a known place; `method` of `body` is what it runs, after `bound` captured values. */
  | {
      readonly kind: 'lambda';
      readonly method: number;
      readonly instruction: number;
      readonly value: ValueId;
      /** Interface that it implements and the name of its method. */
      readonly interface: string;
      readonly name: string;
      readonly body: MethodName;
      readonly bound: number;
    }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number } // null too is 0
  | { readonly kind: 'class'; readonly descriptor: string }
  /** Some object of this app class or one below it: `this`, or what the platform made of it (an activity, a view). */
  | { readonly kind: 'some'; readonly class: string }
  /** What a method or field of the platform gave, or the platform passes to a callback: of this type or below it. */
  | {
      readonly kind: 'platform';
      readonly class: string;
      /** The member that gave it; undefined for arguments of callbacks. */
      readonly member: { readonly class: string; readonly name: string } | undefined;
      readonly method: number;
      readonly instruction: number;
      readonly value: ValueId;
    }
  /** The parameter of a method, left open (only where asked for with `local`): -1 is `this`, others from 0. */
  | { readonly kind: 'parameter'; readonly method: number; readonly index: number };

/** Why it is not known to be all. */
export type Incompleteness =
  | 'budget'
  | 'too-many'
  | 'no-caller'
  | 'array'
  | 'collection'
  | 'computed'
  | 'dispatch'
  | 'reflection'
  | 'native';

/** All that a value can be, as far as is known; in the order in which it was found, each once. */
export interface OriginSet {
  readonly origins: readonly Origin[];
  /** Whether there can be nothing else. */
  readonly isComplete: boolean;
  readonly why: Incompleteness | undefined;
}

export const NOTHING_KNOWN: OriginSet = { origins: [], isComplete: false, why: 'computed' };
