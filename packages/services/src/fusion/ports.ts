import type { EngineState, GoldenArtifact, Vote } from '@touchstone/domain/engine';
import type { FindingEvent, FindingState } from '@touchstone/domain/finding';
import type { AnswerRates, FusionThresholds, Tally } from '@touchstone/domain/fusion';
import type { Severity } from '@touchstone/domain/review';
import type { RunState } from '@touchstone/domain/run';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { DetectedVote, Votes } from '../work/votes-of.ts';
import type { LearnedClause, Lessons } from './lessons.ts';

/** A request whose runs have all ended, with what a finding about its app needs to carry. */
export interface Finished {
  readonly request: string;
  readonly profile: string;
  readonly artifact: string;
  readonly app: string | null;
  readonly subjectKind: string;
  readonly subject: string;
  readonly version: string | null;
  readonly campaign: string | null;
  readonly province: string | null;
  readonly operator: string | null;
  readonly reachBand: number;
  readonly ruleSet: string;
}

/** The last run of one engine version on the artifact. */
export interface EndedRun {
  readonly run: string;
  readonly engineVersion: string;
  readonly engine: string;
  readonly version: string;
  readonly group: string;
  readonly state: RunState;
  readonly engineState: EngineState;
  readonly isPerson: boolean;
  readonly errorClass: string | null;
  /** What its golden set showed of it: what is expected before any review; null where it was never measured. */
  readonly rates: AnswerRates | null;
  /** Clauses of its capability matrix. */
  readonly clauses: readonly string[];
  /** Absent when the run gave no result. */
  readonly votes: Votes | null;
}

export interface ClauseSetting {
  readonly clause: string;
  readonly severity: Severity;
  readonly expectedShare: number;
  readonly isMachineDecidable: boolean;
}

export interface KeptFinding {
  readonly id: string;
  readonly clause: string;
  readonly fingerprint: string;
  readonly state: FindingState;
  /** Somebody has decided it in the running round, and somebody else is still to: what they look at does not change meanwhile. */
  readonly isUnderReview: boolean;
  /** Whether it is about the same version of the app. */
  readonly isSameVersion: boolean;
  /** Order in which the app's versions were first seen. */
  readonly versionSeq: number;
  /** Ids of the engines that saw it. */
  readonly sawBefore: readonly string[];
}

/** A finding as fusion writes it. */
export interface FindingRow {
  readonly id: string;
  readonly finished: Finished;
  readonly clause: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly state: FindingState;
  readonly strength: 'violation' | 'suspected';
  readonly severity: Severity;
  readonly confidence: number;
  readonly rank: number;
  readonly votes: unknown;
  readonly places: readonly DetectedVote['evidence'][number][];
  readonly summary: string;
  readonly predecessor: string | null;
  readonly auditRate: number | null;
  /** What the audit drew it from. */
  readonly auditedAs: 'rejected' | 'not-found' | null;
}

export interface FindingStepRow {
  readonly finding: string;
  readonly event: FindingEvent | 'found';
  readonly from: FindingState | null;
  readonly to: FindingState;
  readonly basis: string;
}

export interface FusedRow {
  readonly id: string;
  readonly finished: Finished;
  readonly clauses: unknown;
  readonly machineItems: number;
  readonly testedItems: number;
  /** Clauses that were tested and of which no engine saw anything. */
  readonly notFoundItems: number;
}

export interface FusionTransaction {
  /** Finished requests that nobody has fused, the oldest first, held. */
  holdUnfused(limit: number, but: readonly string[]): Promise<readonly Finished[]>;
  endedRuns(artifact: string): Promise<readonly EndedRun[]>;
  /** The lines of review, where the authority has set them. */
  thresholds(): Promise<FusionThresholds | undefined>;
  clauseSettings(): Promise<readonly ClauseSetting[]>;
  /** Tallies of the engine versions, by `<engine version> <clause>`. */
  tallies(engineVersions: readonly string[]): Promise<ReadonlyMap<string, Tally>>;
  /** How often each clause is broken, as far as it was tested. */
  prevalences(): Promise<ReadonlyMap<string, { readonly real: number; readonly all: number }>>;
  /** What is known of the artifact's clauses, where it is of the golden set; undefined where it is not. */
  goldenAnswers(artifact: string): Promise<GoldenArtifact['answers'] | undefined>;
  /** What the artifact's last fused result taught, to be taken back when it is fused anew. */
  learnedFrom(artifact: string): Promise<readonly LearnedClause[]>;
  learn(lessons: Lessons): Promise<void>;
  findingsOf(finished: Finished): Promise<readonly KeptFinding[]>;
  createFinding(row: FindingRow): Promise<void>;
  rescoreFinding(id: string, row: FindingRow): Promise<void>;
  stepFinding(step: FindingStepRow): Promise<void>;
  saveFused(row: FusedRow): Promise<void>;
  markFused(request: string): Promise<void>;
  announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface FusionPorts {
  inTransaction<T>(work: (tx: FusionTransaction) => Promise<T>): Promise<T>;
  readonly hash: Sha256;
  /** Seed of the audit, kept with the installation: anyone who has it can lay the draw again. */
  readonly auditSeed: string;
  /** Where the authority has set none. */
  readonly thresholds: FusionThresholds;
  /** Sentence of a clause for lists, in Chinese. */
  titleOf(clause: string): string;
  newId(): string;
}

/** Setting of the installation that holds the lines of review. */
export const THRESHOLDS_SETTING = 'fusion-thresholds';

export type { Vote };
