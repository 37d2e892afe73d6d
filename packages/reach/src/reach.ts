import type { Method, Site } from '@touchstone/program';
import type { Aim } from './components/index.ts';
import type { Edge, Unresolved } from './edge.ts';
import type { Entry } from './entry.ts';
import type { GateState, Repeated, Trigger } from './trigger.ts';

/** What whole-program analysis says about one app. Made once per scan and shared by all detectors that ask. */
export interface Reach {
  readonly gate: ConsentGate;
  /** How a site can be reached: none when nothing leads to it. In the worst gate state there is one answer per trigger, with and without a
   * screen, the earliest first; what else leads there in a safer state is left out. */
  answersFor(site: Pick<Site, 'method' | 'instruction'>): readonly Answer[];
  /** Where the intents may go that operand `operand` of a call can be (the receiver is operand 0); empty when nothing is known. */
  aimsOf(site: Pick<Site, 'method' | 'instruction'>, operand: number): readonly Aim[];
  /** Whether the method can run at all, by the coarsest and safest view; what is not reached here is dead. */
  canRun(method: Method): boolean;
  /** Calls by reflection and JNI whose target is a known method of the platform or the app: where the call instruction is, what it calls. */
  readonly reflectiveCalls: readonly ReflectiveCall[];
  /** Entry points found, in order. */
  readonly entries: readonly Entry[];
  readonly unresolved: readonly Unresolved[];
  /** Whether the budget ended before the analysis did: what was not reached then proves nothing. */
  readonly isPartial: boolean;
}

export interface Answer {
  readonly trigger: Trigger;
  /** `before-gate` also where there is no gate; see `ConsentGate.found`. */
  readonly gate: GateState;
  /** Why it is undecided, when it is. */
  readonly why: string | undefined;
  readonly repeated: Repeated;
  readonly isBackground: boolean;
  readonly chain: Chain;
  /** A few other ways, shortest first. */
  readonly alternatives: readonly Chain[];
}

/** Entry, then the edges that lead from it to the method which holds the site. */
export interface Chain {
  readonly entry: Entry;
  readonly edges: readonly Edge[];
  /** What makes the state: the callback or branch that stands for agreement, if any. */
  readonly guard: Guard | undefined;
}

/** A branch or callback that only agreement opens. */
export interface Guard {
  readonly method: Method;
  readonly instruction: number;
  readonly kind: 'agree-callback' | 'flag-branch' | 'sdk-switch' | 'choice-branch';
  /** Key of the flag, API of the switch. */
  readonly what: string;
}

export interface ConsentGate {
  readonly found: boolean;
  readonly how: 'dialog' | 'activity' | 'flag' | 'none';
  readonly flag: string | undefined;
  /** Where it asks: dialog built, page shown, flag read. */
  readonly site: Pick<Site, 'method' | 'instruction'> | undefined;
  /** Policy texts seen there. */
  readonly texts: readonly string[];
}

export interface ReflectiveCall {
  readonly method: Method;
  readonly instruction: number;
  readonly target: { readonly class: string; readonly name: string; readonly signature: string | undefined };
  readonly how: 'reflection' | 'native';
  /** Arguments of the call where they are constants, receiver left out. */
  readonly arguments: readonly (string | number | undefined)[];
}
