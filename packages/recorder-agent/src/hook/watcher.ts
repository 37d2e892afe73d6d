import type { Seen } from '../look/about.ts';

/** A call of a hooked method. */
export interface Call extends Seen {
  /** Class under which it is hooked: the one of the table, not the runtime class that does the work. */
  readonly owner: string;
  readonly method: string;
  /** As stacks name it: the class that does the work. */
  readonly frame: string;
  readonly signature: string;
  readonly returns: string;
  /** Clock of the device when it began. */
  readonly time: number;
}

/** How a call ended. */
export type Ending = { readonly result: unknown } | { readonly error: unknown };

/** Takes part in calls of a method; faults of it are caught. */
export interface Watcher {
  before?(call: Call): void;
  after?(call: Call, ending: Ending): void;
  /** Marks calls for those that they lead to; of several such watchers of one method only the first takes part. */
  readonly isRecorder?: true;
  /** The method runs other code on behalf of its caller: calls in it are the caller's own. */
  readonly isPassage?: true;
}

/** A method to be hooked: all of its overloads, on its class and on the classes that do its work at run time. */
export interface Wish {
  /** Java name with dots. */
  readonly owner: string;
  /** `<init>` for constructors. */
  readonly method: string;
  readonly watcher: Watcher;
}
