import type { CaseActor, CaseState } from '@touchstone/domain/case';
import type { Capability } from '@touchstone/domain/engine';
import type { FindingEvent, FindingState } from '@touchstone/domain/finding';
import type { Entry } from '@touchstone/domain/inventory';
import type {
  BuildSigns,
  EvasionCheck,
  ListingCheck,
  RunSigns,
  SubmissionEvent,
  SubmissionFacts,
  SubmissionState,
  SubmittedBuild,
} from '@touchstone/domain/submission';
import type { AuditLog } from '../audit/ports.ts';
import type { CaseTransaction } from '../cases/ports.ts';
import type { EndedRun } from '../fusion/ports.ts';
import type { EntryTransaction } from '../inventory/enter-artifact.ts';
import type { SubjectTransaction } from '../inventory/register-subject.ts';
import type { ScanAsk } from '../work/request-scan.ts';

/** A row of the fix table as the firm writes it. */
export interface FixRow {
  readonly finding: string;
  readonly done: string;
  /** File, class or screen that was changed. */
  readonly changedFile: string;
  readonly version: string;
  /** SHA-256 of files of proof. */
  readonly evidence: readonly string[];
}

export interface KeptSubmission {
  readonly id: string;
  readonly case: string;
  readonly operator: string;
  /** The firm's. */
  readonly organisation: string;
  readonly authority: string;
  readonly state: SubmissionState;
  readonly isLate: boolean;
  readonly rowVersion: number;
}

/** The case as far as a submission goes. */
export interface SubmittedCase {
  readonly id: string;
  readonly state: CaseState;
  readonly organisation: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly app: string | null;
  readonly category: number | null;
  readonly artifact: string | null;
  /** The firm was told of it. */
  readonly isServed: boolean;
  /** Last instant of the time to rectify, or after a notice; null: none runs or ran. */
  readonly dueAtMs: number | null;
  /** Findings that are neither dropped nor fixed. */
  readonly open: readonly { readonly finding: string; readonly clause: string }[];
}

/** A clause of a submission with what the retest needs to know of its finding. */
export interface RetestClause {
  readonly finding: string;
  readonly clause: string;
  readonly state: FindingState;
  /** Engines whose votes it rests on. */
  readonly sawBefore: readonly string[];
  readonly outcome: 'OPEN' | 'ABSENT' | 'FIXED' | 'PERSISTS' | 'NOT_TESTED';
}

/** An engine version that votes. */
export interface VotingEngine {
  readonly id: string;
  readonly capabilities: readonly Capability[];
  readonly recall: number | null;
  readonly mayRun: boolean;
}

export interface SubmissionArtifact extends SubmittedBuild {
  readonly artifact: string;
  readonly sha256: string;
  readonly state: string;
  readonly app: string | null;
}

/** On what ground a retest runs: `{device: 'fresh', region: '11', day: '2026-11-22'}`; empty: as it comes. */
export type Ground = Readonly<Partial<Record<'device' | 'region' | 'day', string>>>;

export interface RetestRequest {
  readonly request: string;
  readonly artifact: string;
  readonly round: number;
  readonly ground: Ground;
  /** Its votes have been fused. */
  readonly isFused: boolean;
}

/** A listing that users can install from, and the file that it is stated to carry. */
export interface LiveListing {
  readonly listing: string;
  readonly store: string;
  readonly statedSha256: string | null;
  readonly isFetched: boolean;
  /** The bytes with that hash, when they are here. */
  readonly file: {
    readonly sha256: string;
    readonly package: string;
    readonly versionCode: number;
    readonly signers: readonly string[];
  } | null;
}

export interface CheckRow {
  readonly kind: 'listing' | 'evasion';
  /** Id of the listing, or name of the check. */
  readonly name: string;
  readonly store: string | null;
  readonly result: ListingCheck['result'] | EvasionCheck['result'];
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Over result, reason and detail: a judgement of a person holds for this and for nothing else. */
  readonly resultHash: string;
}

export type Judgement = 'harmless' | 'evasion' | 'seen-by-hand';

/** Rows of submissions inside one transaction. */
export interface SubmissionRows {
  createSubmission(row: {
    readonly id: string;
    readonly of: SubmittedCase;
    readonly organisation: string;
    readonly statement: string;
    readonly by: string | null;
    readonly atMs: number;
  }): Promise<void>;
  /** A new version of the row, too. @param statement null: as it is */
  saveStatement(id: string, statement: string | null): Promise<void>;
  /** In place of all rows before. */
  saveFixes(id: string, fixes: readonly (FixRow & { readonly clause: string })[]): Promise<void>;
  saveArtifacts(id: string, artifacts: readonly string[]): Promise<void>;
  saveValidation(id: string, artifact: string, validation: Readonly<Record<string, unknown>>): Promise<void>;
  holdSubmission(id: string): Promise<KeptSubmission | undefined>;
  fixesOf(id: string): Promise<readonly FixRow[]>;
  artifactsOf(id: string): Promise<readonly SubmissionArtifact[]>;
  /** The file of the case; undefined where the case has none. */
  buildOfCase(id: string): Promise<SubmissionArtifact | undefined>;
  submittedCase(id: string): Promise<SubmittedCase | undefined>;
  /** Another of the same case that somebody looks at. */
  openSubmissionOf(of: string): Promise<string | undefined>;
  stepSubmission(step: {
    readonly id: string;
    readonly event: SubmissionEvent;
    readonly from: SubmissionState | null;
    readonly to: SubmissionState;
    readonly basis: string;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly atMs: number;
    readonly fields?: SubmissionFields;
  }): Promise<void>;
  /** Legal hold on the files and the proof that were handed in. */
  holdFiles(id: string): Promise<void>;
  /** The loop is to look at shelves and signs again. */
  wantChecks(id: string, atMs: number): Promise<void>;

  /** What is left open; read when it is to pass. */
  submissionFacts(id: string): Promise<SubmissionFacts>;
  retestClauses(id: string): Promise<readonly RetestClause[]>;
  votingEngines(): Promise<readonly VotingEngine[]>;
  addRetest(id: string, retest: Omit<RetestRequest, 'isFused'>, atMs: number): Promise<void>;
  retestsOf(id: string): Promise<readonly RetestRequest[]>;
  /** Submissions whose retests have all been fused since, held. */
  holdRetested(limit: number): Promise<readonly string[]>;
  endedRuns(artifact: string): Promise<readonly EndedRun[]>;
  /** All runs of these requests that have ended: one engine may have run on several grounds. */
  runsOfRequests(requests: readonly string[]): Promise<readonly (EndedRun & { readonly artifact: string })[]>;
  saveOutcome(
    id: string,
    finding: string,
    outcome: {
      readonly outcome: RetestClause['outcome'];
      readonly reason: string;
      readonly votes: unknown;
      readonly agreedBy?: string | null;
      readonly note?: string;
      readonly atMs: number;
    },
  ): Promise<void>;
  /** What the case's own list says of the finding from now on. */
  saveCaseOutcome(of: string, finding: string, outcome: 'OPEN' | 'FIXED' | 'PERSISTS' | 'NOT_TESTED'): Promise<void>;
  stepFinding(step: {
    readonly finding: string;
    readonly event: FindingEvent;
    readonly from: FindingState;
    readonly to: FindingState;
    readonly basis: string;
  }): Promise<void>;

  holdUnchecked(nowMs: number, limit: number): Promise<readonly string[]>;
  /** Runs of all retests that gave a result. */
  resultsOfRetests(id: string): Promise<readonly SignedRun[]>;
  liveListings(app: string): Promise<readonly LiveListing[]>;
  /** Declares that the file of a listing is to be fetched from its store, unless that is under way. */
  askFetch(listing: string): Promise<void>;
  saveChecks(id: string, rows: readonly CheckRow[], comparison: unknown, atMs: number, newId: () => string): Promise<void>;
  holdCheck(
    id: string,
    check: string,
  ): Promise<{ readonly id: string; readonly kind: string; readonly name: string; readonly result: string } | undefined>;
  saveJudgement(
    check: string,
    judgement: {
      readonly as: Judgement;
      readonly by: string;
      readonly note: string;
      readonly evidence: readonly string[];
      readonly atMs: number;
    },
  ): Promise<void>;
}

export interface SubmissionFields {
  readonly isLate?: boolean;
  readonly reason?: string | null;
  readonly sentAtMs?: number;
  readonly decidedAtMs?: number;
  readonly decidedBy?: string | null;
}

export interface SubmissionTransaction extends CaseTransaction, SubmissionRows {
  readonly audit: AuditLog;
  /** The inventory, for files that a firm hands in, and for what stands for a subject that has none. */
  readonly inventory: EntryTransaction & Pick<SubjectTransaction, 'saveNoFile'>;
  requestScan(ask: ScanAsk): Promise<{ readonly ok: true; readonly request: string } | { readonly ok: false; readonly reason: string }>;
}

export interface SubmissionPorts {
  inTransaction<T>(work: (tx: SubmissionTransaction) => Promise<T>): Promise<T>;
}

/** What reads bytes and reports, outside of any transaction. */
export interface CheckPorts extends SubmissionPorts {
  /** What the entries of a stored file hold; null when they cannot be read. */
  entriesOf(sha256: string): Promise<readonly Entry[] | null>;
  /** What our newest report of a file says of evasion; null when there is none. */
  signsOf(artifact: string): Promise<BuildSigns | null>;
  runSigns(runs: readonly SignedRun[], clauses: readonly string[]): Promise<readonly RunSigns[]>;
  /** Behaviour before and after: permissions, SDKs, hosts, sensitive reads, statements of the policy; null without both reports. */
  compare(before: string, after: string): Promise<unknown>;
  hash(text: string): string;
  nowMs(): number;
}

/** A run of a retest whose result is kept. */
export interface SignedRun {
  readonly engine: string;
  readonly object: string;
  readonly ground: Ground;
  readonly inputs: readonly string[];
}

/** Who acts. */
export interface SubmissionActor extends CaseActor {
  readonly person: string | null;
}
