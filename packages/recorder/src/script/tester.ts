import type { Step } from './steps.ts';

/** What the tester, or the file of steps in the tester's place, does during a step. */
export type Act = Deed | Turn;

export type Deed =
  | { readonly do: 'shown' | 'refused' | 'agreed' | 'withdrawn'; readonly text?: string }
  | { readonly do: 'picture'; readonly note?: string }
  | { readonly do: 'shake' }
  | { readonly do: 'tap'; readonly x: number; readonly y: number }
  | { readonly do: 'swipe'; readonly x: number; readonly y: number; readonly toX: number; readonly toY: number }
  | { readonly do: 'key'; readonly key: string };

/** Ends the step: it is done, it cannot be done here, or the whole run ends. */
export type Turn = { readonly do: 'next' } | { readonly do: 'skip' } | { readonly do: 'quit' };

export interface Tester {
  /** Tells what to do now. */
  say(text: string): void;
  /** Resolves when the tester is ready for the step. */
  ready(step: Step): Promise<'go' | 'skip' | 'quit'>;
  /** How long to watch in this step; undefined: until the tester says so. */
  secondsOf(step: Step): number | undefined;
  /** The next act, or undefined when none came within the time. @param timeoutMs undefined: waits for an act */
  next(step: Step, timeoutMs: number | undefined): Promise<Act | undefined>;
  close(): void;
}
