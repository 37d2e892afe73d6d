import type { Trigger } from './trigger.ts';

/** Why one method leads to another. */
export type EdgeHow =
  | 'call' // a call instruction, one target
  | 'dispatch' // a call instruction, one of several targets
  | 'class-initialiser'
  | 'lambda' // invoke-custom or a lambda class
  | 'callback' // the platform calls what was registered here
  | 'thread' // runs on another thread, handler, executor, coroutine
  | 'timer' // runs later and maybe again
  | 'message' // Handler.handleMessage, event bus
  | 'job' // scheduled work
  | 'intent' // a component is started here
  | 'broadcast' // a receiver registered or called here
  | 'inflation' // a layout with views or fragments of the app
  | 'reflection'
  | 'native' // through JNI by name
  | 'created'; // the platform may call a method of the object made here; how it gets it was not seen

/**
 * That `to` runs because of the instruction in `from`. Placed where the object is made or handed over by the app's code, not
 * inside a wrapper which takes it as a parameter, so that different callers of one wrapper stay apart; `via` then holds the wrappers.
 */
export interface Edge {
  /** Method ids. */
  readonly from: number;
  /** Code units from the method's start. */
  readonly instruction: number;
  readonly to: number;
  readonly how: EdgeHow;
  /** What sets `to` going; `same` keeps the trigger of `from`. */
  readonly trigger: Trigger | 'same';
  readonly repeated: 'no' | 'loop' | 'timer' | 'periodic-job';
  /** Enters a component that works without a screen. */
  readonly toBackground: boolean;
  /** What a reader should know: the API that hands over, the action, the resolved name. */
  readonly because: string;
  /** Wrappers between, outermost first. */
  readonly via?: readonly number[];
  /** Further instructions of `from` that ran when it leads to `to`: where the target was chosen among others. What guards one guards the edge. */
  readonly chosenAt?: readonly number[];
  /** Set where a class or a member of one is named by what is not known: it may be this one. */
  readonly isGuessed?: true;
  /** Class of the receiver in `to`, when one is known. */
  readonly receiver?: string;
}

/** A call whose target could not be found: the limit of the answer. */
export interface Unresolved {
  readonly from: number;
  readonly instruction: number;
  readonly what: 'reflection' | 'intent' | 'native' | 'dynamic-code' | 'dispatch' | 'message';
}
