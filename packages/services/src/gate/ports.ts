import type { GateDecision, GatePolicy, GateText } from '@touchstone/domain/gate';
import type { EndedRun } from '../fusion/ports.ts';

/** A package before a shelf, and whose law decides. */
export interface OpenCheck {
  readonly id: string;
  readonly store: string;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly sha256: string;
  readonly category: number | null;
  readonly policy: GatePolicy;
  readonly state: 'WAITING' | 'SCANNING';
  readonly artifact: string | null;
  readonly createdAtMs: number;
}

/** What a clause is called and what is to be done about it. */
export interface ClauseWords {
  readonly title: GateText;
  readonly remedy: GateText;
}

export interface ReasonTold extends ClauseWords {
  readonly clause: string;
  readonly verdict: string;
  readonly outcome: string;
  /** Rule of the policy; null: none fitted. */
  readonly by: string | null;
  readonly places: readonly string[];
  readonly reason: string | null;
  readonly text: GateText | null;
}

/** The answer as it is kept and told. */
export interface GateAnswer {
  readonly outcome: GateDecision['outcome'];
  readonly reasons: readonly ReasonTold[];
  /** Not tested and taken all the same: not tested does not mean compliant. */
  readonly untestedAccepted: readonly { readonly clause: string; readonly title: GateText; readonly by: string | null }[];
  readonly counts: GateDecision['counts'];
  readonly engines: readonly string[];
  readonly ruleSet: string;
  /** For the developer, as it is. */
  readonly text: GateText;
}

export interface GateTransaction {
  /** The oldest check that is not decided, held; none that somebody else holds, nor one of these. */
  holdOpen(but: readonly string[]): Promise<OpenCheck | undefined>;
  begin(check: string, artifact: string, scan: string | null): Promise<void>;
  /** Runs of the store's own scans of this package; undefined while one of them is open. */
  endedRuns(check: OpenCheck): Promise<readonly EndedRun[] | undefined>;
  decide(check: string, answer: GateAnswer, atMs: number): Promise<void>;
  fail(check: string, message: string, atMs: number): Promise<void>;
  announce(topic: string, check: string, organisation: string, payload: Readonly<Record<string, string>>): Promise<void>;
}

export interface GatePorts {
  inTransaction<T>(work: (tx: GateTransaction) => Promise<T>): Promise<T>;
  /** The stored package, under the store's own rights: what it may not see is not there. */
  packageOf(
    check: OpenCheck,
  ): Promise<{ readonly artifact: string; readonly app: string | null; readonly category: number | null } | undefined>;
  /** Private to the store, as a firm's own check is to the firm. @returns the scan; null when the same was asked for before, undefined when no engine runs */
  requestScan(
    check: OpenCheck,
    about: { readonly artifact: string; readonly app: string | null; readonly category: number | null },
  ): Promise<string | null | undefined>;
  /** Every clause of the law. */
  readonly knownClauses: ReadonlySet<string>;
  wordsOf(clause: string): ClauseWords;
  readonly ruleSet: string;
  nowMs(): number;
}
