import type { Place } from '@touchstone/kernel/place';

/** Version of the shape: docs/engine-result.schema.json describes it. */
export const ENGINE_RESULT_SCHEMA = 'touchstone-engine-result/1';

/** What an engine says of a clause. NOT_TESTED and ERROR are never read as clean. */
export const VOTES = ['DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR'] as const;
export type Vote = (typeof VOTES)[number];

/** `violation`: the engine would sign it. `suspected`: a person must look. */
export const STRENGTHS = ['violation', 'suspected'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** How the run of an engine ended, as the engine itself can say it; a run may also be cancelled, and then there is no result. */
export const RESULT_OUTCOMES = ['SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'NOT_APPLICABLE'] as const;
export type ResultOutcome = (typeof RESULT_OUTCOMES)[number];

/** What one engine found in one artifact: every engine, worker and importer gives this, people too. Plain data. */
export interface EngineResult {
  readonly schema: typeof ENGINE_RESULT_SCHEMA;
  readonly engine: EngineRef;
  /** SHA-256 of the artifact, lower-case hexadecimal; `subject:<id>` where the subject has no file. */
  readonly artifact: string;
  /** SHA-256 of the configuration as {@link canonicalJson} writes it. */
  readonly configHash: string;
  readonly outcome: ResultOutcome;
  /** At most one per clause. */
  readonly clauses: readonly ClauseVote[];
  readonly evidence: readonly EngineEvidence[];
  /** What was observed, in the words of the vocabulary of facts. */
  readonly facts: readonly ObservedFact[];
  readonly problems: readonly EngineProblem[];
  /** The engine's own report, as it gave it. */
  readonly report?: unknown;
}

export interface EngineRef {
  readonly id: string;
  readonly version: string;
  readonly ruleSet: string;
}

export interface ClauseVote {
  /** As printed in the rule set: `164-01.2`; or a technical check, `check/signature-valid`. */
  readonly clause: string;
  /** The rule that decided it, where the engine has one. */
  readonly rule?: string;
  readonly vote: Vote;
  /** With DETECTED only. */
  readonly strength?: Strength;
  /** A code; always there with NOT_TESTED and ERROR. */
  readonly reason?: string;
  /** Indices into `evidence`. */
  readonly evidence: readonly number[];
}

export interface EngineEvidence {
  /** `fact`, `finding`, `screenshot`, `video`, `log`, `file` … */
  readonly kind: string;
  readonly at: Place;
  /** In words, or what is quoted from there. */
  readonly text?: string;
  /** What it shows, in the vocabulary of facts: whoever shows it to people says it in their language. */
  readonly fact?: Pick<ObservedFact, 'kind' | 'attributes'>;
  /** Of the file that is the evidence. */
  readonly sha256?: string;
}

/** A fact in the shape of the rules' facts. */
export interface ObservedFact {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly at: Place;
}

export interface EngineProblem {
  /** `<source>/<what>`. */
  readonly code: string;
  readonly at: Place;
}
